"""A DOCX on A4 made with python-docx: named character styles, real ruby, East Asian fonts, fixed dates.

python-docx knows no ruby, no columns and no fields; those few elements are put in as the schema has them (ECMA-376
part 1, 17.3.3.25, 17.6.4 and 17.16.19). Everything that is said in the document is decided in `word`.
"""

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any, NamedTuple

from glossary.writers.archive import repack

CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the time of writing, so that the same glossary gives the same bytes."""

FONTS = {"zh-Hans": ("SimSun", "zh-CN"), "zh-Hant": ("PMingLiU", "zh-TW")}
"""Script → East Asian font and language; Word replaces a missing font by one of the same script."""

SOFT, RED = "666666", "8C2A14"

STYLES: dict[str, dict[str, Any]] = {
    "title": {"size": 16, "bold": True},
    "term": {"size": 14},
    "reading": {"size": 8},
    "second form": {"size": 10.5, "color": SOFT},
    "head": {"bold": True},
    "preferred": {"size": 11.5, "bold": True},
    "admitted": {},
    "avoided": {"strike": True},
    "label": {"size": 8.5, "color": SOFT},
    "warning": {"size": 8.5, "color": RED},
    "source": {"size": 7.5, "color": SOFT},
    "missing": {"italic": True, "color": SOFT},
    "booth title": {"size": 10, "bold": True},
    "booth term": {"size": 9.5, "bold": True},
    "booth reading": {"size": 7.5, "color": SOFT},
    "booth english": {"size": 8.5},
    "booth missing": {"size": 8.5, "color": SOFT},
    "booth avoided": {"size": 8, "strike": True},
    "booth warning": {"size": 7, "color": RED},
}
"""Name → size in points, weight and colour of a character style. LibreOffice takes no size of ruby from a style."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RUBY = (
    f'<w:r {_W}><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/><w:hpsRaise w:val="26"/>'
    '<w:hpsBaseText w:val="28"/><w:lid w:val="{locale}"/></w:rubyPr>'
    '<w:rt><w:r><w:rPr><w:rStyle w:val="{above}"/><w:sz w:val="16"/></w:rPr><w:t/></w:r></w:rt>'
    '<w:rubyBase><w:r><w:rPr><w:rStyle w:val="{base}"/></w:rPr><w:t/></w:r></w:rubyBase></w:ruby></w:r>'
)
_ROW = "<w:tr {names}><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
_CELL = '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr></w:tc>'
_TABLE = (
    f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{{whole}}" w:type="dxa"/><w:tblBorders>'
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>' for side in ("top", "bottom", "insideH"))
    + '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>'
)


class Run(NamedTuple):
    """A stretch of text in one of STYLES; *language* chooses the East Asian font, *reading* stands above as ruby."""

    text: str
    style: str
    language: str = ""
    reading: str = ""


Line = Sequence[Run]


