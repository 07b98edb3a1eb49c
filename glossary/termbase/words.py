"""Is a short form really there? 海地 (Haiti) is not in 沿海地区 (coastal area), which is one word."""

from glossary.segment import cut, tag_word
from glossary.termbase.folding import is_chinese

LONGEST_SHORT = 3
"""Characters up to which a form is held against the words of the text; chosen: longer ones do not arise by chance."""

_CLOSED = ("i", "nr")
"""Tags of words in which nothing else is meant: idioms (包罗万象, all-embracing, is not Vientiane) and names of persons."""


class Words:
    """The words of one text, cut when the first short form asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = bytearray()
        self._closed: dict[str, bool] = {}

    def hold(self, start: int, end: int) -> bool:
        """Tell whether the form at *start* to *end* stands as words or part of a word.

        A form is taken for chance when it both begins and ends inside a word, or is part of an idiom or of the name
        of a person. A form of more than LONGEST_SHORT characters, or with Latin in it, always holds.
        """
        if end - start > LONGEST_SHORT or not is_chinese(self._text[start:end]):
            return True
        if not self._starts:
            self._cut()
        starts_inside, ends_inside = not self._starts[start], not self._starts[end]
        if starts_inside and ends_inside:
            return False
        return not ((starts_inside or ends_inside) and self._is_closed(start))

    def _is_closed(self, place: int) -> bool:
        """Tell whether nothing else is meant in the word around *place*."""
        word = self._text[self._starts.rfind(1, 0, place + 1) : self._starts.find(1, place + 1)]
        if word not in self._closed:
            self._closed[word] = tag_word(word).startswith(_CLOSED)
        return self._closed[word]

    def _cut(self) -> None:
        self._starts = bytearray(len(self._text) + 1)
        self._starts[-1] = 1
        place = 0
        for word in cut(self._text):
            self._starts[place] = 1
            place += len(word)
