"""Tables → entries: CSV, TSV and what shares their columns."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossary.errors import Problem
from glossary.importers.faults import refuse, tell_empty
from glossary.importers.record import Fields, Imported, clean, make_entry, read_status, read_type
from glossary.model import ConceptEntry, Term

HEADS = {
    "zh": ("simplified", "chinese", "zh", "zh-cn", "zh-hans", "zh_cn", "source term", "source", "term", "中文", "简体", "简体中文", "汉语", "术语", "source language"),
    "hant": ("traditional", "zh-tw", "zh-hant", "zh-hk", "繁体", "繁體", "繁体中文", "繁體中文"),
    "en": ("english", "en", "en-us", "en-gb", "en_us", "en_gb", "target term", "target", "translation", "英文", "英语", "译文", "translation(s)"),
    "also": ("also", "synonyms", "english synonyms", "同义", "又译"),
    "avoid": ("avoid", "forbidden", "forbidden terms", "避免", "误译"),
    "pinyin": ("pinyin", "reading", "拼音"),
    "pinyin_status": ("pinyin status",),
    "source": ("source", "attested in", "citation", "reference", "来源", "出处"),
    "date": ("date", "year", "日期", "年份"),
    "region": ("region", "地区"),
    "note": ("note", "notes", "comment", "comments", "remark", "备注", "说明"),
    "definition": ("definition", "定义"),
    "subject_field": ("subject field", "subject", "domain", "field", "领域", "分类"),
    "part_of_speech": ("part of speech", "pos", "词性"),
    "status": ("status", "状态"),
    "variants": ("variants", "other forms", "异体", "变体"),
    "renderings": ("renderings",),
    "id": ("id", "concept id", "编号"),
}  # fmt: skip
"""Field → heads that name it, in lower case, ours first."""

BETWEEN = re.compile(r"\s*[|;；]\s*")
"""Between several values in one cell."""

_FORMULA = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_LARGEST_CELL = 1_000_000


def parse_csv(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    """Return the entries of a CSV file in UTF-8, with commas or semicolons between its cells."""
    text, problems = read_text(data, name, "CSV")
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    broken: list[int] = []
    entries, found = parse_rows(_read_csv(text, mark, broken), name, columns, problems, quoted=True)
    reason = f"a cell is longer than {_LARGEST_CELL:,} characters"
    return Imported(entries, (*found, *(refuse("I003", name, line, kind="CSV", reason=reason) for line in broken[:1])))


def parse_tsv(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    """Return the entries of a table with tabs between its cells."""
    text, problems = read_text(data, name, "TSV")
    rows = enumerate((line.split("\t") for line in text.splitlines()), 1)
    return parse_rows(rows, name, columns, problems, quoted=True)


def parse_omegat(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    """Return the entries of an OmegaT glossary: Chinese, English and a comment, with tabs between and no heads."""
    text, problems = read_text(data, name, "OmegaT glossary")
    rows = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1) if line[:1] != "#"]
    return parse_rows([(0, ["zh", "en", "note"]), *rows], name, columns, problems)


def read_text(data: bytes, name: str, kind: str) -> tuple[str, list[Problem]]:
    """Return *data* as text, UTF-8 with or without mark or UTF-16, and the problem where it is neither."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return "", [refuse("I003", name, line, kind=kind, reason=f"byte {error.start} is no {encoding.upper()}")]


