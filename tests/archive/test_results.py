"""An archive gives the same terms as its documents in memory, whoever works on it."""

import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.archive import Archive, Sized, Work, find_archive, run
from glossary.archive.pool import Report
from glossary.archive.run import MOST_CONTEXTS, extract_archive
from glossary.archive.shelves import FolderShelf
from glossary.contexts import find_contexts
from glossary.documents import list_sources, read_documents
from glossary.extract import extract_terms, load_wordlists
from glossary.extract.shelf import MemoryShelf
from glossary.extract.stages import Setup, cut_documents, find_wordbook
from glossary.model import RankedTerm, TermList


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the archive into a dozen shards."""
    monkeypatch.setattr(run, "SMALLEST_SHARD", 3_000)
    monkeypatch.setattr(run, "USUAL_SHARD", 3_000)


def extract(folder: Path, work: Work, report: Report = lambda stage, done, of: None) -> TermList:
    found = find_archive([str(folder)], work._replace(memory=1))
    assert found is not None
    terms, problems = extract_archive(found.sources, work, report=report)
    assert [problem.code for problem in problems] == ["D005"]
    return terms


def bare(terms: TermList) -> list[RankedTerm]:
    return [replace(term, occurrences=()) for term, _ in terms.terms]


@pytest.fixture(scope="module")
def expected(archive: Path) -> TermList:
    """Return what the same documents give in memory."""
    documents, _ = read_documents([str(archive)])
    ranked = extract_terms(documents)
    contexts = find_contexts(documents, [term.occurrences[:MOST_CONTEXTS] for term in ranked])
    return TermList((), tuple(zip(ranked, contexts, strict=True)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_change_nothing(archive: Path, expected: TermList, jobs: int) -> None:
    found = extract(archive, Work(jobs=jobs))
    assert bare(found) == bare(expected)
    assert [contexts for _, contexts in found.terms] == [contexts for _, contexts in expected.terms]
    assert len(found.sources) == 40


def test_every_shard_is_told_of(archive: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    extract(archive, Work(), lambda *told: heard.append(told))
    shards = {of for _, _, of in heard}
    assert min(shards) > 5
    assert all(done <= of for _, done, of in heard)


def test_a_cluster_that_loses_a_worker_changes_nothing(archive: Path, expected: TermList, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=str(tmp_path)
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        killed = threading.Event()

        def kill(stage: str, done: int, of: int) -> None:
            if stage == "cut_documents" and done > of // 3 and not killed.is_set():
                killed.set()
                os.kill(victim, signal.SIGKILL)

        found = extract(archive, Work(jobs=2, cluster=cluster.scheduler_address, scratch=str(tmp_path)), kill)
    assert killed.is_set()
    assert bare(found) == bare(expected)
    assert [path for path in tmp_path.iterdir() if path.name.startswith("glossary-")] == []


def test_addresses_are_read_like_files(archive: Path, expected: TermList) -> None:
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    found = find_archive([archive.as_uri()], Work())
    assert found is not None
    terms, _ = extract_archive(found.sources, Work())
    assert bare(terms) == bare(expected)
    assert terms.sources[0].name == (archive / "00.txt").as_uri()


def test_few_bytes_are_no_archive(archive: Path) -> None:
    assert find_archive([str(archive)], Work()) is None
    assert find_archive(["-"], Work(memory=1)) is None
    found = find_archive([str(archive)], Work(memory=1))
    sources, _ = list_sources([str(archive)])
    assert found == Archive([Sized(source, Path(source.path).stat().st_size) for source in sources], [])


def test_nothing_is_left_in_the_scratch_folder(archive: Path, tmp_path: Path) -> None:
    extract(archive, Work(scratch=str(tmp_path)))
    assert list(tmp_path.iterdir()) == []


def test_a_stage_that_another_process_does_again_leaves_the_same_behind(archive: Path, tmp_path: Path) -> None:
    documents, _ = read_documents([str(archive)])
    setup = Setup(frozenset(), load_wordlists()[0])
    left = []
    for name, met in (("one", documents[20:]), ("other", documents[:0])):
        find_wordbook.cache_clear()  # a process of its own, which has done other shards before, or none
        cut_documents(MemoryShelf(met), setup, frozenset())
        shelf = FolderShelf(str(tmp_path / name))
        shelf.keep_documents(documents[:20])
        words = cut_documents(shelf, setup, frozenset()).words
        left.append((words.words, words.counts.tolist(), shelf.take("cut")["ids"].tolist()))
    assert left[0] == left[1]
