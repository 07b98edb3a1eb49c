"""What is known of each word of the texts, as arrays over word ids."""

from collections.abc import Collection
from functools import cache
from itertools import compress
from typing import Any, NamedTuple

import numpy as np

from glossary.extract.characters import LINKS
from glossary.extract.tokens import Bools
from glossary.extract.vocabulary import Vocabulary
from glossary.extract.wordkinds import is_foreign, is_free_phrase
from glossary.extract.wordlists import Wordlists
from glossary.segment import BACKGROUND_SIZE, Tokenizer

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几双半第0123456789.,，%")
"""Characters of numerals; `第` makes an ordinal."""

FUNCTION_TAGS = frozenset(
    "c cc d df dg e f o p q r rg rr rz t tg u ud ug uj ul uv uz y zg m mq k".split()  # noqa: SIM905  read as one list
)
"""Dictionary tags of function words, numerals and measure words."""

COMMON = 400
"""Times each half of a phrase of the dictionary occurs in its corpus when it is a free phrase and no idiom; chosen."""

VERB_TAGS = frozenset(("v", "vd", "vg", "vi", "vq"))
ADJECTIVE_TAGS = frozenset(("a", "ad", "ag", "z"))
NAME_TAGS = frozenset(("nr", "nrt", "ns", "x", "nz", "nt"))


class Lexicon(NamedTuple):
    """One place an id; the break has id 0."""

    tags: list[str]
    background: Any
    """Share of general Chinese."""
    lengths: Any
    function: Bools
    """Never at an edge."""
    barred: Bools
    """Never anywhere in a term."""
    numeral: Bools
    ordinal: Bools
    measure: Bools
    prefix: Bools
    verb: Bools
    """A verb that does not serve as a noun."""
    adjective: Bools
    doubtful: Bools
    """A verb that may serve as a noun: the company it keeps decides."""
    light: Bools
    slogan: Bools
    dependent: Bools
    """A noun that leans on what stands before it."""
    modifier: Bools
    head: Bools
    weak_head: Bools
    name_head: Bools
    event_head: Bools
    generic: Bools
    particle: Bools
    """的 and 之."""
    conjunction: Bools
    """和 与 及."""
    by: Bools
    """以."""
    be: Bools
    """为."""
    anchor: Bools
    manner: Bools
    """方式, in 以…方式."""
    link: Bools
    latin: Bools
    attributive: Bools
    """Only ever before a noun (区别词): 公共, 新型."""
    noun: Bools
    """A noun, an abbreviation or a name by the dictionary's tag."""
    idiom: Bools
    """A set phrase of four characters."""
    proverb: Bools
    """A set phrase the dictionary calls an idiom (成语)."""
    compound: Bools
    """A noun of four characters or more in the dictionary."""
    owner: Bools
    """A name, or a word such as 成员国 that stands for one: it may come before a complete term."""
    place: Bools
    organisation: Bools
    foreign: Bools
    """The transcription of a foreign name, three characters or more."""
    person: Bools
    """The name of a person: the dictionary says so and a title stands beside it."""
    single: Bools
    """A term by itself."""
    vague: Bools
    """A general noun by its ending, 重要性."""
    taught: Bools
    """A curated headword."""
    name: Bools
    """A name of any kind but a person's."""


