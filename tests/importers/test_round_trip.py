"""What is imported from a file of ours is what was written, whatever stands in it."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.identity import concept_id
from glossary.importers import parse_import
from glossary.model import ConceptEntry, Glossary, GlossaryEntry, Term
from glossary.writers import FORMATS

HOSTILE = st.text(
    st.one_of(
        st.sampled_from(list("中文外交a b=+-@<>&\"'|;,\t\n\r#{}[]\\%\u200f\u202e\ufeff\u2028\x00\x1b\x85\ud800😀𠀀'")),
        st.characters(),
    ),
    max_size=12,
)

FORMS = ("csv", "xlsx", "tbx", "tbx-linguist", "tbx2", "json")
LOST = {"tbx2": ("term_type",)}
"""Format → parts of a rendering it cannot hold, as its writer's docstring says."""


@st.composite
def entries(draw: st.DrawFn) -> GlossaryEntry:
    term = "外交" + draw(HOSTILE)
    return GlossaryEntry(
        id=concept_id(term),
        term=term,
        traditional=term,
        pinyin="wai4jiao1",
        pinyin_status=draw(st.sampled_from(["fixed", "lexicon", "review"])),
        status="curated",
        translations=tuple(
            draw(st.lists(renderings(), min_size=1, max_size=4, unique_by=lambda term: smooth(term.text)))
        ),
        frequency=1,
        document_frequency=1,
        termhood=0.0,
        unithood=0.0,
        contexts=(),
        note=draw(HOSTILE),
        definition=draw(HOSTILE),
        variants=tuple(dict.fromkeys(draw(st.lists(st.sampled_from(["外事", "外交工作", "对外关系"]), max_size=2)))),
    )


def make_entry(note: str, last: str) -> GlossaryEntry:
    """Return an entry with *note*, whose rendering has the note *last*."""
    return GlossaryEntry(
        id="c1", term="外交", traditional="外交", pinyin="wai4jiao1", pinyin_status="fixed", status="curated",
        translations=(Term("diplomacy", note=last),),
        frequency=1, document_frequency=1, termhood=0.0, unithood=0.0, contexts=(), note=note,
    )  # fmt: skip


@st.composite
def renderings(draw: st.DrawFn) -> Term:
    return Term(
        "x" + draw(HOSTILE),
        draw(st.sampled_from(["preferred", "admitted", "superseded", "deprecated"])),
        source=draw(HOSTILE),
        date=draw(st.sampled_from(["", "2017", "2012–2016", "2022-03-07"])),
        region=draw(st.sampled_from(["", "Taiwan"])),
        note=draw(HOSTILE),
        term_type=draw(st.sampled_from(["", "acronym"])),
    )


def smooth(text: str) -> str:
    """Return *text* as no file can spoil it: one blank for blanks, without what XML and spreadsheets forbid."""
    kept = _SPOILT.sub("", text)
    return re.sub(r"\s+", " ", kept).strip()


_SPOILT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff\ufeff]")


def plain_term(term: Term, form: str) -> tuple[str, ...]:
    parts = term._asdict()
    for part in LOST.get(form, ()):
        parts[part] = ""
    parts.pop("layer")
    return tuple(smooth(value) for value in parts.values())


def plain(entry: Any, form: str) -> dict[str, Any]:
    imported = isinstance(entry, ConceptEntry)
    terms = entry.en if imported else entry.translations
    return {
        "zh": [smooth(term.text) for term in entry.zh]
        if imported
        else [smooth(form) for form in (entry.term, *entry.variants)],
        "en": sorted(plain_term(term, form) for term in terms),
        "note": smooth(entry.note),
        "definition": smooth(entry.definition),
        "pinyin": bool(entry.pinyin) if imported else entry.pinyin_status == "fixed",
        "id": entry.id,
    }


def read_back(written: Glossary, form: str) -> list[ConceptEntry]:
    kind = FORMATS[form]
    found = parse_import(kind.render(written), f"g{kind.suffix}")
    assert found.problems == ()
    return list(found.entries)


def one_preferred(entry: GlossaryEntry) -> GlossaryEntry:
    """Return *entry* as the term base keeps it: one preferred rendering at most."""
    from dataclasses import replace

    first = next((term for term in entry.translations if term.status == "preferred"), None)
    kept = tuple(
        term._replace(status="admitted") if term.status == "preferred" and term is not first else term
        for term in entry.translations
    )
    return replace(entry, translations=kept)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("note", "last"), [("|", "0"), ("a |", "b"), ("", "|"), ("a", ""), ("a | b", "b"), ("|", "|"), ("", "")]
)
def test_two_notes_in_one_cell_come_apart_again(form: str, note: str, last: str) -> None:
    (back,) = read_back(Glossary("t", (), (make_entry(note, last),)), form)
    assert (back.note, back.en[0].note) == (note, last)


@pytest.mark.parametrize("form", FORMS)
@given(entry=entries())
@settings(max_examples=40, deadline=None)
def test_import_gives_back_what_was_written(form: str, entry: GlossaryEntry) -> None:
    entry = one_preferred(entry)
    (back,) = read_back(Glossary("t", (), (entry,)), form)
    assert plain(back, form) == plain(entry, form)
