"""Readings of Chinese terms, written as GB/T 16159-2012 wants, and everything rendered from them."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from glossary.pinyin.notation import render_marks, render_numbers, render_toneless
from glossary.pinyin.ruby import render_ruby, ruby_pairs, search_key, sort_key, sort_letter
from glossary.pinyin.zhuyin import render_zhuyin

if TYPE_CHECKING:  # working readings out takes ten times the code of rendering them: loaded when first asked for
    from glossary.pinyin.checking import check_pinyin
    from glossary.pinyin.parsing import parse_pinyin
    from glossary.pinyin.reading import Reading, TextReading, Word, transcribe, transcribe_text

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

STYLES: Mapping[str, Callable[[str], str]] = {
    "marks": render_marks,
    "numbers": render_numbers,
    "zhuyin": render_zhuyin,
    "toneless": render_toneless,
}
"""Style → function from the storage form; `ruby` needs the term as well."""

_HOMES = {
    "Reading": "reading",
    "TextReading": "reading",
    "Word": "reading",
    "check_pinyin": "checking",
    "parse_pinyin": "parsing",
    "transcribe": "reading",
    "transcribe_text": "reading",
}


def __getattr__(name: str) -> Any:
    """Return a public name of a module that is imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


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
