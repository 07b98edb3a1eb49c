"""Every threshold and every weight of the extractor, with its unit, its range and where its default comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each reason adds to the rank score, in points.

    Rounded by hand on three development texts; a logistic regression on the same features gained nothing over such
    weights, and a search for better ones on one text lost on the others. So only their order of size matters.
    """

    cohesion: float = 1.5
    """Times the mutual information of the weakest split, 0 to 1."""
    frequency: float = 0.75
    """Times log2 of one more than the occurrences, at most `frequency_cap`; those inside longer terms count half."""
    frequency_cap: float = 15
    """Occurrences beyond which more of them say no more."""
    marked: float = 1.5
    """Stands in quotation marks or title marks."""
    marked_name: float = 0.5
    """The same for a name or another word the lists know."""
    head: float = 0.75
    """Ends in a diplomatic head."""
    name_first: float = 0.5
    """Begins with a name."""
    length: float = 0.25
    """Four to six characters, the usual length of a Chinese term."""
    keyness: float = 0.05
    """Times the bits by which its words are more frequent than in general Chinese, at most 12 either way."""
    freedom: float = 0.5
    """Times the variety of its neighbours, 0 to 1."""
    fixed: float = 0.75
    """A fixed expression with 以."""
    label: float = 3.0
    """The whole score of an outlet or speaker found in the labels of an interview."""
    enumeration: float = 2.0
    """An enumeration that is one term, “分阶段、同步走”."""
    spread: float = 0.75
    """Times the evenness over the documents, 0 to 1, where there are several."""
    one_document: float = -1.0
    """In only one of several documents."""
    reference: float = 0.25
    """Times the log ratio to the reference texts, -3 to 6 bits."""
    slogan_verb: float = -0.5
    """Begins with a verb whose slogans are listed as phrases."""
    verb: float = -1.5
    """Begins with another verb."""
    modifier: float = -2.0
    """Begins with a grading word."""
    weak_head: float = -0.75
    """Ends in a word that says little; twice that from five characters."""
    general: float = -0.5
    """All its words are general; two and a half times that unless it has four characters."""
    cut: float = -1.0
    """Times the share of occurrences beside a noun, and the share of its edge word's occurrences that are elsewhere."""
    particle: float = -0.75
    """Holds 的."""
    conjunction: float = -0.5
    """Holds 和 or 与."""
    once: float = -1.0
    """Found once in a text of up to `once_size` words."""
    once_doubling: float = -0.5
    """For every doubling of the text beyond that; both count half for a title."""
    once_size: float = 2500
    """Words; about 5,000 characters."""
    place: float = 2.25
    organisation: float = 2.5
    foreign: float = 2.0
    person: float = 1.75
    idiom: float = 2.4
    set_phrase: float = 2.0
    diplomatic: float = 2.25
    """A single word of three characters or more that the lists call a term."""
    diplomatic_short: float = 1.5
    """The same with two characters."""
    compound: float = 1.75
    """A noun of four characters or more in the dictionary."""
    general_word: float = -2.5
    vague_word: float = -1.0
    """A general noun by its ending, 重要性."""
    short_word: float = -1.5
    """Any other word of two characters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How candidates are found, ranked and cut off; the defaults are chosen on development texts unless noted."""

    min_count: int | None = None
    """Occurrences a recurring candidate needs, from 1; None: 2 up to 50,000 characters, 3 up to 500,000, then 5, and one
    more for every further 2,000,000."""
    max_words: int = 12
    """Longest candidate in words of the segmenter, 1 to 20; official names of documents reach 12."""
    max_characters: int = 24
    """Longest candidate in characters, from 2."""
    once_only_up_to: int = 60_000
    """Candidates found once, by their structure alone, are proposed for texts of up to so many characters together."""
    nested_share: float = 0.85
    """A candidate is dropped when a longer one accounts for this share of its occurrences, 0 to 1."""
    quoted_share: float = 0.5
    """A candidate counts as quoted or titled when this share of its occurrences fills the marks, 0 to 1."""
    beside_noun: float = 0.75
    """A candidate may be cut off from a longer phrase when this share of its occurrences stands beside a noun, 0 to 1."""
    at_home: float = 0.5
    """It is cut off when at most this share of its edge word's occurrences belong to it, 0 to 1."""
    predicate: float = 0.4
    """A final verb is a predicate when more than this share of occurrences has an object behind it, 0 to 1."""
    apart: float = 0.5
    """Four characters are a set phrase when this share of occurrences stands between edges of clauses, 0 to 1."""
    strong: float = 3.5
    """Rank score from which a candidate is `strong`."""
    candidate: float = 1.5
    """Rank score from which a candidate is listed at all."""
    dispersion_from: int = 5
    """Number of documents from which evenness over the documents counts."""
    keyness_llr: float = 6.63
    """Log-likelihood a candidate needs against the reference documents; 6.63 is p < 0.01 (chi-squared, 1 degree of
    freedom; Rayson & Garside 2000)."""
    weights: Weights = Weights()


DEFAULTS = Settings()


def lowest_count(settings: Settings, characters: int) -> int:
    """Return the number of occurrences a recurring candidate needs in texts of *characters* altogether."""
    if settings.min_count is not None:
        return max(1, settings.min_count)
    if characters <= 50_000:
        return 2
    return 3 if characters <= 500_000 else 5 + characters // 2_000_000
