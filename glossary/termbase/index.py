"""The rows that `find` searches: an entry in the forms people type, and what is shown of it.

An index is made of one list file and kept as text, a line a row. It holds for one content of the file and one version of
the program; its own checksum must fit. Readings are the dear part: those of an older content serve the new one.
"""

import gc
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from glossary.errors import Problem
from glossary.model import ConceptEntry
from glossary.termbase.folding import fold_form
from glossary.termbase.kinds import find_kind

FORM = "1"
"""Version of the form of an index; changed with Row."""
BETWEEN = "\x1f"
"""What stands between the forms in a column."""


class Row(NamedTuple):
    """An entry as `find` sees it; the first three hold forms with BETWEEN between them."""

    zh: str
    """Chinese forms, Simplified, folded as for matching."""
    pinyin: str
    """Readings of the Chinese forms: toneless syllables parted by blanks, ü as v."""
    en: str
    """Renderings, folded by `fold_english`, in the order of `shown`."""
    shown: str
    """JSON of what is shown; see `show_entry`."""


class Indexed(NamedTuple):
    """The rows of one file, and what the command line may keep for the next run."""

    rows: Sequence[Row]
    problems: tuple[Problem, ...]
    fresh: tuple[Path, bytes] | None


def load_index(name: str, path: Path, *, folder: str, version: str) -> Indexed:
    """Return the rows of the list *path*, shown as *name*, from the index in *folder* where that holds.

    An empty *folder* means that nothing is kept. A list with problems is read anew every time.
    """
    file = Path(folder) / f"find-{sha256(repr((name, str(path))).encode('utf-8', 'replace')).hexdigest()[:16]}.tsv"
    old = _read(file) if folder else b""
    content = _read(path)
    key = f"{FORM}-{version} {sha256(content).hexdigest()}"
    if content and (rows := parse_rows(old, key)) is not None:
        return Indexed(rows, (), None)
    from glossary.termbase.load import load_termbase

    entries, problems = load_termbase([path])
    problems = tuple(problem._replace(file=name) for problem in problems)
    made = make_rows(entries, name, parse_rows(old, f"{FORM}-{version}") or ())
    fresh = (file, render_rows(made, key)) if folder and content and not problems else None
    return Indexed(made, problems, fresh)


def make_rows(entries: Iterable[ConceptEntry], file: str, old: Iterable[Row] = ()) -> list[Row]:
    """Return a row for each of *entries*, all from *file*, with the readings of *old* rows where they say the same."""
    from glossary.pinyin import render_pinyin, search_key, transcribe
    from glossary.script import to_traditional

    known = {_identify(shown := json.loads(row.shown)): (row.zh, row.pinyin, shown) for row in old}
    rows = []
    for entry in entries:
        shown = show_entry(entry, file)
        if found := known.get(_identify(shown)):
            zh, pinyin, before = found
            shown |= {"hant": before["hant"], "pinyin": before["pinyin"]}
        else:
            kind = shown["kind"]
            forms = [term.text for term in entry.zh]
            stored = [
                transcribe(form, given="" if rank else entry.pinyin, kind=kind).stored
                for rank, form in enumerate(forms)
            ]
            zh = BETWEEN.join(map(fold_form, forms))
            pinyin = BETWEEN.join(_syllables(search_key(text)) for text in stored)
            shown |= {
                "hant": entry.hant or to_traditional(forms[0], person=kind == "person"),
                "pinyin": render_pinyin(stored[0]),
            }
        en = BETWEEN.join(fold_english(term.text) for term in entry.en)
        rows.append(Row(zh, pinyin, en, json.dumps(shown, ensure_ascii=False, separators=(",", ":"))))
    return rows


def show_entry(entry: ConceptEntry, file: str) -> dict[str, Any]:
    """Return what is shown of *entry*, without Traditional form and reading, which cost time."""
    return {
        "id": entry.id,
        "zh": [term.text for term in entry.zh],
        "hant": entry.hant,
        "pinyin": "",
        "en": [
            {"text": term.text, "status": term.status, "source": term.source, "date": term.date, "note": term.note}
            for term in entry.en
        ],
        "subject_field": entry.subject_field,
        "review": entry.review,
        "file": file,
        "line": entry.origin.line,
        "given": [entry.pinyin, entry.hant],
        "kind": find_kind(entry),
    }


def fold_english(text: str) -> str:
    """Return *text* as the search sees it: small letters without accents, ’ as ', hyphens and dashes as blanks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return " ".join(plain.translate(_MARKS).split())


_MARKS = str.maketrans({"’": "'", "‘": "'", **dict.fromkeys('-–—/,;:.()“”"&\x1f', " ")})


def render_rows(rows: Sequence[Row], key: str) -> bytes:
    """Return *rows* as bytes: a line with *key* and the checksum of the rest, then a line a row."""
    lines = ("\t".join(" ".join(column.split("\t")) for column in row) for row in rows)
    body = "\n".join(lines).encode("utf-8", "surrogatepass")
    return f"{key} {sha256(body).hexdigest()}\n".encode() + body


def parse_rows(data: bytes, key: str) -> list[Row] | None:
    """Return the rows that *data* holds, or None where it is not whole or its key does not begin with *key*."""
    head, _, body = data.partition(b"\n")
    if not head.startswith(f"{key} ".encode()) or not head.endswith(f" {sha256(body).hexdigest()}".encode()):
        return None
    collecting = gc.isenabled()
    gc.disable()
    try:
        return [Row._make(line.split("\t")) for line in body.decode("utf-8", "surrogatepass").split("\n") if line]
    finally:
        if collecting:
            gc.enable()


def _identify(shown: Mapping[str, Any]) -> str:
    """Return what the readings and the Traditional form of an entry depend on, as one text."""
    return repr((shown["zh"], shown["given"], shown["kind"]))


def _syllables(key: str) -> str:
    """Return the spaced half of a search key: `lv xing lvxing` → `lv xing`."""
    words = key.split()
    return " ".join(words[:-1]) if len(words) > 2 else key.partition(" ")[0]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
