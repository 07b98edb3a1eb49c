"""Faults with a place: what is wrong, where, and what was expected."""

from typing import NamedTuple


class Problem(NamedTuple):
    """A fault at a place; a tuple of these sorts by place."""

    file: str
    """Path as the user gave it; `-` for standard input."""
    line: int
    """From 1; 0 when the whole file is meant."""
    column: int
    """From 1, in code points; 0 when the whole line is meant."""
    code: str
    """Letter and three digits, never reused: C settings, D documents, I imports, T term lists, L layers of term lists, X output."""
    message: str
    """Lower case, no full stop; names the field and the value and says what was expected."""
    severity: str = "error"
    """`error` or `warning`; warnings alone leave the exit code at 0 unless `--strict` is given."""
    hint: str = ""
    """What to write instead; empty where the message says it all."""

    def __str__(self) -> str:
        """Return `file:line:column: CODE message`, without the parts that are 0."""
        place = ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        return f"{place}: {self.code} {self.message}"


class GlossaryError(Exception):
    """Something the user can mend: shown as one line a problem, never as a traceback."""

    exit_code = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class UsageError(GlossaryError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class InputError(GlossaryError):
    """A file can't be opened, read or written."""

    exit_code = 3


class DataError(GlossaryError):
    """A file was read, but what it holds can't be used."""

    exit_code = 65