def make_lexicon(
    vocabulary: Vocabulary, tokenizer: Tokenizer, lists: Wordlists, taught: Collection[str] = ()
) -> Lexicon:
    """Return what the dictionary and the word *lists* say of each word of the *vocabulary*."""
    words = vocabulary.words
    number = len(words)
    han = [bool(word) and not word.isascii() and word[0].isalpha() for word in words]
    chinese = list(compress(words, han))
    tags = ["x"] * number
    background = np.full(number, 1.0)
    frequencies = tokenizer.frequencies(chinese)
    for index, tag, frequency in zip(
        compress(range(number), han), tokenizer.tag_words(chinese), frequencies, strict=True
    ):
        tags[index] = tag
        background[index] = frequency

    def listed(members: Collection[str]) -> Bools:
        return np.fromiter(map(members.__contains__, words), bool, number)

    def tagged(members: Collection[str]) -> Bools:
        return np.fromiter(map(members.__contains__, tags), bool, number)

    @cache
    def tails(size: int) -> list[str]:
        return [word[-size:] for word in words]

    def ending(members: Collection[str]) -> Bools:  # to look up every tail is faster than to try hundreds of endings
        found = np.zeros(number, bool)
        for size in set(map(len, members)):
            found |= np.fromiter(map(members.__contains__, tails(size)), bool, number)
        return found

    def headed(members: Collection[str]) -> Bools:
        return listed(members) | (ending({word for word in members if len(word) > 1}) & (lengths > 2))

    lengths = vocabulary.lengths
    content = (
        lists.content_words | lists.nominal_verbs | lists.heads | lists.single_words | lists.prefixes | lists.places
    )
    numeral = np.fromiter((bool(word) and NUMERALS.issuperset(word) for word in words), bool, number)
    ordinal = np.fromiter((word[:1] == "第" and len(word) > 1 for word in words), bool, number)
    latin = np.fromiter((word.isascii() and word != "\n" for word in words), bool, number) & ~numeral
    large = np.fromiter((len(word) == 2 and word[0] in "亿万千百多余" for word in words), bool, number) & tagged(
        {"x", "m"}
    )
    foreign = np.fromiter((is_foreign(word, lists) for word in words), bool, number)
    scrap = np.fromiter(
        (word[:1] in lists.scrap_characters or word[-1:] in lists.scrap_characters for word in words), bool, number
    )
    measure = listed(lists.measure_words) | large
    function = (tagged(FUNCTION_TAGS) & ~listed(content) & ~numeral) | listed(
        lists.function_words - lists.content_words
    )
    function |= scrap & tagged({"x"}) & ~listed(content) & ~foreign & ~listed(taught)
    barred = function & ~listed(lists.inner_words) & ~numeral & ~measure & ~ordinal
    barred[0] = True
    nominal = listed(
        lists.nominal_verbs | lists.heads | lists.weak_heads | lists.titles | lists.single_words | lists.content_words
    )
    light = listed(lists.light_verbs)
    place = listed(lists.places) | (
        tagged({"ns"}) & ending(lists.place_endings) & (lengths > 1) & ~listed(lists.generic_words)
    )
    organisation = listed(lists.organisations) | (tagged({"nt"}) & ending(lists.organisation_endings) & (lengths > 2))
    organisation &= ~place
    foreign &= tagged(NAME_TAGS) & ~place & ~organisation
    grading = lists.modifiers | lists.function_words
    free_phrase = np.fromiter((is_free_phrase(word, grading, lists) for word in words), bool, number)
    plain = np.zeros(number, bool)
    halves = [
        (index, word)
        for index, (word, tag) in enumerate(zip(words, tags, strict=True))
        if tag in "il" and len(word) == 4
    ]
    parts = [part for _, word in halves for part in (word[:2], word[2:])]
    known = [tag != "x" for tag in tokenizer.tag_words(parts)]
    common = [times if is_word else 0 for times, is_word in zip(tokenizer.frequencies(parts), known, strict=True)]
    for pair, (index, word) in enumerate(halves):
        valued = word[:2] in lists.values and word[2:] in lists.values
        plain[index] = min(common[2 * pair : 2 * pair + 2]) >= COMMON and not valued
    noun = np.fromiter(
        (tag[:1] in "njbl" or tag in ("vn", "an", "i", "x") for tag in tags), bool, number
    ) & ~np.fromiter((not kind for kind in han), bool, number)
    return Lexicon(
        tags=tags,
        background=(background + 0.5) / BACKGROUND_SIZE,
        lengths=lengths,
        function=function | (measure & ~listed(lists.heads)),
        barred=barred,
        numeral=numeral,
        ordinal=ordinal,
        measure=measure,
        prefix=listed(lists.prefixes),
        verb=(tagged(VERB_TAGS) | light) & ~nominal,
        adjective=tagged(ADJECTIVE_TAGS) & ~nominal,
        doubtful=(tagged(VERB_TAGS | {"vn"}) | light) & nominal,
        light=light,
        slogan=listed(lists.slogan_verbs),
        dependent=listed(lists.dependent_nouns),
        modifier=listed(lists.modifiers),
        head=headed(lists.heads),
        weak_head=headed(lists.weak_heads),
        name_head=headed(lists.name_heads),
        event_head=headed(lists.event_heads),
        generic=listed(lists.generic_words),
        particle=listed({"的", "之"}),
        conjunction=listed({"和", "与", "及", "暨"}),
        by=listed({"以"}),
        be=listed({"为"}),
        anchor=listed(lists.anchors),
        manner=listed(lists.manners),
        link=listed(frozenset(LINKS)),
        latin=latin,
        attributive=tagged({"b"}) & ~nominal,
        noun=noun | nominal,
        idiom=tagged({"i", "l"}) & (lengths == 4) & ~free_phrase & ~plain,
        proverb=tagged({"i"}) & (lengths == 4) & ~free_phrase & ~plain,
        compound=tagged({"n", "nz", "nt", "l", "j", "ns", "vn"}) & (lengths >= 4) & ~free_phrase,
        owner=place | organisation | (listed(lists.name_heads) & ending({"国"}) & (lengths > 2)),
        place=place,
        organisation=organisation,
        foreign=foreign,
        name=place | organisation | foreign,
        person=tagged({"nr", "nrt", "x"})
        & (lengths > 1)
        & (lengths < 5)
        & vocabulary.beside_title
        & noun
        & ~listed(content)
        & ~listed(lists.generic_words),
        single=listed(lists.single_words),
        vague=ending(lists.general_endings) & (lengths == 3),
        taught=listed(taught),
    )
