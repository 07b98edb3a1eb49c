"""Forms of one term brought together: marked and unmarked, full and short, explained in brackets."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary.extract.characters import MARKS
from glossary.extract.places import Places
from glossary.model import Document, Occurrence

SUFFIXES = "主义性化式型"
"""Endings a short form drops: 人道主义危机, 人道危机."""

_BRACKETED = re.compile(
    r"[（(](?:以下)?(?:简称|下称|即)?[：:]?[“\"]?([A-Za-z][A-Za-z0-9\-]{1,11}|[一-鿿]{2,8})[”\"]?(?:或[^）)]{1,10})?[）)]"
)


def is_short_form(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether the words *short* abbreviate the words *long*: no word left out, at least one shortened.

    世贸组织 of 世界/贸易/组织, 安理会 of 安全/理事会, 人道危机 of 人道主义/危机; but not 中国外交 of 中国/特色/大国/外交.
    """
    text, at, shortened = "".join(short), 0, False
    if len(text) < 3 or len(text) >= sum(map(len, long)):
        return False
    for word in long:
        if text.startswith(word, at):
            at += len(word)
            continue
        shortened = True
        if word[-2:] == "主义" and text.startswith(word[:-2], at) and len(word) > 3:
            at += len(word) - 2
        elif text[at : at + 1] == word[0]:
            at += 1
            if word is long[-1] and len(word) > 2 and text[at:] == word[-1]:
                at += 1
        else:
            return False
    return shortened and at == len(text)


class Bracket(NamedTuple):
    """What stands in brackets and may be a short form of what stands before them."""

    document: int
    before: str
    """Up to LONGEST_BEFORE characters."""
    short: str


LONGEST_BEFORE = 80
"""Characters before a bracket in which its full form is looked for; the longest candidates have half of them."""


def find_brackets(documents: Sequence[Document]) -> list[Bracket]:
    """Return the brackets that may explain a form: 区域全面经济伙伴关系协定（RCEP）, 二十国集团（G20）."""
    return [
        Bracket(number, document.hans[max(0, match.start() - LONGEST_BEFORE) : match.start()], match[1])
        for number, document in enumerate(documents)
        for match in _BRACKETED.finditer(document.hans)
    ]


def find_explained(brackets: Iterable[Bracket], terms: Collection[str]) -> dict[str, tuple[int, str]]:
    """Return the forms that *brackets* explain, short → the first document that does and the full form.

    The full form is the longest of *terms* (without marks) that stands directly before the bracket.
    """
    longest = max(map(len, terms), default=0)
    known = set(terms)
    explained: dict[str, tuple[int, str]] = {}
    for document, text, short in brackets:
        before = "".join(c for c in text[-(longest + 4) :] if c not in _MARKS)
        full = next((before[at:] for at in range(len(before)) if before[at:] in known), "")
        if full and len(full) > len(short) and (short.isascii() or _is_contained(short, full)):
            explained.setdefault(short, (document, full))
    return explained


def _is_contained(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)


_MARKS = frozenset("".join(MARKS) + "".join(MARKS.values()) + " ")


def find_equals(names: Collection[str], terms: Collection[str]) -> dict[str, str]:
    """Return short form → full form for the *terms* that a row of equal *names* joins: 二十国集团=20国集团=G20."""
    equal: dict[str, str] = {}
    for row in sorted(names):
        full, *others = [name for name in row.split("=") if name in terms] or [""]
        equal.update((name, full) for name in others)
    return equal


