"""Numbers in Chinese characters (GB/T 16159-2012, 6.1.5)."""

import re

from glossary.pinyin import tables
from glossary.pinyin.lexicon import find_word
from glossary.pinyin.pieces import Piece, find_tag, read_word

NUMERALS = "〇零一二三四五六七八九十百千万亿两几"
NUMBER = re.compile(
    f"第?[{NUMERALS}数半]*[{NUMERALS}](?:分之[{NUMERALS}]+|点[{NUMERALS}]+)?|初[一二三四五六七八九十]+|[{NUMERALS}]+分之[{NUMERALS}]+"
)
"""A number, an ordinal, a fraction or a day of the lunar month."""

_PART = re.compile(
    "(?P<ordinal>第)|(?P<lunar>初[一二三四五六七八九十]+)|(?P<tens>[一二三四五六七八九两几]?十[一二三四五六七八九几]?)"
    "|(?P<round>[一二三四五六七八九两几数][百千万亿]|[百千]?[万亿]|[百千])|(?P<digits>[一二三四五六七八九]{2}(?![〇零一二三四五六七八九十百千万亿]))"
    "|(?P<other>.)"
)
_READINGS = {
    "〇": "ling2", "零": "ling2", "一": "yi1", "二": "er4", "三": "san1", "四": "si4", "五": "wu3", "六": "liu4",
    "七": "qi1", "八": "ba1", "九": "jiu3", "十": "shi2", "百": "bai3", "千": "qian1", "万": "wan4", "亿": "yi4",
    "两": "liang3", "几": "ji3", "数": "shu4", "半": "ban4", "第": "di4", "初": "chu1", "分": "fen1", "之": "zhi1", "点": "dian3",
}  # fmt: skip


def split_number(text: str) -> list[Piece]:
    """Return a number as pieces: 三百五十六 sānbǎi wǔshíliù, 第十三 dì-shísān, 二〇〇八 èr líng líng bā, 五四 wǔ-sì.

    十一 to 九十九 are one word; 百 千 万 亿 join the single digit before them; 万 and 亿 stand apart after tens; years and
    other rows of digits are read one by one; two digits side by side (approximate numbers†, days of commemoration†) and
    第 take a hyphen.
    """
    pieces: list[Piece] = []
    joint = " "
    for match in _PART.finditer(text):
        part = match[0]
        if match.lastgroup == "digits" and len(text) == 2:
            pieces += [_piece(part[0], joint), _piece(part[1], "-")]
        elif match.lastgroup == "digits":
            pieces += [_piece(part[0], joint), _piece(part[1], " ")]
        elif match.lastgroup == "round" and pieces and pieces[-1].text == "十" and part in "万亿":
            pieces[-1] += _piece(part)
        else:
            pieces.append(_piece(part, joint))
        joint = "-" if match.lastgroup == "ordinal" else " "
    return pieces


def _piece(text: str, joint: str = " ") -> Piece:
    return Piece(text, tuple(_READINGS[character] for character in text), "number", joint)


def split_measure(text: str, part: str) -> tuple[list[Piece], str] | None:
    """Return a number as pieces and the measure word or noun behind it: liǎng + 个, yībǎi duō + 个; None if it is none.

    Headwords like 一切 (all), 万一 (in case) and 十分 (very) are no numbers.
    """
    match = NUMBER.match(text)
    if not match or text in tables.words("number_words"):
        return None
    if text[:2] in tables.words("number_words") and find_tag(text[2:])[:1] in ("a", "d", "v"):
        return None  # 十分明确 (very clear)
    rest = text[match.end() :]
    if not rest:
        return (split_number(text), "") if text not in _WORDS else None
    more = rest[0] in "多余来" and len(rest) > 1
    measure = rest[1:] if more else rest
    known = measure in tables.words("measures")
    headword = find_word(text)
    if (
        not (known or headword)
        and len(measure) > 2
        and measure[0] in tables.words("measures")
        and find_word(measure[1:])
    ):
        pieces = split_number(match[0])
        return [*pieces, Piece(measure[0], read_word(measure[0])[0], "q", settled=True)], measure[1:]
    if headword and not (known and (part in ("m", "mq", "t", "n", "") or text[0] == "两")):
        return None
    counted = part in ("m", "t", "x") or (part == "n" and find_word(measure))
    if not known and (len(measure) < 2 or not counted):
        return None
    pieces = split_number(match[0])
    return ([*pieces, Piece(rest[0], (_MORE[rest[0]],), "m", settled=True)] if more else pieces), measure


_WORDS = frozenset("万一 千万 一一 万千 三七 万万 三八 一二 百万 八百 亿万".split())  # noqa: SIM905
_MORE = {"多": "duo1", "余": "yu2", "来": "lai2"}
