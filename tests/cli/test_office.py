"""PDF by LibreOffice: what happens when it is absent, fails or hangs, and what is fixed in what it makes."""

import sys
from pathlib import Path

import pytest

from glossary.cli import office
from glossary.cli.office import convert_to_pdf, normalise
from glossary.errors import InputError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")

PDF = (
    b"%PDF-1.6\n1 0 obj\n<</Author(A)\n/CreationDate(D:20240501123456+08'00')>>\nendobj\nxref\ntrailer\n<</Size 2\n"
    b"/ID [ <5E137C1CF515286A9AD04633C8C56BA8>\n<5E137C1CF515286A9AD04633C8C56BA8> ]\n"
    b"/DocChecksum /1F6289B10BBF6E29C921DC3772441099\n>>\nstartxref\n9\n%%EOF\n"
)
"""The parts of a PDF by LibreOffice that change from run to run, in their places."""


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a LibreOffice to be written as a shell script."""
    program = tmp_path / "soffice"
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    return program


def write_program(path: Path, body: str) -> None:
    """Write a shell script; `$out` is the folder it is asked to write to."""
    path.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout="$2"\n{body}\n')
    path.chmod(0o755)


def test_without_libreoffice_nothing_is_begun(
    glossary: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "PLACES", ())
    text = tmp_path / "a.txt"
    text.write_text("中国坚持和平发展。", encoding="utf-8")  # China pursues peaceful development
    ran = glossary("build", text, "-o", tmp_path / "a.pdf")  # type: ignore[operator]
    assert (ran.code, ran.out) == (3, "")
    assert "a.pdf: X005 no PDF without LibreOffice" in ran.err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("body", "reason"),
    [("exit 7", "status 7"), ("exit 0", "no file came out"), ("sleep 60 & wait", "longer than 1 seconds")],
    ids=["fails", "writes nothing", "hangs"],
)
def test_a_libreoffice_that_makes_no_pdf_is_one_line(
    pretend: Path, monkeypatch: pytest.MonkeyPatch, body: str, reason: str
) -> None:
    monkeypatch.setattr(office, "SECONDS", 1)
    write_program(pretend, body)
    with pytest.raises(InputError, match="X006") as caught:
        convert_to_pdf(b"", "a.pdf")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_it_runs_with_a_profile_of_its_own_that_goes_with_it(pretend: Path, tmp_path: Path) -> None:
    pretend.write_text(
        f'#!/bin/sh\necho "$1" >{tmp_path}/profile\nwhile [ "$1" != --outdir ]; do shift; done\n'
        'echo made >"$2/glossary.pdf"\n'
    )
    pretend.chmod(0o755)
    assert convert_to_pdf(b"", "a.pdf") == b"made\n"
    profile = (tmp_path / "profile").read_text().strip()
    assert profile.startswith("-env:UserInstallation=file://")
    assert not Path(profile.split("file://")[1]).parent.exists()


def test_dates_and_names_are_fixed_and_nothing_moves() -> None:
    other = PDF.replace(b"20240501123456+08'00'", b"20251224000000+08'00'").replace(b"5E137C1C", b"00000000")
    assert normalise(PDF) == normalise(other) != PDF
    assert len(normalise(PDF)) == len(PDF)
    assert b"/CreationDate(D:20000101000000Z" in normalise(PDF)
    assert normalise(PDF.replace(b"(A)", b"(B)")).split(b"/ID")[1] != normalise(PDF).split(b"/ID")[1]
