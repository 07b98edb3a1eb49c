"""`glossary terms accept`: one key a decision, remembered at once, and nothing else changes."""

import io
import os
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.parallel.decisions import parse_proposals
from glossary.termbase import load_termbase
from tests.parallel.texts import CASES

Run = Callable[..., Any]
PROPOSALS = """\
# a remark that stays
entries:
  - zh: 蓝色经济
    label: likely
    frequency: 2
    renderings:
      - en: blue economy
        probability: 0.96
        frequency: 2
        evidence:
          - {zh: 发展【蓝色经济】。, en: "Develop the 【blue economy】.", source: "speech.en.txt:7", date: 2023-05-01}
      - en: economy
        probability: 0.02
        frequency: 1
        evidence: []
  - zh: 海上热线
    label: check
    frequency: 1
    renderings:
      - {en: maritime hotline, probability: 0.7, frequency: 1}
  - zh: 红树林
    label: no reliable candidate
    frequency: 1
"""


@pytest.fixture
def walk(glossary: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return a function that runs `terms accept` with *keys* on standard input."""
    (tmp_path / "p.yaml").write_text(PROPOSALS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(keys: str, *args: str) -> Any:
        monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
        return glossary("terms", "accept", "p.yaml", "--in", "list.yaml", *args)

    return run


def decisions() -> list[str]:
    return [pending.decision for pending in parse_proposals(Path("p.yaml").read_text(encoding="utf-8"), "p.yaml")]


def test_an_accepted_rendering_enters_the_list_with_source_and_date(walk: Callable[..., Any]) -> None:
    ran = walk("1q")
    assert ran.code == 0
    expected = "entries:\n  - zh: 蓝色经济\n    en: blue economy\n    source: speech.en.txt\n    date: 2023-05-01\n"
    assert Path("list.yaml").read_text(encoding="utf-8") == expected
    assert decisions() == ["accepted: blue economy", "", ""]
    assert "1 accepted; 2 left" in ran.err


def test_the_context_of_each_rendering_is_shown(walk: Callable[..., Any]) -> None:
    out = walk("q").out
    assert "1/3  蓝色经济  likely" in out
    assert "96 %" in out
    assert "发展【蓝色经济】。" in out
    assert "(speech.en.txt:7)" in out


def test_a_refusal_is_remembered_and_not_asked_again(walk: Callable[..., Any]) -> None:
    walk("rq")
    assert decisions() == ["refused", "", ""]
    assert not Path("list.yaml").exists()
    assert "1/2  海上热线" in walk("q").out


def test_a_refused_proposal_is_asked_again_only_on_request(walk: Callable[..., Any]) -> None:
    walk("rq")
    assert "蓝色经济" in walk("q", "--again").out


def test_later_leaves_a_proposal_open(walk: Callable[..., Any]) -> None:
    assert "nothing decided; 3 left" in walk("sss").err
    assert decisions() == ["", "", ""]


def test_other_english_may_be_typed(walk: Callable[..., Any]) -> None:
    walk("ssemangrove forests\n")
    entries, _ = load_termbase(["list.yaml"])
    assert [(entry.headword, entry.en[0].text) for entry in entries] == [("红树林", "mangrove forests")]
    assert decisions()[2] == "accepted: mangrove forests"


def test_keys_that_mean_nothing_are_passed_over(walk: Callable[..., Any]) -> None:
    walk("x9\n31q")  # the second proposal has no third rendering
    assert decisions()[0] == "accepted: blue economy"


def test_source_and_date_may_be_given(walk: Callable[..., Any]) -> None:
    walk("1q", "--source", "MFA, 1 May 2023", "--date", "2023")
    (entry,), _ = load_termbase(["list.yaml"])
    assert (entry.en[0].source, entry.en[0].date) == ("MFA, 1 May 2023", "2023")


def test_every_other_byte_of_both_files_stays(walk: Callable[..., Any]) -> None:
    before = "# ours\nentries:\n  - {zh: 和平, en: peace}   # dear\n"
    Path("list.yaml").write_text(before, encoding="utf-8")
    walk("s1")
    after = Path("list.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    proposals = Path("p.yaml").read_text(encoding="utf-8")
    assert proposals.replace('    decision: "accepted: maritime hotline"\n', "") == PROPOSALS


def test_a_term_the_list_has_is_not_asked(walk: Callable[..., Any]) -> None:
    Path("list.yaml").write_text("entries:\n  - {zh: 蓝色经济, en: ocean economy}\n", encoding="utf-8")
    ran = walk("")
    assert "1/3" not in ran.out
    assert decisions()[0] == "known"
    assert "ocean economy" in Path("list.yaml").read_text(encoding="utf-8")


def test_aligning_again_keeps_what_was_decided(glossary: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "p.yaml"
    align = ("align", CASES / "briefing.zh.txt", CASES / "briefing.en.txt", "-o", target)
    glossary(*align)
    monkeypatch.setattr(sys, "stdin", io.StringIO("r"))
    glossary("terms", "accept", target, "--in", tmp_path / "list.yaml")
    old = target.read_text(encoding="utf-8") + "\n  - zh: 旧词\n    decision: refused\n"  # an old term
    target.write_text(old, encoding="utf-8")
    glossary(*align)
    again = {pending.term: pending for pending in parse_proposals(target.read_text(encoding="utf-8"), "p.yaml")}
    assert [term for term, pending in again.items() if pending.decision == "refused"] == ["海洋生态保护基金", "旧词"]


@pytest.mark.parametrize(
    "text",
    ["entries:\n  - {zh: 和平, en: peace}\n", "entries: {a: b}\n", "- a\n", "entries:\n  - just text\n", "a: [\n", ""],
    ids=["a term list", "a mapping", "a list", "no entry", "broken", "empty"],
)
def test_what_is_no_file_of_proposals_is_refused(glossary: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    ran = glossary("terms", "accept", path, "--in", tmp_path / "list.yaml")
    assert ran.code == 65
    assert "A005" in ran.err


def test_no_proposals_are_no_fault(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("entries: []\n", encoding="utf-8")
    assert glossary("terms", "accept", path, "--in", tmp_path / "list.yaml").code == 0


def read_until(terminal: int, awaited: bytes) -> None:
    """Read until *awaited* and the line of keys behind it were seen; fail after 30 seconds."""
    seen = b""
    until = time.monotonic() + 30
    while awaited not in seen or b"q stop" not in seen[seen.index(awaited) :]:
        assert time.monotonic() < until, seen
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 4096)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_in_a_terminal_a_single_key_decides(tmp_path: Path) -> None:
    import pty

    (tmp_path / "p.yaml").write_text(PROPOSALS, encoding="utf-8")
    child, terminal = pty.fork()
    if child == 0:
        os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
        os.chdir(tmp_path)
        command = [sys.executable, "-m", "glossary", "terms", "accept", "p.yaml", "--in", "list.yaml"]
        os.execv(sys.executable, command)
    for key, awaited in ((b"1", b"1/3"), (b"r", b"2/3"), (b"q", b"3/3")):
        read_until(terminal, awaited)
        time.sleep(0.5)  # the terminal drops keys that come before it is asked for one
        os.write(terminal, key)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    text = (tmp_path / "p.yaml").read_text(encoding="utf-8")
    found = [pending.decision for pending in parse_proposals(text, "p.yaml")]
    assert found == ["accepted: blue economy", "refused", ""]
