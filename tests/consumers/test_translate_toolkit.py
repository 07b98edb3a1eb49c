"""TBX v2, TMX and UTX as translate-toolkit reads them, and with it Weblate."""

import io
from typing import Any

import pytest

from glossary.writers import FORMATS
from tests.writers.made_up import GLOSSARY

CURRENT = [
    ("人类命运共同体", "a community with a shared future for mankind"),
    ("人类命运共同体", "a community with a shared future for humanity"),
    ("“一带一路”倡议", "Belt and Road Initiative"),  # the Belt and Road Initiative
    ("“一带一路”倡议", "BRI"),
    ("=外交", "=diplomacy"),
    ("#MeToo运动", "MeToo movement"),
    ("干部", "cadre, official"),
    ("<script>alert(1)</script>", "</script><script>alert(4)</script>"),
    ("𠮷尔吉斯女士", "Ms. Kyrgyz"),  # an invented name
    ("𠮷尔吉斯女士", "Madame Kyrgyz"),
]


def store(module: str, name: str, data: bytes, *languages: str) -> Any:
    """Return *data* parsed by a storage class of translate-toolkit."""
    found = pytest.importorskip(f"translate.storage.{module}", reason="translate-toolkit is not installed")
    return getattr(found, name)(io.BytesIO(data), *languages)


def test_tmx_gives_every_current_pair() -> None:
    units = store("tmx", "tmxfile", FORMATS["tmx"].render(GLOSSARY), "zh-CN", "en-US").units
    assert [(unit.source, unit.target) for unit in units] == CURRENT


def test_tbx_of_2008_gives_every_concept_with_its_first_rendering() -> None:
    units = store("tbx", "tbxfile", FORMATS["tbx2"].render(GLOSSARY), "zh-Hans", "en").units
    first = dict(reversed(CURRENT))
    found = {unit.source: unit.target for unit in units if unit.target}
    assert {source: found[source] for source in first} == first


def test_tbx_of_2008_marks_what_is_to_be_avoided() -> None:
    units = store("tbx", "tbxfile", FORMATS["tbx2"].render(GLOSSARY), "zh-Hans", "en").units
    marked = {term.text for unit in units for term in unit.get_target_terms() if term.deprecated}
    assert marked == {"a community of common destiny", "One Belt, One Road", "old friend of the people"}


def test_utx_keeps_renderings_and_statuses() -> None:
    units = store("utx", "UtxFile", FORMATS["utx"].render(GLOSSARY)).units
    kept = [unit for unit in units if unit.metadata["term status"] != "forbidden"]
    assert [(unit.source, unit.target) for unit in kept] == [pair for pair in CURRENT if pair[0][0] != "#"]
    assert len(units) - len(kept) == 3
