"""TBX v2 (martif, 2008): no readings but as a note, no frequencies, types of terms or contexts.

The edition that translate-toolkit, Weblate, OmegaT and most older tools read; they do not read v3. Structure after
TBXBasiccoreStructV02; no doctype, so that no reader looks for a DTD. OmegaT ignores the administrative status and
would suggest what is to be avoided: it has a format of its own (`omegat`). Weblate forbids what is deprecated but
takes what is superseded for a translation, so a superseded rendering is written as deprecated, with a note.
"""

from xml.etree.ElementTree import Element

from glossary.model import PARTS_OF_SPEECH, Glossary, Term
from glossary.writers.concepts import Concept, list_concepts, notes_of, variants_of
from glossary.writers.xml_text import XML_LANG, add, dump


def render(glossary: Glossary) -> bytes:
    """Return *glossary* as TBX-Basic of 2008."""
    root = Element("martif", {"type": "TBX-Basic", XML_LANG: "en"})
    header = add(root, "martifHeader")
    description = add(header, "fileDesc")
    add(add(description, "titleStmt"), "title", glossary.title or "Glossary")
    for name in [source.name for source in glossary.sources] or ["no source document"]:
        add(add(description, "sourceDesc"), "p", name)
    add(add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    body = add(add(root, "text"), "body")
    for concept in list_concepts(glossary):
        _add_concept(body, concept)
    return dump(root)


def _add_concept(body: Element, concept: Concept) -> None:
    entry = concept.entry
    element = add(body, "termEntry", id=concept.id)
    if entry.subject_field:
        add(element, "descrip", entry.subject_field, type="subjectField")
    if entry.definition:
        add(element, "descrip", entry.definition, type="definition")
    for note in notes_of(concept):
        add(element, "note", note)
    for number, (language, form) in enumerate(concept.forms):
        tig = add(add(element, "langSet", lang=language), "tig")
        add(tig, "term", form)
        _add_part_of_speech(tig, entry.part_of_speech)
        if number == 0 and concept.pinyin:
            by_rule = "" if entry.pinyin_status == "fixed" else " by rule"
            add(tig, "note", f"pinyin{by_rule}: {concept.pinyin}")
        if form == entry.term:
            for variant in variants_of(entry):
                add(add(element[-1], "tig"), "term", variant)
    if concept.current or concept.avoided:
        section = add(element, "langSet", lang="en")
        for term in (*concept.current, *concept.avoided):
            _add_term(add(section, "tig"), term, entry.part_of_speech)


def _add_part_of_speech(tig: Element, part: str) -> None:
    if part in PARTS_OF_SPEECH:
        add(tig, "termNote", part, type="partOfSpeech")


def _add_term(tig: Element, term: Term, part_of_speech: str) -> None:
    add(tig, "term", term.text)
    status = "deprecated" if term.status == "superseded" else term.status
    add(tig, "termNote", f"{status}Term-admn-sts", type="administrativeStatus")
    _add_part_of_speech(tig, part_of_speech)
    if term.region:
        add(tig, "termNote", term.region, type="geographicalUsage")
    if term.source:
        add(tig, "admin", term.source, type="source")
    superseded = "superseded" if term.status == "superseded" else ""
    for note in (superseded, f"date: {term.date}" if term.date else "", term.note):
        if note:
            add(tig, "note", note)
