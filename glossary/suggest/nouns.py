"""Two nouns made one: in front of each other, behind a preposition, or with the name of a country."""

from collections.abc import Iterator

from glossary.suggest.english import heads_of, possessive
from glossary.suggest.piece import NAMED, Piece, articled, bare, make_piece
from glossary.suggest.words import Words

_ALL = ("all ", "both ", "the two ", "various ")
"""What makes a complement plural, and its head with it: governments of all countries."""


def join_nouns(left: Piece, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield `economic cooperation`, or `vision of …` where *left* is too long to stand in front or the head wants it so."""
    if right.front == "owned" or (right.front == "long" and len(right.parts) == 1 and left.kind == "noun"):
        return
    if len(left.parts) == len(right.parts) == 1 and any({left.text, right.text} <= row for row in words.peers):
        yield coordinate(left, right)  # 团结合作, solidarity and cooperation
        return
    if len(right.parts) > 1 and left.argument and _is_event(right, words):
        yield make_complement(left, right, words, 0.4)  # 世界经济强劲复苏, strong recovery of the world economy
        return
    both = left.word in words.verbs  # 发展 is development in front of a container, else it takes an object
    if both and not is_listed(right.text, words.containers):
        return
    front = left.before
    if (
        left.head in words.groups
        and left.argument
        and (_joint(right) or right.head in ("relations", "ties") or _acts(right, words))
    ):
        yield _among(left, right)  # 成员国合作, cooperation among member states
    elif (
        (is_listed(right.text, words.complemented) or (left.kind == "place" and right.head == "situation"))
        and left.argument
        and not _is_adjective(left, front)
    ):
        yield make_complement(left, right, words, 0.4)
    elif front and not right.front:
        if left.kind == "place" and right.text == "all countries":  # 非洲各国, African countries
            yield make_piece(
                "noun", f"{front} countries", left, right, 0.1, argument=f"{front} countries", head="country"
            )
        else:
            cost = 2.0 if left.head in words.groups else 0.5
        yield premodify(front, left, _in_plural(left, right, words), cost)
    elif left.argument:
        yield make_complement(left, right, words, 2.0)


def _is_event(right: Piece, words: Words) -> bool:
    """Tell whether *right* is an adjective and something done or happening: joint production."""
    qualified = right.parts[0].zh in words.modifiers or right.parts[0].zh in words.adverbs
    return qualified and right.parts[-1].zh in (words.verbs.keys() | words.events)


def make_complement(left: Piece, right: Piece, words: Words, cost: float) -> Piece:
    """Return `principle of the UN Charter`: *right* with *left* behind a preposition."""
    link = next((words.links[name] for name in heads_of(right.text) if name in words.links), "of")
    if right.front:
        link = "of"
    if " and " in left.text and (left.kind in NAMED or left.head in words.groups) and _joint(right):
        link = "between"
    owner = f"the {left.before}" if left.kind == "name" and " of " in left.argument and left.before else left.argument
    every = owner.startswith(_ALL)
    text = f"{bare(right.argument) if every and right.argument else right.text} {link} {owner}"
    argument = text if every or right.argument == right.text else f"the {text}"
    return make_piece("noun", text, left, right, cost, argument=argument, head=right.head, front="long")


def _among(left: Piece, right: Piece) -> Piece:
    """Return `cooperation among member states`, `leaders of member states`."""
    link = "among" if _joint(right) else "with" if right.head in ("relations", "ties") else "of"
    noun = bare(right.argument) if right.argument else right.text
    text = f"{noun} {link} {left.argument}"
    return make_piece("noun", text, left, right, 0.4, argument=text, head=right.head, front="long")


def _joint(right: Piece) -> bool:
    """Tell whether *right* is something that several do together."""
    return right.head in (
        "cooperation",
        "exchange",
        "exchanges",
        "dialogue",
        "competition",
        "consultation",
        "consultations",
        "solidarity",
        "coordination",
    )


def _acts(right: Piece, words: Words) -> bool:
    """Tell whether *right* names persons or bodies: their groups stand behind them, governments of African countries."""
    return is_listed(right.text, words.plural_heads) or is_listed(right.text, words.national)


def of_country(left: Piece, right: Piece, words: Words) -> Piece:
    """Return `Chinese government`, `Embassy of Chile`, `US policy`, `China's development`."""
    if right.head == "situation" and not right.front:  # 乌克兰局势, situation in Ukraine
        return make_complement(left, right, words, 0.1)
    if is_listed(right.text, words.named) and not right.front:  # 乌克兰危机, Ukraine crisis
        return premodify(left.before, left, right, 0.1)
    if left.national and not right.front and is_listed(right.text, words.national) and len(right.parts) < 3:
        return premodify(left.national, left, _in_plural(left, right, words), 0.1)
    if right.text.startswith(("embassy", "consulate")):
        return make_piece("noun", f"{right.text.capitalize()} of {left.argument}", left, right, 0.1, head=right.head)
    if left.before.isupper():  # US policy
        return premodify(left.before, left, _in_plural(left, right, words), 0.1)
    if left.argument.startswith("the ") and len(left.text.split()) > 2:  # … of the Republic of Chile
        return make_complement(left, right, words, 0.2)
    text = f"{possessive(left.text)} {_in_plural(left, right, words).text}"
    front = left.national or left.before
    before = f"{front} {right.before}" if right.before else ""
    argument = f"the {text}" if left.argument.startswith("the ") else text
    return make_piece("noun", text, left, right, 0.1, argument=argument, before=before, head=right.head, front="owned")


def premodify(front: str, left: Piece, right: Piece, cost: float) -> Piece:
    """Return *right* with *front*, the form of *left* for that place, in front of it."""
    before = f"{front} {right.before}" if right.before else ""
    argument = articled(front, right.argument)
    return make_piece(
        "noun", f"{front} {right.text}", left, right, cost, argument=argument, before=before, head=right.head
    )


def coordinate(left: Piece, right: Piece) -> Piece:
    """Return *left* and *right* as one, with `and`."""
    text = coordinate_text(left, right)
    argument = f"{left.argument} and {right.argument}" if left.argument and right.argument else ""
    simple = left.before and right.before and len(left.parts) == len(right.parts) == 1
    mark = "-" if left.kind in NAMED else " and "  # 中国与东盟合作, China-ASEAN cooperation
    before = f"{left.before}{mark}{right.before}" if simple else ""
    kind = "noun" if left.kind == "noun" else "name"
    return make_piece(kind, text, left, right, 0.3, argument=argument, before=before, head=right.head, front=left.front)


def coordinate_text(left: Piece, right: Piece) -> str:
    """Return *left* and *right* with `and`; names with their articles, countable nouns in the plural."""
    if left.kind in NAMED:
        return f"{left.text} and {right.argument}"
    counted = left.argument and right.argument and (left.argument, right.argument) != (left.text, right.text)
    if counted and (len(left.parts) + len(right.parts) > 2 or left.text.endswith("s")):
        return f"{bare(left.argument)} and {bare(right.argument) if bare(left.argument) != left.argument else right.argument}"
    return f"{left.text} and {right.text}"


def is_listed(phrase: str, listed: frozenset[str]) -> bool:
    """Tell whether the head of *phrase* is in *listed*."""
    return phrase in listed or any(name in listed for name in heads_of(phrase))


def _is_adjective(left: Piece, front: str) -> bool:
    """Tell whether the form in front of a noun is an adjective: Asian (Asia), economic (economy)."""
    return bool(front) and front not in (left.text, bare(left.argument)) and not front.isupper()


def _in_plural(left: Piece, right: Piece, words: Words) -> Piece:
    """Return *right* in the plural where members of a group are meant: African countries, EU leaders."""
    if left.kind != "noun" and right.argument and not right.front and is_listed(right.text, words.plural_heads):
        return right._replace(text=bare(right.argument))
    return right
