"""What a part of a phrase is in English: curated entries and everyday words as pieces."""

import re
from collections.abc import Iterator

from glossary.model import ConceptEntry, Term
from glossary.suggest.english import argument_of, before_noun, head_of, name_argument
from glossary.suggest.piece import DRAFT, EVERYDAY, LEAF, Part, Piece, bare
from glossary.suggest.words import Words

_LONGEST = 9
"""Most English words of a part; longer ones are sentences."""
_NO_PARTS = frozenset(("idioms and quotations",))
"""Subject fields whose entries stand for themselves."""
_ADJECTIVE = re.compile(r"Adjective ([A-Z][\w -]+)")
_WITH_ARTICLE = re.compile(
    r"\b(United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Republic|Islands|Kingdom|Federation|"
    r"Union|Emirates|States|Confederation|Principality|Commonwealth|ROK|DPRK|UK|US|EU|UAE|DRC|Sea|Ocean|Strait|River|Gulf|"
    r"Peninsula|Canal|Delta|Middle East|Near East|Caribbean|Balkans|Arctic|Antarctic|Sahel|Plateau|Horn|Basin|Mountains|Asia-Pacific)\b"
)
_PAIR = re.compile(r"China and [A-Z][\w ]+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "under",
        "with",
        "among",
        "between",
        "against",
    ]
)


def find_word_pieces(form: str, words: Words) -> Iterator[Piece]:
    """Yield what the everyday words know of *form*; a word may be several things."""
    for piece in _find_words(form, words):
        yield piece._replace(cost=LEAF + EVERYDAY)


def _find_words(form: str, words: Words) -> Iterator[Piece]:
    if noun := words.nouns.get(form):
        yield _make_noun(form, noun, words, "word")
    if modifier := words.modifiers.get(form):
        yield Piece("modifier", modifier, before=modifier, parts=(Part(form, modifier, "word"),))
    if verb := words.verbs.get(form):
        yield Piece("verb", verb, parts=(Part(form, verb, "word"),))
    if adverb := words.adverbs.get(form):
        yield Piece("adverb", adverb, parts=(Part(form, adverb, "word"),))
    if office := words.offices.get(form):
        yield Piece("office", office, head=office.lower(), parts=(Part(form, office, "word"),))
    if behind := words.behind.get(form):
        yield Piece("behind", behind, parts=(Part(form, behind, "word"),))
    if form == "驻":
        yield Piece("posted", "", parts=(Part(form, "posted in", "word"),))
    if division := words.divisions.get(form):
        yield Piece("division", division, parts=(Part(form, division, "word"),))
    if 1 < len(form) < 4 and all(letter in words.letters for letter in form) and len(set(form)) == len(form):
        sides = "-".join(words.letters[letter] for letter in form)
        yield Piece("pair", sides, before=sides, parts=(Part(form, sides, "word"),))


def find_entry_pieces(form: str, entry: ConceptEntry, words: Words) -> Iterator[Piece]:
    """Yield what the curated *entry* makes of its *form*: at most one piece; none where its kind is not clear."""
    rendering = _choose_rendering(form, entry)
    if " and " in rendering and all(letter in words.letters for letter in form):
        return  # 中欧 is China and Europe alone, but China-EU in front of a noun
    if not rendering or entry.subject_field in _NO_PARTS or len(rendering.split()) > _LONGEST or "…" in rendering:
        return
    draft = entry.review == "draft"
    part = Part(form, rendering, "draft" if draft else "")
    piece = _describe(form, rendering, entry, words)
    if piece:
        yield piece._replace(parts=(part,), cost=LEAF + DRAFT * draft)


def _choose_rendering(form: str, entry: ConceptEntry) -> str:
    """Return the preferred rendering, or the abbreviation for a form shorter than the headword (上合组织, SCO)."""
    preferred = next((term.text for term in entry.en if term.status == "preferred"), "")
    return (len(form) < len(entry.headword) and _find_abbreviation(entry.en)) or preferred