def _read_csv(text: str, mark: str, broken: list[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield line and cells of every row; the line of one that can't be read goes to *broken*."""
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            broken.append(line)


def parse_rows(
    rows: Iterable[tuple[int, Sequence[str]]],
    name: str,
    columns: Mapping[str, str],
    problems: Sequence[Problem] = (),
    *,
    quoted: bool = False,
) -> Imported:
    """Return the entries of *rows*, pairs of a line number and cells, the first row being the heads.

    *quoted* cells have an apostrophe before what a spreadsheet would take for a formula.
    """
    found = list(problems)
    numbered = iter(rows)
    heads = [clean(cell) for cell in next(numbered, (0, []))[1]]
    places = find_columns(heads, columns, name, found)
    if found or not heads:
        return Imported((), tuple(found))
    entries: list[ConceptEntry] = []
    empty: list[int] = []
    for line, row in numbered:
        if any(map(str.strip, row)):
            cells = [unquote(cell) for cell in row] if quoted else list(row)
            said = {field: clean(cells[place]) for field, place in places.items() if place < len(cells)}
            entry = make_entry(read_fields(said), name, line)
            if entry is None:
                empty.append(line)
            else:
                entries.append(entry)
    return Imported(tuple(entries), (*found, *tell_empty(empty, name)))


def find_columns(
    heads: Sequence[str], columns: Mapping[str, str], name: str, problems: list[Problem]
) -> dict[str, int]:
    """Return field → column, from what the user said in *columns* and from the *heads*; problems are appended."""
    lower = [head.lower() for head in heads]
    shown = ", ".join(repr(head[:40]) for head in heads[:12])
    places: dict[str, int] = {}
    for field, column in columns.items():
        if field not in HEADS:
            problems.append(refuse("I008", name, field=field, fields=", ".join(HEADS)))
        elif column.isdecimal() and 0 < int(column) <= len(heads):
            places[field] = int(column) - 1
        elif column.lower() in lower:
            places[field] = lower.index(column.lower())
        else:
            problems.append(refuse("I005", name, head=column, heads=shown))
    for field, names in HEADS.items():
        free = (lower.index(head) for head in names if head in lower)
        if field not in places and (place := next((at for at in free if at not in places.values()), None)) is not None:
            places[field] = place
    missing = [field for field in ("zh", "en") if field not in places]
    if not problems:
        problems += [refuse("I004", name, 1, field=field, heads=shown) for field in missing]
    return places


def read_fields(said: Mapping[str, str]) -> Fields:
    """Return what the cells of one row say."""
    status = said.get("status", "").lower()
    terms = _read_renderings(said.get("renderings", "")) or _read_terms(said, status)
    notes = said.get("note", "")
    preferred = next((term for term in terms if term.status == "preferred"), None)
    if said.get("renderings") and preferred and preferred.note:  # the column shows both notes
        notes = _take_off(notes, clean(preferred.note))
    fixed = said.get("pinyin_status") == "fixed"
    return Fields(
        zh=(said.get("zh", ""), *BETWEEN.split(said.get("variants", ""))),
        en=terms,
        pinyin=said.get("pinyin", "") if fixed else "",
        hant=said.get("hant", ""),
        subject_field=said.get("subject_field", ""),
        part_of_speech=said.get("part_of_speech", ""),
        definition=said.get("definition", ""),
        note=notes,
        review="draft" if status in ("suggested", "draft", "untranslated") else "",
        id=said.get("id", ""),
    )


def _take_off(notes: str, last: str) -> str:
    """Return *notes* without the *last* of them and the mark before it, one mark only: a note may end with one."""
    return notes.removesuffix(last).rstrip().removesuffix("|").rstrip() if notes.endswith(last) else notes


def _read_terms(said: Mapping[str, str], status: str) -> list[Term]:
    """Return the renderings of the columns English, Also and Avoid."""
    first, *others = BETWEEN.split(said.get("en", ""))
    state = read_status(status) if status not in ("curated", "suggested", "draft", "untranslated", "") else "preferred"
    terms = [Term(first, state, said.get("source", ""), said.get("date", ""), said.get("region", ""))]
    terms += [Term(text, "admitted") for text in (*others, *BETWEEN.split(said.get("also", "")))]
    return [*terms, *(Term(text, "deprecated") for text in BETWEEN.split(said.get("avoid", "")))]


def _read_renderings(cell: str) -> list[Term]:
    """Return the renderings that our own column of data holds."""
    try:
        rows = json.loads(cell) if cell else []
    except ValueError:
        return []
    return [read_term(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def read_term(row: Mapping[str, object]) -> Term:
    """Return a rendering from a mapping with the names of the JSON contract."""
    said = {key: value for key, value in row.items() if isinstance(value, str)}
    status = read_status(said.get("status", "preferred"))
    source, date, region, note = (said.get(key, "") for key in ("source", "date", "region", "note"))
    return Term(said.get("text", ""), status, source, date, region, note, read_type(said.get("term_type", "")))


def unquote(cell: str) -> str:
    """Return *cell* without the apostrophe that keeps a spreadsheet from evaluating it."""
    return cell[1:] if _FORMULA.match(cell) else cell
