"""TMX 1.4: nothing to avoid and no entry without English can be held, only pairs of texts.

One translation unit a rendering, its id made unique; pinyin, subject field, status, source and date are properties.
"""

from xml.etree.ElementTree import Element

from glossary.model import Glossary, Term
from glossary.writers.concepts import LOCALES, Concept, list_concepts, notes_of, without_english
from glossary.writers.xml_text import add, dump

left_out = without_english

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def render(glossary: Glossary) -> bytes:
    """Return one unit a rendering that is to be used."""
    source = LOCALES[glossary.script]
    root = Element("tmx", {"version": "1.4"})
    add(
        root,
        "header",
        **{
            "creationtool": "diplomatic-glossary",
            "creationtoolversion": "1",
            "segtype": "phrase",
            "o-tmf": "glossary",
            "adminlang": "en",
            "srclang": source,
            "datatype": "plaintext",
        },
    )
    body = add(root, "body")
    for concept in list_concepts(glossary):
        for number, term in enumerate(concept.current, 1):
            _add_unit(body, concept, term, number, source)
    return dump(root, _DOCTYPE)


def _add_unit(body: Element, concept: Concept, term: Term, number: int, source: str) -> None:
    unit = add(body, "tu", tuid=f"{concept.id}.{number}")
    for note in (*notes_of(concept), term.note):
        if note:
            add(unit, "note", note)
    properties = {
        "x-concept": concept.id,
        "x-pinyin": concept.pinyin,
        "x-subject-field": concept.entry.subject_field,
        "x-status": term.status,
        "x-source": term.source,
        "x-date": term.date,
        "x-region": term.region,
    }
    for name, value in properties.items():
        if value:
            add(unit, "prop", value, type=name)
    for language, text in ((source, concept.headword), ("en-US", term.text)):
        add(add(unit, "tuv", lang=language), "seg", text)
