"""Whatever is wrong with one file: one line about it, the others done, what was there kept, in bounded time and memory."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from glossary.documents import FAULTS, read_documents, sources
from tests.faults.table import BANKS, DOCUMENTS, GOOD, STEPS

resource: Any = pytest.importorskip("resource")  # Unix

SECONDS, BYTES = 30, 4_000_000_000
"""Processor time and address space of one command; chosen: several times what the largest case needs."""


def limit() -> None:
    """Bound the process that is about to start."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def command(*arguments: str, program: str = "", **rest: Any) -> subprocess.CompletedProcess[bytes]:
    """Run `glossary` with *arguments*, bounded; *program* is run before it in the same process."""
    start = [sys.executable, "-c", f"import sys; {program}\nfrom glossary.__main__ import main; main()"]
    rest = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **rest}
    environment = {**os.environ, "GLOSSARY_NO_CONFIG": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [*start, *arguments], check=False, timeout=4 * SECONDS, preexec_fn=limit, env=environment, **rest
    )


def lines(told: bytes) -> list[str]:
    """Return the lines of a message, hints left out; no traceback, nothing that acts in a terminal."""
    text = told.decode("utf-8")
    assert "Traceback" not in text
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    return [line for line in text.splitlines() if not line.startswith(" ")]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_broken_document_stops_no_other(name: str, tmp_path: Path) -> None:
    make, code = DOCUMENTS[name]
    make(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    ran = command("extract", str(tmp_path), "--no-terms", "--min-count", "2", "--memory", "1T")
    told = lines(ran.stderr)
    assert [code in line for line in told] == [True] * len(told) == [True] * bool(code)
    exits = [fault.exit_code for key, fault in FAULTS.items() if any(key in line for line in told)]
    warned = [fault.severity == "warning" for key, fault in FAULTS.items() if any(key in line for line in told)]
    assert ran.returncode == (0 if all(warned) else max(exits))
    assert "多边主义" in ran.stdout.decode("utf-8")


@pytest.mark.parametrize("name", BANKS)
def test_a_broken_term_bank_leaves_the_list_alone(name: str, tmp_path: Path) -> None:
    file, data, code = BANKS[name]
    (tmp_path / file).write_bytes(data)
    mine = tmp_path / "mine.yaml"
    mine.write_text("entries:\n  - zh: 大国\n    en: major country\n", encoding="utf-8")
    before = mine.read_bytes()
    ran = command("terms", "import", str(tmp_path / file), "--in", str(mine))
    told = lines(ran.stderr)
    if code:
        assert ran.returncode in (3, 65)
        assert any(code in line for line in told)
        assert mine.read_bytes() == before
    else:
        assert ran.returncode in (0, 65)


def test_a_document_that_vanishes_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    real = sources.read_bytes

    def read(path: str) -> bytes:
        (tmp_path / "b.txt").unlink(missing_ok=True)  # somebody else tidies up
        return real(path)

    monkeypatch.setattr("glossary.documents.read_bytes", read)
    documents, problems = read_documents([str(tmp_path)])
    assert [Path(document.name).name for document in documents] == ["a.txt"]
    assert [problem.code for problem in problems] == ["D001"]


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


KILL = """
import os, signal
left = [{step}]
def watch(event, arguments, left=left):
    if event in {steps} and any({folder!r} in str(part) for part in arguments):
        left[0] -= 1
        if not left[0]: os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


def test_a_run_killed_at_any_step_leaves_the_old_file_or_the_new_one(speech: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "terms.tsv"
    arguments = ["extract", str(speech), "--no-terms", "--min-count", "2", "-o", str(target)]
    assert command(*arguments).returncode == 0
    new = target.read_bytes()
    seen = set()
    for step in range(1, 50):
        target.write_bytes(b"old")
        ran = command(*arguments, program=KILL.format(step=step, steps=STEPS, folder=str(folder)))
        seen.add(target.read_bytes())
        assert seen <= {b"old", new}
        if ran.returncode == 0:
            break
        assert ran.returncode == -signal.SIGKILL
    assert ran.returncode == 0
    assert step > 3  # it was killed a few times
    assert seen == {b"old", new}


FULL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))"


def test_a_full_disk_leaves_the_old_file(speech: Path, tmp_path: Path) -> None:
    target = tmp_path / "terms.json"
    target.write_bytes(b"old")
    ran = command("extract", str(speech), "--no-terms", "-f", "json", "-o", str(target), program=FULL)
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert "X001 can't write: file too large" in told
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["speech.txt", "terms.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_without_room_is_told(speech: Path) -> None:
    ran = command("extract", str(speech), "--no-terms", "-f", "json", "-o", "/dev/full")
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert "/dev/full: X001 can't write: no space left" in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_standard_output_without_room_is_told(speech: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = command("extract", str(speech), "--no-terms", "-f", "json", stdout=full)
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert "X001 can't write: no space left" in told


@pytest.mark.parametrize("target", ["folder", "missing/terms.tsv"])
def test_a_target_that_can_not_be_is_told_before_the_work(speech: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    ran = command("extract", str(speech), "--no-terms", "-o", str(tmp_path / target))
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert ": X00" in told


def test_two_runs_into_one_target_leave_one_whole_file(speech: Path, tmp_path: Path) -> None:
    target = tmp_path / "terms.json"
    arguments = ["extract", str(speech), "--no-terms", "-f", "json", "-o", str(target)]
    assert command(*arguments).returncode == 0
    whole = target.read_bytes()
    start = [sys.executable, "-m", "glossary", *arguments]
    running = [subprocess.Popen(start) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0] * 4
    assert target.read_bytes() == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["speech.txt", "terms.json"]
