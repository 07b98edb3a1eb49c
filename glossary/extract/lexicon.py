"""What is known of each word of the texts, as arrays over word ids."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np

from glossary.extract.tokens import LINKS, Bools, TokenStream
from glossary.extract.wordlists import Wordlists
from glossary.segment import BACKGROUND_SIZE, Tokenizer

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几双半第0123456789.,，％%")
"""Characters of numerals; `第` makes an ordinal."""

FUNCTION_TAGS = frozenset(
    [
        "c",
        "cc",
        "d",
        "df",
        "dg",
        "e",
        "f",
        "o",
        "p",
        "q",
        "r",
        "rg",
        "rr",
        "rz",
        "t",
        "tg",
        "u",
        "ud",
        "ug",
        "uj",
        "ul",
        "uv",
        "uz",
        "y",
        "zg",
        "m",
        "mq",
        "k",
    ]
)
"""Dictionary tags of function words, numerals and measure words."""

VERB_TAGS = frozenset(["v", "vd", "vg", "vi", "vq", "a", "ad", "ag", "z"])
"""Tags of verbs and adjectives: words that do not end a noun phrase by themselves."""


@dataclass(frozen=True, slots=True)
class Lexicon:
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
    measure: Bools
    prefix: Bools
    verb: Bools
    """A verb or adjective that does not serve as a noun."""
    light: Bools
    modifier: Bools
    head: Bools
    generic: Bools
    particle: Bools
    """的 and 之."""
    conjunction: Bools
    """和 与 及."""
    link: Bools
    latin: Bools
    idiom: Bools
    name: Bools
    """The dictionary has it as the name of a place or organisation."""
    single: Bools
    """A term by itself."""
    taught: Bools
    """A curated headword."""


def make_lexicon(stream: TokenStream, tokenizer: Tokenizer, lists: Wordlists, taught: Collection[str] = ()) -> Lexicon:
    """Return what the dictionary and the word *lists* say of each word of *stream*."""
    words = stream.words
    number = len(words)
    han = [bool(word) and not word.isascii() and word[0].isalpha() for word in words]
    chinese = list(compress(words, han))
    tags = ["x"] * number
    background = np.full(number, 1.0)
    for index, tag, frequency in zip(
        compress(range(number), han), tokenizer.tag_words(chinese), tokenizer.frequencies(chinese), strict=True
    ):
        tags[index] = tag
        background[index] = frequency

    def listed(words_: Collection[str]) -> Bools:
        return np.fromiter((word in words_ for word in words), bool, number)

    def tagged(tags_: Collection[str]) -> Bools:
        return np.fromiter((tag in tags_ for tag in tags), bool, number)

    content = listed(lists.content_words | lists.nominal_verbs | lists.heads | lists.single_words | lists.prefixes)
    numeral = np.fromiter((bool(word) and NUMERALS.issuperset(word) for word in words), bool, number)
    latin = np.fromiter((word.isascii() and word != "\n" for word in words), bool, number) & ~numeral
    link = listed(frozenset(LINKS))
    listed_function = listed(lists.function_words)
    function = (tagged(FUNCTION_TAGS) & ~content & ~numeral) | (listed_function & ~listed(lists.content_words))
    measure = listed(lists.measure_words)
    inner = listed(lists.inner_words)
    barred = function & ~inner & ~numeral & ~measure
    barred[0] = True
    nominal = listed(lists.nominal_verbs | lists.heads | lists.single_words)
    lengths = stream.lengths
    return Lexicon(
        tags=tags,
        background=(background + 0.5) / BACKGROUND_SIZE,
        lengths=lengths,
        function=function | (measure & ~listed(lists.heads)),
        barred=barred,
        numeral=numeral,
        measure=measure,
        prefix=listed(lists.prefixes),
        verb=(tagged(VERB_TAGS) | listed(lists.light_verbs)) & ~nominal,
        light=listed(lists.light_verbs),
        modifier=listed(lists.modifiers),
        head=listed(lists.heads),
        generic=listed(lists.generic_words),
        particle=listed({"的", "之"}),
        conjunction=listed({"和", "与", "及", "暨"}),
        link=link,
        latin=latin,
        idiom=tagged({"i", "l"}) & (lengths == 4),
        name=tagged({"ns", "nt", "nr", "nrt", "nz"}) & (lengths > 1),
        single=listed(lists.single_words),
        taught=listed(taught),
    )
