"""What a reader hands over: the text of one document, and which line of the original each of its lines is."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LINE_BREAKS = re.compile("[\v\f\x85\u2028\u2029]")
"""Breaks that separate text, though editors count no line there (Unicode line breaking classes BK and NL)."""

_ODD = re.compile(
    "[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2e80-\u2fd5\ud800-\udfff"
    "\uf900-\ufaff\ufeff\ufff9-\ufffb\U0002f800-\U0002fa1f]"
)
"""What never stands in a phrase as it was typed: controls, invisible marks, radicals, compatibility forms."""

_RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
)
"""CJK radicals that PDF fonts give for the characters (Unicode data file EquivalentUnifiedIdeograph.txt)."""


class Content(NamedTuple):
    """The text of a document, before anyone asks whether it is Chinese."""

    text: str
    line_numbers: Sequence[int]
    """One for each line of `text`."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Offset and number of every line of the original; empty where no lines were joined."""
    date: str = ""
    """ISO date, or empty."""
    line_unit: str = "line"
    notes: tuple[tuple[str, int, str], ...] = ()
    """Warnings: code, line (0 for the whole file), detail."""


def clean_text(text: str) -> str:
    """Return *text* without controls and invisible marks, with radicals and compatibility forms as characters.

    Line ends stay. Lone surrogates become U+FFFD, pairs of them the character they stand for.
    """
    return _ODD.sub(_replace, text) if _ODD.search(text) else text


def _replace(match: re.Match[str]) -> str:
    """Return what stands for one odd character."""
    character = match[0]
    if "\u2e80" <= character <= "\u2fd5" or "\uf900" <= character <= "\ufaff" or character >= "\U0002f800":
        from unicodedata import normalize

        return normalize("NFKC", character.translate(_RADICALS))
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return " " if LINE_BREAKS.match(character) else ""


def pair_surrogates(text: str) -> str:
    """Return *text* with pairs of surrogates joined and lone ones replaced by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def split_lines(text: str) -> list[str]:
    """Return the lines of *text*, which may end in CR, LF or CR LF."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def make_content(lines: Iterable[tuple[int, str]], *, date: str = "", line_unit: str = "line") -> Content:
    """Return the content made of numbered *lines*, empty ones left out, each cleaned and without outer blanks."""
    kept = [(number, clean_text(line).strip()) for number, line in lines]
    kept = [(number, line) for number, line in kept if line]
    return Content(
        "\n".join(line for _, line in kept), tuple(number for number, _ in kept), date=date, line_unit=line_unit
    )
