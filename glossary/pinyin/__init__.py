"""Readings of Chinese terms, written as GB/T 16159-2012 wants, and everything rendered from them."""

from glossary.pinyin.checking import check_pinyin
from glossary.pinyin.notation import render_marks, render_numbers, render_toneless
from glossary.pinyin.parsing import parse_pinyin
from glossary.pinyin.reading import Reading, TextReading, Word, transcribe, transcribe_text
from glossary.pinyin.ruby import render_ruby, ruby_pairs, search_key, sort_key, sort_letter
from glossary.pinyin.zhuyin import render_zhuyin

__all__ = [
    "STYLES",
    "Reading",
    "TextReading",
    "Word",
    "check_pinyin",
    "parse_pinyin",
    "render_pinyin",
    "render_ruby",
    "ruby_pairs",
    "search_key",
    "sort_key",
    "sort_letter",
    "transcribe",
    "transcribe_text",
]

STYLES = {"marks": render_marks, "numbers": render_numbers, "zhuyin": render_zhuyin, "toneless": render_toneless}
"""Style → function from the storage form; `ruby` needs the term as well."""


def render_pinyin(stored: str, style: str = "marks", *, term: str = "") -> str:
    """Return a storage form in *style*: marks, numbers, zhuyin, toneless, or ruby (HTML, needs *term*).

    Raises:
        ValueError: for another style, or for ruby without a term.
    """
    if style == "ruby":
        if not term:
            raise ValueError("ruby needs the term the pinyin belongs to")
        return render_ruby(term, stored)
    if style not in STYLES:
        raise ValueError(f"no pinyin style {style!r}: expected one of {', '.join([*STYLES, 'ruby'])}")
    return STYLES[style](stored)
