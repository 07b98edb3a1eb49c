"""PDF out of DOCX, by the LibreOffice that is installed.

LibreOffice runs without a window, a shell and the network of the user's settings: its profile is a folder of its own
that goes with it, and it is stopped when it takes too long. The same document gives the same bytes on one machine;
another version of LibreOffice or other fonts set other pages.
"""

import os
import re
import shutil
import signal
import subprocess
from hashlib import md5
from pathlib import Path
from tempfile import TemporaryDirectory

from glossary.cli.output import FAULTS
from glossary.errors import InputError, Problem

SECONDS = 300
"""Time limit; 20,000 entries take about a minute."""

PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
"""Where it stands on macOS and Windows, which do not put it on the path."""

OPTIONS = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""Filter options: tagged, so that a screen reader finds table rows and reading order."""

_CREATED = re.compile(rb"(?<=/CreationDate\(D:)\d{14}(?:Z|[+-]\d\d)'?(?:\d\d)?'?(?=\))")
_NAMES = re.compile(rb"(?<=[<\s/])[0-9A-F]{32}(?=[>\s])")
"""Identifiers in the trailer: MD5 of the time, among others."""


def find_office() -> str:
    """Return the path of LibreOffice, empty where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).is_file()), "")


def require_office(target: str) -> str:
    """Return the path of LibreOffice; raise InputError, naming *target*, where there is none."""
    program = find_office()
    if not program:
        hint = "install LibreOffice, or write .docx or .html and print that"
        raise InputError(Problem(target, 0, 0, "X005", FAULTS["X005"], hint=hint))
    return program


def convert_to_pdf(document: bytes, target: str) -> bytes:
    """Return a DOCX as PDF, its dates and identifiers fixed.

    Raises:
        InputError: where LibreOffice is absent, fails or takes longer than SECONDS; names *target*.
    """
    program = require_office(target)
    with TemporaryDirectory(prefix="glossary-") as folder:
        source = Path(folder, "glossary.docx")
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        flags = ["--headless", "--norestore", "--nologo", "--nofirststartwizard"]
        reason = _run([program, profile, *flags, "--convert-to", OPTIONS, "--outdir", folder, str(source)])
        made = source.with_suffix(".pdf")
        if reason or not made.is_file():
            raise InputError(Problem(target, 0, 0, "X006", FAULTS["X006"].format(reason=reason or "no file came out")))
        return normalise(made.read_bytes())


def _run(command: list[str]) -> str:
    """Run *command* with all it starts; return what went wrong, or nothing."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    except OSError as error:
        return (os.strerror(error.errno) if error.errno else str(error)).lower()
    try:
        status = process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return f"it took longer than {SECONDS} seconds"
    finally:
        if process.poll() is None:
            _stop(process)
    return f"it ended with status {status}" if status else ""


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End *process* and, where the system knows groups of processes, what it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def normalise(pdf: bytes) -> bytes:
    """Return *pdf* with a fixed date of creation and identifiers made of its content; no byte changes its place."""
    pdf = _CREATED.sub(lambda found: b"20000101000000Z'"[: len(found[0])].ljust(len(found[0]), b"0"), pdf)
    head, mark, trailer = pdf.rpartition(b"trailer\n")
    name = md5(head, usedforsecurity=False).hexdigest().upper().encode()
    return head + mark + _NAMES.sub(name, trailer)
