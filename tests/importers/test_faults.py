"""Faults of files to import: each code once, at its place; and what other tools write."""

import io
import zipfile

import openpyxl
import pytest

from glossary.importers import FAULTS, IMPORTERS, parse_import, workbook

TABLE = "zh,en\n外交,diplomacy\n"


def bomb() -> bytes:
    """Return a workbook of a few kilobytes that claims to unpack to a gigabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 600_000_000)
    return packed.getvalue()


CASES = {
    "I001": ("terms.pdf", b"", {}),
    "I002": ("terms.xlsx", b"bomb", {}),
    "I003": ("terms.tbx", b"<tbx><unclosed>", {}),
    "I004": ("terms.csv", b"word,en\nx,y\n", {}),
    "I005": ("terms.csv", TABLE.encode(), {"zh": "Chinese"}),
    "I006": ("terms.csv", b"zh,en\n,diplomacy\n", {}),
    "I007": ("terms.json", b'{"entries": 3}', {}),
    "I008": ("terms.csv", TABLE.encode(), {"chinese": "zh"}),
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_told(code: str) -> None:
    name, data, columns = CASES[code]
    found = parse_import(bomb() if data == b"bomb" else data, name, columns)
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].file == name


@pytest.mark.parametrize("suffix", sorted(set(IMPORTERS) - {".csv", ".tsv", ".txt", ".utf8"}))
def test_what_is_no_such_file_is_refused(suffix: str) -> None:
    found = parse_import(b"\x00\xff\xfe nothing of the kind", f"terms{suffix}")
    assert [problem.code for problem in found.problems] == ["I003"]


def test_a_table_that_is_no_text_is_refused_at_its_line() -> None:
    (problem,) = parse_import(b"zh,en\n\xff\xff,x\n", "terms.csv").problems
    assert (problem.code, problem.line) == ("I003", 2)


def test_an_entity_bomb_unpacks_nothing() -> None:
    bomb = "<!DOCTYPE tbx [<!ENTITY a 'ha'><!ENTITY b '" + "&a;" * 100 + "'><!ENTITY c '" + "&b;" * 100 + "'>]>"
    text = f'{bomb}<tbx><text><body><conceptEntry id="c1"><langSec xml:lang="zh"><termSec><term>外&c;交</term></termSec></langSec></conceptEntry></body></text></tbx>'
    found = parse_import(text.encode(), "bomb.tbx")
    assert all(len(entry.headword) < 20 for entry in found.entries)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.csv", "Chinese,English\n多边主义,multilateralism\n", id="heads in English"),
        pytest.param("a.csv", "中文;英文;备注\n多边主义;multilateralism;x\n", id="heads in Chinese, semicolons"),
        pytest.param("a.tsv", "zh-CN\ten-US\n多边主义\tmultilateralism\n", id="language tags"),
        pytest.param("a.utf8", "多边主义\tmultilateralism\tcomment\n", id="OmegaT, no heads"),
        pytest.param("a.csv", "source,target\n多边主义,multilateralism\n", id="source and target, as Weblate writes"),
        pytest.param("a.json", '[{"zh": ["多边主义"], "en": [{"text": "multilateralism"}]}]', id="JSON"),
        pytest.param(
            "a.tbx",
            '<martif type="TBX"><text><body><termEntry><langSet xml:lang="zh-CN"><ntig><termGrp><term>多边主义</term>'
            '</termGrp></ntig></langSet><langSet xml:lang="en-GB"><ntig><termGrp><term>multilateralism</term></termGrp>'
            "</ntig></langSet></termEntry></body></text></martif>",
            id="TBX of 2008 with term groups",
        ),
        pytest.param(
            "a.tbx",
            '<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">'
            '<text><body><conceptEntry id="c1"><langSec xml:lang="zh"><termSec><term>多边主义</term></termSec></langSec>'
            '<langSec xml:lang="en"><termSec><term>multilateralism</term><min:administrativeStatus>preferredTerm-admn-sts'
            "</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>",
            id="TBX v3, DCT style",
        ),
    ],
)  # fmt: skip
def test_tables_of_other_tools_are_read(name: str, text: str) -> None:
    found = parse_import(text.encode(), name)
    assert found.problems == ()
    (entry,) = found.entries
    assert (entry.headword, entry.en[0].text, entry.en[0].status) == ("多边主义", "multilateralism", "preferred")


def test_columns_can_be_named_by_number() -> None:
    found = parse_import("a,b,c\nx,多边主义,multilateralism\n".encode(), "t.csv", {"zh": "2", "en": "3"})
    assert [(entry.headword, entry.en[0].text) for entry in found.entries] == [("多边主义", "multilateralism")]


def test_a_sheet_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LONGEST", 2)
    book = openpyxl.Workbook()
    for row in (["zh", "en"], ["外交", "diplomacy"], ["和平", "peace"]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    (problem,) = parse_import(file.getvalue(), "terms.xlsx").problems
    assert str(problem) == "terms.xlsx: I002 is larger than 2 rows, expected less"


def test_rows_without_chinese_are_told_in_few_lines() -> None:
    found = parse_import(b"zh,en\n" + b",x\n" * 1000, "terms.csv")
    assert [problem.line for problem in found.problems] == list(range(2, 22))
    assert found.problems[-1].message.endswith("; 980 more like this one")
