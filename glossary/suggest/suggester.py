"""One suggestion for one phrase."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from glossary.indexed import list_avoided, list_forms
from glossary.model import ConceptEntry, Term
from glossary.suggest.chart import read_phrase
from glossary.suggest.dictionary import make_finder
from glossary.suggest.parts import find_entry_pieces, find_word_pieces, name_country
from glossary.suggest.piece import Piece, bare
from glossary.suggest.words import Words, load_words

_MARKS = re.compile('[“”‘’「」『』《》〈〉" ]')


_KINDS = ("noun", "action", "person", "name", "modifier", "place", "pair")
"""Kinds of piece that may stand alone."""

_LONGEST = 14
"""Most English words of a suggestion."""

_MOST = 7
"""Most parts of a suggestion: beyond that somebody should translate the sentence."""


class Suggester:
    """Composes the English of phrases from the parts it was given."""

    def __init__(
        self, entries: Sequence[ConceptEntry], words: Words, define: Callable[[str], Term | None] = lambda phrase: None
    ) -> None:
        """Index *entries* by all their forms; the first of two entries with one form is taken.

        *define* is asked for what can't be composed.
        """
        self._define = define
        self._entries = entries
        forms, owners = list_forms(entries)
        bare_forms = _MARKS.sub("", "\0".join(forms)).split("\0")  # at once: a tenth of the time
        self._forms: dict[str, int] = dict(zip(reversed(bare_forms), reversed(owners), strict=False))
        avoided = (bare(text).lower() for text in list_avoided(entries))
        self._avoided = {text for text in avoided if " " in text}
        self._words = words
        self._pieces: dict[str, tuple[Piece, ...]] = {}

    def suggest(self, phrase: str) -> Term | None:
        """Return a rendering of *phrase* (Simplified) with how it came about in its note, or None.

        No rendering that some entry says to avoid is suggested.
        """
        bare_phrase = _MARKS.sub("", phrase)
        for piece in read_phrase(bare_phrase, self._find_pieces, self._words):
            if _is_readable(piece) and not self._holds_avoided(piece.text):
                return Term(spell_out(piece), note=explain(piece))
        defined = self._define(bare_phrase)
        return None if defined and self._holds_avoided(defined.text) else defined

    def _holds_avoided(self, text: str) -> bool:
        """Tell whether a rendering of several words that some entry says to avoid stands in *text*."""
        words = text.lower().split()
        stretches = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 2, len(words) + 1))
        return any(stretch in self._avoided or stretch.removesuffix("s") in self._avoided for stretch in stretches)

    def _find_pieces(self, form: str) -> tuple[Piece, ...]:
        if form not in self._pieces:
            index = self._forms.get(form)
            pieces = () if index is None else tuple(find_entry_pieces(form, self._entries[index], self._words))
            if not pieces or pieces[0].kind in ("noun", "action", "modifier"):  # it may be an everyday verb as well
                known = {piece.kind for piece in pieces}
                more = find_word_pieces(form, self._words)
                pieces += tuple(piece for piece in more if piece.kind not in known)
            self._pieces[form] = pieces
        return self._pieces[form]


def make_suggester(entries: Sequence[ConceptEntry], dictionaries: tuple[str, ...] = ()) -> Suggester:
    """Return a suggester that composes from *entries* and the everyday words shipped with the program.

    What it can't compose it looks up in *dictionaries*, names of DICTIONARIES.
    """
    return Suggester(entries, load_words(), make_finder(dictionaries))


def _is_readable(piece: Piece) -> bool:
    if len(piece.parts) > _MOST:
        return False
    words = piece.text.lower().replace("-", "").split()
    if any(one == two for one, two in pairwise(words)):  # power politics politics
        return False
    return (piece.kind in _KINDS or (piece.kind == "verb" and bool(piece.word))) and len(piece.text.split()) <= _LONGEST


def spell_out(piece: Piece) -> str:
    """Return the text of *piece* as an entry of its own: China-US in front of a noun is China and the US alone."""
    if piece.kind != "pair":
        return piece.text
    first, *others = piece.text.split("-")
    return " and ".join((first, *map(name_country, others)))


def explain(piece: Piece) -> str:
    """Return how *piece* came about: `composed: 非洲 Africa + 国家 country`; unreviewed parts are named as such."""
    parts = " + ".join(f"{part.zh} {part.en}{' (draft)' * (part.given_by == 'draft')}" for part in piece.parts)
    return f"{_how(piece)}: {parts}"


def _how(piece: Piece) -> str:
    if len(piece.parts) > 1:
        return "composed"
    return "everyday word" if piece.parts[0].given_by == "word" else "curated"
