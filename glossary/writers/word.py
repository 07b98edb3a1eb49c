"""DOCX: no contexts, definitions or ids, only what is read on paper.

Two documents. The glossary is a table with a repeating head, rows that do not break, and pinyin as real ruby above the
characters; the booth sheet sets the same entries in three narrow columns, pinyin behind the term, for interpreters
who look down for a second. The parts are written by hand after ECMA-376 part 1, 17, the same bytes every time.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import PurePath

from glossary.model import Glossary, GlossaryEntry, Term
from glossary.writers.concepts import LANGUAGES
from glossary.writers.ooxml import Part, render_package

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONTS = {"zh-Hans": ("SimSun", "zh-CN"), "zh-Hant": ("PMingLiU", "zh-TW")}
"""Script → East Asian font and language; Word replaces a missing font by one of the same script."""

_SOFT, _RED = "666666", "8C2A14"
_WIDTHS = (3600, 5100, 1500)
"""Columns of the glossary in twentieths of a point; together the width of A4 less its margins."""


def render(glossary: Glossary) -> bytes:
    """Return the glossary as a table of three columns: Chinese, English, subject field and frequency."""
    head = _table_row([_paragraph(_run(text, bold=True)) for text in ("中文", "English", "Field, times")], head=True)
    rows = "".join(_table_row(_cells(entry, glossary.script)) for entry in glossary.entries)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    lines = '<w:top w:val="single" w:sz="4" w:color="BBBBBB"/><w:bottom w:val="single" w:sz="4" w:color="BBBBBB"/>'
    lines += '<w:insideH w:val="single" w:sz="4" w:color="BBBBBB"/>'
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )
    return _document(glossary, _title(glossary, 32) + table + "<w:p/>", '<w:cols w:space="708"/>', margin=850)


def render_booth(glossary: Glossary) -> bytes:
    """Return the booth sheet: three columns, nine points, one paragraph an entry."""
    body = "".join(_booth_entry(entry, glossary.script) for entry in glossary.entries)
    columns = '<w:cols w:num="3" w:sep="1" w:space="260"/>'
    return _document(glossary, _title(glossary, 20) + body, columns, margin=560)


def _document(glossary: Glossary, body: str, columns: str, *, margin: int) -> bytes:
    """Return the package: the body on A4, a footer with page numbers, and the default font."""
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="400" w:footer="340" w:gutter="0"/>{columns}</w:sectPr>'
    )
    names = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
    kind = "wordprocessingml.{}"
    pages = "".join(
        f'<w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>{between}'
        for code, between in (("PAGE", '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'), ("NUMPAGES", ""))
    )
    footer = f'<w:ftr {names}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{pages}</w:p></w:ftr>'
    styles = (
        f"<w:styles {names}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Cambria" w:eastAsia="SimSun"/>'
        '<w:sz w:val="21"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>'
    )
    return render_package(
        glossary.title,
        Part(
            "word/document.xml",
            kind.format("document.main"),
            f"<w:document {names}><w:body>{body}{section}</w:body></w:document>",
        ),
        [
            Part("word/styles.xml", kind.format("styles"), styles, "styles"),
            Part("word/footer1.xml", kind.format("footer"), footer, "footer"),
        ],
    )


def _title(glossary: Glossary, size: int) -> str:
    """Return the title and a line of counts and documents."""
    documents = ", ".join(PurePath(source.name).name for source in glossary.sources)
    counts = f"{len(glossary.entries)} entries" + (f"; {documents}" if documents else "")
    return _paragraph(_run(glossary.title or "Glossary", bold=True, size=size)) + _paragraph(
        _run(counts, size=16, color=_SOFT), after=120
    )


def _table_row(cells: Iterable[str], *, head: bool = False) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inside}</w:tr>"


def _cells(entry: GlossaryEntry, script: str) -> list[str]:
    language, other = LANGUAGES[script]
    first, second = _forms(entry, script)
    chinese = _paragraph(_ruby(first, entry.pinyin, language))
    if other and second != first:
        chinese += _paragraph(_run(second, size=21, color=_SOFT, language=other))
    if entry.pinyin_status == "review":
        chinese += _paragraph(_run("check reading", size=15, color=_RED))
    details = [entry.subject_field] if entry.subject_field else []
    return [
        chinese,
        _english(entry),
        _paragraph(_run(", ".join([*details, f"{entry.frequency}×"]), size=16)),
    ]


def _forms(entry: GlossaryEntry, script: str) -> tuple[str, str]:
    return (entry.traditional, entry.term) if script.startswith("hant") else (entry.term, entry.traditional)


def _english(entry: GlossaryEntry) -> str:
    """Return the renderings as paragraphs, each source once below all that it attests in a row."""
    lines = []
    if entry.status == "untranslated":
        lines.append(_run("no official rendering on file", italic=True, color=_SOFT))
    elif entry.status == "suggested":
        lines.append(_run("suggested, not official", size=15, color=_RED))
    for (source, date), terms in groupby(entry.translations, key=lambda term: (term.source, term.date)):
        lines += map(_rendering, terms)
        if source or date:
            lines.append(_run(" · ".join(part for part in (date, source) if part), size=14, color=_SOFT))
    if entry.note:
        lines.append(_run(entry.note, size=16, color=_SOFT))
    return "".join(map(_paragraph, lines))


def _rendering(term: Term) -> str:
    labels = {"admitted": "also ", "deprecated": "avoid ", "superseded": "formerly "}
    avoided = term.status in ("deprecated", "superseded")
    label = _run(labels[term.status], size=16, color=_RED if avoided else _SOFT) if term.status in labels else ""
    remarks = ", ".join(part for part in (term.region, term.term_type, term.note) if part)
    text = _run(term.text, bold=term.status == "preferred", strike=avoided)
    return label + text + (_run(f" ({remarks})", size=16, color=_SOFT) if remarks else "")


def _booth_entry(entry: GlossaryEntry, script: str) -> str:
    """Return one paragraph: term, pinyin, then the renderings on a line of their own."""
    from glossary.pinyin import render_pinyin

    runs = _run(_forms(entry, script)[0], bold=True, size=19, language=LANGUAGES[script][0])
    runs += _run(f"  {render_pinyin(entry.pinyin)}", size=15, color=_SOFT)
    runs += _run(" (check reading)", size=14, color=_RED) if entry.pinyin_status == "review" else ""
    runs += "<w:r><w:br/></w:r>"
    if entry.status == "suggested":
        runs += _run("suggested: ", size=14, color=_RED)
    shown = [term.text for term in entry.translations if term.status in ("preferred", "admitted")]
    runs += _run("; ".join(shown) or "no official rendering on file", size=18, color="" if shown else _SOFT)
    for term in entry.translations:
        if term.status in ("deprecated", "superseded"):
            runs += _run("  avoid ", size=14, color=_RED) + _run(term.text, size=17, strike=True)
    return _paragraph(runs, after=50, keep=True)


def _paragraph(runs: str, *, after: int = 0, keep: bool = False) -> str:
    lines = "<w:keepLines/>" if keep else ""
    return f'<w:p><w:pPr>{lines}<w:spacing w:after="{after}"/></w:pPr>{runs}</w:p>'


def _properties(
    *,
    bold: bool = False,
    italic: bool = False,
    strike: bool = False,
    color: str = "",
    size: int = 0,
    language: str = "",
) -> str:
    """Return run properties in the order of the schema."""
    font, locale = _FONTS[language[:7]] if language else ("", "")
    parts = [
        f'<w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/>' if font else "",
        "<w:b/>" if bold else "",
        "<w:i/>" if italic else "",
        "<w:strike/>" if strike else "",
        f'<w:color w:val="{color}"/>' if color else "",
        f'<w:sz w:val="{size}"/>' if size else "",
        f'<w:lang w:eastAsia="{locale}"/>' if locale else "",
    ]
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if any(parts) else ""


def _run(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    strike: bool = False,
    color: str = "",
    size: int = 0,
    language: str = "",
) -> str:
    """Return a run of text; *size* in half points."""
    properties = _properties(bold=bold, italic=italic, strike=strike, color=color, size=size, language=language)
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def _ruby(term: str, stored: str, language: str) -> str:
    """Return *term* with its reading above it, word by word."""
    from glossary.pinyin import ruby_pairs

    locale = _FONTS[language[:7]][1]
    runs = []
    for base, reading in ruby_pairs(term, stored):
        shown = _run(base, size=28, language=language)
        if reading:
            shown = (
                '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="14"/><w:hpsRaise w:val="26"/>'
                f'<w:hpsBaseText w:val="28"/><w:lid w:val="{locale}"/></w:rubyPr>'
                f"<w:rt>{_run(reading, size=14)}</w:rt><w:rubyBase>{shown}</w:rubyBase></w:ruby></w:r>"
            )
        runs.append(shown)
    return "".join(runs)
