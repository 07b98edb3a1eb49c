"""TBX v3 (ISO 30042:2019): no frequencies or place in a term list; five contexts of an entry at most.

Two dialects in DCA style. TBX-Basic has no category for a reading, so pinyin is a note of the Chinese term there;
TBX-Linguist has one. A date that is no full date (`2017`, `2012–2016`) is a note, since `date` must be an xs:date.
"""

import re
from xml.etree.ElementTree import Element

from glossary.model import PARTS_OF_SPEECH, TERM_TYPES, Context, Glossary, Term
from glossary.writers.concepts import Concept, list_concepts, notes_of, variants_of
from glossary.writers.xml_text import XML_LANG, add, dump

NAMESPACE = "urn:iso:std:iso:30042:ed-2"

MOST_CONTEXTS = 5
"""Contexts of one entry; chosen: a term base shows them all at once."""

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def render(glossary: Glossary) -> bytes:
    """Return *glossary* in the dialect TBX-Basic."""
    return _render(glossary, "TBX-Basic")


def render_linguist(glossary: Glossary) -> bytes:
    """Return *glossary* in the dialect TBX-Linguist, which has a category for readings."""
    return _render(glossary, "TBX-Linguist")


def _render(glossary: Glossary, dialect: str) -> bytes:
    root = Element("tbx", {"type": dialect, "style": "dca", XML_LANG: "en", "xmlns": NAMESPACE})
    description = add(add(root, "tbxHeader"), "fileDesc")
    add(add(description, "titleStmt"), "title", glossary.title or "Glossary")
    sources = add(description, "sourceDesc")
    for name in [source.name for source in glossary.sources] or ["no source document"]:
        add(sources, "p", name)
    body = add(add(root, "text"), "body")
    for concept in list_concepts(glossary):
        _add_concept(body, concept, linguist=dialect == "TBX-Linguist")
    return dump(root)


def _add_concept(body: Element, concept: Concept, *, linguist: bool) -> None:
    """Add one concept entry: its data, a language section a Chinese script, one for English."""
    entry = concept.entry
    element = add(body, "conceptEntry", id=concept.id)
    if entry.subject_field:
        add(element, "descrip", entry.subject_field, type="subjectField")
    if entry.definition:
        add(element, "descrip", entry.definition, type="definition")
    for note in notes_of(concept):
        add(element, "note", note)
    for number, (language, form) in enumerate(concept.forms):
        section = add(add(element, "langSec", lang=language), "termSec")
        add(section, "term", form)
        add(section, "termNote", "preferredTerm-admn-sts", type="administrativeStatus")
        _add_part_of_speech(section, entry.part_of_speech)
        if number == 0:
            _add_reading(section, concept, linguist=linguist)
            for context in entry.contexts[:MOST_CONTEXTS]:
                _add_context(section, context)
        if form == entry.term:
            for variant in variants_of(entry):
                _add_variant(element[-1], variant)
    if concept.current or concept.avoided:
        section = add(element, "langSec", lang="en")
        for term in (*concept.current, *concept.avoided):
            _add_term(add(section, "termSec"), term, entry.part_of_speech)


def _add_variant(section: Element, variant: str) -> None:
    group = add(section, "termSec")
    add(group, "term", variant)
    add(group, "termNote", "admittedTerm-admn-sts", type="administrativeStatus")


def _add_part_of_speech(section: Element, part: str) -> None:
    if part in PARTS_OF_SPEECH:
        add(section, "termNote", part, type="partOfSpeech")


def _add_reading(section: Element, concept: Concept, *, linguist: bool) -> None:
    by_rule = "" if concept.entry.pinyin_status == "fixed" else " by rule"
    if concept.pinyin and linguist:
        group = add(section, "adminGrp")
        add(group, "admin", concept.pinyin, type="reading")
        add(group, "adminNote", f"Hanyu Pinyin{by_rule}", type="readingNote")
    elif concept.pinyin:
        add(section, "note", f"pinyin{by_rule}: {concept.pinyin}")


def _add_context(section: Element, context: Context) -> None:
    group = add(section, "descripGrp")
    add(group, "descrip", context.text, type="context")
    add(group, "admin", f"{context.source}:{context.line}", type="source")


def _add_term(section: Element, term: Term, part_of_speech: str) -> None:
    """Add a rendering: the term, then every termNote, then the rest, as the schema wants."""
    add(section, "term", term.text)
    add(section, "termNote", f"{term.status}Term-admn-sts", type="administrativeStatus")
    _add_part_of_speech(section, part_of_speech)
    if term.term_type in TERM_TYPES:
        add(section, "termNote", term.term_type, type="termType")
    if term.region:
        add(section, "termNote", term.region, type="geographicalUsage")
    if term.source:
        add(section, "admin", term.source, type="source")
    if _DAY.fullmatch(term.date):
        group = add(section, "transacGrp")
        add(group, "transac", "origination", type="transactionType")
        add(group, "date", term.date)
    elif term.date:
        add(section, "note", f"date: {term.date}")
    if term.note:
        add(section, "note", term.note)
