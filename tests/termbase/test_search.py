"""What a query finds, and in which order."""

from pathlib import Path

import pytest

from glossary.termbase import load_termbase
from glossary.termbase.index import Row, load_index, make_rows, parse_rows, render_rows
from glossary.termbase.search import find_rows

LIST = """\
- {zh: 人类命运共同体, en: [a community with a shared future for humanity, a community of common destiny]}
- {zh: 命运共同体, en: a community with a shared future}
- {zh: [东南亚国家联盟, 东盟], en: Association of Southeast Asian Nations, abbr: ASEAN}
- {zh: 东盟地区论坛, en: ASEAN Regional Forum}
- {zh: 旅行证件, en: travel documents}
- {zh: G20峰会, en: G20 summit}
- {zh: 多边主义, en: multilateralism, avoid: [multi-sidedness]}
- {zh: 多边贸易体制, en: multilateral trading system}
- {zh: 西安, en: Xi'an}
- {zh: 先, en: first}
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    path = tmp_path_factory.mktemp("lists") / "mine.yaml"
    path.write_text(LIST, encoding="utf-8")
    entries, problems = load_termbase([path])
    assert problems == ()
    return make_rows(entries, "mine.yaml")


def found(rows: list[Row], query: str, *, fuzzy: bool = False) -> list[str]:
    return [rows[hit.row].zh.partition("\x1f")[0] for hit in find_rows(rows, query, fuzzy=fuzzy)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("命运共同体", ["命运共同体", "人类命运共同体"]),
        ("命運共同體", ["命运共同体", "人类命运共同体"]),
        ("“命运”共同体", ["命运共同体", "人类命运共同体"]),
        ("东盟", ["东南亚国家联盟", "东盟地区论坛"]),
        ("东盟 论坛", ["东盟地区论坛"]),
        ("东盟 regional", ["东盟地区论坛"]),
        ("mingyun gongtongti", ["命运共同体", "人类命运共同体"]),
        ("mingyungongtong", ["命运共同体", "人类命运共同体"]),
        ("Rénlèi Mìngyùn Gòngtóngtǐ", ["人类命运共同体"]),
        ("ren2lei4 ming4yun4", ["人类命运共同体"]),
        ("lüxing", ["旅行证件"]),
        ("lvxing zhengjian", ["旅行证件"]),
        ("lǚ", ["旅行证件"]),
        ("xi'an", ["西安", "先"]),
        ("xian", ["先", "西安"]),
        ("g20 fenghui", ["g20峰会"]),
        ("G20 Summit", ["g20峰会"]),
        ("dongmeng", ["东南亚国家联盟", "东盟地区论坛"]),
        ("community shared future", ["命运共同体", "人类命运共同体"]),
        ("the community with a shared fut", ["命运共同体", "人类命运共同体"]),
        ("common destiny", ["人类命运共同体"]),
        ("ASEAN", ["东南亚国家联盟", "东盟地区论坛"]),
        ("multilat", ["多边主义", "多边贸易体制"]),
        ("multi-sidedness", ["多边主义"]),
        ("unilateralism", []),
        ("gtong", []),
        ("   ", []),
        ("—", []),
    ],
)
def test_a_query_finds_what_it_means_best_first(rows: list[Row], query: str, expected: list[str]) -> None:
    assert found(rows, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("人类运命共同体", "人类命运共同体"),
        ("renlei mingyun gongtonti", "人类命运共同体"),
        ("multilateralsim", "多边主义"),
    ],
    ids=["characters swapped", "letter missing", "letters swapped"],
)
def test_fuzzy_finds_what_is_only_like_the_query(rows: list[Row], query: str, expected: str) -> None:
    assert found(rows, query) == []
    assert found(rows, query, fuzzy=True)[0] == expected


def test_fuzzy_puts_what_is_exact_first(rows: list[Row]) -> None:
    assert found(rows, "命运共同体", fuzzy=True)[:2] == ["命运共同体", "人类命运共同体"]


def test_of_two_alike_the_later_row_comes_first(rows: list[Row]) -> None:
    assert [hit.row for hit in find_rows(rows + rows, "命运共同体", top=2)] == [len(rows) + 1, 1]


def test_a_very_long_query_is_answered(rows: list[Row]) -> None:
    assert found(rows, "命" * 100_000, fuzzy=True) == []
    assert found(rows, "zz " * 100_000, fuzzy=True) == []


def keep(fresh: tuple[Path, bytes] | None) -> None:
    if fresh:
        fresh[0].parent.mkdir(exist_ok=True)
        fresh[0].write_bytes(fresh[1])


def test_an_index_serves_until_the_list_changes(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(LIST, encoding="utf-8")
    folder = str(tmp_path / "cache")
    first = load_index("mine.yaml", path, folder=folder, version="1")
    keep(first.fresh)
    again = load_index("mine.yaml", path, folder=folder, version="1")
    assert (again.rows, again.fresh) == (first.rows, None)
    assert load_index("mine.yaml", path, folder=folder, version="2").fresh
    path.write_text(LIST + "- {zh: 大国, en: major country}\n", encoding="utf-8")
    changed = load_index("mine.yaml", path, folder=folder, version="1")
    assert (len(changed.rows), changed.fresh is not None) == (len(first.rows) + 1, True)
    assert changed.rows[:-1] == first.rows


def test_readings_of_an_older_index_serve_only_what_says_the_same(rows: list[Row], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {zh: 西安, en: Xi'an, pinyin: Xī'ān Shì}\n- {zh: 先, en: first}\n", encoding="utf-8")
    entries, _ = load_termbase([path])
    old = [Row(row.zh, row.pinyin.replace("xian", "made up"), row.en, row.shown) for row in rows]
    assert [row.pinyin for row in make_rows(entries, "mine.yaml", old)] == ["xi an shi", "made up"]


@pytest.mark.parametrize("cut", [0, 10, 200, -1])
def test_a_damaged_index_is_made_anew(rows: list[Row], cut: int) -> None:
    data = render_rows(rows, "1-1 key")
    assert parse_rows(data, "1-1 key") == rows
    assert parse_rows(data[:cut], "1-1 key") is None
    assert parse_rows(data, "1-1 other") is None


def test_a_list_with_problems_is_told_about_every_time(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(LIST + "- {zh: 大国, enn: major country}\n", encoding="utf-8")
    indexed = load_index("shown.yaml", path, folder=str(tmp_path), version="1")
    assert indexed.fresh is None
    assert {problem.code for problem in indexed.problems} == {"T101", "T106"}
    assert {problem.file for problem in indexed.problems} == {"shown.yaml"}
