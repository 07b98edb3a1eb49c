"""Every fault has a fixture that provokes it and nothing else, and never stops the other documents."""

import os
import socket
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.documents import FAULTS, read_documents, sources
from tests.documents.makers import encrypt_pdf, make_docx, make_pdf, make_zip, paragraph

GOOD = "中方主张对话协商。"  # China advocates dialogue and consultation
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def _unreadable(folder: Path) -> Path:
    """A name no system call accepts: reading fails even for the superuser."""
    return folder / ("长" * 200 + ".txt")


def _empty_folder(folder: Path) -> Path:
    path = folder / "empty"
    (path / ".hidden").mkdir(parents=True)
    (path / ".hidden" / "a.txt").write_text(GOOD, "utf-8")
    (path / "picture.png").write_bytes(b"\x89PNG")
    return path


def _socket(folder: Path) -> Path:
    path = folder / "s"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))
    return path


PDF = make_pdf([[GOOD]])
FIXTURES: dict[str, list[tuple[str, Callable[[Path], Path], str]]] = {
    "D001": [("missing file", lambda folder: folder / "none.txt", "no such file or folder")],
    "D002": [("name too long", _unreadable, "can't be read: file name too long")],
    "D003": [("folder without documents", _empty_folder, "the folder holds no document")],
    "D004": [
        ("near suffix", _file("a.htlm", b"<p>"), "'.htlm': expected .txt"),
        ("old Word", _file("a.doc", OLE), "save it as .docx"),
        ("no suffix", _file("readme", b"a"), "without suffix"),
    ],
    "D005": [
        ("empty text", _file("a.txt", b""), "no text: the file is empty"),
        ("byte order mark alone", _file("a.txt", b"\xef\xbb\xbf"), "no text"),
        ("blanks", _file("a.txt", b" \r\n\t\n"), "only blanks"),
        ("empty Markdown", _file("a.md", b""), "empty"),
        ("empty page", _file("a.html", b"<html><script>1</script></html>"), "the page holds no text"),
        ("comment alone", _file("a.html", b"<!-- -->"), "the page holds no text"),
        ("empty Word document", _file("a.docx", make_docx(paragraph(""))), "holds no text"),
        ("no bytes of Word", _file("a.docx", b""), "the file is empty"),
        ("no bytes of PDF", _file("a.pdf", b""), "the file is empty"),
        ("blank PDF", _file("a.pdf", make_pdf([[]])), "the PDF holds no text"),
        ("no cue", _file("a.vtt", b"WEBVTT\n"), "only blanks"),
    ],
    "D006": [
        ("picture", _file("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)), "a PNG picture"),
        ("PDF called text", _file("a.txt", PDF), "a PDF"),
        ("program data", _file("a.txt", bytes(range(256)) * 50), "binary"),
    ],
    "D007": [
        ("noise", _file("a.txt", bytes((7 * n * n + 3 * n) % 127 + 128 for n in range(4000))), "unknown encoding")
    ],
    "D008": [
        ("English", _file("a.txt", b"We advocate dialogue and consultation."), "most are Latin"),
        ("English that quotes", _file("a.txt", ("dialogue " * 60 + GOOD[:4]).encode()), "most are Latin"),
        ("Japanese", _file("a.txt", "われわれは対話と協議を主張する。".encode()), "Japanese kana"),
        ("Korean", _file("a.txt", "우리는 대화와 協議를 주장한다.".encode()), "Korean Hangul"),
        ("Russian", _file("a.txt", "Мы выступаем за диалог.".encode()), "Cyrillic"),
        ("numbers", _file("a.txt", b"1 2 3"), "0 of 0 letters"),
        (
            "Japanese in Shift JIS",
            _file("a.txt", ("われわれは対話と協議を主張する。" * 20).encode("shift_jis")),
            "Japanese",
        ),
        (
            "Russian in Windows-1251",
            _file("a.txt", ("Мы выступаем за диалог и мир. " * 20).encode("cp1251")),
            "Cyrillic",
        ),
    ],
    "D009": [
        ("zip bomb", _file("a.docx", make_docx(paragraph(" " * (1 << 26)))), "when unpacked"),
        ("nesting", _file("a.html", (b"<div>" * 5000 + GOOD.encode())), "nested"),
    ],
    "D010": [("password", _file("a.pdf", encrypt_pdf(PDF, user="x")), "opens with a password only")],
    "D011": [
        ("scan", _file("a.pdf", make_pdf([[], []], picture=True)), "2 pages, scanned"),
        ("scan with page numbers", _file("a.pdf", make_pdf([["- 1 -"]], picture=True)), "1 page, scanned"),
    ],
    "D012": [
        ("cut short", _file("a.pdf", PDF[: len(PDF) // 2]), "its end is missing"),
        ("no PDF", _file("a.pdf", GOOD.encode()), "does not begin like a PDF"),
        ("hollow", _file("a.pdf", b"%PDF-1.4\n" + b"x" * 200 + b"\n%%EOF"), "can't be read"),
        (
            "torn page",
            _file("a.pdf", PDF.replace(b"/Type /Page /Parent", b"/Type /Pake /Parent")),
            "only 0 of its pages",
        ),
    ],
    "D013": [
        ("cut short", _file("a.docx", make_docx(paragraph(GOOD))[:-60]), "no whole zip archive"),
        ("spreadsheet", _file("a.docx", make_zip({"xl/workbook.xml": b"<workbook/>"})), "holds no text document"),
        ("broken XML", _file("a.docx", make_docx("<w:p>")), "word/document.xml"),
        ("text", _file("a.docx", GOOD.encode()), "no whole zip archive"),
    ],
    "D014": [("compound file", _file("a.docx", OLE), "encrypted or old Word document")],
    "D015": [("one bad byte", _file("a.txt", f"第一行\n{GOOD * 30}".encode() + b"\xff\n"), "1 place not valid UTF-8")],
    "D016": [("socket", _socket, "neither file nor folder")],
    "D017": [],
}
FIXTURES["D017"] = [
    ("page without text", _file("a.pdf", make_pdf([[GOOD], []], picture=True)), "were not read: 2"),
]
CASES = [
    pytest.param(code, make, words, id=f"{code} {name}")
    for code, cases in FIXTURES.items()
    for name, make, words in cases
]


def test_every_fault_has_a_fixture() -> None:
    assert set(FIXTURES) == set(FAULTS)
    assert all(FIXTURES.values())


@pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")
@pytest.mark.parametrize(("code", "make", "words"), CASES)
def test_a_fault_gives_its_own_line_and_the_others_are_read(
    code: str, make: Callable[[Path], Path], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = tmp_path / "good.txt"
    good.write_text(GOOD, "utf-8")
    bad = str(make(tmp_path))
    documents, problems = read_documents([bad, str(good)])
    assert [(problem.file, problem.code) for problem in problems] == [(bad, code)]
    assert words in problems[0].message
    assert "\n" not in str(problems[0])
    assert problems[0].severity == FAULTS[code].severity
    warned = FAULTS[code].severity == "warning"
    assert [document.name for document in documents] == [bad] * warned + [str(good)]


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_leads_to_a_known_exit_code(code: str) -> None:
    assert FAULTS[code].exit_code in {3, 65}
    assert FAULTS[code].message[0].islower() or FAULTS[code].message.startswith("PDF")
    assert not FAULTS[code].message.endswith(".")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, "utf-8")
    path.chmod(0)
    assert [problem.code for problem in read_documents([str(path)])[1]] == ["D002"]


def test_the_nearest_file_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(GOOD, "utf-8")
    (problem,) = read_documents([str(tmp_path / "talk.txt")])[1]
    assert problem.hint == f"did you mean {tmp_path / 'talks.txt'}?"


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1 << 20)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (1 << 20) + b"a")
    assert [problem.message for problem in read_documents([str(path)])[1]] == ["too large: more than 1 MB"]


def test_entities_of_a_word_document_are_not_expanded() -> None:
    body = make_docx(paragraph(GOOD))
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else GOOD}">' for n in range(9))
    text = f'<?xml version="1.0"?><!DOCTYPE d [{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    xml = f'{text}<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>{GOOD}&l8;&f;</w:t></w:r></w:p></w:body></w:document>'
    relations = _part(body, "_rels/.rels")
    bomb = make_zip({"_rels/.rels": relations, "word/document.xml": xml.encode()})
    documents, problems = read_documents(["-"], bomb)
    assert [document.text for document in documents] in ([GOOD], [])
    assert {problem.code for problem in problems} <= {"D013"}


def _part(data: bytes, name: str) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def test_a_pdf_stream_that_unpacks_too_far_is_refused() -> None:
    packed = zlib.compress(b" " * 80_000_000, 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    start = PDF.index(b"8 0 obj\n") + 8
    end = PDF.index(b"\nendobj", start)
    assert [problem.code for problem in read_documents(["-"], PDF[:start] + stream + PDF[end:])[1]] == ["D009"]
