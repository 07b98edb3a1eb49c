"""What a format leaves out is said: the table of losses is held against what the writers write."""

import re
from dataclasses import replace

import pytest

from glossary.model import Context, Glossary, Source, Term
from glossary.writers import FORMATS
from glossary.writers.losses import KINDS, LACKS, find_losses

from .conftest import unpack
from .made_up import entry

EVERYTHING = replace(
    entry(
        "甲乙",
        "甲㚻",
        "jia3yi3",
        Term("wordone", source="srcone", date="1993", region="regone", note="noteone"),
        Term("wordtwo", "admitted", source="srcone"),
        Term("wordbad", "deprecated", source="srcone"),
        note="entrynote",
        definition="defone",
        subject_field="fieldone",
        variants=("乙丙",),
        pinyin_status="fixed",
        frequency=98765,
        contexts=(Context("a.txt", 1, "丁甲乙丁", 1, 3), Context("a.txt", 2, "戊甲乙戊", 1, 3)),
    ),
    part_of_speech="adverb",
)
"""An entry with one of everything, each recognisable."""

SIGNS = {
    "contexts": "丁|戊",
    "further contexts": "戊",
    "definitions": "defone",
    "notes": "entrynote",
    "notes on renderings": "noteone",
    "sources": "srcone",
    "dates": "1993",
    "regions": "regone",
    "further renderings": "wordtwo",
    "renderings to avoid": "wordbad",
    "other forms": "乙丙",
    "subject fields": "fieldone",
    "parts of speech": "adverb",
    "Traditional forms": "㚻",
    "readings": "ji[aǎ]|jia3",
    "frequencies": "98765",
}
"""Kind → what of EVERYTHING shows that a file holds it."""


def test_every_format_and_every_kind_is_in_the_tables() -> None:
    assert set(LACKS) == set(FORMATS)
    assert set(SIGNS) == set(KINDS)
    assert {kind for kinds in LACKS.values() for kind in kinds.split(", ") if kind} <= set(KINDS)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_in_the_file_is_in_the_table(name: str) -> None:
    data = FORMATS[name].render(Glossary("T", (Source("a.txt", 1),), (EVERYTHING,)))
    text = unpack(data) if data.startswith(b"PK") else data.decode("utf-8-sig")
    missing = {kind for kind, sign in SIGNS.items() if not re.search(sign, text)}
    if "contexts" in missing:
        missing -= {"further contexts"}
    assert set(LACKS[name].split(", ")) - {""} == missing


def test_losses_are_counted() -> None:
    glossary = Glossary("T", (Source("a.txt", 1),), (EVERYTHING, entry("无", "無", "wu2")))
    assert find_losses("csv", glossary) == ("further contexts (1)",)
    assert find_losses("tmx", glossary)[0] == "1 entries without English"
    assert find_losses("tmx", glossary)[1].startswith("contexts (2), definitions (1), renderings to avoid (1), other")
    assert find_losses("html", glossary) == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("deepl", ["1 entries with the Chinese of another", "1 entries over 1,024 bytes"]),
        ("amazon", ["1 entries with the Chinese of another"]),
        ("stardict", ["the end of 1 headwords over 255 bytes"]),
        ("xlsx", ["the end of 1 texts over 32,767 characters"]),
        ("omegat", ["#号: a line that begins with # is a comment"]),
        ("cedict", ["#号: a blank or a # at the start has no place in it"]),
    ],
)
def test_what_is_cut_or_dropped_is_said(name: str, said: list[str]) -> None:
    twice = (entry("甲", "甲", "jia3", Term("one"), id="c1"), entry("甲", "甲", "jia3", Term("two"), id="c2"))
    long = entry("长" * 400, "長" * 400, "chang2" * 400, Term("long"), note="x" * 32_768)
    glossary = Glossary("", (), (*twice, long, entry("#号", "#號", "hao4", Term("number"))))
    assert list(FORMATS[name].left_out(glossary)) == said
