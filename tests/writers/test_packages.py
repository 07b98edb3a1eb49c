"""Anki, StarDict, Pleco, CC-CEDICT, SKOS and the files of single services, read back by the rules of each."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import replace
from struct import unpack_from
from typing import Any

import pytest
from hypothesis import given, settings

from glossary.model import Glossary, Term
from glossary.writers import FORMATS

from .made_up import GLOSSARY, entry
from .test_formats import GLOSSARIES

OFFICIAL = ["人类命运共同体", "“一带一路”倡议", "=外交", "干部", "<script>alert(1)</script>", "𠮷尔吉斯女士"]
"""The headwords with an official rendering, see made_up; #MeToo运动 (the MeToo movement) has a suggestion only."""


def query(glossary: Glossary, sql: str) -> list[Any]:
    """Return what *sql* finds in the collection of the Anki package."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["anki"].render(glossary))) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    rows = database.execute(sql).fetchall()
    database.close()
    return rows


def test_every_translated_entry_becomes_one_note_with_cards_both_ways() -> None:
    assert query(GLOSSARY, "SELECT count(*) FROM notes") == [(7,)]
    assert query(GLOSSARY, "SELECT nid, count(*), sum(ord) FROM cards GROUP BY nid HAVING count(*) != 2") == []


def test_a_changed_rendering_keeps_the_identity_of_its_note() -> None:
    cadre = GLOSSARY.entries[4]
    changed = replace(cadre, translations=(Term("official"),))
    notes = [query(Glossary("", (), (found,)), "SELECT id, guid, mid FROM notes") for found in (cadre, changed)]
    assert notes[0] == notes[1]
    assert notes[0][0][1] == cadre.id


def test_anki_learns_the_time_of_the_glossary() -> None:
    assert query(replace(GLOSSARY, modified=1_700_000_000), "SELECT DISTINCT mod FROM notes") == [(1_700_000_000,)]


def test_tones_are_coloured() -> None:
    (fields,) = query(replace(GLOSSARY, entries=GLOSSARY.entries[4:5]), "SELECT flds FROM notes")[0]
    assert '<span class="t4">gàn</span><span class="t4">bù</span>' in fields  # 干部, a cadre


@settings(deadline=None)
@given(GLOSSARIES)
def test_the_package_holds_any_text(glossary: Glossary) -> None:
    for fields, number in query(glossary, "SELECT flds, id FROM notes"):
        assert fields.count("\x1f") == 9
        assert 946_684_800_000 <= number < 1_546_684_800_000
    (models,) = query(glossary, "SELECT models FROM col")[0]
    assert [len(model["flds"]) for model in json.loads(models).values()] == [10]


@settings(deadline=None)
@given(GLOSSARIES)
def test_anki_text_has_quoted_rows_of_equal_length(glossary: Glossary) -> None:
    text = FORMATS["anki-text"].render(glossary).decode()
    head, rows = text.split("#tags column:11\n")
    assert head.count("\n#") == 4
    assert all(len(row) == 11 for row in csv.reader(io.StringIO(rows, newline=""), delimiter="\t"))
    assert "\n#" not in rows
    assert not rows.startswith("#")


def read_stardict(data: bytes) -> tuple[dict[str, str], dict[str, list[str]], dict[str, str]]:
    """Return info, articles by synonym and by headword of a StarDict zip, checking offsets and order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name.rsplit(".", 1)[1]: archive.read(name) for name in archive.namelist()}
    first, *lines = files["ifo"].decode().splitlines()
    assert first == "StarDict's dict ifo file"
    info = dict(line.split("=", 1) for line in lines)
    words: list[tuple[bytes, str]] = []
    place = 0
    while place < len(files["idx"]):
        end = files["idx"].index(b"\0", place)
        offset, size = unpack_from(">II", files["idx"], end + 1)
        words.append((files["idx"][place:end], files["dict"][offset : offset + size].decode()))
        place = end + 9
    assert [word for word, _ in words] == sorted((word for word, _ in words), key=lambda word: (word.lower(), word))
    assert int(info["wordcount"]) == len(words)
    assert int(info["idxfilesize"]) == len(files["idx"])
    synonyms: dict[str, list[str]] = {}
    place = 0
    while place < len(files["syn"]):
        end = files["syn"].index(b"\0", place)
        (number,) = unpack_from(">I", files["syn"], end + 1)
        synonyms.setdefault(files["syn"][place:end].decode(), []).append(words[number][0].decode())
        place = end + 5
    assert int(info["synwordcount"]) == sum(map(len, synonyms.values()))
    return info, synonyms, {word.decode(): article for word, article in words}


