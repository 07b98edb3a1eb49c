"""JSON: nothing is lost; the names of its keys are a contract with other programs.

Keys stand in the order of the contract; later additions follow at the end of each object.
"""

import json

from glossary.model import Glossary, GlossaryEntry


def render(glossary: Glossary) -> bytes:
    """Return *glossary* as JSON in UTF-8, one entry a line, pinyin with tone marks.

    A line an entry keeps differences readable, and lets json's fast encoder work, which knows no indentation.
    """
    sources = [{"name": name, "characters": characters, "date": date} for name, characters, date in glossary.sources]
    lines = (
        f'{{"title": {_dump(glossary.title)},',
        f' "sources": {_dump(sources)},',
        ' "entries": [',
        ",\n".join(f"  {_dump(make_entry(entry))}" for entry in glossary.entries),
        " ],",
        f' "script": {_dump(glossary.script)}}}\n',
    )
    return "\n".join(lines).encode()


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def make_entry(entry: GlossaryEntry) -> dict[str, object]:
    """Return one entry as the contract wants it."""
    from glossary.pinyin import render_pinyin

    return {
        "term": entry.term,
        "traditional": entry.traditional,
        "pinyin": render_pinyin(entry.pinyin),
        "pinyin_status": entry.pinyin_status,
        "status": entry.status,
        "translations": [
            {
                "text": term.text,
                "status": term.status,
                "source": term.source,
                "date": term.date,
                "region": term.region,
                "note": term.note,
                "term_type": term.term_type,
                "layer": term.layer,
            }
            for term in entry.translations
        ],
        "subject_field": entry.subject_field,
        "part_of_speech": entry.part_of_speech,
        "definition": entry.definition,
        "note": entry.note,
        "frequency": entry.frequency,
        "document_frequency": entry.document_frequency,
        "termhood": round(entry.termhood, 3),
        "unithood": round(entry.unithood, 3),
        "contexts": [
            {
                "source": context.source,
                "line": context.line,
                "text": context.text,
                "start": context.start,
                "end": context.end,
            }
            for context in entry.contexts
        ],
        "origin": {"file": entry.origin.file, "line": entry.origin.line, "layer": entry.origin.layer},
        "id": entry.id,
        "variants": list(entry.variants),
        "review": entry.review,
        "reasons": [
            {"name": reason.name, "value": round(reason.value, 3), "score": round(reason.score, 3), "text": reason.text}
            for reason in entry.reasons
        ],
    }
