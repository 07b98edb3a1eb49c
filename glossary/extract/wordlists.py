"""The word lists behind the rules: read from YAML, extended or replaced by a user's own."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import Problem
from glossary.sealed import seal, unseal

if TYPE_CHECKING:
    from glossary.yamltext import Value

BUILT_IN = Path(__file__).parent.parent / "data" / "extraction.yaml"
"""The lists shipped with the program."""


class Wordlists(NamedTuple):
    """Closed lists of Chinese words; what each is for stands beside it, what it holds in the data file."""

    function_words: frozenset[str] = frozenset()
    """Never at the edge of a term: particles, pronouns, prepositions, adverbs, modals, time words, reporting verbs."""
    content_words: frozenset[str] = frozenset()
    """Words the dictionary tags as function words that are none."""
    inner_words: frozenset[str] = frozenset()
    """Function words that may stand inside a term."""
    measure_words: frozenset[str] = frozenset()
    """Measure words and units: number and measure word are no term."""
    prefixes: frozenset[str] = frozenset()
    """Single characters that may begin a term."""
    light_verbs: frozenset[str] = frozenset()
    """Verbs that take a term as their object."""
    modifiers: frozenset[str] = frozenset()
    """Grading words: they make a phrase of a term, not a new term."""
    heads: frozenset[str] = frozenset()
    """Words that diplomatic terms end in."""
    generic_words: frozenset[str] = frozenset()
    """Words too general to be a term alone."""
    nominal_verbs: frozenset[str] = frozenset()
    """Verbs that serve as nouns."""
    single_words: frozenset[str] = frozenset()
    """Single words that are terms of diplomacy."""
    country_characters: frozenset[str] = frozenset()
    """Short names of countries, one character each."""
    transliteration_characters: frozenset[str] = frozenset()
    """Characters that transcribe foreign names."""
    places: frozenset[str] = frozenset()
    """Countries, regions, cities, in full and short."""
    organisations: frozenset[str] = frozenset()
    """Short names of organisations."""
    event_heads: frozenset[str] = frozenset()
    """Heads of names that a year may open."""
    name_heads: frozenset[str] = frozenset()
    """Heads of names that often stand before another noun."""
    weak_heads: frozenset[str] = frozenset()
    """Heads that say little."""
    titles: frozenset[str] = frozenset()
    """Words beside the name of a person."""
    dependent_nouns: frozenset[str] = frozenset()
    """Nouns that lean on what stands before them: they don't begin a term."""
    slogan_verbs: frozenset[str] = frozenset()
    """Verbs whose phrases are listed beside their objects."""
    anchors: frozenset[str] = frozenset()
    """What may follow 以…为 in a fixed expression."""
    manners: frozenset[str] = frozenset()
    """What ends a fixed expression with 以: 以视频方式."""
    general_endings: frozenset[str] = frozenset()
    """Final characters of general three-character words."""
    scrap_characters: frozenset[str] = frozenset()
    """Characters at the edge of an unknown word that make it a scrap of syntax."""
    foreign_characters: frozenset[str] = frozenset()
    """Characters that mostly transcribe."""
    values: frozenset[str] = frozenset()
    """Words for the principles of relations between states; two of them make a set phrase."""
    whole_words: frozenset[str] = frozenset()
    """Words the segmenter tends to cut and is taught."""
    furniture: frozenset[str] = frozenset()
    """Marks of page furniture: a short line that holds one of these is no text."""
    label_endings: frozenset[str] = frozenset()
    """What ends the label of a question in an interview."""
    place_endings: frozenset[str] = frozenset()
    """Endings with which the dictionary's place names are trusted."""
    organisation_endings: frozenset[str] = frozenset()
    """Endings with which the dictionary's organisations are trusted."""
    equal_names: frozenset[str] = frozenset()
    """Names of one thing that no rule derives from each other, joined by =, the full name first: 二十国集团=G20."""


LISTS = Wordlists._fields
"""Names of the lists, as the files write them."""


def parse_wordlists(text: str, file: str, lists: Wordlists) -> tuple[Wordlists, tuple[Problem, ...]]:
    """Return *lists* as the YAML *text* changes them, with the problems found.

    A list of words replaces the list of that name; a mapping with `add` or `remove` changes it. Words stand in a YAML
    list or in one text, separated by blanks.
    """
    from glossary.yamltext import Record, parse_yaml

    value, problems = parse_yaml(text, file)
    found = list(problems)
    if not isinstance(value, Record):
        if value is not None:
            found.append(Problem(file, 1, 1, "E001", "expected a mapping from the names of word lists to words"))
        return lists, tuple(found)
    changed = {name: getattr(lists, name) for name in LISTS}
    for name, content in value.items():
        line, column = value.at[name]
        if name not in changed:
            message = f"unknown word list {name!r}, expected one of {', '.join(LISTS)}"
            found.append(Problem(file, line, column, "E002", message))
            continue
        if isinstance(content, Record):
            for verb, words in content.items():
                place = content.at[verb]
                if verb not in ("add", "remove"):
                    message = f"{name} holds {verb!r}, expected add or remove"
                    found.append(Problem(file, *place, "E003", message))
                    continue
                listed = _read_words(words, f"{name}.{verb}", file, place, found)
                changed[name] = changed[name] | listed if verb == "add" else changed[name] - listed
        else:
            changed[name] = _read_words(content, name, file, (line, column), found)
    return Wordlists(**changed), tuple(found)


def _read_words(
    value: "Value", name: str, file: str, place: tuple[int, int], problems: list[Problem]
) -> frozenset[str]:
    from glossary.yamltext import Items

    if isinstance(value, str):
        return frozenset(value.split())
    if value is None:
        return frozenset()
    if isinstance(value, Items):
        words = set()
        for word, where in zip(value, value.places, strict=True):
            if isinstance(word, str):
                words.update(word.split())
            else:
                problems.append(Problem(file, *where, "E004", f"{name} holds something that is no word"))
        return frozenset(words)
    problems.append(Problem(file, *place, "E004", f"{name} must be a list of words"))
    return frozenset()


def load_wordlists(paths: Sequence[Path | str] = ()) -> tuple[Wordlists, tuple[Problem, ...]]:
    """Return the built-in lists, changed by the files in *paths* in order, and the problems found in them.

    A file that can't be opened raises OSError.
    """
    lists = Wordlists()
    found: list[Problem] = []
    for path in (BUILT_IN, *paths):
        lists, problems = parse_wordlists(Path(path).read_text("utf-8"), str(path), lists)
        found.extend(problems)
    return lists, tuple(found)


def seal_wordlists(lists: Wordlists, key: str) -> bytes:
    """Return *lists* as bytes sealed with *key*."""
    return seal([" ".join(sorted(getattr(lists, name))) for name in LISTS], key)


def unseal_wordlists(data: bytes, key: str) -> Wordlists | None:
    """Return the lists that *data* holds, or None where it is not whole or not made for *key*."""
    found = unseal(data, key)
    return None if found is None else Wordlists(*(frozenset(words.split()) for words in found))


def fingerprint_builtin(version: str) -> str:
    """Return a hash of the built-in lists and of the program's *version*."""
    return sha256(f"{version} {LISTS}\n".encode() + BUILT_IN.read_bytes()).hexdigest()
