"""Does a curated pinyin fit its characters?"""

import re

from glossary.pinyin import tables
from glossary.pinyin.lexicon import find_readings
from glossary.pinyin.notation import SYLLABLES, is_han, list_syllables, split_stored
from glossary.pinyin.parsing import parse_pinyin
from glossary.pinyin.reading import simplify


def check_pinyin(term: str, given: str) -> tuple[str, ...]:
    """Return what is wrong with *given*, a pinyin in any notation, as the reading of *term*; empty when it fits.

    Messages name syllables that do not exist, a number of syllables other than that of the Chinese characters, missing
    tones, and readings that neither the dictionary nor pypinyin knows for a character. The tones of 一 and 不 are
    expected in base form (GB/T 16159-2012, 6.5.2); any syllable may be neutral. Orthography is not judged.
    """
    hans = simplify(term)
    stored = parse_pinyin(given, hans)
    faults = [f"{text!r} is no pinyin syllable" for text in _strange(stored, hans)]
    han = [character for character in hans if is_han(character)]
    syllables = list_syllables(stored)
    if faults:
        return tuple(faults)
    if len(han) != len(syllables):
        return (f"{len(syllables)} syllables for {len(han)} characters; expected one a character",)
    if len(han) > 1 and all(syllable.tone == 5 for syllable in syllables):
        return (f"{given!r} has no tones; expected tone marks or numbers",)
    for character, syllable in zip(han, syllables, strict=True):
        reading = f"{syllable.letters}{syllable.tone}"
        known = _known_readings(character)
        if character in "一不" and syllable.tone in (2, 4) and reading not in known:
            faults.append(f"{character} read {reading!r}; expected the base tone {known[0]!r}")
        elif known and not _is_known(reading, known) and not _is_known(reading, _more_readings(character)):
            faults.append(f"{character} read {reading!r}; expected {' or '.join(map(repr, known))}")
    return tuple(faults)


def _strange(stored: str, hans: str) -> list[str]:
    """Return the Latin runs of a storage form that are neither syllables nor part of the term."""
    literals = " ".join(piece for piece in split_stored(stored) if isinstance(piece, str))
    runs = [re.sub(r"[0-9]", "", run) for run in re.findall(r"[A-Za-zÀ-ɏ0-9]+", literals)]
    return [run for run in runs if run and run.casefold() not in hans.casefold()]


def _known_readings(character: str) -> tuple[str, ...]:
    if character in "一不":
        return {"一": ("yi1",), "不": ("bu4",)}[character]
    surname = (*tables.surnames().get(character, ()), *tables.more_surname_readings().get(character, ()))
    return tuple(dict.fromkeys((*find_readings(character), *surname)))


def _is_known(reading: str, known: tuple[str, ...]) -> bool:
    neutral = reading[-1] == "5" and any(reading[:-1] == other[:-1] for other in known)
    return reading in known or neutral or reading == "r5"


def _more_readings(character: str) -> tuple[str, ...]:
    """Return all readings pypinyin lists for a character, rare ones included; empty for 一 and 不."""
    if character in "一不":
        return ()
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True, v_to_u=True)
    return tuple(reading for reading in found[0] if reading[:-1] in SYLLABLES)
