"""How two neighbouring pieces of a Chinese phrase make one in English; every rule names an example."""

from collections.abc import Iterator

from glossary.suggest.english import gerund, indefinite
from glossary.suggest.join import coordinate, make_complement, make_posting, of_country, of_pair, premodify
from glossary.suggest.nouns import join_nouns
from glossary.suggest.piece import NAMED, Piece, bare, make_piece
from glossary.suggest.words import Words

AND = ("和", "与", "及", "以及")
DASHES = ("—", "－", "-", "–", "―", "——", "·")
AROUND = {
    "为核心的": "at its core",
    "为中心的": "at its center",
    "为主体的": "as the mainstay",
    "为代表的": "as representatives",
}
"""What closes 以…, with, and its English: 以联合国为核心的国际体系, international system with the UN at its core."""

_GERUNDS = {"capacity": "for", "cooperation": "in", "mechanism": "for", "measure": "for", "strategy": "for"}
"""Head → its preposition before an action: cooperation in responding to climate change."""
_AGAINST = ("respond to", "combat", "fight", "prevent", "contain", "guard against", "eliminate", "tackle", "counter")
"""Verbs whose object is an evil: a head like cooperation behind it is not part of the object."""
_MAKING = ("build", "develop", "create", "foster", "establish", "jointly build")
"""Verbs whose object is new: it takes the indefinite article."""
_BEFORE_PERSON = ("country", "name")


