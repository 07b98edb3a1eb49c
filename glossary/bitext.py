"""The records of two-language texts, in pipeline order: sentence pairs, proposed renderings, findings."""

from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import Document

LABELS = ("likely", "check", "weak", "no reliable candidate")
"""How far a proposed rendering can be trusted, best first; see LIKELY, CHECK and WEAK for the probabilities."""
LIKELY, CHECK, WEAK = 0.85, 0.5, 0.2
"""Least probability of the first three labels; on texts kept apart 95 to 97 % of the likely ones were right."""

VERDICTS = ("preferred", "admitted", "superseded", "deprecated", "not found")
"""What the English does with a curated term; the first four are the statuses of the rendering found."""


class DocumentPair(NamedTuple):
    """A Chinese document and its English version."""

    zh: Document
    en: Document


class SentencePair(NamedTuple):
    """Sentences that translate each other."""

    document: int
    """Index of the document pair."""
    zh: str
    """The Chinese as it stands in the document; may hold a line break where it spans paragraphs."""
    en: str
    zh_start: int
    """Offset of `zh` in the Chinese document's text, in code points."""
    en_start: int
    zh_line: int
    """Line of the original, from 1."""
    en_line: int
    similarity: float
    """Share of the weighted words that found a partner, 0 to 1; 0 where one side is empty."""
    reliable: bool
    """Whether the pair is good enough to learn renderings from."""
    hans: str
    """`zh` in Simplified characters, of the same length."""


class Evidence(NamedTuple):
    """A place where a term has a rendering."""

    pair: int
    """Index of the sentence pair."""
    zh: tuple[int, int]
    """Stretch of the term in the pair's Chinese, in code points."""
    en: tuple[int, int]
    """Stretch of the rendering in the pair's English."""


class Rendering(NamedTuple):
    """A proposed rendering."""

    text: str
    probability: float
    """That it is the right one, 0 to 1; calibrated on texts kept apart."""
    frequency: int
    """Occurrences of the term it stands for."""
    evidence: tuple[Evidence, ...]


class Proposal(NamedTuple):
    """A term with up to three renderings, best first."""

    term: str
    frequency: int
    """Occurrences in sentence pairs."""
    label: str
    """One of LABELS."""
    renderings: tuple[Rendering, ...]
    curated: tuple[str, ...] = ()
    """Current renderings our lists have; empty for a term they lack."""
    agrees: bool = False
    """Whether one of `renderings` is one of `curated`, inflection and articles aside."""
    decision: str = ""
    """What a person decided on it before, as a file of proposals says it; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What `align` found."""

    documents: tuple[DocumentPair, ...]
    pairs: tuple[SentencePair, ...]
    """In document order; those with an empty side included."""
    proposals: tuple[Proposal, ...] = ()
    """Most trustworthy first."""


class Finding(NamedTuple):
    """A curated term in the Chinese and what stands for it in the English."""

    headword: str
    term: str
    """As it stands in the document."""
    verdict: str
    """One of VERDICTS."""
    pair: int
    """Index of the sentence pair of the Chinese term."""
    zh: tuple[int, int]
    """Stretch in that pair's Chinese."""
    expected: tuple[str, ...]
    """Current renderings of the entry, preferred first."""
    found: str = ""
    """The English as it stands; empty when none was found."""
    how: str = ""
    """How it matched, one of glossary.parallel.matching.LEVELS; empty when nothing was found."""
    rendering: str = ""
    """The rendering of the list that was found, as the list writes it."""
    instead: str = ""
    """Where none was found: what the word alignment points to; empty when it is not sure."""
    en_pair: int = -1
    """Index of the pair that holds the English, the same or a neighbour."""
    en: tuple[int, int] = (0, 0)
    note: str = ""
    """Why a deprecated or superseded rendering is one."""
    zh_place: tuple[int, int] = (0, 0)
    """Line and column in the Chinese document, from 1."""
    en_place: tuple[int, int] = (0, 0)
    """Line and column of the English found, or of the sentence where none was found."""


class Choice(NamedTuple):
    """A term that the English renders in several ways."""

    headword: str
    renderings: tuple[tuple[str, int], ...]
    """Each rendering with its number of occurrences, most frequent first."""


@dataclass(frozen=True, slots=True)
class Review:
    """What `check` found."""

    documents: tuple[DocumentPair, ...]
    pairs: tuple[SentencePair, ...]
    findings: tuple[Finding, ...]
    """In text order."""
    choices: tuple[Choice, ...]
    """Terms with more than one rendering, most frequent first."""
