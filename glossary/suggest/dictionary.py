"""Words of a general dictionary as suggestions, when the user asks for them: the English is the dictionary's."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from glossary.model import Term

_DATA = Path(__file__).parent.parent / "data"

DICTIONARIES = {
    "cc-cedict": (
        "definitions.tsv",
        "CC-CEDICT, release 2023-11-07, https://www.mdbg.net/chinese/dictionary?page=cc-cedict, CC BY-SA 4.0",
    )
}
"""Name → data file and source; the source names the licence, for it travels with every rendering."""


def find_definition(phrase: str, name: str) -> Term | None:
    """Return what the dictionary *name*, one of DICTIONARIES, says of *phrase* (Simplified), or None.

    The text is its first sense, the note has the second; nothing is composed. Raises KeyError for an unknown name.
    """
    file, source = DICTIONARIES[name]
    text = _read_definitions(file)
    start = text.find(f"\n{phrase}\t") if phrase and phrase.isalpha() else -1
    if start < 0:
        return None
    senses = text[start + 1 : text.index("\n", start + 1)].split("\t")[1:]
    note = f"dictionary: {phrase} {'; '.join(senses)}"
    return Term(senses[0], source=source, note=note)


def make_finder(names: tuple[str, ...]) -> Callable[[str], Term | None]:
    """Return a function that gives the definition of a phrase in the first of the dictionaries *names* to have one."""

    def find(phrase: str) -> Term | None:
        return next((term for name in names if (term := find_definition(phrase, name))), None)

    return find


@cache
def _read_definitions(file: str) -> str:
    return (_DATA / file).read_text("utf-8")
