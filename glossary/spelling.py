"""Terms as a dictionary writes them, reading and Traditional form, remembered from one run to the next.

Most terms of a text stood in the text before: what was worked out for them is kept in a file that is safe to delete
and never trusted: it holds for one state of the program's code and data, and its own checksum must fit.
"""

from collections.abc import Mapping
from typing import NamedTuple

from glossary import sealed

MOST = 50_000
"""Spellings that are kept; chosen: 5 MB, six times the lists that come with the program."""

_PARTS = ("pinyin", "data", "dictionary.py", "script.py", "segment.py", "spelling.py")
"""What a spelling depends on: code and data of the package."""


class Spelling(NamedTuple):
    """How a term is written beside its Simplified form."""

    stored: str
    """Reading in storage form."""
    status: str
    """Status of the reading: `fixed`, `lexicon`, `ok` or `review`."""
    traditional: str


class Spellings:
    """The spellings of terms: looked up, or worked out and remembered."""

    def __init__(self, known: Mapping[str, Spelling] | None = None) -> None:
        """Begin with what is *known* from runs before."""
        self._known = dict(known or {})
        self._used: dict[str, Spelling] = {}
        self.grown = False
        """Whether something was worked out that was not known."""

    def find(self, term: str, *, given: str = "", kind: str = "", script: str = "both") -> Spelling:
        """Return the spelling of *term*; *given* is a curated pinyin, *kind* one of `pinyin.KINDS`.

        The Traditional form has Taiwan's characters; regional names only where *script* asks for a region.
        """
        key = "\t".join((term, given, kind, script.removeprefix("hant-")))
        spelling = self._known.get(key)
        if spelling is None:
            spelling = self._known[key] = _spell(term, given, kind, script)
            self.grown = True
        self._used[key] = spelling
        return spelling

    def render(self, key: str) -> bytes:
        """Return the spellings as bytes sealed with *key*."""
        kept = self._known if len(self._known) <= MOST else dict(list(self._used.items())[:MOST])
        return sealed.seal(dict(sorted(kept.items())), key)


def parse_spellings(data: bytes, key: str) -> Spellings:
    """Return the spellings that *data* holds; none where it is not whole or not made for *key*."""
    make = Spelling._make
    return Spellings({name: make(parts) for name, parts in (sealed.unseal(data, key) or {}).items()})


def fingerprint(version: str) -> str:
    """Return a hash of the program's version and of what spellings depend on."""
    return sealed.fingerprint(version, _PARTS)


def _spell(term: str, given: str, kind: str, script: str) -> Spelling:
    from glossary.pinyin import transcribe
    from glossary.script import to_regional, to_traditional

    reading = transcribe(term, given=given, kind=kind)
    region = script.removeprefix("hant-")
    person = kind == "person"
    regional = region in ("tw", "hk")
    traditional = to_regional(term, region, person=person) if regional else to_traditional(term, person=person)
    return Spelling(reading.stored, reading.status, traditional)
