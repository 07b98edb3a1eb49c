"""What an entry names: the capitals and the surname reading of its pinyin depend on it."""

import re

from glossary.model import ConceptEntry

_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "under", "with")
)
_KINDS = {"countries and territories": "place", "places": "place", "countries": "place", "leaders": "person"}


def find_kind(entry: ConceptEntry) -> str:
    """Return what *entry* names, for the capitals of its pinyin: `person`, `place`, `org` or nothing.

    English orthography tells proper names apart: where every word of the preferred rendering but the small
    ones has a capital (Belt and Road Initiative), GB/T 16159-2012 clause 6.3 wants capitals in pinyin as well.
    """
    if kind := _KINDS.get(entry.subject_field):
        return kind
    preferred = next((term.text for term in entry.en if term.status == "preferred"), "")
    words = [word for word in re.findall(r"[^\W\d_][\w’'.]*", preferred) if word.lower() not in _SMALL_WORDS]
    return "org" if words and all(word[0].isupper() for word in words) else ""
