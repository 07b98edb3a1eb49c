"""The segmenter's words put together again where it has cut a number, a name or a headword."""

import re
from itertools import pairwise

from glossary.pinyin import tables
from glossary.pinyin.dividing import cost, divide, is_pair, stands_alone
from glossary.pinyin.idioms import is_idiom
from glossary.pinyin.lexicon import find_name, find_word
from glossary.pinyin.names import is_transcription, split_person
from glossary.pinyin.numerals import NUMERALS
from glossary.pinyin.pieces import find_tag
from glossary.segment import tag

Token = tuple[str, str]

_DIGITS = re.compile(f"[{NUMERALS}第初数]+")
_COUNTED = re.compile(f"(?<=[{NUMERALS}各数]国)(?=外长|外交)")
"""Place between 五国 (five countries) and 外长 (foreign ministers), where the segmenter sees 国外 (abroad)."""

_LONGEST = 5
"""Words of the segmenter that are tried together; chosen."""


def cut_tokens(run: str, *, overrides: bool = True) -> list[Token]:
    """Return the words of a run of Chinese characters with their tags."""
    tokens = _repair([token for part in _COUNTED.split(run) for token in tag(part)])
    merged: list[Token] = []
    place = 0
    while place < len(tokens):
        sizes = range(min(_LONGEST, len(tokens) - place), 1, -1)
        size = next(
            (n for n in sizes if _belongs(tokens[place : place + n], overrides=overrides, whole=n == len(tokens))), 1
        )
        text = "".join(word for word, _ in tokens[place : place + size])
        merged.append((text, tokens[place][1] if size == 1 else _tag_merged(text)))
        place += size
    return merged


def _belongs(tokens: list[Token], *, overrides: bool, whole: bool) -> bool:
    """Return whether adjacent tokens make one number, name or headword."""
    text = "".join(word for word, _ in tokens)
    if overrides and text in tables.overrides():
        return True
    if all(_DIGITS.match(word) for word, _ in tokens) and all(_DIGITS.fullmatch(word) for word, _ in tokens[:-1]):
        return not find_word(tokens[-1][0]) or _DIGITS.fullmatch(text) is not None
    if whole and find_word(text) and (len(text) == 2 or is_idiom(text, "")):
        return True  # 走调 (off key) alone is the headword, whatever 走 and 调 are in a sentence
    if any(part[:1] in ("u", "c", "p", "y") for _, part in tokens):
        return False
    name = find_name(text)
    if name and not name.common:
        return len(text) > 2 or is_pair(text)
    if find_word(text):
        return len(text) == 3 or is_idiom(text, "") or (len(text) == 2 and not any(map(_is_function_word, text)))
    return is_cut_person(tokens, whole=whole) or _is_cut_transcription(tokens)


def _is_function_word(character: str) -> bool:
    """Return whether a character does other work in a sentence than in a headword: 将至 (about to arrive), 人道 (humane)."""
    classes = ("prepositions", "particles", "adverbs", "demonstratives", "localities")
    return any(character in tables.words(name) for name in classes) or character in NUMERALS


def is_cut_person(tokens: list[Token], *, whole: bool) -> bool:
    """Return whether two tokens are surname and given name: the given name is tagged a name or unknown to all.

    A given name that is also a word counts only where the two tokens are the whole run.
    """
    if len(tokens) != 2 or len(tokens[1][0]) > 2:
        return False
    (surname, first), (given, second) = tokens
    if surname not in tables.surnames() or not split_person(surname + given):
        return False
    unknown = not find_word(given) and not find_name(given)
    return (second.startswith("nr") and ((unknown and first == "nr") or whole)) or (
        first == "nr" and unknown and second in ("x", "nr", "nz")
    )


def _is_cut_transcription(tokens: list[Token]) -> bool:
    text = "".join(word for word, _ in tokens)
    named = any(part.startswith(("nr", "ns")) for _, part in tokens)
    foreign = all(part.startswith(("nr", "ns", "nt", "nz", "x")) or len(word) == 1 for word, part in tokens)
    complete = any(len(word) > 2 and find_name(word) for word, _ in tokens)
    complete = complete or all(len(word) > 1 and find_name(word) for word, _ in tokens)  # 日本|东京 (Tokyo, Japan)
    return named and foreign and not complete and len(text) > 2 and is_transcription(text)


def _tag_merged(text: str) -> str:
    if _DIGITS.match(text):
        return "m"
    return "n" if find_word(text) or find_name(text) else "nr"


def _is_stray(word: str) -> bool:
    """Return whether a token is a single character that is no word by itself, or a row the dictionary does not know."""
    if len(word) == 1:
        return not stands_alone(word)
    return len(word) == 2 and not find_word(word) and not find_name(word)


def _is_whole(words: list[str], before: str) -> bool:
    """Return whether a division leaves no single characters but prefixes, or numeral and measure word (五|国|外长)."""
    counted = before in NUMERALS and words[0] == before and words[1] in tables.words("measures")
    rest = words[2:] if counted else words
    return all(len(word) > 1 or word in tables.words("prefixes") for word in rest)


def _repair(tokens: list[Token]) -> list[Token]:
    """Return the tokens with cuts mended that leave a stray character: 高级|别人|文 → 高级别|人文 (high-level, people to people).

    Two or three neighbours, six characters at most, are divided anew by the dictionary when that is cheaper by 0.6
    (chosen) and no stray character remains.
    """
    mended: list[Token] = []
    place = 0
    while place < len(tokens):
        for size in (3, 2):
            window = tokens[place : place + size]
            words = [word for word, _ in window]
            text = "".join(words)
            stray = any(
                _is_stray(word) and not (word == "等" and len(before) > 1)  # 安全|等 (security and the like)
                for before, word in pairwise(["", *words])
            )
            if len(window) < size or not stray or len(text) > 6 or any(part[:2] == "nr" for _, part in window):
                continue
            better = divide(text)
            if _is_whole(better, words[0]) and sum(map(cost, better)) + 0.6 < sum(
                1.9 if _is_stray(word) else cost(word) for word in words
            ):
                mended += [(word, find_tag(word) or "n") for word in better]
                place += size
                break
        else:
            mended.append(tokens[place])
            place += 1
    return mended
