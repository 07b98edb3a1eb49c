"""What the fuzzer does with bytes, one function a room: any exception that is not promised is a finding."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from glossary.cli.settings import read_settings
from glossary.documents import READERS
from glossary.documents.faults import UnusableError
from glossary.documents.scripts import check_chinese
from glossary.errors import GlossaryError
from glossary.extract import extract_terms, load_wordlists
from glossary.extract.wordlists import Wordlists, parse_wordlists
from glossary.importers import IMPORTERS, parse_import
from glossary.listing import list_glossary
from glossary.model import ConceptEntry, Document, Term
from glossary.parallel.decisions import parse_proposals
from glossary.pinyin import transcribe
from glossary.script import to_simplified
from glossary.segment import Tokenizer, cut, split_sentences, tag
from glossary.termbase import check_termbase, load_termbase
from glossary.termbase.edit import add_entry, set_field
from glossary.termbase.format import format_list
from glossary.termbase.update import update_list
from glossary.writers import FORMATS
from glossary.yamltext import parse_yaml

RELATION = b'<r><a Type="x/officeDocument" Target="word/document.xml"/></r>'
BOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{MAIN}"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}"/>'
    "%s</Types>"
)
TABLE = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relation(kind: str, target: str) -> bytes:
    row = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}">{row}</Relationships>'.encode()


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of *parts*, uncompressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def word_of(data: bytes) -> bytes:
    """Return a Word document with *data* as its body and, behind a NUL, its footnotes: no checksum is in the way."""
    body, _, notes = data.partition(b"\0")
    return pack(
        {"_rels/.rels": RELATION, "word/document.xml": body, **({"word/footnotes.xml": notes} if notes else {})}
    )


def workbook_of(data: bytes) -> bytes:
    """Return a workbook with *data* as its sheet and, behind a NUL, its strings."""
    sheet, _, strings = data.partition(b"\0")
    return pack(
        {
            "[Content_Types].xml": (TYPES % (TABLE if strings else "")).encode(),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": sheet,
            **({"xl/sharedStrings.xml": strings} if strings else {}),
        }
    )


KINDS = (*sorted(READERS), "body of .docx")
BANKS = (*sorted(IMPORTERS), "sheet of .xlsx")
WRITTEN = tuple(name for name, kind in FORMATS.items() if not kind.printed)
"""What the first byte chooses among."""

_SHOWN: list[Wordlists] = []


def read_document(data: bytes) -> None:
    """Read *data* as a document of the kind its first byte chooses."""
    if not data:
        return
    kind = KINDS[data[0] % len(KINDS)]
    try:
        content = READERS[kind](data[1:]) if kind in READERS else READERS[".docx"](word_of(data[1:]))
        check_chinese(content.text)
    except UnusableError:
        return
    lines = content.text.count("\n") + 1
    assert len(content.line_numbers) == lines
    assert list(content.line_numbers) == sorted(content.line_numbers)
    assert all(0 <= offset <= len(content.text) for offset, _ in content.breaks)
    content.text.encode()  # no lone surrogate gets in


def read_list(data: bytes) -> None:
    """Load, check, format and edit *data* as a term list, and read it as settings, word lists and proposals."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "list.yaml")
        path.write_bytes(data)
        load_termbase([path])
        list(check_termbase([path]))
    text = data.decode("utf-8", "replace")
    parse_yaml(text, "list.yaml")
    parse_wordlists(text, "words.yaml", Wordlists())
    with suppress(GlossaryError):
        parse_proposals(text, "proposals.yaml")
    with suppress(GlossaryError):
        read_settings(Path("/x/glossary.toml"), data)
    changes: tuple[Callable[[], str], ...] = (
        lambda: format_list(text),
        lambda: add_entry(text, {"zh": "新词", "en": "new word"}),
        lambda: set_field(text, "大国", "note", "a: b # c"),
        lambda: update_list(text, NEWS).text,
    )
    for change in changes:
        with suppress(GlossaryError):
            once = change()
            with suppress(GlossaryError):
                assert format_list(format_list(once)) == format_list(once)