def test_stardict_leads_from_every_form_to_the_headword() -> None:
    _, synonyms, articles = read_stardict(FORMATS["stardict"].render(GLOSSARY))
    for form in (
        "人類命運共同體",
        "命运共同体",
        "renlei mingyun gongtongti",
        "a community with a shared future for mankind",
    ):
        assert synonyms[form] == ["人类命运共同体"]
    assert "avoid: <s>One Belt, One Road</s>" in articles["“一带一路”倡议"]
    assert "&lt;script&gt;" not in "".join(articles)


@settings(deadline=None)
@given(GLOSSARIES)
def test_stardict_holds_any_text(glossary: Glossary) -> None:
    _, synonyms, articles = read_stardict(FORMATS["stardict"].render(glossary))
    assert all(0 < len(word.encode()) < 256 for word in (*articles, *synonyms))


def test_pleco_groups_by_subject_field_and_keeps_both_scripts() -> None:
    lines = FORMATS["pleco"].render(GLOSSARY).decode().splitlines()
    assert "干部[幹部]\tgan4bu4\tcadre, official" in lines
    assert lines[lines.index("//Glossary/initiatives") + 1].startswith(
        "人类命运共同体[人類命運共同體]\tren2lei4 ming4yun4"
    )
    assert sum(line == "//Glossary/initiatives" for line in lines) == 1


@given(GLOSSARIES)
def test_cedict_lines_have_the_form_of_cedict(glossary: Glossary) -> None:
    for line in FORMATS["cedict"].render(glossary).decode().split("\n")[:-1]:
        assert re.fullmatch(r"[^\s#]\S* \S+ \[[^\]]*\] /.+/", line), line


def test_cedict_parts_syllables() -> None:
    assert b"\xe5\xb9\xb9\xe9\x83\xa8 \xe5\xb9\xb2\xe9\x83\xa8 [gan4 bu4] /cadre, official/" in (
        FORMATS["cedict"].render(GLOSSARY)
    )
    woman = entry("女士", "女士", "nü3shi5", Term("Ms./Madam"))
    assert FORMATS["cedict"].render(Glossary("", (), (woman,))).decode() == "女士 女士 [nu:3 shi5] /Ms.|Madam/\n"


@pytest.mark.parametrize("name", ["deepl", "amazon", "microsoft"])
def test_machines_get_official_renderings_only(name: str) -> None:
    text = FORMATS[name].render(GLOSSARY).decode()
    rows = list(csv.reader(io.StringIO(text), delimiter="\t" if name == "microsoft" else ","))
    assert [row[0] for row in rows if row[0] != "zh"] == OFFICIAL
    assert all(len(row) == 2 for row in rows)
    assert FORMATS[name].left_out(GLOSSARY) == ("2 entries without English", "1 entries with a suggestion only")


def test_google_gets_both_scripts_under_their_codes() -> None:
    head, first, *_ = csv.reader(io.StringIO(FORMATS["google"].render(GLOSSARY).decode()))
    assert head == ["zh-CN", "zh-TW", "en", "description"]
    assert first[:3] == ["人类命运共同体", "人類命運共同體", "a community with a shared future for mankind"]


@pytest.mark.parametrize("name", ["weblate", "crowdin", "memoq", "multiterm", "google", "amazon", "deepl", "microsoft"])
@given(glossary=GLOSSARIES)
def test_every_row_has_as_many_cells_as_the_head(name: str, glossary: Glossary) -> None:
    text = FORMATS[name].render(glossary).decode("utf-8-sig")
    if name in ("memoq", "microsoft"):
        rows = [line.split("\t") for line in text.split("\n")[:-1]]
    else:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) <= 1


def test_memoq_and_crowdin_forbid_what_is_to_be_avoided() -> None:
    rows = [line.split("\t") for line in FORMATS["memoq"].render(GLOSSARY).decode("utf-8-sig").splitlines()]
    assert rows[1][2:4] == [
        "a community with a shared future for mankind|a community with a shared future for humanity",
        "a community of common destiny",
    ]
    crowdin = list(csv.DictReader(io.StringIO(FORMATS["crowdin"].render(GLOSSARY).decode())))
    assert {row["English"]: row["Status"] for row in crowdin}["One Belt, One Road"] == "not recommended"
