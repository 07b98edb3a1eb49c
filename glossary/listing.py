"""A term base on its own → a glossary of everything in it, for the writers."""

from collections.abc import Iterable

from glossary.model import ConceptEntry, Glossary, GlossaryEntry
from glossary.spelling import Spellings
from glossary.termbase.kinds import find_kind


def list_glossary(
    entries: Iterable[ConceptEntry], *, title: str = "", script: str = "both", spellings: Spellings | None = None
) -> Glossary:
    """Return every one of *entries* as a glossary in their order; nothing was counted, so frequencies are 0."""
    spellings = spellings or Spellings()
    return Glossary(title, (), tuple(_list_entry(entry, script, spellings) for entry in entries), script=script)


def _list_entry(entry: ConceptEntry, script: str, spellings: Spellings) -> GlossaryEntry:
    spelling = spellings.find(entry.headword, given=entry.pinyin, kind=find_kind(entry), script=script)
    used = any(term.status in ("preferred", "admitted") for term in entry.en)
    return GlossaryEntry(
        id=entry.id,
        term=entry.headword,
        traditional=entry.hant or spelling.traditional,
        pinyin=spelling.stored,
        pinyin_status=spelling.status,
        status="untranslated" if not used else "suggested" if entry.review == "draft" else "curated",
        translations=entry.en,
        frequency=0,
        document_frequency=0,
        termhood=0.0,
        unithood=0.0,
        contexts=(),
        subject_field=entry.subject_field,
        part_of_speech=entry.part_of_speech,
        definition=entry.definition,
        note=entry.note,
        review=entry.review,
        variants=tuple(term.text for term in entry.zh[1:]),
        origin=entry.origin,
    )
