"""A glossary written as YAML is a term list: what is read back equals what was written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from glossary.model import Glossary, Term
from glossary.termbase import load_termbase
from glossary.writers import FORMATS
from glossary.writers.characters import clean_glossary
from glossary.yamltext import Record, parse_yaml

from .made_up import GLOSSARY, entry
from .test_formats import GLOSSARIES


def read(glossary: Glossary) -> list[Any]:
    """Return the entries of the YAML as parsed records; there must be nothing wrong with it."""
    value, problems = parse_yaml(FORMATS["yaml"].render(glossary).decode(), "list.yaml")
    assert problems == ()
    assert isinstance(value, Record)
    return list(value["entries"] or ())


def test_the_term_base_reads_the_awkward_glossary(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_bytes(FORMATS["yaml"].render(replace(GLOSSARY, entries=GLOSSARY.entries[:6])))
    entries, problems = load_termbase([path])
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert [entry.headword for entry in entries] == [entry.term for entry in GLOSSARY.entries[:6]]
    for got, meant in zip(entries, GLOSSARY.entries, strict=False):
        assert got.en == tuple(term._replace(layer="") for term in meant.translations)
        assert (got.note, got.definition, got.subject_field) == (
            meant.note.replace("\r\n", "\n"),
            meant.definition,
            meant.subject_field,
        )
    assert [term.text for term in entries[0].zh] == ["人类命运共同体", "命运共同体"]  # and its short form
    assert entries[0].pinyin == "rénlèi mìngyùn gòngtóngtǐ"
    assert entries[3].review == "draft"


@settings(deadline=None)
@given(glossary=GLOSSARIES)
def test_any_text_comes_back(glossary: Glossary) -> None:
    written = [entry for entry in clean_glossary(glossary).entries if entry.term.strip()]
    for record, meant in zip(read(glossary), written, strict=True):
        headword = record["zh"] if isinstance(record["zh"], str) else record["zh"][0]
        assert headword == meant.term.strip()
        for key in ("note", "definition", "subject_field"):
            assert record.get(key, "") == getattr(meant, key).strip()
        found = [*(record.get("en") or ()), *(record.get("avoid") or ())]
        terms = sorted(
            (term for term in meant.translations if term.text.strip()),
            key=lambda term: term.status not in ("preferred", "admitted"),
        )
        assert [(term["text"], term["status"]) for term in found] == [
            (term.text.strip(), term.status) for term in terms
        ]
        for key in ("source", "date", "region", "note"):
            assert [term.get(key, "") for term in found] == [getattr(term, key).strip() for term in terms]


def test_a_traditional_form_is_written_only_where_conversion_misses_it() -> None:
    plain = entry("干部", "幹部", "gan4bu4", Term("cadre"))
    odd = entry("干部", "乾部", "gan4bu4", Term("cadre"))
    text = FORMATS["yaml"].render(Glossary("", (), (plain,))).decode()
    assert "hant" not in text
    assert "    hant: 乾部\n" in FORMATS["yaml"].render(Glossary("", (), (odd,))).decode()


def test_a_doubtful_reading_is_not_made_a_fact() -> None:
    doubtful = replace(GLOSSARY.entries[7], pinyin_status="review")
    assert "pinyin" not in FORMATS["yaml"].render(Glossary("", (), (doubtful,))).decode()
