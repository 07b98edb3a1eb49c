"""PDF: the text of its pages, lines joined to paragraphs, page numbers and running heads left out."""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from glossary.documents.content import Content, clean_text, pair_surrogates
from glossary.documents.faults import UnusableError
from glossary.documents.wrapping import join_lines, line_width

MOST_PAGES = 10_000
MOST_OPERATORS = 5_000_000
"""Drawing operators read in one file; chosen: a page of text has about a thousand."""
MOST_CONTENT = 1 << 25
"""Bytes of drawing instructions in one file; chosen: 32 MiB, a thousand dense pages."""
MOST_MAPPED = 4_000_000
"""Characters that all fonts of one file may map; chosen: 60 complete Chinese fonts, a quarter of a minute of reading."""
_FONT = 1_000
"""Characters that a font counts for beside those it maps; chosen: one that can't be read costs time, too."""

_END = 4096
"""Bytes at the end that must hold the end mark (ISO 32000-1 7.5.5 asks for the last line; mailers append)."""
_FULL = 0.85
"""Share of the page's text width from which a line counts as full; chosen: fonts are proportional."""
_EDGE = 3
"""Lines at the top and at the bottom of a page that may be running heads; chosen."""
_PAGE_NUMBER = re.compile(
    r"[-—–―·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*页)?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·•\s]*"
)
_SPACED = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PAIRS = re.compile("[\u4e00-\u9fff](?=[\u4e00-\u9fff])")


def read_pdf(data: bytes) -> Content:
    """Return the content of a PDF with a text layer; `line_numbers` are pages, from 1.

    Lines are joined where a sentence goes on, over page breaks too. Page numbers, and heads and feet that recur on
    two fifths of the pages, are dropped. Raises UnusableError: D005, D009, D010, D011, D012.
    """
    if not data:
        raise UnusableError("D005", "the file is empty")
    if b"%PDF-" not in data[:1024]:
        raise UnusableError("D012", "it does not begin like a PDF")
    if b"%%EOF" not in data[-_END:]:
        raise UnusableError("D012", "its end is missing")
    extracted, pictures = _extract_pages(data)
    pages = list(_drop_running_heads(extracted))
    unread = [str(number) for number in pictures if not pages[number - 1]]
    if not any(pages):
        if unread:
            raise UnusableError("D011", f"{len(pages)} page{'s'[: len(pages) > 1]}, scanned")
        raise UnusableError("D005", "the PDF holds no text")
    lines: list[tuple[int, str]] = []
    full: list[bool] = []
    for number, page in enumerate(pages, 1):
        margin = _FULL * max(map(line_width, page), default=0)
        lines += ((number, line) for line in page)
        full += (line_width(line) >= margin for line in page)
    content = join_lines(lines, full, line_unit="page")
    notes = (("D017", 0, ", ".join(unread)),) if unread else ()
    return content._replace(notes=notes)


