"""The records, in pipeline order: what goes from one stage to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

STATUSES = ("preferred", "admitted", "deprecated", "superseded")
"""Administrative status of a term, as ISO 30042 (TBX) names the four values."""

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")
"""Part of speech, the five values of TBX-Basic."""

TERM_TYPES = ("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase")
"""Term type, the six values of TBX-Basic."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source document as text lines."""

    name: str
    """Path as the user gave it; `-` for standard input."""
    text: str
    """Paragraphs joined by "\\n", in the original script; offsets everywhere count its code points."""
    line_numbers: Sequence[int]
    """For each line of `text` the line (in DOCX the paragraph, in PDF the page) of the original, from 1."""
    hans: str
    """`text` in Simplified characters: same length, same offsets; the very same string when it was Simplified."""
    date: str = ""
    """ISO date of the document where its name, head or metadata gives one; else empty."""
    line_unit: str = "line"
    """What `line_numbers` count: `line`, `paragraph` or `page`."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Where lines of the original were joined: offset in `text` and number of every original line; else empty."""

    @property
    def characters(self) -> int:
        """Number of characters without white space."""
        return sum(map(len, self.text.split()))


class Origin(NamedTuple):
    """The place an entry was read from."""

    file: str
    line: int
    column: int = 0
    """From 1; 0 when only the line is known."""
    layer: str = ""
    """Name of the layer of term lists it belongs to; see `Term.layer`."""


NOWHERE = Origin("", 0)
"""The origin of what no list holds."""


class Term(NamedTuple):
    """A designation of a concept in one language, with its administrative data."""

    text: str
    status: str = "preferred"
    """One of STATUSES."""
    source: str = ""
    """Where the pair of terms is attested; empty when nobody said."""
    date: str = ""
    """Year, month or day from which the rendering is in use, or was superseded: `2017`, `2012–2016`."""
    region: str = ""
    """TBX geographicalUsage, free text: `Taiwan`."""
    note: str = ""
    """For a deprecated term: why, and what to say instead."""
    term_type: str = ""
    """One of TERM_TYPES, or empty."""
    layer: str = ""
    """Name of the layer of term lists that gave this rendering: `built-in`, `project` …, a file or folder."""


class ConceptEntry(NamedTuple):
    """All that the term base knows of one concept."""

    id: str
    """Stable name, an XML NCName; derived from the headword where the list gives none."""
    zh: tuple[Term, ...]
    """Simplified terms: the first is the headword, the others are found in texts and counted with it."""
    en: tuple[Term, ...]
    """Renderings, preferred first; may be empty for a draft."""
    pinyin: str = ""
    """As the list gives it, in any notation; empty leaves it to the engine."""
    hant: str = ""
    """Traditional form that overrides the conversion; usually empty."""
    subject_field: str = ""
    part_of_speech: str = ""
    definition: str = ""
    note: str = ""
    contexts: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    """Ids or headwords of related entries."""
    review: str = ""
    """`draft`, `reviewed`, `approved` or empty; a draft is never presented as official."""
    case: bool = False
    """True when the English must be matched with its capitals."""
    origin: Origin = NOWHERE

    @property
    def headword(self) -> str:
        """The Chinese form the entry is filed under."""
        return self.zh[0].text


class Occurrence(NamedTuple):
    """A stretch of one document's text."""

    document: int
    """Index of the document in the order given."""
    start: int
    """Code point offset in `Document.text`."""
    end: int


class Reason(NamedTuple):
    """One addend of a candidate's score, as data and as words."""

    name: str
    """Stable key: `cohesion`, `quoted`, `head` …"""
    value: float
    """What was measured, in the unit the measure's docstring gives."""
    score: float
    """What it adds to the rank score."""
    text: str
    """The reason in words a translator understands: `words hold together 0.93`."""


@dataclass(frozen=True, slots=True)
class RankedTerm:
    """A term candidate with its place in the ranking."""

    term: str
    """Simplified, without quotation marks at its ends."""
    frequency: int
    """Occurrences in all documents, those inside longer terms included."""
    document_frequency: int
    """Documents that hold at least one of them."""
    termhood: float
    """Is it a term of the field: the sum of all reasons, the rank score; any real number."""
    unithood: float
    """Is it one unit: 0 to 1, the smallest normalised mutual information over its splits."""
    occurrences: Sequence[Occurrence]
    """In document order; those of the variants included."""
    reasons: tuple[Reason, ...] = ()
    variants: tuple[str, ...] = ()
    """Other forms grouped under this one: with marks, short or long form."""
    kind: str = "phrase"
    """`phrase`, `quoted`, `title`, `name`, `outlet`, `list`, `idiom` …"""
    family: str = ""
    """The candidate it is a kind of, by its ending: 命运共同体 of 中国—东盟命运共同体."""
    strength: str = "strong"
    """`strong` or `candidate`: the score band it falls into."""


class Match(NamedTuple):
    """A curated entry found in the documents."""

    entry: ConceptEntry
    occurrences: tuple[Occurrence, ...]
    """In document order; overlapping forms of one entry count once, the longest."""
    free: int
    """How many of them stand outside every longer curated term, or at its end."""


class Context(NamedTuple):
    """A clause or sentence that shows the term in use, in the original script."""

    source: str
    """`Document.name`."""
    line: int
    text: str
    start: int
    """Offset of the term in `text`, in code points."""
    end: int


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One line of a glossary: a term of the text with everything known about it."""

    term: str
    """Simplified headword."""
    traditional: str
    pinyin: str
    """In the storage form: numbered syllables; space, hyphen and capital carry the orthography."""
    pinyin_status: str
    """`fixed`, `lexicon`, `ok` or `review`."""
    status: str
    """`curated`, `suggested` or `untranslated`."""
    translations: tuple[Term, ...]
    frequency: int
    document_frequency: int
    termhood: float
    unithood: float
    contexts: tuple[Context, ...]
    subject_field: str = ""
    part_of_speech: str = ""
    definition: str = ""
    note: str = ""
    review: str = ""
    id: str = ""
    variants: tuple[str, ...] = ()
    """Forms of the term found in the text other than the headword."""
    reasons: tuple[Reason, ...] = ()
    first: tuple[int, int] = (0, 0)
    """Document index and offset of the first occurrence; the order of `--sort first`."""
    origin: Origin = NOWHERE

    @property
    def preferred(self) -> str:
        """The preferred rendering, or nothing."""
        return next((term.text for term in self.translations if term.status == "preferred"), "")


class Source(NamedTuple):
    """A document the glossary was made from; `characters` without white space."""

    name: str
    characters: int
    date: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """What the writers render."""

    title: str
    sources: tuple[Source, ...]
    entries: tuple[GlossaryEntry, ...] = ()
    script: str = "both"
    """Which Chinese forms are shown: `hans`, `hant-tw`, `hant-hk` or `both`."""
    modified: int = 0
    """When the newest document or term list was written, Unix seconds; 0 when nobody said. Anki updates by it."""


class TermList(NamedTuple):
    """The candidates of some documents, best first; what the candidate writers render."""

    sources: tuple[Source, ...]
    terms: tuple[tuple[RankedTerm, tuple[Context, ...]], ...]
    """Each candidate with its contexts."""
