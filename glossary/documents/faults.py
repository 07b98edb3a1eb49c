"""The faults of source documents: one code each, with the message and the exit code it leads to."""

from collections.abc import Mapping
from typing import NamedTuple

from glossary.errors import DataError, InputError, Problem


class Fault(NamedTuple):
    """A kind of fault."""

    message: str
    """Template; `{detail}` is what was found."""
    exit_code: int = DataError.exit_code
    """3 when the file can't be reached, 65 when what it holds can't be used."""
    severity: str = "error"
    hint: str = ""


FAULTS: Mapping[str, Fault] = {
    "D001": Fault("no such file or folder", InputError.exit_code, hint="{detail}"),
    "D002": Fault("can't be read: {detail}", InputError.exit_code),
    "D003": Fault("the folder holds no document: expected files ending in {detail}", InputError.exit_code),
    "D004": Fault("unknown kind of document {detail}"),
    "D005": Fault("no text: {detail}"),
    "D006": Fault("not a text: {detail}"),
    "D007": Fault("unknown encoding: expected UTF-8, UTF-16, GB18030 or Big5", hint="save it as UTF-8"),
    "D008": Fault("not Chinese: {detail}"),
    "D009": Fault("too large: {detail}"),
    "D010": Fault("the PDF is encrypted: {detail}", hint="save a copy without protection"),
    "D011": Fault(
        "the PDF holds pictures but no text: {detail}", hint="run optical character recognition (OCR) on it first"
    ),
    "D012": Fault("the PDF is damaged or cut short: {detail}", hint="download or export it again"),
    "D013": Fault("the Word document is damaged or cut short: {detail}", hint="download or export it again"),
    "D014": Fault(
        "an encrypted or old Word document: expected .docx without a password",
        hint="open it in a word processor and save it as .docx",
    ),
    "D015": Fault("damaged text: {detail}", severity="warning"),
    "D016": Fault("neither file nor folder: {detail}", InputError.exit_code),
    "D017": Fault("pages that hold pictures but no text were not read: {detail}", severity="warning"),
}
"""Code → fault; the codes are never reused."""


class UnusableError(Exception):
    """A document can't be used; `read_documents` turns this into a problem."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def make_problem(file: str, code: str, detail: str = "", line: int = 0) -> Problem:
    """Return the problem that *code* names, found in *file*."""
    fault = FAULTS[code]
    message, hint = (part.replace("{detail}", detail) for part in (fault.message, fault.hint))
    return Problem(file, line, 0, code, message, fault.severity, hint)
