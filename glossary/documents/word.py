"""Word documents (Office Open XML, ISO/IEC 29500-1): paragraphs, cells, text boxes and notes in reading order.

Read from the XML itself: python-docx knows neither notes nor text boxes, and gives tables apart from paragraphs.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from glossary.documents.content import Content, make_content
from glossary.documents.faults import UnusableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of a compound file: a .doc of Word 97-2003, or an encrypted .docx (MS-CFB 2.2, MS-OFFCRYPTO 2.3)."""
MOST_BYTES = 1 << 26
"""Bytes one part may take when decompressed; chosen: 64 MiB, the longest novels take 10."""

_DROPPED = frozenset(("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "rt", "Fallback", "sectPr", "sdtPr"))
"""Tracked deletions, field codes, properties, ruby glosses, and the second copy of a text box."""
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes) -> Content:
    """Return the content of a .docx: one line a paragraph, numbered through the body, cells included.

    A note stands after the paragraph that refers to it and has its number. Headers, footers, comments, tables of
    contents and tracked deletions are dropped. Raises UnusableError: D005, D009, D013, D014.
    """
    if not data:
        raise UnusableError("D005", "the file is empty")
    if data.startswith(OLE):
        raise UnusableError("D014")
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            main = _main_part(archive, names)
            folder = main.rpartition("/")[0]
            parts = {name: f"{folder}/{name}s.xml" for name in ("footnote", "endnote")}
            notes = {
                (name, _attribute(note, "id")): note
                for name, part in parts.items()
                if part in names
                for note in _parse_part(archive, part)
                if note.tag == _tag(note, name)
            }
            body = _parse_part(archive, main)
    except (
        BadZipFile, LargeZipFile, zlib.error, LZMAError, struct.error, EOFError, OSError, LookupError, ValueError,
        NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip  # what zipfile raises on damaged archives, beside its own family
        raise UnusableError("D013", "it is no whole zip archive") from error
    lines: list[tuple[int, str]] = []
    for number, paragraph in enumerate(_find_paragraphs(body), 1):
        references: list[tuple[str, str]] = []
        lines += ((number, part) for part in _text(paragraph, references).split("\n"))
        for reference in references:
            for note in _find_paragraphs(notes.pop(reference, ())):
                lines.append((number, _text(note, []).replace("\n", " ")))
    content = make_content(lines, line_unit="paragraph")
    if not content.text:
        raise UnusableError("D005", "the document holds no text")
    return content


def _main_part(archive: ZipFile, names: set[str]) -> str:
    """Return the name of the part that holds the body; it is found by its relation to the package."""
    if "_rels/.rels" in names:
        for relation in _parse_part(archive, "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                target: str = relation.get("Target", "").lstrip("/")
                if target in names and target.endswith(".xml") and not target.startswith(("xl/", "ppt/")):
                    return target
    raise UnusableError("D013", "it holds no text document")


def _parse_part(archive: ZipFile, name: str) -> Any:
    """Return the root element of one part; nothing outside it is ever loaded."""
    from lxml import etree

    with archive.open(name) as part:
        data = part.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnusableError("D009", f"{name} takes more than {MOST_BYTES >> 20} MB when unpacked")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableError("D013", f"{name}: {' '.join(str(error.msg).split())}") from error


def _find_paragraphs(element: Any) -> Iterator[Any]:
    """Yield the paragraphs below *element* in reading order; those of a text box after the one that anchors it."""
    for child in element:
        name = _name(child)
        if name == "p" and not _is_contents(child):
            yield child
        if name not in _DROPPED and not (name == "tr" and _is_deleted_row(child)):
            yield from _find_paragraphs(child)


def _text(element: Any, references: list[tuple[str, str]]) -> str:
    """Return the text of one paragraph without that of its text boxes; notes it refers to go to *references*."""
    pieces: list[str] = []
    for child in element:
        name = _name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            references.append((name.removesuffix("Reference"), _attribute(child, "id")))
        elif name not in _DROPPED and name != "txbxContent":
            pieces.append(_text(child, references))
    return "".join(pieces)


def _name(element: Any) -> str:
    """Return the name of *element* without namespace (transitional and strict files differ in it)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _tag(element: Any, name: str) -> str:
    """Return *name* in the namespace of *element*."""
    return f"{element.tag.rpartition('}')[0]}}}{name}"


def _attribute(element: Any, name: str) -> str:
    """Return the attribute *name* of *element* in its own namespace, or an empty string."""
    value: str = element.get(_tag(element, name), "")
    return value


def _is_contents(paragraph: Any) -> bool:
    """Return whether *paragraph* is a line of the table of contents, which repeats the headings."""
    return any(
        _name(style) == "pStyle" and _attribute(style, "val").lower().startswith("toc")
        for properties in paragraph
        if _name(properties) == "pPr"
        for style in properties
    )


def _is_deleted_row(row: Any) -> bool:
    """Return whether *row* of a table is a tracked deletion."""
    return any(_name(mark) == "del" for properties in row if _name(properties) == "trPr" for mark in properties)
