"""Documents into shards, and how far the work is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from glossary.archive import Sized, Work
from glossary.archive.progress import SHARES, Meter
from glossary.archive.run import LARGEST_SHARD, SMALLEST_SHARD, USUAL_SHARD, choose_shard_size
from glossary.archive.sharding import make_shards
from glossary.archive.shelves import FolderShelf
from glossary.documents import Source
from glossary.model import Document

SIZES = st.lists(st.integers(0, 500), max_size=60)


def sized(sizes: list[int]) -> list[Sized]:
    return [Sized(Source(f"{number}.txt", f"{number}.txt"), size) for number, size in enumerate(sizes)]


@given(SIZES, st.integers(1, 400))
def test_every_document_is_in_one_shard_and_in_order(sizes: list[int], target: int) -> None:
    sources = sized(sizes)
    shards = list(make_shards(sources, target))
    assert [source for shard in shards for source in shard] == sources
    assert all(len(shard) == 1 or sum(size for _, size in shard) <= 2 * target for shard in shards)


def test_a_document_more_changes_one_shard() -> None:
    sources = sized([100] * 2000)
    before = list(make_shards(sources, 2000))
    after = list(make_shards([*sources[:700], Sized(Source("new.txt", "new.txt"), 100), *sources[700:]], 2000))
    assert len(before) > 50
    assert len(set(after) - set(before)) <= 2


def test_shelves_give_back_what_was_put(tmp_path: object) -> None:
    shelf = FolderShelf(f"{tmp_path}/shelf")
    documents = [
        Document("a.txt", "中國\nb\ud800", [1, 4], "中国\nb\ud800", date="2022-03-07", breaks=((0, 1), (3, 4))),
        Document("b.docx", "甲", [1], "甲", line_unit="paragraph"),
    ]
    shelf.keep_documents(documents)
    assert shelf.documents() == documents
    shelf.put("rows", one=np.arange(3, dtype=np.int32), two=np.zeros((0, 2)))
    shelf.put("rows", one=np.arange(4, dtype=np.int32), two=np.int64(7))
    taken = shelf.take("rows")
    assert taken["one"].tolist() == [0, 1, 2, 3]
    assert taken["two"] == 7
    shelf.drop("rows")
    shelf.drop("never put")


def test_the_parts_of_the_work_are_a_whole() -> None:
    assert round(sum(share for _, share in SHARES.values()), 6) == 1


def test_a_person_hears_part_rate_and_time_left(monkeypatch: object) -> None:
    from glossary.archive import progress

    clock = iter([0.0, 0.5, 10.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))  # type: ignore[attr-defined]
    heard: list[str] = []
    meter = Meter(100_000_000, heard.append)
    meter("read_shard", 1, 2)
    meter("cut_documents", 2, 2)
    assert heard == ["reading documents", "cutting into words, 55%, 5.5 MB/s, 8 s left"]


def test_shards_fit_the_memory_and_grow_with_the_archive() -> None:
    work = Work(jobs=2, memory=6_000_000_000)
    assert choose_shard_size(work, 100_000_000) == USUAL_SHARD
    assert USUAL_SHARD < choose_shard_size(work, 10_000_000_000) < LARGEST_SHARD
    assert choose_shard_size(work, 10**12) == LARGEST_SHARD
    assert choose_shard_size(Work(jobs=2, memory=1000), 10**12) == SMALLEST_SHARD
