"""What reading a shard and cutting it into words gave, kept from one run to the next: the dearer half of the work.

A shard is known by the names and bytes of its files and the state of the program; its words also by the curated terms,
the word lists and the headers they were cut with. Nothing kept is used that its checksum does not fit, everything may be
deleted, and what has not been used for longest makes room.
"""

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from glossary import __version__
from glossary.archive import Sized, make_fault
from glossary.archive.addresses import fetch
from glossary.archive.pool import Pool
from glossary.archive.reading import Read
from glossary.archive.shelves import DOCUMENTS, FolderShelf, replace_file
from glossary.documents import Source as DocumentSource
from glossary.documents import read_sources
from glossary.documents.faults import UnusableError
from glossary.errors import Problem
from glossary.extract.shelf import Stage
from glossary.extract.stages import Cut, Setup, cut_documents
from glossary.extract.vocabulary import WordCounts
from glossary.extract.wordlists import LISTS
from glossary.model import Source
from glossary.sealed import fingerprint, read_kept, seal, unseal
from glossary.segment import engine_version

_PARTS = ("archive", "data", "dictionary.py", "documents", "extract", "model.py", "script.py", "segment.py")
"""What reading and cutting depend on: code and data of the package."""

_README = b"What glossary extract --keep has read and counted. Safe to delete.\n"

_KEPT = re.compile(r"[0-9a-f]{64}|[0-9a-f]{32}\.\d+\.part")
"""Folders of shards and records, and those that a run ended from outside has left half written."""

_KEY, _READ, _CUT = "key", "read", "words"
_ARRAYS = ("cut.npy", "cut.names", "marks.npy", "marks.names")
"""What cut_documents leaves on its shelf."""


class Keep(NamedTuple):
    """Where shards are kept, and what they depend on beside their documents."""

    folder: str
    key: str