def join(left: Piece, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield what *left* and *right* make when they stand side by side."""
    if right.kind == "noun":
        yield from _join_to_noun(left, right, words)
    elif right.kind == "office":
        yield from _join_to_office(left, right)
    elif right.kind == "person":
        if left.kind == "office":  # 国家主席习近平, President Xi Jinping
            yield _make_titled(left, right, left, right)
        elif (
            left.kind in _BEFORE_PERSON and right.head == "titled"
        ):  # 智利总统皮涅拉, Chilean President Sebastián Piñera
            front = left.national or left.before
            yield make_piece("person", f"{front} {right.text}", left, right, 0.1, head="titled")
    if left.kind == "country" and right.kind in ("country", "name") and right.before.isalpha():  # 中国伊朗, China-Iran
        text = f"{left.before}-{right.before}"
        yield make_piece("pair", text, left, right, 0.3, before=text)
    if left.kind == right.kind == "modifier" and any({left.text, right.text} <= row for row in words.peers):
        text = f"{left.text} and {right.text}"  # 经济技术, economic and technical
        yield make_piece("modifier", text, left, right, 0.1, before=text)
    if left.kind == "posted" and right.kind in NAMED:  # 驻悉尼, posted in Sydney
        yield make_piece("posting", right.text, left, right, 0.0, argument=right.argument)
    if left.kind == "posting" and right.kind in ("noun", "office"):
        yield make_posting(left, right._replace(text=right.text.lower()) if right.kind == "office" else right)
    if left.kind == "ordinal" and right.head == "assembly":  # 第七十五届联合国大会
        text = f"{left.text} session of {right.argument}"
        yield make_piece("name", text, left, right, 0.1, argument=f"the {text}", head="session")
    if left.kind == "verb" and right.argument and right.kind not in ("office", "year"):  # 维护和平, safeguard peace
        if left.text in _AGAINST and right.head in _GERUNDS:
            return
        thing = right.argument
        if left.text in _MAKING and thing.startswith("the ") and right.parts[0].zh in words.modifiers:
            thing = f"{indefinite(bare(thing))} {bare(thing)}"  # 建设开放型世界经济, build an open world economy
        yield make_piece("action", f"{left.text} {thing}", left, right, 0.4)
    elif left.kind == "adverb" and right.kind in ("verb", "action"):  # 坚决维护, resolutely safeguard
        yield make_piece(right.kind, f"{left.text} {right.text}", left, right, 0.3)
    elif left.kind == "place" and right.kind == "division":  # 山西省, Shanxi Province
        yield make_piece(
            "place",
            f"{left.text} {right.text}",
            left,
            right,
            0.1,
            argument=f"{left.text} {right.text}",
            before=left.before,
        )


def join_around(left: Piece, particle: str, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield what *left* and *right* make with *particle* between them."""
    if particle in AND:
        yield from _coordinate(left, right, words)
    elif particle == "的":
        yield from _attribute(left, right, words)
    elif particle in AROUND:  # the piece before it begins with 以
        if left.argument and right.kind in ("noun", "name"):
            text = f"{right.text} with {left.argument} {AROUND[particle]}"
            argument = right.argument and f"{right.argument} with {left.argument} {AROUND[particle]}"
            yield make_piece("noun", text, left, right, 0.5, argument=argument, head=right.head, front="owned")
    elif left.kind in NAMED[:3] and right.kind in NAMED[:3]:  # 中国－欧盟, China-EU
        sides = [piece.text if piece.kind == "place" else piece.before for piece in (left, right)]
        if all(sides) and not any(" and " in side for side in sides):
            text = "-".join(sides)
            yield make_piece("pair", text, left, right, 0.2, before=text)
    elif left.kind in NAMED[:3] and right.head in words.groups and right.argument:  # 中国－非洲国家
        text = f"{left.text} and {right.argument}"
        yield make_piece(
            "noun",
            text,
            left,
            right,
            0.3,
            argument=f"{left.argument} and {right.argument}",
            head="country",
            front="two",
        )


def _join_to_noun(left: Piece, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield the noun *right* with *left* in front of it."""
    if left.kind == "noun":
        if right.word in words.transparent and left.argument:
            # 数字经济领域 before another noun: 领域 (field) is not rendered there
            yield make_piece("noun", f"field of {left.argument}", left, right, 0.2, before=left.before, head="field")
        elif left.word not in words.transparent:
            yield from join_nouns(left, right, words)
    elif left.kind == "action":
        against = left.text.startswith(_AGAINST)
        if right.head == "thought" or (against and right.head in _GERUNDS):  # 构建…的思想, thought on building …
            link = _GERUNDS.get(right.head, "on")
            text = f"{right.text} {link} {gerund(left.text)}"
            yield make_piece("noun", text, left, right, 0.2, argument=f"the {text}", head=right.head, front="owned")
    elif left.kind == "person":  # 习近平主席讲话, President Xi Jinping's speech
        yield _possess(left, right)
    elif left.kind == "country":
        if right.front not in ("owned", "national", "two"):
            yield of_country(left, right, words)
    elif left.kind == "behind":  # 新时代中国外交, China's diplomacy in the new era
        text, argument = f"{right.text} {left.text}", right.argument and f"{right.argument} {left.text}"
        yield make_piece("noun", text, left, right, 0.1, argument=argument, head=right.head, front="long")
    elif left.kind in ("place", "name"):  # 非洲国家, African countries; 欧盟领导人, EU leaders
        yield from join_nouns(left, right, words)
    elif right.front in ("owned", "two") or (right.front == "long" and len(right.parts) > 1):
        return
    elif left.word == "国家" and left.kind == "modifier":  # 国家战略, national strategy: 发展中国家 ends here, too
        yield premodify(left.text, left, right, 0.3)._replace(front="long")
    elif left.kind == "modifier":  # 国际秩序, international order
        peers = any({left.text, right.text.split(maxsplit=1)[0]} <= row for row in words.peers)
        yield premodify(f"{left.text} and" if peers else left.text, left, right, 0.3)
    elif left.kind == "ordinal":  # 第二次会议, second meeting
        noun = premodify(left.text, left, right, 0.3)
        yield noun._replace(argument=f"the {noun.text}", before="", front="owned")
    elif left.kind == "pair":  # 中俄贸易, China-Russia trade
        yield of_pair(left, right, words)
    elif left.kind == "year":  # 2030年目标, 2030 goal
        yield premodify(left.before, left, right, 0.2)


def _join_to_office(left: Piece, right: Piece) -> Iterator[Piece]:
    if left.kind == "country":  # 智利总统, President of Chile
        title = _title(right, left.text)
        text = f"{title} of {left.argument}"
        yield make_piece("noun", text, left, right, 0.1, argument=f"the {text}", head=right.head, front="owned")
        if left.national:  # before a name: Chilean President
            yield make_piece("office", f"{left.national} {title}", left, right, 0.3, head=right.head)
    elif left.kind == "name" and left.before:  # 联合国秘书长, UN Secretary-General
        title = _title(right, left.text)
        text = f"{left.before} {title}"
        whole = f"{title} of the {left.before}" if right.word in ("总理", "主席") else text
        yield make_piece("noun", whole, left, right, 0.1, argument=f"the {whole}", head=right.head)
        yield make_piece("office", text, left, right, 0.3, head=right.head)
    elif left.kind == "person" and left.head != "titled":  # 李克强总理, Premier Li Keqiang
        yield _make_titled(right, left, left, right)


def _make_titled(office: Piece, person: Piece, left: Piece, right: Piece) -> Piece:
    text = f"{_title(office, person.national)} {person.text}"
    return make_piece("person", text, left, right, 0.1, argument=text, head="titled")


def _title(office: Piece, bearer: str) -> str:
    """Return the title as it is said of *bearer*, a country or the note on a person: 总理 is Premier, Chancellor …"""
    if office.word == "总理":
        if bearer in ("Germany", "Austria") or "Chancellor" in bearer:
            return "Chancellor"
        return (
            "Premier"
            if bearer.startswith(("Premier", "China", "State Council", "People's Republic of China"))
            else office.text
        )
    if office.word == "主席":
        return next((title for title in ("Chairperson", "Chairman") if title in bearer), office.text)
    return office.text


def _possess(left: Piece, right: Piece) -> Piece:
    owner = f"{left.text}'" if left.text.endswith("s") else f"{left.text}'s"
    text = f"{owner} {right.text}"
    return make_piece("noun", text, left, right, 1.0, argument=text, head=right.head, front="owned")


def _coordinate(left: Piece, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield `peace and development`, `China and the EU`, `safeguard and develop`."""
    if left.kind == right.kind and left.kind in ("action", "verb", "modifier"):
        text = f"{left.text} and {right.text}"
        yield make_piece(left.kind, text, left, right, 0.3, before=text if left.kind == "modifier" else "")
    elif left.kind == right.kind == "noun" or (left.kind == right.kind and left.kind in NAMED and right.argument):
        yield coordinate(left, right)
    elif {left.kind, right.kind} <= {*NAMED, "noun"} and left.argument and right.argument:
        # 联合国和中国人民, the UN and the Chinese people: never one of the two with half of the other
        text, argument = f"{left.text} and {right.argument}", f"{left.argument} and {right.argument}"
        group = left.kind in ("country", "place") and right.kind == "noun" and right.head in words.groups
        head = right.head if group else ""
        cost = 0.3 if head else 1.5
        yield make_piece("noun", text, left, right, cost, argument=argument, head=head, front="two")


def _attribute(left: Piece, right: Piece, words: Words) -> Iterator[Piece]:
    """Yield what 的 makes: Y of X; an adjective stays in front."""
    if right.kind != "noun":
        return
    if left.kind == "behind":
        yield from _join_to_noun(left, right, words)
    elif left.kind == "modifier":  # 公正的秩序, just order
        if right.front not in ("owned", "long"):
            yield premodify(left.text, left, right, 0.3)
    elif left.kind == "country":
        if right.front not in ("owned", "national", "two"):
            yield of_country(left, right, words)
    elif left.kind in ("noun", "name", "place") and left.argument:  # 宪章的宗旨, purposes of the charter
        yield make_complement(left, right, words, 0.5)
    elif left.kind == "person":
        yield _possess(left, right)
