"""XLSX: no contexts but the first of each entry; texts over 32,767 characters are cut, as Excel wants.

Two sheets. `Glossary` has one row an entry, made to be read, filtered and printed; `Renderings` has one row a rendering
with its status, source, date, region and note, so nothing of a translation is lost. Every cell but a count is an
inline string: no term can become a formula, a number, a date or a link. Structure after ECMA-376 part 1, 18.
"""

import re
from html import escape
from math import ceil

from glossary.model import Glossary
from glossary.writers.columns import CHINESE, find_columns, find_rows
from glossary.writers.concepts import unique_ids
from glossary.writers.ooxml import Part, render_package

LONGEST = 32_767
"""Characters of one cell (Excel specifications and limits)."""

WIDTHS = {
    "Simplified": 20,
    "Traditional": 20,
    "Pinyin": 26,
    "English": 38,
    "Also": 30,
    "Avoid": 26,
    "Subject field": 22,
    "Source": 34,
    "Note": 34,
    "Definition": 30,
    "Context": 50,
}
"""Width of a column in characters of the default font; others get 13."""

LAST_PRINTED = {"Glossary": "Subject field"}
"""Sheet → the last column that is printed; what comes after it is for the screen."""

RENDERING_HEADS = ("ID", "Simplified", "Traditional", "English", "Status", "Source", "Date", "Region", "Note", "Type")

_HEAD, _PLAIN, _CHINESE, _ENGLISH, _AVOID, _WRAPPED = range(1, 7)
_STYLED = {
    "Simplified": _CHINESE,
    "Traditional": _CHINESE,
    "Pinyin": _WRAPPED,
    "English": _ENGLISH,
    "Also": _WRAPPED,
    "Avoid": _AVOID,
    "Subject field": _WRAPPED,
}
"""Columns that are printed wrap, the others run on behind their neighbour, so that rows stay low."""
_NUMBERS = frozenset(("Frequency", "Documents"))
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as an escaped character (ECMA-376 part 1, 22.9.2.19: ST_Xstring)."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT = '<font>{}<sz val="{}"/>{}<name val="Calibri"/><family val="2"/></font>'
_STRUCK = _FONT.format("<strike/>", 11, '<color rgb="FF9C1C0C"/>')
_ALIGNED = (
    '<xf numFmtId="0" fontId="{}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="{}"/></xf>'
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="4">{_FONT.format("", 11, "")}{_FONT.format("<b/>", 11, "")}'
    f"{_FONT.format('', 14, '')}{_STRUCK}</fonts>"
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEFEBE2"/><bgColor indexed="64"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"/>'
    + "".join(_ALIGNED.format(font, wrap) for font, wrap in ((0, 0), (2, 1), (1, 1), (3, 1), (0, 1)))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Cell formats by number: 0 default, then those named above."""


def render(glossary: Glossary) -> bytes:
    """Return the workbook."""
    tables = {
        "Glossary": (find_columns(glossary), list(find_rows(glossary)), len(CHINESE[glossary.script])),
        "Renderings": (RENDERING_HEADS, _renderings(glossary), 2),
    }
    kind = "spreadsheetml.{}"
    sheets, names = "", {"_FilterDatabase": "", "Print_Area": "", "Print_Titles": ""}
    parts = []
    for number, (name, (heads, rows, frozen)) in enumerate(tables.items(), 1):
        sheets += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        area = f"${_letters(0)}$1:${_letters(len(heads) - 1)}${len(rows) + 1}"
        paper = f"$A$1:${_letters(heads.index(LAST_PRINTED.get(name, heads[-1])))}${len(rows) + 1}"
        for defined, place in {"_FilterDatabase": area, "Print_Area": paper, "Print_Titles": "$1:$1"}.items():
            hidden = ' hidden="1"' if defined == "_FilterDatabase" else ""
            names[defined] += (
                f'<definedName name="_xlnm.{defined}" localSheetId="{number - 1}"{hidden}>{name}!{place}</definedName>'
            )
        text = _sheet(heads, rows, frozen, area.replace("$", ""), selected=number == 1)
        parts.append(Part(f"xl/worksheets/sheet{number}.xml", kind.format("worksheet"), text, "worksheet"))
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets>'
        f"<definedNames>{''.join(names.values())}</definedNames></workbook>"
    )
    parts.append(Part("xl/styles.xml", kind.format("styles"), _STYLES, "styles"))
    return render_package(glossary.title, Part("xl/workbook.xml", kind.format("sheet.main"), book), parts)


def _renderings(glossary: Glossary) -> list[tuple[str, ...]]:
    """Return one row a rendering, those to avoid included."""
    return [
        (name, entry.term, entry.traditional, *term[:6], term.term_type)
        for name, entry in zip(unique_ids(glossary.entries), glossary.entries, strict=True)
        for term in entry.translations
    ]


def _sheet(heads: tuple[str, ...], rows: list[tuple[str, ...]], frozen: int, area: str, *, selected: bool) -> str:
    """Return a sheet with a frozen head, filters, and a page setup for paper."""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{WIDTHS.get(head, 13)}" customWidth="1"/>'
        for number, head in enumerate(heads, 1)
    )
    letters = [_letters(column) for column in range(len(heads))]
    styles = [_STYLED.get(head, _PLAIN) for head in heads]
    wrapped = [(column, WIDTHS.get(head, 13)) for column, head in enumerate(heads) if head in _STYLED]
    lines = [_row(1, heads, letters, [_HEAD] * len(heads), frozenset(), 16)]
    numbers = frozenset(column for column, head in enumerate(heads) if head in _NUMBERS)
    lines += [_row(line, row, letters, styles, numbers, _height(row, wrapped)) for line, row in enumerate(rows, 2)]
    corner = f"{letters[frozen]}2"
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{area}"/>'
        f'<sheetViews><sheetView tabSelected="{int(selected)}" workbookViewId="0">'
        f'<pane xSplit="{frozen}" ySplit="1" topLeftCell="{corner}" activePane="bottomRight" state="frozen"/>'
        f'<selection pane="bottomRight" activeCell="{corner}" sqref="{corner}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{"".join(lines)}</sheetData>'
        f'<autoFilter ref="{area}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    )


def _height(cells: tuple[str, ...], wrapped: list[tuple[int, int]]) -> int:
    """Return the height in points that the wrapped cells need; LibreOffice does not fit rows by itself.

    A Chinese character, set larger, is as wide as 2.6 of the characters that widths count; a line takes 15 points.
    """
    lines = 1
    for column, width in wrapped:
        text = cells[column]
        wide = len(text) if text.isascii() else sum(2.6 if ord(character) > 0x2E7F else 1.05 for character in text)
        lines = max(lines, ceil(wide / width) + text.count("\n"))
    return min(4 + 15 * lines, 409)


def _row(
    number: int, cells: tuple[str, ...], letters: list[str], styles: list[int], numbers: frozenset[int], height: int
) -> str:
    """Return one row; cells in columns *numbers* are numbers, the others text."""
    parts = []
    for column, cell in enumerate(cells):
        place = f'<c r="{letters[column]}{number}" s="{styles[column]}"'
        if column in numbers:
            parts.append(f"{place}><v>{cell}</v></c>")
        elif cell:
            text = escape(_ESCAPED.sub("_x005F_", cell[:LONGEST]), quote=False)
            parts.append(f'{place} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    return f'<row r="{number}" ht="{height}" customHeight="1">{"".join(parts)}</row>'


def _letters(column: int) -> str:
    """Return the name of a column counted from 0: A to Z, AA …; tables here have fewer than 700 columns."""
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)
