"""The segmenter's words put together again where it has cut a number, a name or a headword."""

import re

from glossary.pinyin import tables
from glossary.pinyin.idioms import is_idiom
from glossary.pinyin.lexicon import find_name, find_word
from glossary.pinyin.names import is_pair, is_transcription, split_person
from glossary.pinyin.numerals import NUMERALS
from glossary.segment import tag

Token = tuple[str, str]

_DIGITS = re.compile(f"[{NUMERALS}第初数]+")
_LONGEST = 5
"""Words of the segmenter that are tried together; chosen."""


def cut_tokens(run: str, *, overrides: bool = True) -> list[Token]:
    """Return the words of a run of Chinese characters with their tags."""
    tokens = tag(run)
    merged: list[Token] = []
    place = 0
    while place < len(tokens):
        sizes = range(min(_LONGEST, len(tokens) - place), 1, -1)
        size = next((n for n in sizes if _belongs(tokens[place : place + n], overrides=overrides)), 1)
        text = "".join(word for word, _ in tokens[place : place + size])
        merged.append((text, tokens[place][1] if size == 1 else _tag_merged(text)))
        place += size
    return merged


def _belongs(tokens: list[Token], *, overrides: bool) -> bool:
    """Return whether adjacent tokens make one number, name or headword."""
    text = "".join(word for word, _ in tokens)
    if overrides and text in tables.overrides():
        return True
    if all(_DIGITS.match(word) for word, _ in tokens) and all(_DIGITS.fullmatch(word) for word, _ in tokens[:-1]):
        return not find_word(tokens[-1][0]) or _DIGITS.fullmatch(text) is not None
    if any(part[:1] in ("u", "c", "p", "y") for _, part in tokens):
        return False
    name = find_name(text)
    if name and not name.common:
        return len(text) > 2 or is_pair(text)
    if find_word(text):
        return len(text) == 3 or is_idiom(text, "")
    return is_cut_person(tokens) or _is_cut_transcription(tokens)


def is_cut_person(tokens: list[Token]) -> bool:
    """Return whether two tokens are surname and given name: the given name is tagged a name or unknown to all."""
    if len(tokens) != 2 or len(tokens[1][0]) > 2:
        return False
    (surname, first), (given, second) = tokens
    if surname not in tables.surnames() or not split_person(surname + given):
        return False
    unknown = not find_word(given) and not find_name(given)
    return second.startswith("nr") or (first == "nr" and unknown and second in ("x", "nr", "nz"))


def _is_cut_transcription(tokens: list[Token]) -> bool:
    text = "".join(word for word, _ in tokens)
    named = any(part.startswith(("nr", "ns")) for _, part in tokens)
    foreign = all(part.startswith(("nr", "ns", "nt", "nz", "x")) or len(word) == 1 for word, part in tokens)
    return named and foreign and len(text) > 2 and is_transcription(text)


def _tag_merged(text: str) -> str:
    if _DIGITS.match(text):
        return "m"
    return "n" if find_word(text) or find_name(text) else "nr"
