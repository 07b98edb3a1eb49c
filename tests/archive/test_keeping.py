"""What is kept between two runs on an archive saves work and changes nothing."""

import os
import shutil
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from glossary.archive import Work, find_archive, keeping, run
from glossary.archive.run import extract_archive
from glossary.cli import run as run_command
from glossary.extract import texts as asking
from glossary.model import TermList


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the archive into a dozen shards."""
    monkeypatch.setattr(run, "SMALLEST_SHARD", 3_000)
    monkeypatch.setattr(run, "USUAL_SHARD", 3_000)


@pytest.fixture
def texts(archive: Path, tmp_path: Path) -> Path:
    """Return a copy of the archive that may be changed."""
    return Path(shutil.copytree(archive, tmp_path / "texts"))


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that hears of every shard that is read or cut anew."""
    heard: list[str] = []
    for name in ("read_sources", "cut_documents"):
        whole = getattr(keeping, name)

        @wraps(whole)
        def work(*arguments: Any, _name: str = name, _whole: Any = whole, **named: Any) -> Any:
            heard.append(_name)
            return _whole(*arguments, **named)

        monkeypatch.setattr(keeping, name, work)
        monkeypatch.setattr(asking, name, work, raising=False)  # a pool knows the stage when it meets it
    return heard


def extract(folder: Path, keep: Path | None = None, **work: Any) -> list[Any]:
    chosen = Work(memory=1, keep=str(keep or ""), **work)
    found = find_archive([str(folder)], chosen)
    assert found is not None
    terms, problems = extract_archive(found.sources, chosen)
    assert [problem.code for problem in problems] == ["D005"]
    return bare(terms)


def bare(terms: TermList) -> list[Any]:
    return [(replace(term, occurrences=()), contexts) for term, contexts in terms.terms]


def test_a_second_run_reads_and_cuts_nothing(texts: Path, tmp_path: Path, worked: list[str]) -> None:
    plain = extract(texts)
    assert extract(texts, tmp_path / "kept") == plain
    assert worked.count("read_sources") > 5
    worked.clear()
    assert extract(texts, tmp_path / "kept") == plain
    assert worked == []


def test_a_new_document_costs_its_shard(texts: Path, tmp_path: Path, worked: list[str]) -> None:
    extract(texts, tmp_path / "kept")
    (texts / "new.txt").write_text(
        "人类命运共同体，人类命运共同体。", encoding="utf-8"
    )  # a community with a shared future
    worked.clear()
    assert extract(texts, tmp_path / "kept") == extract(texts)
    assert 1 <= worked.count("read_sources") <= 2


def test_what_was_spoilt_is_worked_out_again(texts: Path, tmp_path: Path, worked: list[str]) -> None:
    plain = extract(texts, tmp_path / "kept")
    shards = sorted(path for path in (tmp_path / "kept").iterdir() if (path / "words").exists())
    (shards[0] / "cut.npy").write_bytes(b"spoilt")
    (shards[1] / "documents.json").unlink()
    (shards[2] / "read").write_text("spoilt")
    (shards[3] / "words").write_bytes((shards[4] / "words").read_bytes())
    worked.clear()
    assert extract(texts, tmp_path / "kept") == plain
    assert (worked.count("read_sources"), worked.count("cut_documents")) == (2, 2)


def test_another_state_of_the_program_uses_nothing(
    texts: Path, tmp_path: Path, worked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(texts, tmp_path / "kept")
    shards = len(worked) // 2
    worked.clear()
    monkeypatch.setattr(keeping, "__version__", "another")
    extract(texts, tmp_path / "kept")
    assert len(worked) // 2 == shards


def test_processes_keep_for_each_other(texts: Path, tmp_path: Path, worked: list[str]) -> None:
    plain = extract(texts, tmp_path / "kept", jobs=2)
    worked.clear()
    assert extract(texts, tmp_path / "kept") == plain
    assert worked == []


def test_the_oldest_shards_make_room(texts: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    extract(texts, kept)
    (kept / "of somebody else").mkdir()
    half = kept / f"{'0' * 32}.123.part"  # what a run that was killed has left
    half.mkdir()
    os.utime(half, (0, 0))
    whole = sum(path.stat().st_size for path in kept.glob("*/*"))
    extract(texts, kept, keep_size=whole // 2)
    assert whole // 4 < sum(path.stat().st_size for path in kept.glob("*/*")) <= whole // 2
    assert (kept / "of somebody else").exists()
    assert not half.exists()


def test_the_command_keeps(texts: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], worked: list[str]) -> None:
    command = ["extract", str(texts), "--no-terms", "-q", "--memory", "1K", "--jobs", "1"]
    assert run_command(command) == 65  # one document is empty
    plain = capfd.readouterr().out
    for _ in range(2):
        worked.clear()
        assert run_command([*command, "--keep", str(tmp_path / "kept"), "--keep-size", "1G"]) == 65
        assert capfd.readouterr().out == plain
    assert worked == []