class Paper:
    """A document that grows paragraph by paragraph."""

    def __init__(self, title: str, *, margin: float, columns: int = 1, font: str = "Times New Roman") -> None:
        """Begin an A4 document with page numbers; *margin* in millimetres, *font* for what is not Chinese."""
        from docx import Document
        from docx.shared import Mm, Pt

        self._document = Document()
        self._body, self._font = self._document.element.body, font
        self._styles: dict[tuple[str, str], str] = {}
        self._rubies: dict[str, Any] = {}
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments, properties.last_modified_by = title[:255], "", "", ""
        properties.created = properties.modified = CREATED
        normal = self._document.styles["Normal"]
        normal.font.size = Pt(10.5)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1
        _name_fonts(normal.element.get_or_add_rPr(), font, *FONTS["zh-Hans"])
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(margin)
        section.header_distance, section.footer_distance = Mm(7), Mm(6)
        _number_pages(section.footer.paragraphs[0])
        if columns > 1:
            _divide(section._sectPr, columns)  # noqa: SLF001 - python-docx has no columns

    def add_paragraph(self, line: Line, *, after: float = 0, keep: bool = False) -> None:
        """Add a paragraph; *after* in points, *keep* holds its lines on one page."""
        from docx.shared import Pt

        paragraph = self._document.add_paragraph()
        if after:
            paragraph.paragraph_format.space_after = Pt(after)
        if keep:
            paragraph.paragraph_format.keep_together = True
        self._fill(paragraph._p, line)  # noqa: SLF001 - runs are added to the element, ten times as fast

    def add_table(self, widths: Sequence[int], head: Sequence[Line], rows: Iterable[Sequence[Sequence[Line]]]) -> None:
        """Add a table whose head repeats and whose rows do not break; *widths* in twentieths of a point."""
        from docx.oxml import parse_xml

        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        table = parse_xml(_TABLE.format(whole=sum(widths), grid=grid))
        self._body.insert_element_before(table, "w:sectPr")
        cells = "".join(map(_CELL.format, widths))
        pattern = parse_xml(_ROW.format(names=_W, head="", cells=cells))
        first = parse_xml(_ROW.format(names=_W, head="<w:tblHeader/>", cells=cells))
        self._add_row(table, first, [[line] for line in head])
        for row in rows:
            self._add_row(table, deepcopy(pattern), row)

    def render(self) -> bytes:
        """Return the file."""
        data = io.BytesIO()
        self._document.save(data)
        return repack(data.getvalue())

    def _add_row(self, table: Any, row: Any, cells: Sequence[Sequence[Line]]) -> None:
        for cell, lines in zip(row.tc_lst, cells, strict=True):
            for line in lines or ((),):
                self._fill(cell.add_p(), line)
        table.append(row)

    def _fill(self, paragraph: Any, line: Line) -> None:
        for text, style, language, reading in line:
            if reading:
                paragraph.append(self._ruby(text, reading, style, language))
            else:
                run = paragraph.add_r()
                run.style = self._style(style, language)
                run.text = text

    def _style(self, name: str, language: str) -> str:
        """Return the id of a character style, added to the document when first asked for."""
        key = name, language[:7]
        if key not in self._styles:
            from docx.enum.style import WD_STYLE_TYPE
            from docx.shared import Pt, RGBColor

            look = STYLES[name]
            style = self._document.styles.add_style(" ".join(filter(None, key)), WD_STYLE_TYPE.CHARACTER)
            font = style.font
            font.bold, font.italic, font.strike = (look.get(kind) for kind in ("bold", "italic", "strike"))
            font.size = Pt(look["size"]) if "size" in look else None
            if "color" in look:
                font.color.rgb = RGBColor.from_string(look["color"])
            if language:
                _name_fonts(style.element.get_or_add_rPr(), self._font, *FONTS[key[1]])
            self._styles[key] = style.style_id
        return self._styles[key]

    def _ruby(self, base: str, reading: str, style: str, language: str) -> Any:
        """Return a run that shows *reading* above *base*."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        if language not in self._rubies:
            locale = FONTS[language[:7]][1]
            names = {"above": self._style("reading", ""), "base": self._style(style, language)}
            self._rubies[language] = parse_xml(_RUBY.format(locale=locale, **names))
        run = deepcopy(self._rubies[language])
        above, below = run.iter(qn("w:t"))
        above.text, below.text = reading, base
        return run


def _name_fonts(properties: Any, latin: str, chinese: str, locale: str) -> None:
    """Set the fonts of a style for both scripts, and the language of its Chinese."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), latin)
    fonts.set(qn("w:eastAsia"), chinese)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), locale)
    properties.append(language)


def _number_pages(paragraph: Any) -> None:
    """Fill a footer: page and number of pages."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for code in ("PAGE", "NUMPAGES"):
        if code == "NUMPAGES":
            paragraph.add_run(" / ")
        field = f'<w:fldSimple {_W} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx has no fields


def _divide(section: Any, columns: int) -> None:
    """Set a section in *columns* with a line between."""
    from docx.oxml.ns import qn

    setup = section.find(qn("w:cols"))
    for name, value in (("num", columns), ("sep", 1), ("space", 260)):
        setup.set(qn(f"w:{name}"), str(value))
