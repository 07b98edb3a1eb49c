"""The package around a spreadsheet or a text document (ECMA-376 part 2): written by hand, the same bytes every time."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from glossary.writers.archive import pack

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CREATED = "2000-01-01T00:00:00Z"
"""Stands for the time of writing, so that the same glossary gives the same bytes."""


class Part(NamedTuple):
    """One XML file of a package."""

    name: str
    """Path in the package: `xl/workbook.xml`."""
    kind: str
    """Content type after `application/vnd.openxmlformats-officedocument.` and before `+xml`."""
    text: str
    """The XML without its declaration."""
    relation: str = ""
    """Kind of its relation to the main part: `worksheet`, `styles`; empty for the main part itself."""


def render_package(title: str, main: Part, parts: Iterable[Part]) -> bytes:
    """Return a package of *main* and its *parts*; they are related to it as rId1, rId2 … in their order."""
    listed = list(parts)
    folder = main.name.split("/")[0]
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:created></cp:coreProperties>'
    )
    types = "".join(
        f'<Override PartName="/{part.name}"'
        f' ContentType="application/vnd.openxmlformats-officedocument.{part.kind}+xml"/>'
        for part in (main, *listed)
    )
    content_types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        f' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>'
    )
    roots = [(f"{_OFFICE}/officeDocument", main.name)]
    roots.append((f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    inner = [(f"{_OFFICE}/{part.relation}", part.name.removeprefix(f"{folder}/")) for part in listed]
    files = {
        "[Content_Types].xml": content_types,
        "_rels/.rels": _relations(roots),
        "docProps/core.xml": core,
        main.name: main.text,
        f"{folder}/_rels/{main.name.split('/')[-1]}.rels": _relations(inner),
        **{part.name: part.text for part in listed},
    }
    return pack((name, (HEAD + text).encode()) for name, text in files.items())


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    """Return a relationships part: (type, target) pairs as rId1, rId2 …"""
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
