"""SKOS in Turtle: no status but preferred, admitted (altLabel) and to avoid (hiddenLabel), no source of a rendering.

One concept scheme; a concept has one prefLabel a language, as SKOS S14 demands, so a second preferred rendering becomes
an altLabel. A subject field is a plain dct:subject. Vocabulary: W3C SKOS Reference, 18 August 2009.
"""

import re

from glossary.model import Glossary
from glossary.writers.concepts import Concept, list_concepts, notes_of

_PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:x-diplomatic-glossary:> .
"""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def render(glossary: Glossary) -> bytes:
    """Return the scheme and its concepts."""
    lines = [_PREFIXES, f":scheme a skos:ConceptScheme ;\n  dct:title {_literal(glossary.title or 'Glossary', 'en')} ."]
    lines += [_concept(concept) for concept in list_concepts(glossary)]
    return ("\n\n".join(lines) + "\n").encode()


def _literal(text: str, language: str) -> str:
    return f'"{text.translate(_ESCAPES)}"@{language}'


def _concept(concept: Concept) -> str:
    entry = concept.entry
    statements = ["a skos:Concept", "skos:inScheme :scheme"]
    statements += [f"skos:prefLabel {_literal(form, language)}" for language, form in concept.forms]
    preferred = [term for term in concept.current if term.status == "preferred"][:1]
    statements += [f"skos:prefLabel {_literal(term.text, 'en')}" for term in preferred]
    labels = {term.text for term in preferred}
    for kind, terms in (("altLabel", concept.current), ("hiddenLabel", concept.avoided)):
        for term in terms:
            if term.text not in labels:  # S13: the three kinds of labels are disjoint
                labels.add(term.text)
                statements.append(f"skos:{kind} {_literal(term.text, 'en')}")
    forms = {form for _, form in concept.forms}
    statements += [
        f"skos:altLabel {_literal(form, 'zh-Hans')}"
        for form in dict.fromkeys(entry.variants)
        if form.strip() and form not in forms
    ]
    if concept.pinyin:
        statements.append(f"skos:altLabel {_literal(concept.pinyin, 'zh-Latn-pinyin')}")
    if entry.definition:
        statements.append(f"skos:definition {_literal(entry.definition, 'en')}")
    if entry.subject_field:
        statements.append(f"dct:subject {_literal(entry.subject_field, 'en')}")
    statements += [f"skos:note {_literal(note, 'en')}" for note in notes_of(concept)]
    dates = [term.date for term in preferred if _DAY.fullmatch(term.date)]
    statements += [f'dct:created "{date}"^^xsd:date' for date in dates]
    return f":{concept.id}\n  " + " ;\n  ".join(statements) + " ."
