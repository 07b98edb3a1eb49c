"""The dictionary behind the readings: headwords, names and characters from CC-CEDICT (`glossary/data`).

The files are sorted, read once as bytes and searched by bisection: a look-up costs some 20 microseconds and the first
one a few milliseconds, against 50 for building dictionaries of 100,000 words.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from glossary.pinyin import tables


class Headword(NamedTuple):
    """What the dictionary knows of a word."""

    syllables: tuple[str, ...]
    """Lower case with tone digit, one a character."""
    doubtful: bool
    """pypinyin reads it otherwise, or the dictionary has several readings."""
    idiom: bool


class Name(NamedTuple):
    """A proper name of the dictionary."""

    stored: str
    """In storage form, with its words and capitals."""
    common: bool
    """It is also a common word: 和平 (peace) is a town as well."""
    doubtful: bool
    idiom: bool
    person: bool


@cache
def _data(name: str) -> bytes:
    return (tables.DATA / name).read_bytes()


def _find_line(data: bytes, key: bytes) -> list[str] | None:
    """Return the fields of the line that begins with *key*, or None."""
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", start)
        line = data[start:end]
        found = line.partition(b"\t")[0]
        if found == key:
            return line.decode().split("\t")
        if found < key:
            low = end + 1
        else:
            high = start
    return None


@lru_cache(maxsize=65536)
def find_word(word: str) -> Headword | None:
    """Return the entry of a common word of two and more characters, or None."""
    if len(word) < 2:
        return None
    fields = _find_line(_data("readings.tsv"), word.encode(errors="surrogatepass"))
    given, flags = (*(fields or ())[1:], "", "")[:2]
    if word in tables.preferred():
        return Headword(tables.preferred()[word], doubtful=word in tables.ambiguous(), idiom="i" in flags)
    if not fields:
        return None
    syllables = tuple(given.split()) or tuple(find_readings(character)[0] for character in word)
    doubtful = ("d" in flags or "m" in flags) and word not in tables.confirmed()
    return Headword(_restore_tones(word, syllables), doubtful, "i" in flags)


@lru_cache(maxsize=16384)
def find_phrase(word: str) -> tuple[str, ...]:
    """Return the reading of a phrase that only pypinyin's table has; empty when that lacks it too."""
    fields = _find_line(_data("phrases.tsv"), word.encode(errors="surrogatepass")) if len(word) > 1 else None
    if not fields:
        return ()
    return tuple(fields[1].split()) if len(fields) > 1 else tuple(find_readings(c)[0] for c in word)


def _restore_tones(word: str, syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Return the syllables with the tones that formal reading keeps (`corrections.yaml`, full_tones)."""
    found = list(syllables)
    for place, syllable in enumerate(syllables[1:], 1):
        if syllable == "ge5" and word[place - 1] not in "这那哪":  # liǎng gè (6.1.5)
            found[place] = "ge4"
        if syllable.endswith("5") and word[place - 1 : place + 1] in tables.full_tones():
            same = (
                reading
                for reading in find_readings(word[place])
                if reading[:-1] == syllable[:-1] and reading[-1] != "5"
            )
            found[place] = next(same, syllable)
    return tuple(found)


@lru_cache(maxsize=16384)
def find_name(word: str) -> Name | None:
    """Return the entry of a proper name of two and more characters, or None."""
    if len(word) < 2 or not (fields := _find_line(_data("proper.tsv"), word.encode(errors="surrogatepass"))):
        return None
    stored, flags = (*fields[1:], "")[:2]
    return Name(stored, "c" in flags, "d" in flags and word not in tables.confirmed(), "i" in flags, "p" in flags)


@lru_cache(maxsize=16384)
def find_readings(character: str) -> tuple[str, ...]:
    """Return the readings of a character, the default one first; empty when the dictionary lacks it."""
    fields = _find_line(_data("characters.tsv"), character.encode(errors="surrogatepass"))
    return tuple(fields[1].split()) if fields else ()
