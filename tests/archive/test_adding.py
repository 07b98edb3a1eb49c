"""An archive that has grown: what is new is counted, nothing else, and the terms are those of the whole."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from glossary import documents
from glossary.archive import Work, find_archive, reading, run
from glossary.archive.record import Record
from glossary.archive.run import extract_archive
from glossary.errors import Problem
from glossary.extract import DEFAULTS
from glossary.model import TermList

SETTINGS = replace(DEFAULTS, once_only_up_to=0)
"""Short texts are always counted anew; these ones count as long."""


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
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that hears whether all documents were counted or only those added."""
    heard: list[str] = []
    for name in ("_count_all", "_count_added"):
        whole = getattr(run, name)

        def count(*arguments: Any, _name: str = name, _whole: Callable[..., Any] = whole, **named: Any) -> Any:
            found = _whole(*arguments, **named)
            heard.append(_name if found else "outgrown")
            return found

        monkeypatch.setattr(run, name, count)
    return heard


def extract(folder: Path, keep: Path | None = None, **options: Any) -> tuple[TermList, list[Problem]]:
    """Return the terms without their occurrences, whose documents are numbered as it comes, and the problems."""
    chosen = Work(memory=1, keep=str(keep or ""))
    found = find_archive([str(folder)], chosen)
    assert found is not None
    terms, problems = extract_archive(found.sources, chosen, settings=SETTINGS, **options)
    rows = tuple((replace(term, occurrences=()), contexts) for term, contexts in terms.terms)
    return TermList(terms.sources, rows), list(problems)


NEW = "中方主张构建人类命运共同体，坚持多边主义，反对冷战思维。俄乌和谈要坚持下去，俄乌和谈是出路。"
"""China advocates a community with a shared future, upholds multilateralism, opposes the Cold War mentality …"""


@pytest.mark.parametrize("name", ["00a.txt", "17a.txt", "new.txt"], ids=["at the beginning", "between others", "last"])
def test_a_new_document_is_added_wherever_it_stands(texts: Path, tmp_path: Path, counted: list[str], name: str) -> None:
    extract(texts, tmp_path / "kept")
    (texts / name).write_text(NEW, encoding="utf-8")
    expected = extract(texts)
    counted.clear()
    assert extract(texts, tmp_path / "kept") == expected
    assert counted == ["_count_added"]
    assert any("俄乌和谈" in term.term for term, _ in expected[0].terms)  # was too rare before


def test_only_the_new_document_is_read_for_words(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(texts, tmp_path / "kept")
    (texts / "new.txt").write_text(NEW, encoding="utf-8")
    read: list[Any] = []

    def read_sources(sources: Any, **named: Any) -> Any:
        listed = list(sources)
        read.extend(listed)
        return documents.read_sources(listed, **named)

    monkeypatch.setattr(reading, "read_sources", read_sources)
    extract(texts, tmp_path / "kept")
    assert [Path(source.path).name for source in read] == ["new.txt"]


def test_documents_add_up_until_they_are_many(texts: Path, tmp_path: Path, counted: list[str]) -> None:
    extract(texts, tmp_path / "kept")
    counted.clear()
    for number in range(6):
        (texts / f"new{number}.txt").write_text(NEW[number:], encoding="utf-8")
        assert extract(texts, tmp_path / "kept") == extract(texts)
    with_record = [name for index, name in enumerate(counted) if index % 2 == 0]
    assert with_record == ["_count_added"] * 4 + ["_count_all", "_count_added"]  # a tenth of 41 documents is four


def test_nothing_new_counts_nothing(texts: Path, tmp_path: Path, counted: list[str]) -> None:
    plain = extract(texts, tmp_path / "kept")
    assert extract(texts, tmp_path / "kept") == plain
    assert counted == ["_count_all", "_count_added"]


def test_a_new_document_that_holds_nothing_is_told(texts: Path, tmp_path: Path, counted: list[str]) -> None:
    extract(texts, tmp_path / "kept")
    (texts / "00b.txt").write_text("", encoding="utf-8")
    (texts / "17b.txt").write_bytes(b"\xff\xfe\x00")
    counted.clear()
    assert extract(texts, tmp_path / "kept") == extract(texts)
    assert counted[0] == "_count_added"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda texts: (texts / "05.txt").write_text(NEW, encoding="utf-8"), id="changed"),
        pytest.param(lambda texts: (texts / "05.txt").unlink(), id="gone"),
        pytest.param(lambda texts: (texts / "05.txt").rename(texts / "05b.txt"), id="renamed"),
    ],
)
def test_a_document_that_is_not_as_it_was_asks_for_all(
    texts: Path, tmp_path: Path, counted: list[str], change: Callable[[Path], object]
) -> None:
    extract(texts, tmp_path / "kept")
    change(texts)
    counted.clear()
    assert extract(texts, tmp_path / "kept") == extract(texts)
    assert counted == ["_count_all", "_count_all"]


def test_other_options_have_a_record_of_their_own(texts: Path, tmp_path: Path, counted: list[str]) -> None:
    for options in ({}, {"min_count": 3}, {"words": ["和平共处五项原则"]}):  # Five Principles of Peaceful Coexistence
        assert extract(texts, tmp_path / "kept", **options) == extract(texts, **options)
        assert extract(texts, tmp_path / "kept", **options) == extract(texts, **options)
    assert counted == ["_count_all", "_count_all", "_count_added", "_count_all"] * 3


@pytest.mark.parametrize("name", ["past", "*/stream.ids.npy", "*/documents.json", "uses.places.npy"])
def test_a_record_that_was_touched_is_not_used(texts: Path, tmp_path: Path, counted: list[str], name: str) -> None:
    plain = extract(texts, tmp_path / "kept")
    (past,) = (tmp_path / "kept").glob("*/past")
    spoilt = next(past.parent.glob(name))
    spoilt.write_bytes(spoilt.read_bytes()[:-1] + b"\x01")
    counted.clear()
    assert extract(texts, tmp_path / "kept") == plain
    assert counted == ["_count_all"]
    counted.clear()
    assert extract(texts, tmp_path / "kept") == plain
    assert counted == ["_count_added"]


def test_a_record_is_written_whole_or_not_at_all(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(shelf: object, folder: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("glossary.archive.record.keep_shard", fail)
    plain = extract(texts)
    assert extract(texts, tmp_path / "kept") == plain
    assert list((tmp_path / "kept").glob("*/past")) == []
    assert [path for path in (tmp_path / "kept").iterdir() if path.suffix == ".part"] == []


def test_a_record_that_another_run_deletes_meanwhile_is_not_missed(
    texts: Path, tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = extract(texts, tmp_path / "kept")

    def delete(record: Record, *others: object) -> None:
        shutil.rmtree(Path(record.shelves[0].folder).parent)
        record.shelves[0].documents()

    monkeypatch.setattr(run, "add_texts", delete)
    assert extract(texts, tmp_path / "kept") == plain
    assert counted == ["_count_all", "_count_all"]