def _find_abbreviation(terms: tuple[Term, ...]) -> str:
    return next((term.text for term in terms if term.term_type == "abbreviation" and term.status == "admitted"), "")


def _shorten(name: str, terms: tuple[Term, ...]) -> str:
    """Return how *name* stands in front of a noun: its abbreviation, itself, or a variant without preposition."""
    variants = (_find_abbreviation(terms), name, *(term.text for term in terms if term.status == "admitted"))
    return next((short for text in variants if text and (short := bare(text)) and not _SMALL & set(short.split())), "")


def _describe(form: str, text: str, entry: ConceptEntry, words: Words) -> Piece | None:
    field, plain = entry.subject_field, bare(text)
    if field == "leaders":
        return Piece("person", text, text, "", "person", national=entry.note)
    if field == "countries" or (len(form) == 2 and form[1] == "方" and plain[0].isupper()):
        if "apital of" in entry.note:
            return Piece("place", text, text, text, head_of(text))
        found = _ADJECTIVE.search(entry.note)
        argument = name_country(plain)
        short = _find_abbreviation(entry.en) or plain
        return Piece("country", plain, argument, short, "country", national=found[1].split(";")[0] if found else "")
    if form in words.offices:
        return Piece("office", words.offices[form], head=words.offices[form].lower())
    if field == "places":
        return Piece("place", plain, name_country(plain), words.attributive.get(plain, plain), head_of(plain))
    if entry.part_of_speech == "adjective":
        return Piece("modifier", text, before=text)
    if entry.part_of_speech in ("adverb", "other"):
        return None
    if is_name(text) and _PAIR.fullmatch(text):  # 中印尼, China and Indonesia
        return Piece("pair", text.replace(" and ", "-"), before=text.replace(" and ", "-"))
    if is_name(text):
        return Piece("name", plain, name_argument(plain), _shorten(plain, entry.en), head_of(plain))
    return _describe_common(form, text, entry, words)


def _describe_common(form: str, text: str, entry: ConceptEntry, words: Words) -> Piece | None:
    """Return a noun, a verb or a verb with its object; nothing where the English does not tell which."""
    if text == words.modifiers.get(form) and words.nouns.get(form, text) != text:  # 网络, cyber, beside network
        return Piece("modifier", text, before=text)
    first = text.split(maxsplit=1)[0].lower()
    verbs = words.english_verbs
    if entry.part_of_speech == "verb" or (first in verbs and form.startswith(words.openings)):
        return Piece("action", text) if " " in text else None
    if entry.subject_field == "formulae" or first in verbs or first in _SMALL - {"the", "a", "an"}:
        return None
    if first.endswith(("ing", "ly")) or re.search(r"[;:?!“”\"]", text) or ", " in text:
        return None
    return _make_noun(form, text, words)


def _make_noun(form: str, text: str, words: Words, given_by: str = "") -> Piece:
    """Return the common noun *text*; a modifier listed for the same word gives its form in front of a noun."""
    plain = bare(text)
    before = before_noun(text, words)
    if form in words.modifiers and plain == words.nouns.get(form, plain):
        before = words.modifiers[form]
    front = "owned" if plain.startswith(("two ", "all ", "both ")) else "long" if _has_complement(plain) else ""
    part = Part(form, plain, given_by)
    return Piece("noun", plain, argument_of(text, words), before, head_of(plain), parts=(part,), front=front)


def _has_complement(text: str) -> bool:
    """Tell whether something stands behind the head of *text*: country along the Belt and Road."""
    return any(word in _SMALL and word != "and" for word in text.split()) and not text.startswith("community")


def name_country(name: str) -> str:
    """Return the *name* of a country or place with its article: Chile, the Philippines."""
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def is_name(text: str) -> bool:
    """Tell whether every word of *text* but the small ones has a capital: Belt and Road Initiative."""
    found = [word for word in re.findall(r"[^\W\d_][\w’'.+-]*", bare(text)) if word.lower() not in _SMALL]
    return bool(found) and all(word[0].isupper() for word in found)
