"""Two nouns side by side made one: in front of each other, behind a preposition, or with `and`."""

from collections.abc import Callable, Iterator

from glossary.suggest.join import coordinate, is_listed, make_complement, make_posting, premodify, to_plural
from glossary.suggest.piece import Piece, bare, make_piece
from glossary.suggest.words import Words

JOINT = frozenset(
    ("cooperation", "exchange", "exchanges", "dialogue", "competition", "consultation", "consultations", "solidarity")
) | {"coordination"}
"""Heads that several do together."""

_HELD = frozenset(("economy", "interests", "affairs", "history", "industry", "development"))
"""Heads that belong to those who act: economy of participating countries."""

_Rule = Callable[[Piece, Piece, Words], Piece | None]


def join_nouns(left: Piece, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield what the first rule that knows *left* (a noun, place or name) and the noun *right* makes of them."""
    made = next((made for rule in RULES if (made := rule(left, right, words))), None)
    if made and made.text:
        yield made


def _say_all(left: Piece, right: Piece, words: Words) -> Piece | None:
    """非洲各国, African countries."""
    if left.kind != "place" or right.text != "all countries" or not left.before:
        return None
    text = f"{left.before} countries"
    return make_piece("noun", text, left, right, 0.1, argument=text, head="country")


def _post(left: Piece, right: Piece, words: Words) -> Piece | None:
    """悉尼总领馆, Consulate General in Sydney."""
    abroad = left.kind == "place" and right.text.startswith(("embassy", "consulate"))
    return make_posting(left, right) if abroad else None


def _refuse(left: Piece, right: Piece, words: Words) -> Piece | None:
    """Make nothing of what can take nothing in front, and of 发展 (develop) in front of what may be its object."""
    lexical = right.front == "long" and len(right.parts) == 1 and left.kind == "noun" and right.text not in words.links
    verb = left.word in words.verbs and not is_listed(right.text, words.containers)
    return Piece("noun", "") if right.front in ("owned", "two") or lexical or verb else None


def _name_subject(left: Piece, right: Piece, words: Words) -> Piece | None:
    """经贸合作谅解备忘录, memorandum of understanding on economic and trade cooperation."""
    wanted = right.front == "long" and right.text in words.links and left.argument
    return make_complement(left, right, words, 0.4) if wanted else None


def _pair(left: Piece, right: Piece, words: Words) -> Piece | None:
    """团结合作, solidarity and cooperation."""
    peers = len(left.parts) == len(right.parts) == 1 and any({left.text, right.text} <= row for row in words.peers)
    return coordinate(left, right) if peers else None


def _put_behind(left: Piece, right: Piece, words: Words) -> Piece | None:
    """世界经济强劲复苏, strong recovery of the world economy; 人类文明基本价值, basic value of human civilization."""
    if not left.argument:
        return None
    qualified = len(right.parts) > 1 and right.parts[0].zh in words.modifiers
    compound = left.kind == "noun" and left.before in (left.text, "") and " " in left.text
    grows = right.head in ("development", "progress") and len(right.parts) == 1
    if _is_event(right, words) or (compound and (qualified or grows)):
        return make_complement(left, right, words, 0.4)
    if right.text == "community" and left.kind == "noun":  # 利益共同体, community of interests
        return make_complement(left, right, words, 0.4)
    wanted = is_listed(right.text, words.complemented) or (left.kind == "place" and right.head == "situation")
    return make_complement(left, right, words, 0.4) if wanted and not _is_adjective(left) else None


def _group(left: Piece, right: Piece, words: Words) -> Piece | None:
    """成员国合作, cooperation among member states; 新兴领域合作, cooperation in emerging fields."""
    if not left.argument:
        return None
    joint, ties = right.head in JOINT, right.head in ("relations", "ties")
    if left.head == "field" and joint and len(left.parts) > 1:
        link = "in"
    elif left.head not in words.groups:
        return None
    elif joint or ties or is_listed(right.text, words.plural_heads | words.national | _HELD):
        link = "between" if left.front == "two" and (joint or ties) else "among" if joint else "with" if ties else "of"
    else:
        return None
    text = f"{bare(right.argument) or right.text} {link} {left.argument}"
    return make_piece("noun", text, left, right, 0.4, argument=text, head=right.head, front="long")


def _put_in_front(left: Piece, right: Piece, words: Words) -> Piece | None:
    """气候变化政策, climate change policy; 对话合作机制, dialogue and cooperation mechanism."""
    if not left.before or right.front:
        return None
    first, adjective = right.text.split(maxsplit=1)[0], left.before != left.text
    peers = any({left.before if adjective else left.head, first} <= row for row in words.peers)
    front = f"{left.before} and" if peers else left.before
    if right.head == "minister" and left.kind == "noun":  # 教育部长, education minister
        front = left.text
    cost = 2.0 if left.head in words.groups else 0.5
    noun = to_plural(right, words) if left.kind != "noun" else right
    made = premodify(front, left, noun, cost)
    return made._replace(front="national") if left.front in ("owned", "national") else made


def _complement(left: Piece, right: Piece, words: Words) -> Piece | None:
    """人类命运共同体政策, policy on a community with a shared future for humanity."""
    return make_complement(left, right, words, 2.0) if left.argument else None


RULES: tuple[_Rule, ...] = (
    _say_all, _post, _pair, _refuse, _name_subject, _group, _put_behind, _put_in_front, _complement
)  # fmt: skip
"""Tried in this order; each docstring shows what its rule makes."""


def _is_event(right: Piece, words: Words) -> bool:
    """Tell whether *right* is an adjective and something done or happening: joint production."""
    first, last = right.parts[0].zh, right.parts[-1].zh
    if len(right.parts) > 1:
        return (first in words.modifiers or first in words.adverbs) and (last in words.verbs or last in words.events)
    adjective = right.text.split(maxsplit=1)[0] in words.modifiers.values()
    return len(last) > 3 and last[-2:] in words.events and adjective


def _is_adjective(left: Piece) -> bool:
    """Tell whether the form in front of a noun is an adjective: Asian (Asia), economic (economy)."""
    front = left.before
    return bool(front) and front not in (left.text, bare(left.argument)) and not front.isupper()
