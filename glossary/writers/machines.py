"""Glossaries of machine translation services: no more than a pair of texts can be held, one rendering a source.

Only what is official goes there: a machine applies a suggestion as if it were the truth. Every file holds one direction,
Chinese to English; the services want unique sources, so the first of two equal headwords counts. Forms after the
vendors' documentation.
"""

from collections.abc import Iterator

from glossary.model import Glossary
from glossary.writers.characters import one_line
from glossary.writers.concepts import LOCALES, Concept, list_concepts, without_english
from glossary.writers.profiles import render_csv, render_tsv

LONGEST = 1024
"""Bytes of one term (DeepL API, glossaries)."""


def render_deepl(glossary: Glossary) -> bytes:
    """Return `source,target` without head, LF; a term over 1,024 bytes is left out."""
    return render_csv([row for row in _pairs(glossary) if max(len(cell.encode()) for cell in row) <= LONGEST], end="\n")


def render_google(glossary: Glossary) -> bytes:
    """Return an equivalent term set: a head of BCP 47 codes, Simplified, Traditional, English; one row an entry."""
    rows = [
        (concept.entry.term, concept.entry.traditional, concept.current[0].text, concept.entry.subject_field)
        for concept in _official(glossary)
    ]
    return render_csv([("zh-CN", "zh-TW", "en", "description"), *rows], end="\n")


def render_amazon(glossary: Glossary) -> bytes:
    """Return a head of language codes, the first of the source, and one row an entry."""
    source = "zh" if LOCALES[glossary.script] == "zh-CN" else "zh-TW"
    return render_csv([(source, "en"), *_pairs(glossary)], end="\n")


def render_microsoft(glossary: Glossary) -> bytes:
    """Return source, tab, target without head, as Document Translation takes a glossary."""
    return render_tsv(list(_pairs(glossary)))


def left_out(glossary: Glossary) -> tuple[str, ...]:
    """Return how many entries have no English, only a suggestion, or the Chinese of another entry."""
    translated = [concept for concept in list_concepts(glossary) if concept.current]
    suggested = sum(concept.entry.status == "suggested" for concept in translated)
    repeated = len(translated) - suggested - sum(1 for _ in _official(glossary))
    counts = {"with a suggestion only": suggested, "with the Chinese of another": repeated}
    return (*without_english(glossary), *(f"{count} entries {words}" for words, count in counts.items() if count))


def left_out_of_deepl(glossary: Glossary) -> tuple[str, ...]:
    """Return the same, and how many terms are too long for DeepL."""
    count = sum(max(len(cell.encode()) for cell in pair) > LONGEST for pair in _pairs(glossary))
    return (*left_out(glossary), *([f"{count} entries over {LONGEST:,} bytes"] if count else []))


def _official(glossary: Glossary) -> Iterator[Concept]:
    """Yield the first concept of each headword that has an official rendering."""
    seen: set[str] = set()
    for concept in list_concepts(glossary):
        source = one_line(concept.headword)
        if concept.current and concept.entry.status != "suggested" and source and source not in seen:
            seen.add(source)
            yield concept


def _pairs(glossary: Glossary) -> Iterator[tuple[str, str]]:
    pairs = ((one_line(concept.headword), one_line(concept.current[0].text)) for concept in _official(glossary))
    return (pair for pair in pairs if all(pair))
