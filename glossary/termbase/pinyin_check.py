"""The check of curated pinyin against the characters it stands for."""

from collections.abc import Iterator

from glossary.termbase.lists import Fault, Lists


def wrong_pinyin(lists: Lists) -> Iterator[Fault]:
    """Yield pinyin that does not fit its characters in number, syllable or known reading."""
    from glossary.pinyin import check_pinyin

    for term in lists.headwords:
        value = term.entry.get("pinyin")
        if isinstance(value, str) and value.strip():
            for reason in check_pinyin(term.text, value):
                yield term.file, term.entry.value_at["pinyin"], {"value": value, "zh": term.text, "reason": reason}
