"""Which rows a query means, best first: Chinese characters, toneless pinyin, English words.

Scores are points of 100 for a form that is the query itself; the steps below are chosen so that the kind of match
outweighs status, and status outweighs length.
"""

import heapq
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from glossary.termbase.folding import fold_form
from glossary.termbase.index import BETWEEN, Row, fold_english
from glossary.termbase.shape import HAN

WHOLE, BEGINS, ENDS, INSIDE, WORDS, PREFIXES = 100.0, 85.0, 75.0, 70.0, 60.0, 50.0
"""Points for a form that is the query, begins or ends with it, holds it, holds its words, or words beginning so."""
OTHER_FORM = 5.0
"""Points less for a form that is not the headword or the first rendering."""
LONGEST_QUERY = 200
"""Characters of a query that are looked at."""
FUZZY = 0.6
"""Points for each per cent of likeness of a fuzzy match, so that it stands below every exact one of its kind."""
ALIKE = {"zh": 66.0, "pinyin": 80.0, "en": 80.0}
"""Per cent of likeness (normalised indel similarity) a fuzzy match needs; chosen: one of three characters is wrong."""


class Hit(NamedTuple):
    """A row that a query means, and how well."""

    score: float
    row: int
    """Position among the rows given."""


class _Query(NamedTuple):
    """A query taken apart."""

    chinese: tuple[str, ...]
    """Parts with Chinese characters, folded."""
    words: tuple[str, ...]
    """The other parts as English words."""
    pinyin: tuple[tuple[str, frozenset[int]], ...]
    """They all joined, as written and without the digits of tones, and where one syllable must end: xi'an is no xian."""


def find_rows(rows: Sequence[Row], query: str, *, fuzzy: bool = False, top: int = 20) -> list[Hit]:
    """Return the *top* best of *rows* for *query*; of two alike the one with the shorter headword, then the later row.

    Everything in the query must be in the row. Parts with Chinese characters may be in either script; the rest is
    taken as words of English (the last one may be unfinished) and as pinyin, with or without tones and blanks. With
    *fuzzy* forms that are only like the query count too.
    """
    parsed = _parse_query(query[:LONGEST_QUERY])
    if not (parsed.chinese or parsed.words):
        return []
    scores = dict(_find_exact(rows, parsed))
    if fuzzy:
        for index, score in _find_alike(rows, parsed):
            scores[index] = max(score, scores.get(index, 0.0))
    best = heapq.nlargest(
        top, scores.items(), key=lambda item: (item[1], -len(rows[item[0]].zh.partition(BETWEEN)[0]), item[0])
    )
    return [Hit(score, index) for index, score in best]


def _parse_query(query: str) -> _Query:
    parts = query.split()
    chinese = [part for part in parts if HAN.search(part)]
    if chinese:
        from glossary.script import to_simplified

        chinese = [fold_form(to_simplified(part)) for part in chinese]
    rest = " ".join(part for part in parts if not HAN.search(part))
    words = fold_english(re.sub(r"^\s*(?:an?|the)\s+(?=\S)", "", rest, flags=re.IGNORECASE)).split()
    return _Query(tuple(chinese), tuple(words), tuple(_spell(rest)))