def find_heads(terms: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Return for each of *terms*, pairs of a term and its words, the longest other one of them that it ends in.

    中国—东盟命运共同体 (China-ASEAN community with a shared future) is a kind of 命运共同体; heads of fewer than four
    characters are too general to make a family.
    """
    known = {term for term, _ in terms}
    heads: dict[str, str] = {}
    for term, words in terms:
        start = 0
        for part in words if len(words) > 1 else term:  # 人类命运共同体 is one word of the segmenter
            start += len(part)
            if len(term) - start < 4:
                break
            if term[start:] in known:
                heads[term] = term[start:]
                break
    return heads


def find_families(terms: Sequence[tuple[str, Sequence[str]]], explained: dict[str, str]) -> dict[str, str]:
    """Return short form → full form for the *terms*, pairs of a term and its words, which make up the term.

    A form that could shorten several terms stays on its own, so does one whose full form is short for another.
    """
    heads: dict[str, str] = {}
    known = {term for term, _ in terms}
    for short, full in _find_shortened(terms).items():
        longest = max(full, key=len)
        if all(form in longest for form in full):
            heads[short] = longest
    plain = {
        "".join(word for word in words if word[0].isalnum()): term
        for term, words in terms
        if not term.isalnum() and not all(word[0].isalnum() for word in words)
    }
    for term, _ in terms:
        linked = plain.get(term)
        if linked and linked != term and linked not in heads:
            heads[term] = linked  # 中国东盟命运共同体 and 中国—东盟命运共同体
    heads.update((short, full) for short, full in explained.items() if short in known and full in known)
    return {variant: head for variant, head in heads.items() if head not in heads}


def _find_shortened(terms: Sequence[tuple[str, Sequence[str]]]) -> dict[str, set[str]]:
    """Return the short forms among the *terms*, each with the terms it may be short for.

    It may leave out their first word: 安理会 of 联合国/安全/理事会. It has their last character, their first one, and then
    either the second one or the first one of their second word; all others need no look at their words.
    """
    by_edges: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for pair in terms:
        term = pair[0]
        if len(term) > 2:
            by_edges.setdefault(term[:2] + term[-1], []).append(pair)
    shortened: defaultdict[str, set[str]] = defaultdict(set)
    for term, words in terms:
        rest, last = term, term[-1]
        for at in range(min(2, len(words) - 1)):
            first, second = words[at], words[at + 1][0]
            rows = by_edges.get(rest[:2] + last, ())
            if len(first) > 1 and second != rest[1]:
                rows = (*rows, *by_edges.get(rest[0] + second + last, ()))
            for short, parts in rows:
                if len(short) < len(rest) and short[-2] in rest and is_short_form(parts, words[at:]):
                    shortened[short].add(term)
            rest = rest[len(first) :]
    return shortened


def find_forms(documents: Callable[[], Sequence[Document]], term: str, places: Places) -> Mapping[str, int]:
    """Return the forms of *term* at its *places* with their numbers, marks inside included; none where it never has any.

    Marks around the whole are left out: 共建“一带一路”, but 一带一路.
    """
    longer = places.find_longer(len(term))
    if term.isalnum() and not longer:
        return {}
    if min(term) >= "㐀" and max(term) < "＀":
        forms = Counter({term: len(places) - len(longer)})
        others: Iterable[Occurrence] = (places[index] for index in longer)
    else:  # letters, digits and dashes have forms of the same length
        forms, others = Counter(), places
    forms.update(_complete(documents()[place.document].hans, place) for place in others)
    return +forms


def choose_surface(term: str, forms: Mapping[str, int]) -> tuple[str, tuple[str, ...]]:
    """Return the usual one of the *forms* of *term* and up to three others, most frequent first."""
    if not forms:
        return term, ()
    ranked = sorted(forms, key=lambda form: (-forms[form], form))
    return ranked[0], tuple(ranked[1:4])


def _complete(text: str, place: Occurrence) -> str:
    """Return the stretch of text with a mark that closes what it opens: 共建“一带一路 → 共建“一带一路”."""
    form = text[place.start : place.end]
    if form.isalnum():
        return form
    for opening, closing in MARKS.items():
        if opening != closing:
            missing = form.count(opening) - form.count(closing)
            if missing == 1 and text[place.end : place.end + 1] == closing:
                form += closing
            elif missing == -1 and text[place.start - 1 : place.start] == opening:
                form = opening + form
            elif missing:
                form = form.replace(opening, "").replace(closing, "")
    return form
