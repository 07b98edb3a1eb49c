"""Coverage-guided fuzzing of everything that reads what others wrote; not collected by pytest.

    python -m tests.fuzz TARGET [CORPUS] [-max_total_time=SECONDS …]

TARGET is one of TARGETS; what follows goes to libFuzzer (`pip install atheris`). CORPUS is a folder that keeps what reached
new code. A finding is any exception a reader does not promise: it is printed, and written to `crash-…`.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["glossary"]):
    from glossary.documents import READERS
    from glossary.documents.faults import UnusableError
    from glossary.errors import GlossaryError
    from glossary.extract import extract_terms, load_wordlists
    from glossary.importers import IMPORTERS, parse_import
    from glossary.listing import list_glossary
    from glossary.model import ConceptEntry, Document, Term
    from glossary.pinyin import transcribe
    from glossary.script import to_simplified
    from glossary.termbase import check_termbase, load_termbase
    from glossary.termbase.format import format_list
    from glossary.writers import FORMATS
    from glossary.yamltext import parse_yaml

LISTS = load_wordlists()[0]
SKIPPED = frozenset(("anki", "docx", "booth", "xlsx", "pdf", "booth-pdf", "stardict"))
"""Formats whose containers cost seconds a file; their text goes through the same functions."""


def fuzz_readers(data: bytes) -> None:
    """Read *data* as a document of the kind its first byte chooses."""
    kinds = sorted(READERS)
    if data:
        try:
            content = READERS[kinds[data[0] % len(kinds)]](data[1:])
        except UnusableError:
            return
        assert len(content.line_numbers) >= content.text.count("\n") or content.breaks


def fuzz_lists(data: bytes) -> None:
    """Load, check and format *data* as a term list."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.yaml")
        path.write_bytes(data)
        load_termbase([path])
        list(check_termbase([path]))
    text = data.decode("utf-8", "replace")
    parse_yaml(text, "list.yaml")
    try:
        once = format_list(text)
    except GlossaryError:
        return
    assert format_list(once) == once


def fuzz_importers(data: bytes) -> None:
    """Read *data* as a term bank of the kind its first byte chooses."""
    kinds = sorted(IMPORTERS)
    if data:
        parse_import(data[1:], f"bank{kinds[data[0] % len(kinds)]}")


def fuzz_text(data: bytes) -> None:
    """Segment, extract and transcribe *data* as text."""
    text = data.decode("utf-8", "replace")
    simplified = to_simplified(text)
    assert len(simplified) == len(text)
    document = Document("a.txt", text, range(1, text.count("\n") + 2), simplified)
    for term in extract_terms([document], min_count=1, lists=LISTS):
        assert all(0 <= place.start < place.end <= len(text) for place in term.occurrences)
    transcribe(text[:40])


def fuzz_writers(data: bytes) -> None:
    """Write *data*, cut at line breaks, as the fields of entries in every format."""
    fields = data.decode("utf-8", "surrogateescape").split("\n")
    entries = [
        ConceptEntry(f"c{at}", (Term(zh or "词"),), (Term(en, note=note),) if en else (), note=note, definition=en)
        for at, (zh, en, note) in enumerate(zip(fields[::3], fields[1::3], fields[2::3], strict=False))
    ]
    glossary = list_glossary(entries, title=fields[0][:50])
    for name, kind in FORMATS.items():
        if name not in SKIPPED:
            kind.render(glossary)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "readers": fuzz_readers,
    "lists": fuzz_lists,
    "importers": fuzz_importers,
    "text": fuzz_text,
    "writers": fuzz_writers,
}
"""Name → what is done with the bytes."""


def main() -> None:
    """Run one target until it is stopped or finds something."""
    name, *arguments = sys.argv[1:]
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
