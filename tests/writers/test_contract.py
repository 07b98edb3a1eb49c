"""The JSON of a glossary: names and types are a contract with other programs."""

import json
from typing import Any

from glossary.writers import FORMATS

from .made_up import GLOSSARY

ENTRY_KEYS = {
    "term": str,
    "traditional": str,
    "pinyin": str,
    "pinyin_status": str,
    "status": str,
    "translations": list,
    "subject_field": str,
    "part_of_speech": str,
    "definition": str,
    "note": str,
    "frequency": int,
    "document_frequency": int,
    "termhood": float,
    "unithood": float,
    "contexts": list,
    "origin": dict,
}
TRANSLATION_KEYS = ["text", "status", "source", "date", "region", "note"]
CONTEXT_KEYS = ["source", "line", "text"]


def data() -> dict[str, Any]:
    """Return the awkward glossary as read back from JSON."""
    return dict(json.loads(FORMATS["json"].render(GLOSSARY)))


def test_the_keys_of_the_contract_come_first_and_in_order() -> None:
    glossary = data()
    assert list(glossary)[:3] == ["title", "sources", "entries"]
    assert list(glossary["sources"][0])[:2] == ["name", "characters"]
    for entry in glossary["entries"]:
        assert list(entry)[: len(ENTRY_KEYS)] == list(ENTRY_KEYS)
        assert list(entry["origin"])[:2] == ["file", "line"]
        for translation in entry["translations"]:
            assert list(translation)[:6] == TRANSLATION_KEYS
        for context in entry["contexts"]:
            assert list(context)[:3] == CONTEXT_KEYS


def test_every_value_has_the_type_of_the_contract() -> None:
    for entry in data()["entries"]:
        assert {key: type(entry[key]) for key in ENTRY_KEYS} == ENTRY_KEYS
        assert all(isinstance(value, str) for translation in entry["translations"] for value in translation.values())
        assert all(type(context["line"]) is int for context in entry["contexts"])


def test_pinyin_carries_tone_marks() -> None:
    assert data()["entries"][0]["pinyin"] == "rénlèi mìngyùn gòngtóngtǐ"  # 人类命运共同体, see made_up


def test_every_entry_has_one_line_and_its_text_as_it_is() -> None:
    lines = FORMATS["json"].render(GLOSSARY).decode().splitlines()
    assert sum(line.startswith('  {"term": ') for line in lines) == len(GLOSSARY.entries)
    assert lines[3].startswith('  {"term": "人类命运共同体", "traditional": "人類命運共同體", ')


def test_the_offsets_of_a_context_mark_the_term() -> None:
    context = data()["entries"][0]["contexts"][1]
    assert context["text"][context["start"] : context["end"]] == "人類命運共同體"
