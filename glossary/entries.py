"""The join: what was found in the documents meets what the term base knows."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from glossary.contexts import find_contexts
from glossary.identity import concept_id
from glossary.model import (
    ConceptEntry,
    Context,
    Document,
    Glossary,
    GlossaryEntry,
    Match,
    Occurrence,
    RankedTerm,
    Source,
    Term,
)
from glossary.spelling import Spellings
from glossary.termbase.kinds import find_kind

SCRIPTS = ("both", "hans", "hant-tw", "hant-hk")
"""Chinese forms of a glossary: BCP 47 script and region; `both` shows Simplified and Traditional."""

UNTRANSLATED = ("keep", "drop", "only")
"""What becomes of phrases without a rendering."""

SORTS = ("frequency", "pinyin", "first", "subject")
"""Orders of a glossary."""

_MARKS = str.maketrans("", "", '“”‘’「」『』《》〈〉" ')


def make_glossary(
    documents: Sequence[Document],
    ranked: Iterable[RankedTerm],
    matches: Iterable[Match],
    *,
    title: str = "",
    script: str = "both",
    spellings: Spellings | None = None,
    suggest: Callable[[str], Term | None] = lambda phrase: None,
) -> Glossary:
    """Return the glossary of *documents*: every curated entry found in them and every candidate not curated.

    A candidate that is a form of a curated entry lends it its termhood, unithood and reasons; of the others only
    the strong ones are taken, the weak ones are for `glossary extract`. What has no rendering takes the one that
    *suggest* knows, and its status says so. A curated entry that stands only inside
    longer ones is left to them (安理会, Security Council, in 联合国安理会) unless it is a strong candidate. Entries stand in
    the order of their first occurrence; `sort_entries` and `select_entries` do the rest.
    """
    spellings = spellings or Spellings()
    by_form = {bare(term.term): term for term in ranked}
    drafts = []
    curated: set[str] = set()
    for match in matches:
        forms = [bare(term.text) for term in match.entry.zh]
        candidate = next((by_form[form] for form in forms if form in by_form), None)
        if not match.free and not (candidate and candidate.strength == "strong"):
            continue
        curated.update(forms)
        drafts.append(_Draft(match.entry, candidate, match.occurrences))
    for form, candidate in by_form.items():
        if form not in curated and candidate.occurrences and candidate.strength == "strong":
            entry = ConceptEntry(id="", zh=(Term(candidate.term),), en=())
            drafts.append(_Draft(entry, candidate, candidate.occurrences))
    drafts = [_add_suggestion(draft, suggest) for draft in drafts]
    drafts.sort(key=lambda draft: (draft.occurrences[0][:2], draft.entry.headword))
    contexts = find_contexts(documents, (draft.occurrences for draft in drafts))
    return Glossary(
        title=title,
        sources=tuple(Source(document.name, document.characters, document.date) for document in documents),
        entries=tuple(
            _make_entry(draft, found, documents, script, spellings)
            for draft, found in zip(drafts, contexts, strict=True)
        ),
        script=script,
    )


def bare(form: str) -> str:
    """Return *form* without quotation marks, title marks and blanks: the key under which forms are equal."""
    return form if form.isalnum() else form.translate(_MARKS)  # most are words without marks, told five times as fast


def sort_entries(entries: Iterable[GlossaryEntry], order: str) -> tuple[GlossaryEntry, ...]:
    """Return *entries* in one of SORTS; ties by frequency, then by first occurrence."""
    from glossary.pinyin import sort_key

    keys: dict[str, Callable[[GlossaryEntry], Any]] = {
        "frequency": lambda entry: (-entry.frequency, -entry.termhood, entry.first, entry.term),
        "pinyin": lambda entry: (sort_key(entry.term, entry.pinyin), entry.first),
        "first": lambda entry: (entry.first, -len(entry.term), entry.term),
        "subject": lambda entry: (
            not entry.subject_field,
            entry.subject_field,
            sort_key(entry.term, entry.pinyin),
            entry.first,
        ),
    }
    return tuple(sorted(entries, key=keys[order]))


def select_entries(
    entries: Iterable[GlossaryEntry], *, untranslated: str = "keep", min_count: int = 1, top: int | None = None
) -> tuple[GlossaryEntry, ...]:
    """Return the entries asked for: with or without a rendering, frequent enough, the *top* best by termhood.

    合作 (cooperation) may be the most frequent, but 人类命运共同体 (a community with a shared future) is what one prepares.
    """
    kept = [
        entry
        for entry in entries
        if entry.frequency >= min_count
        and (untranslated == "keep" or (entry.status == "untranslated") == (untranslated == "only"))
    ]
    return tuple(kept) if top is None else tuple(sorted(kept, key=_rank)[:top])


def _rank(entry: GlossaryEntry) -> tuple[float, int, tuple[int, int], str]:
    return -entry.termhood, -entry.frequency, entry.first, entry.term


class _Draft(NamedTuple):
    """One glossary entry in the making."""

    entry: ConceptEntry
    """The curated entry; for a candidate nobody curated one that holds the headword only."""
    candidate: RankedTerm | None
    occurrences: Sequence[Occurrence]


def _add_suggestion(draft: _Draft, suggest: Callable[[str], Term | None]) -> _Draft:
    """Return *draft* with a suggested rendering where it has none, under review as every draft is."""
    entry = draft.entry
    if _status(entry) != "untranslated" or not (term := suggest(entry.headword)):
        return draft
    return draft._replace(entry=entry._replace(en=(term, *entry.en), review="draft"))


def _make_entry(
    draft: _Draft, contexts: tuple[Context, ...], documents: Sequence[Document], script: str, spellings: Spellings
) -> GlossaryEntry:
    entry, candidate, occurrences = draft
    forms = _find_forms(draft, documents)
    # The reader of the text looks for what stands there: 东盟 (ASEAN), not the full name it is filed under.
    term = entry.headword if entry.headword in forms else forms[0]
    filed = term == entry.headword
    kind = find_kind(entry)
    spelling = spellings.find(term, given=entry.pinyin if filed else "", kind=kind, script=script)
    return GlossaryEntry(
        id=entry.id or concept_id(entry.headword),
        term=term,
        traditional=(entry.hant if filed else "") or spelling.traditional,
        pinyin=spelling.stored,
        pinyin_status=spelling.status,
        status=_status(entry),
        translations=entry.en,
        frequency=len(occurrences),
        document_frequency=len({place.document for place in occurrences}),
        termhood=candidate.termhood if candidate else 0.0,
        unithood=candidate.unithood if candidate else 0.0,
        reasons=candidate.reasons if candidate else (),
        contexts=contexts,
        subject_field=entry.subject_field,
        part_of_speech=entry.part_of_speech,
        definition=entry.definition,
        note=entry.note,
        review=entry.review,
        variants=tuple(form for form in forms if form != term),
        first=occurrences[0][:2],
        origin=entry.origin,
    )


def _status(entry: ConceptEntry) -> str:
    """Return `curated`, `suggested` for a draft that has a rendering, or `untranslated`."""
    for term in entry.en:
        if term.status in ("preferred", "admitted"):
            return "suggested" if entry.review == "draft" else "curated"
    return "untranslated"


def _find_forms(draft: _Draft, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the Simplified forms found in the text as the entry writes them, the most frequent first.

    What differs in marks only (共建“一带一路”) is the same form.
    """
    written = {bare(term.text): term.text for term in draft.entry.zh}
    found: Counter[str] = Counter()
    for place in draft.occurrences:
        form = documents[place.document].hans[place.start : place.end]
        found[written.get(bare(form), form)] += 1
    return tuple(sorted(found, key=lambda form: (-found[form], form)))
