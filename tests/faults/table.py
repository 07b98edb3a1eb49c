"""Every fault that is tried, by the table it stands in; the README tells their number."""

import os
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.cli.test_hostile import BROKEN, ENORMOUS, ROOMLESS
from tests.documents.makers import make_docx, make_pdf, make_zip, paragraph
from tests.documents.test_faults import FIXTURES
from tests.fuzz.rooms import workbook_of

GOOD = "中方主张对话协商，坚持多边主义。多边主义是正确选择。"
"""A document that is always read: China advocates dialogue and consultation, and upholds multilateralism."""

ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"大" * 1000}">{ENTITIES}]>'
"""Ten to the ninth thousand characters, if anybody expands them."""


def _file(name: str, data: bytes) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return make


def _loop(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "again").symlink_to(folder)


def _foreign(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/\xff.txt")).write_bytes(b"")


def _fonts(pages: int, names: int) -> bytes:
    """Return a PDF whose pages call one complete font by many *names*."""
    font = b" ".join(b"/G%d 3 0 R" % number for number in range(names))
    return make_pdf([[GOOD]] * pages).replace(b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R %s >>" % font)


def _packed(size: int, method: int) -> bytes:
    """Return a zip archive whose only part unpacks to *size* bytes."""
    target = BytesIO()
    with ZipFile(target, "w", method) as archive:
        archive.writestr("_rels/.rels", b" " * size)
    return target.getvalue()


def _workbook(sheet: bytes, strings: bytes = b"") -> bytes:
    """Return a workbook of few bytes with this *sheet* and these *strings*."""
    with ZipFile(BytesIO(workbook_of(sheet + b"\0" + strings))) as archive:
        return make_zip({name: archive.read(name) for name in archive.namelist()})


def _bomb() -> bytes:
    """Return a PDF whose page unpacks to 60 MB of drawing instructions, packed three times."""
    data = bytes(60_000_000)
    for _ in range(3):
        data = zlib.compress(data, 9)
    start = PDF.index(b"8 0 obj\n") + 8
    filters = b"[/FlateDecode /FlateDecode /FlateDecode]"
    stream = b"<< /Filter %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(data), data)
    return PDF[:start] + stream + PDF[PDF.index(b"\nendobj", start) :]


def _overwritten() -> bytes:
    """Return a workbook whose packed sheet is zeros in the middle."""
    data = make_zip({"[Content_Types].xml": bytes(range(256)) * 20})
    return data[:100] + b"\xff" * 60 + data[160:]


SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = f'<worksheet {SPREADSHEET}><sheetData><row r="1"><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>'
WORD = make_docx(paragraph(GOOD))
PDF = make_pdf([[GOOD]])

DOCUMENTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "entities in a Word document": (
        _file("x.docx", make_zip({"word/document.xml": (BOMB + "<w:document>&j;</w:document>").encode()})),
        "D013",
    ),
    "entities in a page": (_file("x.html", (BOMB + f"<p>&j;{GOOD}</p>").encode()), ""),
    "zip bomb of another method": (_file("x.docx", _packed(400_000_000, zipfile.ZIP_LZMA)), "D009"),
    "100,000 parts in a Word document": (_file("x.docx", make_zip({f"{n}": b"" for n in range(100_000)})), "D013"),
    "100,000 levels in a Word document": (_file("x.docx", make_docx("<w:x>" * 100_000)), "D013"),
    "100,000 levels in a page": (_file("x.html", b"<div>" * 100_000 + GOOD.encode()), "D009"),
    "a million attributes in a page": (_file("x.html", b"<p " + b"a=b " * 1_000_000 + b">" + GOOD.encode()), ""),
    "page that says it is in idna": (_file("x.html", f"<meta charset=idna><p>{GOOD}".encode("gb18030")), ""),
    "100,000 levels in a PDF": (
        _file("x.pdf", PDF.replace(b"/Resources", b"/X " + b"[" * 100_000 + b"]" * 100_000 + b" /Resources")),
        "D012",
    ),
    "a font of a PDF by a hundred names on fifty pages": (_file("x.pdf", _fonts(50, 100)), "D005"),
    "PDF packed three times": (_file("x.pdf", _bomb()), "D009"),
    "zip in a zip": (_file("x.docx", make_zip({"x.docx": make_zip({"y": bytes(10_000_000)})})), "D013"),
    "zip that leaves its folder": (_file("x.docx", make_zip({"../../word/document.xml": b"<x/>"})), "D013"),
    "NUL in the text of a Word document": (_file("x.docx", make_docx(paragraph(f"{GOOD}\0"))), "D013"),
    "Word document cut in its directory": (_file("x.docx", WORD[:-30]), "D013"),
    "Word document with bytes turned round": (_file("x.docx", WORD[:60] + bytes(40) + WORD[100:]), "D013"),
    "PDF with its numbers wrong": (_file("x.pdf", PDF.replace(b"0 n \n", b"7 n \n")), ""),
    "PDF that points at itself": (_file("x.pdf", PDF.replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")), "D012"),
    "PDF of zeros": (_file("x.pdf", b"%PDF-1.4\n" + bytes(100_000) + b"%%EOF"), "D012"),
    "page cut in a tag": (_file("x.html", f"<html><body><p>{GOOD}<a href='".encode()), ""),
    "page that lies about its encoding": (
        _file("x.html", f"<meta charset=big5><p>{GOOD * 9}</p>".encode("gb18030")),
        "",
    ),
    "page of scripts": (_file("x.html", b"<script>" * 1000), "D005"),
    "NUL in a text": (_file("x.txt", GOOD.replace("，", "\0").encode()), ""),
    "controls and escapes in a text": (_file("x.txt", f"\x1b[31m{GOOD}\x07\x9b2J".encode()), ""),
    "half a surrogate pair": (_file("x.txt", b"\xed\xa0\x80" + GOOD.encode() * 200), "D015"),
    "UTF-16 with an odd end": (_file("x.txt", b"\xff\xfe" + (GOOD * 9).encode("utf-16-le") + b"\x00"), "D015"),
    "two encodings in one text": (_file("x.txt", (GOOD * 9).encode() + b"\n" + GOOD.encode("gb18030")), "D007"),
    "subtitles cut in a time": (_file("x.srt", f"1\n00:00:01,000 --> 00:00:02,000\n{GOOD}\n\n2\n00:0".encode()), ""),
    "Markdown with an open head": (_file("x.md", f"---\ntitle: x\n{GOOD}".encode()), ""),
    "a line of 12 MB": (_file("x.txt", GOOD.encode() * 160_000), ""),
    "a line of 100 MB": (_file("x.txt", "〇".encode() * 33_000_000), "D008"),
    "a line of 100 MB in Markdown": (_file("x.md", b"*" * 100_000_000), "D005"),
    "a line of 4 MB of marks in Markdown": (_file("x.md", b">[" * 2_000_000), "D008"),
    "300,000 comments in a line of Markdown": (_file("x.md", b"<!---->" * 300_000 + GOOD.encode()), ""),
    "a line of 100 MB in a page": (_file("x.html", GOOD.encode() * 1_300_000), "D009"),
    "a line of 4 MB of tags in subtitles": (
        _file("x.srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<" * 4_000_000),
        "D008",
    ),
    "a line of 100 MB in a Word document": (_file("x.docx", make_docx(paragraph(GOOD * 1_300_000))), "D009"),
    "100 MB of NUL": (_file("x.txt", bytes(100_000_000)), "D005"),
    "a million empty lines": (_file("x.txt", GOOD.encode() + b"\n" * 1_000_000), ""),
    "links that go round": (_loop, ""),
    "a link to nowhere": (lambda folder: (folder / "x.txt").symlink_to(folder / "nowhere.txt"), "D001"),
    "a link to itself": (lambda folder: (folder / "x.txt").symlink_to(folder / "x.txt"), "D002"),
    "a folder called like a text": (lambda folder: (folder / "x.txt").mkdir(), ""),
    "a device": (lambda folder: (folder / "x.txt").symlink_to("/dev/zero"), ""),
    "a pipe nobody writes to": (lambda folder: os.mkfifo(folder / "x.txt"), ""),
    "an escape sequence in a name": (_file("\x1b[31mx.txt", b""), "D005"),
    "a line break in a name": (_file("x\ny.txt", b""), "D005"),
    "bytes in a name": (_foreign, "D005"),
}
"""Name → how it is laid beside a good document in a folder, and the code that is told; empty where it is read or passed over."""

BANKS: dict[str, tuple[str, bytes, str]] = {
    "workbook cut short": ("x.xlsx", make_zip({"xl/workbook.xml": b"<workbook/>"})[:-20], "I003"),
    "workbook without sheets": ("x.xlsx", make_zip({"xl/workbook.xml": b"<workbook/>"}), "I003"),
    "workbook that unpacks to 300 MB": ("x.xlsx", make_zip({"xl/sharedStrings.xml": bytes(300_000_000)}), "I003"),
    "entities in a sheet": ("x.xlsx", _workbook((BOMB + CELL).encode()), "I003"),
    "entities in the strings of a workbook": (
        "x.xlsx",
        _workbook(CELL.replace("&j;", "x").encode(), (BOMB + f"<sst {SPREADSHEET}><si><t>&j;</t></si></sst>").encode()),
        "I003",
    ),
    "100,000 levels in a sheet": ("x.xlsx", _workbook(CELL.replace("&j;", "<t>" * 100_000).encode()), "I003"),
    "a cell in the last row and column": (
        "x.xlsx",
        _workbook(CELL.replace("<c", '<c r="XFD1048576"').replace('"1"', '"1048576"').replace("&j;", "x").encode()),
        "I004",
    ),
    "workbook with its sheet overwritten": ("x.xlsx", _overwritten(), "I003"),
    "a cell of 100 MB": ("x.csv", b'zh,en\n"' + b"x" * 100_000_000 + b'",y\n', "I003"),
    "100,000 rows without Chinese": ("x.csv", b"zh,en\n" + b",x\n" * 100_000, "I006"),
    "a text of 100 MB in TBX": ("x.tbx", b"<tbx><text>" + b"x" * 100_000_000, "I003"),
    "a number of 100,000 digits": ("x.json", b"9" * 100_000, "I003"),
    "entities in TBX": ("x.tbx", (BOMB + "<tbx>&j;</tbx>").encode(), "I00"),
    "TBX cut short": ("x.tbx", b'<?xml version="1.0"?><tbx><text><body><conceptEntry id="a">', "I003"),
    "NUL in TBX": ("x.tbx", b"<tbx>\0</tbx>", "I003"),
    "deep TBX": ("x.tbx", b"<tbx>" + b"<a>" * 100_000, "I003"),
    "JSON cut short": ("x.json", b'{"entries": [{"term": "', "I003"),
    "deep JSON": ("x.json", b"[" * 1_000_000, "I003"),
    "NUL in a table": ("x.csv", b"zh,en\n\0,\0\n", "T109"),
    "quotation without an end": ("x.csv", '中国,"'.encode() + b"x" * 300_000, "I004"),
    "a table that is a picture": ("x.tsv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "I003"),
    "a table with one column": ("x.csv", "术语\n外交\n".encode(), "I004"),
}
"""Name → a term bank to import, and the code that is told; empty where there is nothing to be told."""

LISTS = (*BROKEN, *ROOMLESS, *ENORMOUS)
"""Term lists that every command which reads or edits one is given, in tests/cli/test_hostile.py."""

STEPS = ("open", "os.chmod", "os.rename", "tempfile.mkstemp", "os.remove")
"""What the system is asked for while a file is written; a command is killed at each of them."""

WRITING: dict[str, str] = {
    "a run killed at every step of writing": "test_a_run_killed_at_any_step_leaves_old_files_or_new_ones[extract]",
    "a run with three outputs killed at every step": "test_a_run_killed_at_any_step_leaves_old_files_or_new_ones[build]",
    "an edit killed at every step": "test_a_run_killed_at_any_step_leaves_old_files_or_new_ones[add]",
    "a setting killed at every step": "test_a_run_killed_at_any_step_leaves_old_files_or_new_ones[set]",
    "an import killed at every step": "test_a_run_killed_at_any_step_leaves_old_files_or_new_ones[import]",
    "formatting killed at every step": "test_a_run_killed_at_any_step_leaves_old_files_or_new_ones[format]",
    "a limit on the size of files": "test_a_full_disk_leaves_the_old_file",
    "a disk that fills up": "test_a_disk_without_room_leaves_what_was_there",
    "a disk that is read-only": "test_a_disk_that_is_read_only_is_told",
    "a full disk under the shards": "test_an_archive_without_room_is_told[--scratch]",
    "a full disk under what is kept": "test_an_archive_without_room_is_told[--keep]",
    "standard output on a full disk": "test_standard_output_without_room_is_told",
    "standard error on a full disk": "test_messages_without_room_change_no_exit_code",
    "a target on a full device": "test_a_device_without_room_is_told",
    "a target that is a folder": "test_a_target_that_can_not_be_is_told_before_the_work",
    "a target in a folder that is missing": "test_a_target_that_can_not_be_is_told_before_the_work",
    "a target with a name too long": "test_a_target_that_can_not_be_is_told_before_the_work",
    "a target that may not be written": "test_what_may_not_be_written_is_told",
    "two runs into one target": "test_two_runs_into_one_target_leave_one_whole_file",
    "two edits of one list": "test_two_edits_of_one_list_both_count",
}
"""Ways to fail while writing → the test that tries it."""

SYSTEM: dict[str, str] = {
    "a document that may not be read": "test_what_may_not_be_read_stops_nothing_else[document]",
    "a folder that may not be looked into": "test_what_may_not_be_read_stops_nothing_else[folder]",
    "a list that may not be read": "test_what_may_not_be_read_stops_nothing_else[list]",
    "a folder of lists that may not be looked into": "test_what_may_not_be_read_stops_nothing_else[lists]",
    "a document that vanishes while others are read": "test_a_document_that_vanishes_stops_no_other",
    "a document that grows while it is read": "test_a_document_that_grows_is_read_as_far_as_it_went",
    "bad files in an archive": "test_bad_files_in_an_archive_stop_no_other",
    "an end asked for by the system": "test_a_signal_ends_a_run_and_leaves_nothing[SIGTERM]",
    "a terminal that is closed": "test_a_signal_ends_a_run_and_leaves_nothing[SIGHUP]",
    "Ctrl-C": "test_a_signal_ends_a_run_and_leaves_nothing[SIGINT]",
    "a reader that goes away": "test_a_reader_that_goes_away_is_no_fault",
    "closed standard input": "test_a_closed_stream_is_an_empty_one[0]",
    "closed standard output": "test_a_closed_stream_is_an_empty_one[1]",
    "closed standard error": "test_a_closed_stream_is_an_empty_one[2]",
    "a term list that is a device": "test_a_list_or_word_list_without_end_is_not_read_to_its_end[-t]",
    "a word list that is a device": "test_a_list_or_word_list_without_end_is_not_read_to_its_end[--word-list]",
}
"""What the system does to a run → the test that tries it."""


def count_faults() -> int:
    """Return how many faults are tried."""
    documents = sum(map(len, FIXTURES.values()))
    return documents + len(DOCUMENTS) + len(BANKS) + len(LISTS) + len(WRITING) + len(SYSTEM)
