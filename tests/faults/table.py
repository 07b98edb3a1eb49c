"""Every fault that is tried, by the table it stands in; the README tells their number."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.cli.test_hostile import BROKEN, ENORMOUS
from tests.documents.makers import make_docx, make_pdf, make_zip, paragraph
from tests.documents.test_faults import FIXTURES

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


WORD = make_docx(paragraph(GOOD))
PDF = make_pdf([[GOOD]])

DOCUMENTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "entities in a Word document": (
        _file("x.docx", make_zip({"word/document.xml": (BOMB + "<w:document>&j;</w:document>").encode()})),
        "D013",
    ),
    "entities in a page": (_file("x.html", (BOMB + f"<p>&j;{GOOD}</p>").encode()), ""),
    "zip in a zip": (_file("x.docx", make_zip({"x.docx": make_zip({"y": bytes(10_000_000)})})), "D013"),
    "zip that leaves its folder": (_file("x.docx", make_zip({"../../word/document.xml": b"<x/>"})), "D013"),
    "Word document cut in its directory": (_file("x.docx", WORD[:-30]), "D013"),
    "Word document with bytes turned round": (_file("x.docx", WORD[:60] + bytes(40) + WORD[100:]), "D013"),
    "PDF with its numbers wrong": (_file("x.pdf", PDF.replace(b"0 n \n", b"7 n \n")), ""),
    "PDF that points at itself": (_file("x.pdf", PDF.replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")), "D01"),
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
    "a million empty lines": (_file("x.txt", GOOD.encode() + b"\n" * 1_000_000), ""),
    "links that go round": (_loop, ""),
    "a link to nowhere": (lambda folder: (folder / "x.txt").symlink_to(folder / "nowhere.txt"), "D001"),
    "a link to itself": (lambda folder: (folder / "x.txt").symlink_to(folder / "x.txt"), "D00"),
    "a folder called like a text": (lambda folder: (folder / "x.txt").mkdir(), ""),
    "a device": (lambda folder: (folder / "x.txt").symlink_to("/dev/zero"), ""),
    "a pipe nobody writes to": (lambda folder: os.mkfifo(folder / "x.txt"), ""),
    "an escape sequence in a name": (_file("\x1b[31mx.txt", b""), "D005"),
    "a line break in a name": (_file("x\ny.txt", b""), "D005"),
    "bytes in a name": (_foreign, "D005"),
}
"""Name → how it is laid beside a good document in a folder, and the code that is told; empty where it is read or passed over."""

BANKS: dict[str, tuple[str, bytes, str]] = {
    "workbook cut short": ("x.xlsx", make_zip({"xl/workbook.xml": b"<workbook/>"})[:-20], "I00"),
    "workbook without sheets": ("x.xlsx", make_zip({"xl/workbook.xml": b"<workbook/>"}), "I00"),
    "workbook that unpacks to 300 MB": ("x.xlsx", make_zip({"xl/sharedStrings.xml": bytes(300_000_000)}), "I00"),
    "entities in TBX": ("x.tbx", (BOMB + "<tbx>&j;</tbx>").encode(), "I00"),
    "TBX cut short": ("x.tbx", b'<?xml version="1.0"?><tbx><text><body><conceptEntry id="a">', "I00"),
    "deep TBX": ("x.tbx", b"<tbx>" + b"<a>" * 100_000, "I00"),
    "JSON cut short": ("x.json", b'{"entries": [{"term": "', "I00"),
    "deep JSON": ("x.json", b"[" * 1_000_000, "I00"),
    "NUL in a table": ("x.csv", b"zh,en\n\0,\0\n", ""),
    "quotation without an end": ("x.csv", '中国,"'.encode() + b"x" * 300_000, "I00"),
    "a table that is a picture": ("x.tsv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "I00"),
    "a table with one column": ("x.csv", "术语\n外交\n".encode(), "I00"),
}
"""Name → a term bank to import, and the code that is told; empty where there is nothing to be told."""

STEPS = ("open", "os.chmod", "os.rename", "tempfile.mkstemp", "os.remove")
"""What the system is asked for while a file is written; a command is killed at each of them."""

WRITING = (
    "killed at every step of writing",
    "a full disk",
    "standard output on a full disk",
    "a target on a full device",
    "a target that is a folder",
    "a target in a folder that is missing",
    "two runs into one target",
    "a document that vanishes while others are read",
)
"""Faults of writing and of time, each tried by a test of its own."""


def count_faults() -> int:
    """Return how many faults are tried."""
    documents = sum(map(len, FIXTURES.values()))
    return documents + len(DOCUMENTS) + len(BANKS) + len(BROKEN) + len(ENORMOUS) + len(WRITING)
