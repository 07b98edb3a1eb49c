"""What a run on an archive found out, kept so that the next one counts only the documents that are new.

A record is a folder: `past`, sealed JSON with the names and checksums of the documents; its arrays; and a folder for each
shard. It is used only while all its files have size and time as they were written.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from glossary.archive.pool import Pool
from glossary.archive.shelves import DOCUMENTS, FolderShelf, replace_file
from glossary.errors import Problem
from glossary.extract.counting import Keys, Level
from glossary.extract.past import Past
from glossary.extract.recount import keep_counted
from glossary.extract.stages import Cut
from glossary.extract.uses import ShardUses
from glossary.extract.vocabulary import NO_WORDS, WordCounts
from glossary.model import Source
from glossary.sealed import read_kept, seal, unseal

_PAST = "past"


class KeptShelf(FolderShelf):
    """A folder with one shard of a record; its arrays are mapped into memory once, not read."""

    def __init__(self, folder: str) -> None:
        """Take the path of the *folder*."""
        super().__init__(folder)
        self._taken: dict[str, Mapping[str, Any]] = {}

    def __reduce__(self) -> tuple[type["KeptShelf"], tuple[str]]:
        """Return what another process makes the shelf of."""
        return KeptShelf, (self.folder,)

    def put(self, name: str, **arrays: Any) -> None:
        """Keep *arrays* under *name*."""
        Path(self.folder).mkdir(parents=True, exist_ok=True)
        for key, array in arrays.items():
            np.save(self._path(f"{name}.{key}.npy"), array, allow_pickle=False)

    def take(self, name: str) -> Mapping[str, Any]:
        """Return what was put under *name*."""
        if name not in self._taken:
            paths = Path(self.folder).glob(f"{name}.*.npy")
            self._taken[name] = {path.name.split(".")[1]: _map(path) for path in paths}
        return self._taken[name]

    def note(self, name: str, data: Any) -> None:
        """Keep *data* under *name*."""
        replace_file(self._path(name), json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def recall(self, name: str) -> Any:
        """Return what was noted under *name*."""
        return json.loads(self._path(name).read_bytes().decode("utf-8", "surrogatepass"))


def _map(path: Path) -> Any:
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


class Record(NamedTuple):
    """A run before, and what it was about."""

    past: Past
    shelves: tuple[KeptShelf, ...]
    digests: dict[str, str]
    """Name of every document that could be read → checksum of its bytes."""
    problems: tuple[Problem, ...]
    """What was wrong with them."""


def list_records(folder: str, key: str) -> list[Path]:
    """Return the folders of all records in *folder* that were made with *key*, the last used first."""
    found = []
    for path in Path(folder).glob(f"*/{_PAST}"):
        with suppress(OSError), path.open("rb") as file:
            if file.read(len(key)) == key.encode():
                found.append((-path.parent.stat().st_mtime_ns, path.parent))
    return [path for _, path in sorted(found)]


def keep_shard(shelf: FolderShelf, folder: str) -> None:
    """Keep in *folder* what is needed of a counted shard."""
    Path(folder).mkdir(parents=True)
    shutil.copy(Path(shelf.folder, DOCUMENTS), folder)
    keep_counted(shelf, KeptShelf(folder))


def write_record(
    folder: str, key: str, pool: Pool, past: Past, digests: Mapping[str, str], problems: Sequence[Problem]
) -> None:
    """Keep the *past* and the shards of the *pool* in *folder*, whole or not at all; without room, nothing is kept."""
    names = repr((key, sorted(digests))).encode("utf-8", "backslashreplace")
    target = Path(folder, sha256(names).hexdigest())
    part = target.with_name(f"{target.name[:32]}.{os.getpid()}.part")
    try:
        with suppress(OSError):
            for _ in pool.run(keep_shard, each=[str(part / f"{number:06}") for number in range(len(pool.shelves))]):
                pass
            shelf = KeptShelf(str(part))
            levels = {
                f"level{number}{name}": array
                for number, level in enumerate(past.levels)
                for name, array in zip(("keys", "counts"), level, strict=True)
            }
            shelf.put("levels", **levels)
            shelf.put("words", counts=past.words.counts, beside=past.words.beside_title, sizes=past.cut.sizes)
            shelf.put("rows", **{name: getattr(past, name) for name in _ROWS})
            for name in ("left", "right"):
                shelf.put(name, **getattr(past, name)._asdict())
            shelf.put("uses", **{name: getattr(past.uses, name) for name in _USES})
            files = {str(path.relative_to(part)): _about(path) for path in sorted(part.rglob("*")) if path.is_file()}
            facts = {
                "files": files,
                "digests": dict(digests),
                "problems": problems,
                "words": past.words.words,
                "sources": past.cut.sources,
                "characters": past.cut.characters,
                "labels": [[*label, times] for label, times in past.cut.labels.items()],
                "enumerations": list(past.cut.enumerations.items()),
                "shards": past.shards,
                "lines": list(past.lines.items()),
                "headers": sorted(past.headers),
                "lowest": past.lowest,
                "levels": len(past.levels),
                "terms": past.terms,
                "forms": [[index, list(forms.items())] for index, forms in past.uses.forms.items()],
            }
            replace_file(part / _PAST, seal(facts, key))
            shutil.rmtree(target, ignore_errors=True)
            part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


_ROWS = ("marks", "hopeful", "company", "alive", "free")
_USES = ("frequency", "documents", "kept", "places", "plain")
"""Arrays of Past and ShardUses."""


def read_record(folder: Path, key: str) -> Record | None:
    """Return the record in *folder*, or None where there is none of this *key* or one of its files was touched."""
    found = unseal(read_kept(folder / _PAST), key)
    if not found or not all(_is_as_written(folder / name, about) for name, about in found["files"].items()):
        return None
    shelf = KeptShelf(str(folder))
    words, rows, levels, uses = (shelf.take(name) for name in ("words", "rows", "levels", "uses"))
    past = Past(
        words=WordCounts(found["words"], words["counts"], words["beside"]),
        cut=Cut(
            NO_WORDS,
            tuple(Source(*row) for row in found["sources"]),
            found["characters"],
            words["sizes"],
            Counter({(text, kind): times for text, kind, times in found["labels"]}),
            Counter(dict(found["enumerations"])),
        ),
        shards=tuple(found["shards"]),
        lines=Counter(dict(found["lines"])),
        headers=frozenset(found["headers"]),
        lowest=found["lowest"],
        levels=[
            Level(levels[f"level{number}keys"], levels[f"level{number}counts"]) for number in range(found["levels"])
        ],
        **{name: rows[name] for name in _ROWS},
        left=Keys(**shelf.take("left")),
        right=Keys(**shelf.take("right")),
        terms=tuple(map(tuple, found["terms"])),
        uses=ShardUses(
            **{name: uses[name] for name in _USES}, forms={index: dict(forms) for index, forms in found["forms"]}
        ),
    )
    with suppress(OSError):
        os.utime(folder)
    shelves = tuple(KeptShelf(str(folder / f"{number:06}")) for number in range(len(past.shards)))
    return Record(past, shelves, found["digests"], tuple(Problem(*row) for row in found["problems"]))


def _about(path: Path) -> list[int]:
    about = path.stat()
    return [about.st_size, about.st_mtime_ns]


def _is_as_written(path: Path, about: list[int]) -> bool:
    try:
        return _about(path) == about
    except OSError:
        return False
