"""The shapes two pieces take in English, whatever the rule that asks for them."""

from glossary.suggest.english import articled, heads_of, possessive
from glossary.suggest.piece import NAMED, Piece, bare, make_piece
from glossary.suggest.words import Words

_ALL = ("all ", "both ", "the two ", "various ")
"""What makes a complement plural, and its head with it: governments of all countries."""
_FIRST = (
    "new",
    "friendly",
    "major",
    "main",
    "basic",
    "common",
    "shared",
    "high-quality",
    "high-level",
)
"""Adjectives that English puts in front of others."""


def premodify(front: str, left: Piece, right: Piece, cost: float) -> Piece:
    """Return *right* with *front*, the form of *left* for that place, in front of it."""
    if right.text.startswith("new type of ") and left.kind == "modifier":
        text = f"new type of {front} {right.text.removeprefix('new type of ')}"
        return make_piece("noun", text, left, right, cost, argument=f"a {text}", head=right.head)
    first, _, rest = right.text.partition(" ")
    before_others = first in _FIRST or (first == "international" and left.kind == "noun")
    if before_others and rest and not rest.startswith("type of") and left.kind in ("modifier", "noun"):
        text = f"{first} {front} {rest}"  # 国际新平台, new international platform
        argument = right.argument.replace(right.text, text)
        return make_piece("noun", text, left, right, cost, argument=argument, head=right.head)
    argument = f"a {front} {right.text}" if front == "new type of" else articled(front, right.argument)
    before = f"{front} {right.before}" if right.before else ""
    text = f"{front} {right.text}"
    return make_piece("noun", text, left, right, cost, argument=argument, before=before, head=right.head)


def make_complement(left: Piece, right: Piece, words: Words, cost: float) -> Piece:
    """Return `principle of the UN Charter`: *right* with *left* behind a preposition."""
    listed = (right.text, *heads_of(right.text)) if right.front != "long" else (right.text,)
    link = next((words.links[name] for name in listed if name in words.links), "of")
    if " and " in left.text and (left.kind in NAMED or left.head in words.groups) and right.head == "cooperation":
        link = "between"
    owner = f"the {left.before}" if left.kind == "name" and " of " in left.argument and left.before else left.argument
    every = owner.startswith(_ALL)
    text = f"{bare(right.argument) if every and right.argument else right.text} {link} {owner}"
    argument = text if every or right.argument == right.text else f"the {text}"
    return make_piece("noun", text, left, right, cost, argument=argument, head=right.head, front="long")


def make_posting(place: Piece, right: Piece) -> Piece:
    """Return `Consulate General in Sydney`, `ambassador to Chile`."""
    link = "in" if right.text.startswith(("embassy", "consulate", "troops", "garrison", "diplomatic")) else "to"
    title = right.text.title() if right.text.startswith(("embassy", "consulate")) else right.text
    text = f"{title} {link} {place.argument}"
    return make_piece("noun", text, place, right, 0.1, argument=f"the {text}", head=right.head, front="posted")


def of_country(left: Piece, right: Piece, words: Words) -> Piece:
    """Return `Chinese government`, `Embassy of Chile`, `US policy`, `China's development`."""
    if left.national and right.text.startswith(f"{left.national} "):  # it is said already
        return make_piece(
            "noun", right.text, left, right, 0.1, argument=right.argument, head=right.head, front="national"
        )
    if right.head == "situation" and not right.front:  # 乌克兰局势, situation in Ukraine
        return make_complement(left, right, words, 0.1)
    if is_listed(right.text, words.named) and not right.front:  # 乌克兰危机, Ukraine crisis
        return premodify(left.before, left, right, 0.1)
    if left.national and right.front == "posted":  # 中国驻智利大使, Chinese ambassador to Chile
        return premodify(left.national, left, right, 0.1)
    if left.national and not right.front and is_listed(right.text, words.national) and len(right.parts) < 3:
        made = premodify(left.national, left, to_plural(right, words), 0.1)._replace(front="national")
        return made._replace(argument=f"the {made.text}") if right.head == "people" else made
    if right.text.startswith(("embassy", "consulate")):
        return make_piece("noun", f"{right.text.capitalize()} of {left.argument}", left, right, 0.1, head=right.head)
    if left.before.isupper():  # US policy
        return premodify(left.before, left, to_plural(right, words), 0.1)
    if left.argument.startswith("the ") and len(left.text.split()) > 2:  # … of the Republic of Chile
        return make_complement(left, right, words, 0.2)
    text = f"{possessive(left.text)} {to_plural(right, words).text}"
    before = f"{left.national or left.before} {right.before}" if right.before else ""
    argument = f"the {text}" if left.argument.startswith("the ") else text
    return make_piece("noun", text, left, right, 0.1, argument=argument, before=before, head=right.head, front="owned")


def of_pair(left: Piece, right: Piece, words: Words) -> Piece:
    """Return `China-Russia trade`, but `Chinese and African peoples`."""
    if right.front or right.head == "community" or not (is_listed(right.text, words.national) and right.argument):
        return premodify(left.before, left, right, 0.2)
    front = " and ".join(words.attributive.get(side, side) for side in left.before.split("-"))
    noun = premodify(front, left, right._replace(text=bare(right.argument)), 0.2)
    return noun._replace(text=noun.text.replace(" people", " peoples"))


def coordinate(left: Piece, right: Piece) -> Piece:
    """Return *left* and *right* as one, with `and`; names with their articles, countable nouns in the plural."""
    plurals = [piece.argument for piece in (left, right) if piece.argument and bare(piece.argument) != piece.text]
    if left.kind in NAMED:
        text = f"{left.text} and {right.argument}"
    elif len(plurals) == 2:  # rules and standards
        text = f"{bare(plurals[0])} and {plurals[1]}"
    else:
        text = f"{left.text} and {right.text}"
    argument = f"{left.argument} and {right.argument}" if left.argument and right.argument else ""
    simple = left.before and right.before and len(left.parts) == len(right.parts) == 1
    mark = "-" if left.kind in NAMED else " and "  # 中国与东盟合作, China-ASEAN cooperation
    before = f"{left.before}{mark}{right.before}" if simple else ""
    if before and mark != "-" and (left.before == left.text) != (right.before == right.text):
        before = f"{left.text} and {right.text}"  # 友好合作条约: one adjective and one noun don't go together
    kind = "noun" if left.kind == "noun" else "name"
    return make_piece(kind, text, left, right, 0.3, argument=argument, before=before, head=right.head, front=left.front)


def is_listed(phrase: str, listed: frozenset[str]) -> bool:
    """Tell whether the head of *phrase* is in *listed*."""
    return phrase in listed or any(name in listed for name in heads_of(phrase))


def to_plural(right: Piece, words: Words) -> Piece:
    """Return *right* in the plural where members of a group are meant: African countries, EU leaders."""
    if right.argument and not right.front and is_listed(right.text, words.plural_heads):
        return right._replace(text=bare(right.argument))
    return right
