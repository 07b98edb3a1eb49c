"""TBX, TMX, OmegaT and UTX: what the official schemas want, checked by our own means (the schemas have no licence)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings

from glossary.model import Glossary, Term
from glossary.writers import FORMATS
from glossary.writers.concepts import list_concepts, unique_ids

from .made_up import GLOSSARY, entry
from .test_formats import GLOSSARIES

TBX = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STATUSES = {f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated", "superseded")}
LEVELS = {
    "subjectField": {"conceptEntry"},
    "definition": {"conceptEntry", "langSec"},
    "context": {"descripGrp"},
    "administrativeStatus": {"termSec"},
    "partOfSpeech": {"termSec"},
    "termType": {"termSec"},
    "geographicalUsage": {"termSec"},
    "source": {"termSec", "descripGrp"},
    "transactionType": {"transacGrp"},
    "reading": {"adminGrp"},
    "readingNote": {"adminGrp"},
}
"""Data category → elements it may stand in (TBX-Basic and TBX-Linguist, DCA style), as far as we write it."""
VALUES = {
    "administrativeStatus": STATUSES,
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "transactionType": {"origination", "modification"},
}


def find_tbx_faults(root: Element) -> Iterator[str]:
    """Yield everything in a TBX v3 document that the standard or one of its readers would refuse."""
    if root.tag != f"{TBX}tbx" or root.get("style") != "dca" or not root.get(LANG):
        yield "root"
    if [child.tag.removeprefix(TBX) for child in root] != ["tbxHeader", "text"]:
        yield "header and text"
    ids = [concept.get("id", "") for concept in root.iter(f"{TBX}conceptEntry")]
    yield from (f"id {name}" for name in ids if not re.fullmatch(r"[A-Za-z][\w.-]*", name, re.ASCII))
    if len(set(ids)) < len(ids):
        yield "repeated id"
    for concept in root.iter(f"{TBX}conceptEntry"):
        languages = [section.get(LANG) for section in concept.iter(f"{TBX}langSec")]
        if not languages or len(set(languages)) < len(languages):
            yield "languages"
    for section in root.iter(f"{TBX}termSec"):
        tags = [child.tag.removeprefix(TBX) for child in section]
        notes = tags.count("termNote")
        if tags[0] != "term" or "term" in tags[1:] or tags[1 : 1 + notes] != ["termNote"] * notes:
            yield f"order {tags}"
        if not (section[0].text or "").strip():
            yield "empty term"
    for parent in root.iter():
        for child in parent:
            kind = child.get("type")
            if kind in LEVELS and parent.tag.removeprefix(TBX) not in LEVELS[kind]:
                yield f"{kind} in {parent.tag}"
            if kind in VALUES and child.text not in VALUES[kind]:
                yield f"{kind}: {child.text}"
    for date in root.iter(f"{TBX}date"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", date.text or ""):
            yield f"date {date.text}"


@pytest.mark.parametrize("name", ["tbx", "tbx-linguist"])
def test_tbx_has_the_structure_of_the_standard(name: str) -> None:
    assert list(find_tbx_faults(fromstring(FORMATS[name].render(GLOSSARY)))) == []


@pytest.mark.parametrize("name", ["tbx", "tbx-linguist"])
@settings(deadline=None)
@given(glossary=GLOSSARIES)
def test_tbx_of_any_text_has_the_structure_too(name: str, glossary: Glossary) -> None:
    assert list(find_tbx_faults(fromstring(FORMATS[name].render(glossary)))) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("preferredTerm-admn-sts", "preferred", "administrativeStatus: preferred"),
        ("<term>BRI</term>", "<term> </term>", "empty term"),
        ('id="c', 'id="外', "id 外"),
        ('xml:lang="zh-Hant"', 'xml:lang="zh-Hans"', "languages"),
        ("origination", "birth", "transactionType: birth"),
        ('style="dca"', "", "root"),
    ],
)
def test_the_checks_find_damage(old: str, new: str, fault: str) -> None:
    damaged = FORMATS["tbx"].render(GLOSSARY).decode().replace(old, new)
    assert any(found.startswith(fault) for found in find_tbx_faults(fromstring(damaged)))


def test_linguist_gives_the_reading_its_own_category() -> None:
    root = fromstring(FORMATS["tbx-linguist"].render(GLOSSARY))
    readings = [admin.text for admin in root.iter(f"{TBX}admin") if admin.get("type") == "reading"]
    assert readings[0] == "rénlèi mìngyùn gòngtóngtǐ"  # 人类命运共同体, see made_up
    assert root.get("type") == "TBX-Linguist"


def test_a_suggestion_is_never_preferred() -> None:
    draft = replace(GLOSSARY, entries=GLOSSARY.entries[3:4])
    (concept,) = list_concepts(draft)
    assert [term.status for term in concept.current] == ["admitted"]
    assert "suggested, not official" in FORMATS["tbx"].render(draft).decode()
    assert "approved" not in FORMATS["utx"].render(draft).decode()


@pytest.mark.parametrize("name", ["tbx", "tbx2"])
def test_statuses_and_sources_are_kept(name: str) -> None:
    text = FORMATS[name].render(GLOSSARY).decode()
    for part in (
        ">supersededTerm-admn-sts<" if name == "tbx" else "<note>superseded</note>",
        ">deprecatedTerm-admn-sts<",
        ">House style<",
        ">a community of common destiny<",
        ">date: 2012–2016<",
        ">Hong Kong<",
    ):
        assert part in text


@given(GLOSSARIES)
def test_ids_are_unique_names(glossary: Glossary) -> None:
    names = unique_ids(glossary.entries)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", name) for name in names)


@given(GLOSSARIES)
def test_tmx_pairs_every_unit_with_a_unique_id(glossary: Glossary) -> None:
    units = list(fromstring(FORMATS["tmx"].render(glossary)).iter("tu"))
    ids = [unit.get("tuid") for unit in units]
    assert len(set(ids)) == len(ids)
    for unit in units:
        assert [seg.text is not None for seg in unit.iter("seg")] == [True, True]


@pytest.mark.parametrize(("script", "locale"), [("hans", "zh-CN"), ("hant-tw", "zh-TW"), ("hant-hk", "zh-HK")])
def test_tmx_names_the_locale_of_the_script(script: str, locale: str) -> None:
    root = fromstring(FORMATS["tmx"].render(replace(GLOSSARY, script=script)))
    assert {tuv.get(LANG) for tuv in root.iter("tuv")} == {locale, "en-US"}


@pytest.mark.parametrize("name", ["tmx", "omegat"])
def test_what_is_to_be_avoided_is_no_translation(name: str) -> None:
    avoided = ("common destiny", "One Belt, One Road", "old friend")
    text = FORMATS[name].render(GLOSSARY).decode()
    targets = re.findall(r"<seg>(.*?)</seg>", text) if name == "tmx" else [r.split("\t")[1] for r in text.splitlines()]
    assert not [target for target in targets if any(text in target for text in avoided)]


@pytest.mark.parametrize("name", ["omegat", "utx"])
@given(glossary=GLOSSARIES)
def test_flat_lists_have_equal_rows_that_are_no_comments(name: str, glossary: Glossary) -> None:
    text = FORMATS[name].render(glossary).decode()
    end = "\r\n" if name == "utx" else "\n"
    rows = text.split(end)[2 if name == "utx" else 0 : -1]
    assert all(row.count("\t") == (5 if name == "utx" else 2) and not row.startswith("#") for row in rows)


def test_what_a_format_leaves_out_is_said() -> None:
    assert FORMATS["tmx"].left_out(GLOSSARY) == ("2 entries without English",)
    assert any("#MeToo运动" in loss for loss in FORMATS["omegat"].left_out(GLOSSARY))  # the MeToo movement
    assert FORMATS["tbx"].left_out(GLOSSARY) == ()


def test_utx_dates_the_list_by_its_latest_document() -> None:
    assert b"; 2024-05-01T00:00:00+08:00; " in FORMATS["utx"].render(GLOSSARY)
    assert b"; 1970-01-01T00:00:00+08:00; " in FORMATS["utx"].render(replace(GLOSSARY, sources=()))


def test_an_entry_without_a_chinese_form_is_no_concept() -> None:
    assert list(list_concepts(Glossary("", (), (entry("", "", "", Term("nothing")),)))) == []
