"""Pleco and CC-CEDICT: no status, source, frequency or context, only headword, reading and renderings.

Plain text, one line an entry. Renderings to avoid are left out: a dictionary entry is read as advice. Pleco's format
after its manual (`simplified[traditional]`, tab, pinyin, tab, definition); a line end inside a definition is U+EAB1, as
its users write it. CC-CEDICT takes a line that starts with # for a comment and allows no blank in a headword.
"""

import re
from collections.abc import Iterator

from glossary.model import Glossary
from glossary.writers.characters import one_line
from glossary.writers.concepts import Concept, list_concepts, notes_of, without_english

PLECO_NEW_LINE = "\ueab1"


def render_pleco(glossary: Glossary) -> bytes:
    """Return flashcards for Pleco in UTF-8, a category a subject field; within it the order of the glossary."""
    lines = []
    category = ""
    for concept in sorted(_translated(glossary), key=lambda concept: concept.entry.subject_field):
        field = one_line(concept.entry.subject_field).replace("/", "-") or "Other"
        if field != category:
            category = field
            lines.append(f"//Glossary/{category}")
        definition = PLECO_NEW_LINE.join(one_line(text) for text in _definition(concept))
        traditional = one_line(concept.entry.traditional)
        headword = one_line(concept.entry.term) or traditional
        form = f"{headword}[{traditional}]" if traditional and traditional != headword else headword
        lines.append(f"{form}\t{_numbered(concept)}\t{definition}")
    return "".join(f"{line}\n" for line in lines).encode()


def render_cedict(glossary: Glossary) -> bytes:
    """Return `Traditional Simplified [pin1 yin1] /rendering/…/` lines in the order of the glossary."""
    lines = []
    for concept in _translated(glossary):
        if not _is_cedict(concept):
            continue
        simplified, traditional = concept.entry.term.strip(), concept.entry.traditional.strip()
        senses = "/".join(one_line(text).replace("/", "|") for text in _definition(concept))
        lines.append(f"{traditional or simplified} {simplified} [{_numbered(concept, spaced=True)}] /{senses}/\n")
    return "".join(lines).encode()


def left_out(glossary: Glossary) -> tuple[str, ...]:
    """Return how many entries have no English."""
    return without_english(glossary)


def left_out_of_cedict(glossary: Glossary) -> tuple[str, ...]:
    """Return how many entries have no English, and which headwords the format has no place for."""
    refused = [concept.headword for concept in _translated(glossary) if not _is_cedict(concept)]
    return (
        *without_english(glossary),
        *(f"{term}: a blank or a # at the start has no place in it" for term in refused),
    )


def _translated(glossary: Glossary) -> Iterator[Concept]:
    return (concept for concept in list_concepts(glossary) if concept.current)


def _is_cedict(concept: Concept) -> bool:
    """Return whether the headwords can stand in CC-CEDICT: no blank, no leading #, no bracket."""
    forms = (concept.entry.term.strip(), concept.entry.traditional.strip())
    return bool(forms[0]) and not any(re.search(r"\s", form) or form.startswith("#") for form in forms)


def _definition(concept: Concept) -> list[str]:
    """Return the renderings, then what must be said about them."""
    return [*(term.text for term in concept.current), *(f"({note})" for note in notes_of(concept))]


def _numbered(concept: Concept, *, spaced: bool = False) -> str:
    """Return the reading with tone numbers; *spaced* parts the syllables and writes ü as u:, as CC-CEDICT does."""
    from glossary.pinyin import render_pinyin

    text = one_line(render_pinyin(concept.entry.pinyin, "numbers"))
    if not spaced:
        return text
    parted = re.sub(r"(?<=[1-5])(?=[^\W\d_])", " ", text.replace("-", " "))
    return re.sub(r"[\[\]/]", "", " ".join(parted.replace("ü", "u:").replace("Ü", "U:").split()))
