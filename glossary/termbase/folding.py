"""Texts and terms as matching sees them: one width, one case, one dash, no quotation marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

OPENING = "“‘「『《〈"
CLOSING = "”’」』》〉"
_STRAIGHT = '"'

_CHARACTERS = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width forms to ASCII
    | {
        0x3000: 0x20,
        0x3001: 0x2C,
        0x130: 0x49,
    }  # the ideographic blank and comma; İ, the one letter that grows when lowered
    | dict.fromkeys(map(ord, "—–―－-‐‑·・•"), ord("-"))
)
_DROPPED = re.compile(
    f"[{OPENING}{CLOSING}{_STRAIGHT}]+"  # 共建“一带一路” is 共建一带一路 (jointly build the Belt and Road)
    "| +"  # G20 峰会 is G20峰会 (G20 summit); which of them _joins tells
)
_BETWEEN = re.compile(rf"[{CLOSING}][{OPENING}]")
_BARRIER = "”"


class Folded(NamedTuple):
    """A text without what matching ignores, and where each of its characters came from."""

    text: str
    offsets: Sequence[int]
    """For each character of `text` its offset in `whole`."""
    whole: str
    """The text folded, but with nothing left out: as long as the original."""

    def find_place(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end in the original of a stretch of `text`, with the marks that belong to it.

        Where one mark of a pair stands inside, the other is taken along: 共建“一带一路”.
        """
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        if last - first == end - start:
            return first, last
        opened, closed = _find_unpaired(self.whole[first:last])
        while opened and self.whole[last : last + 1] == opened[-1]:
            last, _ = last + 1, opened.pop()
        while closed and first and self.whole[first - 1] == closed[-1]:
            first, _ = first - 1, closed.pop()
        return first, last


def fold_text(text: str) -> Folded:
    """Return *text* folded for matching.

    Full-width letters become half-width, capitals small, dashes and middle dots hyphens, commas of both kinds one (the
    ideographic one too: 以史为鉴、面向未来 is 以史为鉴，面向未来, to take history as a mirror and look to the future). Quotation and title marks
    are left out, and so are blanks between Chinese and Latin. Where one quotation ends and the next begins, a mark
    stays: “南海”“行为准则” (the South China Sea; code of conduct) are two terms.
    """
    whole = text.translate(_CHARACTERS).lower()
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for dropped in _DROPPED.finditer(whole):
        if dropped[0][0] == " " and not _joins(
            whole[dropped.start() - 1 : dropped.start()], whole[dropped.end() : dropped.end() + 1]
        ):
            continue
        pieces.append(whole[end : dropped.start()])
        offsets.extend(range(end, dropped.start()))
        if _BETWEEN.search(dropped[0]):
            pieces.append(_BARRIER)
            offsets.append(dropped.start())
        end = dropped.end()
    if not end:
        return Folded(whole, range(len(whole)), whole)
    pieces.append(whole[end:])
    offsets.extend(range(end, len(whole)))
    return Folded("".join(pieces), offsets, whole)


def fold_form(text: str) -> str:
    """Return *text* as matching sees it; two terms are the same form where this is the same."""
    return text if text and is_chinese(text) else fold_text(text).text


def is_chinese(text: str) -> bool:
    """Tell whether *text*, which is not empty, has common Chinese characters only."""
    return min(text) >= "\u3400" and max(text) <= "\u9fff"


def _joins(before: str, after: str) -> bool:
    """Tell whether blanks between *before* and *after* only part Chinese from Latin letters or digits."""
    return bool(before and after) and (
        (is_chinese(before) and _is_latin(after)) or (_is_latin(before) and is_chinese(after))
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _find_unpaired(text: str) -> tuple[list[str], list[str]]:
    """Return the marks that are missing behind *text* and before it, the next one last."""
    behind: list[str] = []
    before: list[str] = []
    for character in text:
        if behind and character == behind[-1]:
            behind.pop()
        elif character in OPENING:
            behind.append(CLOSING[OPENING.index(character)])
        elif character in CLOSING:
            before.append(OPENING[CLOSING.index(character)])
        elif character == _STRAIGHT:
            behind.append(character)
    if behind == [_STRAIGHT] and not before:  # one straight mark may be either of the two
        before.append(_STRAIGHT)
    return behind, before[::-1]
