"""What single words are, judged by their characters and the word lists."""

from collections.abc import Collection

from glossary.extract.wordlists import Wordlists


def is_foreign(word: str, lists: Wordlists) -> bool:
    """Return whether a word of three characters or more transcribes a foreign name."""
    if len(word) < 3 or not lists.transliteration_characters.issuperset(word):
        return False
    return 2 * sum(character in lists.foreign_characters for character in word) > len(word)


def is_free_phrase(word: str, grading: Collection[str], lists: Wordlists) -> bool:
    """Return whether a dictionary word of four characters is a free phrase: 深刻影响 (deeply affect)."""
    if len(word) != 4:
        return False
    if not {"和", "与", "的"}.isdisjoint(word):
        return True
    first, second = word[:2], word[2:]
    return (
        first in grading
        or second in lists.function_words
        or (first in lists.light_verbs and second in lists.generic_words)
    )