def _extract_pages(data: bytes) -> tuple[list[list[str]], list[int]]:
    """Return the lines of each page, and the numbers of the pages that have pictures and hardly any text."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[list[str]] = []
    pictures: list[int] = []
    counter = _Counter()
    try:
        with warnings.catch_warnings(), _read_fonts_once():
            warnings.simplefilter("ignore")
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnusableError("D010", "it opens with a password only")
            for number, page in enumerate(reader.pages, 1):
                if number > MOST_PAGES:
                    raise UnusableError("D009", f"more than {MOST_PAGES} pages")
                counter.add_content(page)
                text = page.extract_text(visitor_operand_before=counter.count_operator)
                pages.append(_clean_page(text))
                if len(pages[-1]) <= _EDGE and _has_picture(page):
                    pictures.append(number)
            if not pages or len(pages) < reader.root_object["/Pages"]["/Count"]:  # type: ignore[index]
                raise UnusableError("D012", f"only {len(pages)} of its pages are left")
    except DependencyError as error:
        raise UnusableError("D010", "its cipher needs the Python package cryptography") from error
    except LimitReachedError as error:
        raise UnusableError("D009", "a part of the PDF unpacks further than is safe") from error
    except (
        PyPdfError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError,
        OSError,
    ) as error:  # fmt: skip  # what pypdf raises on malformed objects, beside its own family; RecursionError included
        where = f"page {len(pages) + 1} can't be read" if pages else "its structure can't be read"
        raise UnusableError("D012", where) from error
    return pages, pictures


@contextmanager
def _read_fonts_once() -> Iterator[None]:
    """Let pypdf read each font of a file once: else it reads them on every page, half a second for a complete one."""
    from pypdf.generic._font import Font

    fonts: Any = Font
    read = fonts.from_font_resource
    known: dict[int, tuple[Any, Any]] = {}
    """Number of a dictionary → it, so that nothing else gets its number, and its font; None while that can't be read."""
    mapped = 0

    def read_once(resource: Any) -> Any:
        nonlocal mapped
        if id(resource) not in known:
            if mapped > MOST_MAPPED:
                raise UnusableError("D009", f"fonts of more than {MOST_MAPPED:,} characters")
            known[id(resource)] = resource, None
            mapped += _FONT
            known[id(resource)] = resource, read(resource)
            mapped += len(known[id(resource)][1].character_map)
        if known[id(resource)][1] is None:
            raise TypeError("it could not be read before")  # pypdf passes over such a font
        return known[id(resource)][1]

    whole = vars(fonts)["from_font_resource"]
    fonts.from_font_resource = staticmethod(read_once)
    try:
        yield
    finally:
        fonts.from_font_resource = whole


class _Counter:
    """Bounds what a hostile file can cost: drawing operators (forms may call forms) and bytes of instructions."""

    def __init__(self) -> None:
        self.operators = 0
        self.content = 0

    def count_operator(self, *_: object) -> None:
        """Count one drawing operator."""
        self.operators += 1
        if self.operators > MOST_OPERATORS:
            raise UnusableError("D009", f"more than {MOST_OPERATORS} drawing operators")

    def add_content(self, page: Any) -> None:
        """Count the drawing instructions of *page*."""
        contents = page.get_contents()
        self.content += len(contents.get_data()) if contents is not None else 0
        if self.content > MOST_CONTENT:
            raise UnusableError("D009", f"more than {MOST_CONTENT >> 20} MB of drawing instructions")


def _has_picture(page: Any) -> bool:
    """Return whether *page* shows a picture or a form."""
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    return bool(objects and objects.get_object())


def _clean_page(text: str) -> list[str]:
    """Return the lines of a page; blanks that the typesetter put between most characters are taken out."""
    text = clean_text(pair_surrogates(text))
    spaced = len(_SPACED.findall(text))
    if spaced > 0.25 * (spaced + len(_PAIRS.findall(text))):
        text = _SPACED.sub("", text)
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def _drop_running_heads(pages: Sequence[list[str]]) -> Iterable[list[str]]:
    """Yield the lines of each page without page numbers, and without what recurs at the edges of the pages."""
    recurring = Counter(key for page in pages for key in {_head_key(line) for line in _edges(page)})
    needed = max(3, 0.4 * len(pages))
    for page in pages:
        edges = set(_edge_indexes(page))
        yield [
            line
            for index, line in enumerate(page)
            if index not in edges or not (_PAGE_NUMBER.fullmatch(line.strip()) or recurring[_head_key(line)] >= needed)
        ]


def _edge_indexes(page: Sequence[str]) -> Iterable[int]:
    """Return the indexes of the first and last lines of *page*."""
    return (*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page)))


def _edges(page: Sequence[str]) -> Iterable[str]:
    """Return the first and last lines of *page*."""
    return (page[index] for index in _edge_indexes(page))


def _head_key(line: str) -> str:
    """Return *line* with its numbers alike, since a running head may hold the page number."""
    return re.sub(r"\d+", "0", "".join(line.split()))