NEWS = (ConceptEntry("c1", (Term("大国"),), (Term("major country"), Term("great power", "deprecated"))),)
"""What is brought into every list."""


def import_bank(data: bytes) -> None:
    """Read *data* as a term bank of the kind its first byte chooses."""
    if data:
        kind = BANKS[data[0] % len(BANKS)]
        made = data[1:] if kind in IMPORTERS else workbook_of(data[1:])
        found = parse_import(made, f"bank{kind if kind in IMPORTERS else '.xlsx'}")
        assert all(entry.headword for entry in found.entries)
        for problem in found.problems:
            assert "\n" not in str(problem)


def segment(data: bytes) -> None:
    """Cut *data* into words and sentences, with a tokenizer that knows nothing and one that is taught as it goes."""
    if not _TOKENIZERS:
        _TOKENIZERS.extend((Tokenizer(), Tokenizer({"人类命运共同体"})))
    text = data.decode("utf-8", "replace")
    if data[-1:] == b"!":
        _TOKENIZERS[1] = Tokenizer({text[:4], text[2:9]})  # a tenth of a second: seldom
    for tokenizer in _TOKENIZERS:
        words = cut(text, tokenizer)
        assert "".join(words) == text
        assert "".join(word for word, _ in tag(text, tokenizer)) == text
        assert all(count > 0 for count in tokenizer.frequencies(words))
    ends = split_sentences(text)
    assert "".join(text[start:end] for start, end in ends) == text


_TOKENIZERS: list[Tokenizer] = []


def extract(data: bytes) -> None:
    """Extract terms of *data* as text, and transcribe its beginning."""
    if not _SHOWN:
        _SHOWN.append(load_wordlists()[0])
    text = data.decode("utf-8", "replace")
    simplified = to_simplified(text)
    assert len(simplified) == len(text)
    document = Document("a.txt", text, range(1, text.count("\n") + 2), simplified)
    for term in extract_terms([document], min_count=1, lists=_SHOWN[0]):
        assert all(0 <= place.start < place.end <= len(text) for place in term.occurrences)
    transcribe(text[:40])


def write(data: bytes) -> None:
    """Write *data*, cut at line breaks, as the fields of entries in the format that the first byte chooses."""
    if not data:
        return
    name = WRITTEN[data[0] % len(WRITTEN)]
    fields = data[1:].decode("utf-8", "surrogateescape").split("\n")
    entries = [
        ConceptEntry(f"c{at}", (Term(zh or "词"),), (Term(en, note=note),) if en else (), note=note, definition=en)
        for at, (zh, en, note) in enumerate(zip(fields[::3], fields[1::3], fields[2::3], strict=False))
    ]
    read_back(name, FORMATS[name].render(list_glossary(entries, title=fields[0][:50])), len(entries))


def read_back(name: str, made: bytes, count: int) -> None:
    """Open what was written as its consumers do: it is well formed, and no text of an entry has become markup."""
    if name == "json":
        assert len(json.loads(made)["entries"]) == count
    elif name == "jsonl":
        assert sum(1 for line in made.decode().split("\n") if json.loads(line or "0")) == count
    elif name == "yaml":
        assert parse_yaml(made.decode(), "x.yaml")[1] == ()
    elif made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    ET.fromstring(archive.read(part))
    elif made.startswith(b"<?xml"):
        ET.fromstring(made)
    elif name == "html":
        page = _Scripts()
        page.feed(made.decode())
        assert (page.scripts, page.others) == (SCRIPTS[0], set())


class _Scripts(HTMLParser):
    """Counts scripts, and names what acts by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.others: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.others |= {name for name, _ in attrs if name.startswith("on")} | {tag} & {"iframe", "img", "object"}


def _count_scripts() -> int:
    page = _Scripts()
    page.feed(FORMATS["html"].render(list_glossary([])).decode())
    return page.scripts


SCRIPTS = (_count_scripts(),)
"""How many scripts the page of an empty glossary has."""

ROOMS: Mapping[str, Callable[[bytes], None]] = {
    "readers": read_document,
    "lists": read_list,
    "importers": import_bank,
    "segment": segment,
    "text": extract,
    "writers": write,
}
"""Name → what is done with the bytes."""