def _spell(text: str) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield *text* as joined letters with the places where it parts them: as written, then without tone digits."""
    written = [fold_pinyin(part) for part in re.split(r"[\s'’-]+", text)]
    toneless = [re.sub(r"(?<=[a-z])[1-5]", "", part) for part in written]
    for parts in (written, toneless) if toneless != written else (written,):
        places = accumulate(len(part) for part in parts)
        if letters := "".join(parts):
            yield letters, frozenset(place for place in places if 0 < place < len(letters))


def fold_pinyin(text: str) -> str:
    """Return *text* as joined letters and digits: tone marks and blanks left out, ü as v."""
    marked = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v")
    return "".join(character for character in marked if character.isascii() and character.isalnum())


def _find_exact(rows: Sequence[Row], query: _Query) -> Iterator[tuple[int, float]]:
    """Yield the index and score of every row that holds the whole query."""
    for index, row in enumerate(rows):
        scores = []
        for part in query.chinese:
            if part not in row.zh:
                break
            scores.append(_score_forms(row.zh, part, _score_chinese))
        else:
            if query.words:
                latin = 0.0
                if all(word in row.en for word in query.words):
                    latin = _score_forms(row.en, " ".join(query.words), _score_english)
                joined = row.pinyin.replace(" ", "")
                for letters, places in query.pinyin:
                    if letters in joined:
                        score = partial(_score_pinyin, places=places)
                        latin = max(latin, _score_forms(row.pinyin, letters, score))
                scores.append(latin)
            if min(scores) > 0:
                yield index, sum(scores) / len(scores)


def _score_forms(forms: str, part: str, score: Callable[[str, str], float]) -> float:
    """Return the best score of *part* among *forms*; later forms have fewer points."""
    return max(
        max(0.0, points - (OTHER_FORM if rank else 0.0)) if (points := score(form, part)) else 0.0
        for rank, form in enumerate(forms.split(BETWEEN))
    )


def _score_chinese(form: str, part: str) -> float:
    return _score_place(form, part) - _longer(form, part) if part in form else 0.0


def _score_english(form: str, phrase: str) -> float:
    form = re.sub(r"^(?:an?|the) ", "", form)
    phrase = re.sub(r"^(?:an?|the) (?=.)", "", phrase)
    if form == phrase or f" {phrase} " in f" {form} ":
        return _score_place(form, phrase) - _longer(form, phrase)
    if f" {phrase}" in f" {form}":  # its last word is unfinished
        return PREFIXES + 5 - _longer(form, phrase)
    words, wanted = form.split(), phrase.split()
    if all(word in words for word in wanted):
        return WORDS - _longer(form, phrase)
    begun = all(any(word.startswith(start) for word in words) for start in wanted)
    return PREFIXES - _longer(form, phrase) if begun else 0.0


def _score_pinyin(form: str, letters: str, places: frozenset[int]) -> float:
    """Return the points for *letters* that begin at a syllable of *form*; the last syllable may be unfinished."""
    syllables = form.split()
    starts, place = [], 0
    for syllable in syllables:
        starts.append(place)
        place += len(syllable)
    joined = "".join(syllables)
    ends = {*starts[1:], place}
    best = 0.0
    for start in starts:
        if joined.startswith(letters, start):
            whole = start + len(letters) in ends
            parted = all(start + place in ends for place in places)
            points = _score_place(joined, letters) if not start else _score_place(f"?{joined[start:]}", letters)
            best = max(best, points - (0 if whole else 20) - (0 if parted else 10))
    return best - _longer(joined, letters) / 2 if best else 0.0


def _score_place(form: str, part: str) -> float:
    """Return the points for *part*, which is in *form*, by where it stands."""
    if form == part:
        return WHOLE
    if form.startswith(part):
        return BEGINS
    return ENDS if form.endswith(part) else INSIDE


def _longer(form: str, part: str) -> float:
    """Return the points lost for what *form* has more than *part*: at most 10."""
    return min(len(form) - len(part), 50) / 5 if len(form) > len(part) else 0.0


def _find_alike(rows: Sequence[Row], query: _Query) -> Iterator[tuple[int, float]]:
    """Yield the index and score of the rows with a form like the whole query."""
    wanted = [("zh", "".join(query.chinese))] if query.chinese else []
    if query.words and not query.chinese:
        wanted = [("en", " ".join(query.words)), *(("pinyin", letters) for letters, _ in query.pinyin[-1:])]
    for column, text in wanted:
        if len(text) > 1:
            yield from _find_like(rows, column, text)


def _find_like(rows: Sequence[Row], column: str, text: str) -> Iterator[tuple[int, float]]:
    from rapidfuzz import fuzz, process

    owners: list[int] = []
    forms: list[str] = []
    for index, row in enumerate(rows):
        for form in _list_forms(row, column):
            owners.append(index)
            forms.append(form)
    scorer = fuzz.token_sort_ratio if column == "en" else fuzz.ratio
    for _, likeness, place in process.extract(text, forms, scorer=scorer, score_cutoff=ALIKE[column], limit=100):
        yield owners[place], likeness * FUZZY


def _list_forms(row: Row, column: str) -> Iterable[str]:
    forms: str = getattr(row, column)
    return (forms.replace(" ", "") if column == "pinyin" else forms).split(BETWEEN)