def make_keep(folder: str) -> Keep:
    """Return where shards are kept in *folder*, for this state of the program. Raises InputError R005."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        replace_file(Path(folder, "README"), _README)
    except OSError as error:
        raise make_fault("R005", folder, reason=(error.strerror or str(error)).lower()) from error
    return Keep(folder, fingerprint(f"{__version__} {engine_version()}", _PARTS))


def read_shard_kept(shelf: FolderShelf, keep: Keep, shard: Sequence[Sized]) -> Read:
    """Return the same as read_shard, from what is kept where the files are those of a run before."""
    contents: dict[DocumentSource, bytes] = {}
    failed: dict[DocumentSource, UnusableError] = {}
    for sized in shard:
        try:
            contents[sized.source] = fetch(sized.source)
        except UnusableError as error:
            failed[sized.source] = error

    def take(source: DocumentSource) -> bytes:
        if source in failed:
            raise failed[source]
        return contents[source]

    digests = {source.name: sha256(data).hexdigest() for source, data in contents.items()}
    names = [[name, digest] for name, digest in digests.items()]
    key = sha256(repr((keep.key, names)).encode("utf-8", "backslashreplace")).hexdigest()
    kept = Path(keep.folder, key)
    found = unseal(read_kept(kept / _READ), key) if not failed else None
    if found and _copy(kept, Path(shelf.folder), found["sums"]):
        replace_file(Path(shelf.folder, _KEY), key.encode())
        with suppress(OSError):
            os.utime(kept)
        return Read(found["documents"], tuple(Problem(*row) for row in found["problems"]), digests)
    documents, problems = read_sources((sized.source for sized in shard), fetch=take)
    shelf.keep_documents(documents)
    if not failed:  # what can't be read is told anew every time
        replace_file(Path(shelf.folder, _KEY), key.encode())
        _store(Path(shelf.folder), kept, (DOCUMENTS,), _READ, key, documents=len(documents), problems=problems)
    return Read(len(documents), problems, digests)


def cut_documents_kept(shelf: FolderShelf, setup: Setup, headers: frozenset[str], keep: Keep) -> Cut:
    """Return the same as cut_documents, from what is kept where shard, setup and headers are those of a run before."""
    name = read_kept(Path(shelf.folder, _KEY)).decode()
    if not name:
        return cut_documents(shelf, setup, headers)
    kept, key = Path(keep.folder, name), f"{name}-{keep.key}"
    found = unseal(read_kept(kept / _CUT), key)
    if found and _copy(kept, Path(shelf.folder), found["sums"]):
        return _unpack(found)
    cut = cut_documents(shelf, setup, headers)
    _store(Path(shelf.folder), kept, _ARRAYS, _CUT, key, **_pack(cut))
    return cut


class KeepingPool(Pool):
    """A pool that does not cut again what was cut in a run before."""

    def __init__(self, keep: Keep, *arguments: Any) -> None:
        """Take where things are kept, and what a pool takes."""
        super().__init__(*arguments)
        self._keep = keep

    def run(self, stage: Stage, *common: Any, each: Iterable[Any] | None = None) -> Iterator[Any]:
        """Yield what *stage* returns for each shelf, in order."""
        if stage is not cut_documents:
            return super().run(stage, *common, each=each)
        setup, headers = common
        key = name_state(self._keep, setup, sorted(headers))
        return super().run(cut_documents_kept, setup, headers, self._keep._replace(key=key), each=each)


def name_state(keep: Keep, setup: Setup, options: Any) -> str:
    """Return the key of what depends on the program, the curated words, the word lists and other *options*."""
    lists = [sorted(getattr(setup.lists, name)) for name in LISTS]
    whole = repr((keep.key, sorted(setup.words), lists, options))
    return sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()


def make_room(folder: str, most: int) -> None:
    """Delete the shards and records that were not used for longest, until *folder* holds *most* bytes or less."""
    found = []
    for path in Path(folder).iterdir():
        if _KEPT.fullmatch(path.name):
            size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
            found.append((path.stat().st_mtime_ns, path.name, size))
    size = sum(size for *_, size in found)
    for _, name, part in sorted(found):
        if size <= most:
            return
        shutil.rmtree(Path(folder, name), ignore_errors=True)
        size -= part


def _copy(source: Path, target: Path, sums: dict[str, str]) -> bool:
    """Copy the files that *sums* names, and tell whether each of them was there and as its checksum says."""
    for name, checksum in sums.items():
        data = read_kept(source / name)
        if sha256(data).hexdigest() != checksum:
            return False
        replace_file(target / name, data)
    return True


def _store(source: Path, target: Path, names: Sequence[str], about: str, key: str, **facts: Any) -> None:
    """Keep the files *names* and the *facts*; where there is no room, the next run works as long as this one."""
    with suppress(OSError):
        sums = {}
        for name in names:
            data = (source / name).read_bytes()
            sums[name] = sha256(data).hexdigest()
            replace_file(target / name, data)
        replace_file(target / about, seal({"sums": sums, **facts}, key))


def _pack(cut: Cut) -> dict[str, Any]:
    """Return *cut* as JSON can hold it."""
    return {
        "words": list(cut.words.words),
        "counts": cut.words.counts.tolist(),
        "beside": np.flatnonzero(cut.words.beside_title).tolist(),
        "sources": cut.sources,
        "characters": cut.characters,
        "sizes": cut.sizes.tolist(),
        "labels": [[*label, times] for label, times in cut.labels.items()],
        "enumerations": list(cut.enumerations.items()),
    }


def _unpack(found: dict[str, Any]) -> Cut:
    """Return the cut that _pack packed."""
    beside = np.zeros(len(found["words"]), bool)
    beside[found["beside"]] = True
    return Cut(
        WordCounts(found["words"], np.array(found["counts"], np.int64), beside),
        tuple(Source(*row) for row in found["sources"]),
        found["characters"],
        np.array(found["sizes"], np.int64),
        Counter({(text, kind): times for text, kind, times in found["labels"]}),
        Counter(dict(found["enumerations"])),
    )
