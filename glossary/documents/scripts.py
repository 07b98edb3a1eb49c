"""Is it Chinese: the share of Han characters among the letters of a text."""

import re

from glossary.documents.faults import UnusableError

FEWEST_HAN = 2
"""Han characters a document must hold; chosen: the shortest term has two."""
LEAST_SHARE = 0.03
"""Share of Han characters among all letters; chosen: a bilingual text has 0.2, an English one that quotes below 0.01."""
MOST_KANA = 0.15
"""Share of kana among Han and kana; chosen: Japanese has above 0.4, Chinese about Japan below 0.02."""

_SAMPLES = (1 << 10, 1 << 18)
"""Characters counted at the beginning, more when those hold too few Han characters, and then all."""
_OTHERS = {
    "Latin": "[A-Za-z\u00c0-\u024f]",
    "Japanese kana": "[\u3041-\u30ff]",
    "Korean Hangul": "[\u1100-\u11ff\uac00-\ud7a3]",
    "Cyrillic": "[\u0400-\u052f]",
    "Greek": "[\u0370-\u03ff]",
    "Arabic": "[\u0600-\u06ff]",
    "Thai": "[\u0e00-\u0e7f]",
    "Hebrew": "[\u0590-\u05ff]",
    "Devanagari": "[\u0900-\u097f]",
}


def check_chinese(text: str) -> None:
    """Raise UnusableError D005 for blank text, and D008 for a text that is not Chinese, saying which script it is in."""
    check_text(text)
    fault = ""
    for size in (*(size for size in _SAMPLES if size < len(text)), len(text)):
        if not (fault := _find_fault(text[:size])):
            return
    raise UnusableError("D008", fault)


def check_text(text: str) -> None:
    """Raise UnusableError D005 for blank text."""
    if not text.strip():
        raise UnusableError("D005", "there are only blanks")


def _find_fault(text: str) -> str:
    """Return why *text* is not Chinese, or an empty string."""
    han = sum(map(_is_han, text))
    if han >= FEWEST_HAN and sum(map(str.isalpha, text)) - han <= MOST_KANA * han:
        return ""  # whatever the other letters are, there are too few of them
    others = {script: len(re.findall(pattern, text)) for script, pattern in _OTHERS.items()}
    script = max(others, key=others.__getitem__)
    letters = han + sum(others.values())
    if han < FEWEST_HAN or han < LEAST_SHARE * letters:
        most = f", most are {script}" if others[script] else ""
        return f"{han} of {letters} letters are Chinese characters{most}"
    for script in ("Japanese kana", "Korean Hangul"):
        if others[script] > MOST_KANA * (han + others[script]):
            return f"{others[script]} of {letters} letters are {script}"
    return ""


def _is_han(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\U00020000" <= character <= "\U0003ffff"
    )
