"""`glossary align` from the command line: formats, folders, and what is refused."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from glossary.parallel import FAULTS
from glossary.termbase import load_termbase
from glossary.writers.bilingual import ALIGNMENT_FORMATS
from glossary.yamltext import parse_yaml
from tests.parallel.texts import CASES

Run = Callable[..., Any]
ZH, EN = CASES / "briefing.zh.txt", CASES / "briefing.en.txt"
FUND = "海洋生态保护基金"  # marine ecological protection fund


def read_proposals(text: str) -> list[dict[str, Any]]:
    data, problems = parse_yaml(text, "proposals.yaml")
    assert problems == ()
    assert isinstance(data, dict)
    entries: list[dict[str, Any]] = data["entries"]  # type: ignore[assignment]
    return entries


def test_candidates_no_list_holds_get_renderings(glossary: Run) -> None:
    ran = glossary("align", ZH, EN)
    assert ran.code == 0
    first = read_proposals(ran.out)[0]
    assert (first["zh"], first["label"], first["frequency"]) == (FUND, "likely", "2")
    assert first["renderings"][0]["en"] == "marine ecological protection fund"
    evidence = first["renderings"][0]["evidence"]
    assert f"【{FUND}】" in evidence[0]["zh"]
    assert "【marine ecological protection fund】" in evidence[0]["en"]
    assert evidence[0]["source"] == f"{EN}:8"


def test_curated_terms_are_left_out_unless_all_are_wanted(glossary: Run) -> None:
    plain = {entry["zh"] for entry in read_proposals(glossary("align", ZH, EN).out)}
    every = {entry["zh"]: entry for entry in read_proposals(glossary("align", ZH, EN, "--all").out)}
    assert "最不发达国家" not in plain  # least developed countries
    assert every["最不发达国家"]["agrees"] == "yes"
    assert plain <= set(every)


def test_a_curated_term_inside_a_longer_one_is_not_looked_for(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = "entries:\n  - {zh: 台湾问题, en: Taiwan question}\n  - {zh: 台湾, en: Taiwan}\n"
    path.write_text(text, encoding="utf-8")
    found = read_proposals(glossary("align", ZH, EN, "-t", path, "--no-builtin-terms", "--all").out)
    assert [entry["zh"] for entry in found if "台湾" in entry["zh"]] == ["台湾问题"]


def test_own_lists_make_a_candidate_curated(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"entries:\n  - zh: {FUND}\n    en: marine fund\n", encoding="utf-8")
    assert FUND not in {entry["zh"] for entry in read_proposals(glossary("align", ZH, EN, "-t", path).out)}


def test_proposals_are_refused_as_a_term_list(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "proposals.yaml"
    glossary("align", ZH, EN, "-o", path)
    entries, problems = load_termbase([path])
    assert [term for entry in entries for term in entry.en] == []
    assert problems


def test_every_format_is_written_by_its_suffix(glossary: Run, tmp_path: Path) -> None:
    paths = [tmp_path / f"a{kind.suffix}" for kind in ALIGNMENT_FORMATS.values()]
    ran = glossary("align", ZH, EN, *(part for path in paths for part in ("-o", path)))
    assert (ran.code, ran.out) == (0, "")
    assert all(path.stat().st_size > 500 for path in paths)


@pytest.mark.parametrize("name", ALIGNMENT_FORMATS)
def test_two_runs_give_the_same_bytes(glossary: Run, name: str) -> None:
    assert glossary("align", ZH, EN, "-f", name).out == glossary("align", ZH, EN, "-f", name).out


def test_the_table_shows_labels_and_percentages(glossary: Run) -> None:
    out = glossary("align", ZH, EN, "-f", "table").out
    assert FUND in out
    assert "likely" in out
    assert " %" in out


def test_json_holds_pairs_and_proposals(glossary: Run) -> None:
    data = json.loads(glossary("align", ZH, EN, "-f", "json").out)
    assert data["documents"] == [{"zh": str(ZH), "en": str(EN), "date": ""}]
    evidence = data["proposals"][0]["renderings"][0]["evidence"][0]
    pair = data["pairs"][evidence["pair"]]
    assert pair["zh"][slice(*evidence["zh"])] == FUND
    assert pair["en"][slice(*evidence["en"])] == "marine ecological protection fund"


def test_tmx_holds_the_sentence_pairs(glossary: Run) -> None:
    root = fromstring(glossary("align", ZH, EN, "-f", "tmx").out.encode())
    pairs = [[segment.text for segment in unit.iter("seg")] for unit in root.iter("tu")]
    assert ["各位记者朋友，大家好。", "Good afternoon, friends from the press."] in pairs


def test_the_page_shows_both_texts_and_runs_nothing(glossary: Run) -> None:
    page = glossary("align", ZH, EN, "-f", "html").out
    assert f'<mark class="likely" title="marine ecological protection fund">{FUND}</mark>' in page
    assert "<script" not in page
    assert "default-src 'none'" in unescape(page)


def test_what_stands_in_a_text_never_becomes_markup(glossary: Run, tmp_path: Path) -> None:
    zh, en = tmp_path / "a.txt", tmp_path / "b.txt"
    zh.write_text("<b>海洋合作</b>很重要。\n我们支持<script>海洋合作</script>。", encoding="utf-8")
    en.write_text(
        "<b>Ocean cooperation</b> is important.\nWe support <script>ocean cooperation</script>.", encoding="utf-8"
    )
    page = glossary("align", zh, en, "-f", "html").out
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<b>海" not in page


def test_folders_are_paired_by_stem_and_share_their_evidence(glossary: Run, tmp_path: Path) -> None:
    for name, language in (("zh", ZH), ("en", EN)):
        folder = tmp_path / name
        folder.mkdir()
        lines = language.read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / f"first.{name}.txt").write_text("".join(lines[:5]), encoding="utf-8")
        (folder / f"second_{name}.txt").write_text("".join(lines[5:]), encoding="utf-8")
    (tmp_path / "zh" / "alone.txt").write_text("没有译文。", encoding="utf-8")
    ran = glossary("align", tmp_path / "zh", tmp_path / "en", "-f", "json")
    data = json.loads(ran.out)
    assert [Path(document["zh"]).name for document in data["documents"]] == ["first.zh.txt", "second_zh.txt"]
    fund = next(proposal for proposal in data["proposals"] if proposal["term"] == FUND)
    assert fund["frequency"] == 2
    assert "A002" in ran.err
    assert ran.code == 0


def _write(tmp_path: Path, zh: str, en: str) -> tuple[Path, Path]:
    paths = tmp_path / "zh.txt", tmp_path / "en.txt"
    for path, text in zip(paths, (zh, en), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _unrelated(tmp_path: Path) -> tuple[Path, Path]:
    return _write(tmp_path, "今天天气很好。\n我们去公园散步。", "Interest rates rose.\nThe central bank met on Monday.")


def _both_chinese(tmp_path: Path) -> tuple[Path, Path]:
    return _write(tmp_path, "今天天气很好。", "今天天气很好。")


def _alone(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "zh").mkdir()
    (tmp_path / "en").mkdir()
    for name, text in (("zh/a", "和平。"), ("en/a", "Peace."), ("en/b", "War.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "zh", tmp_path / "en"


def _file_and_folder(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path, _both_chinese(tmp_path)[1]


FIXTURES = {
    "A001": (_unrelated, 65),
    "A002": (_alone, 0),
    "A003": (_both_chinese, 65),
    "A004": (_file_and_folder, 2),
}


def test_every_fault_has_a_fixture() -> None:
    elsewhere = {"A005", "A006"}  # tests/cli/test_accept.py, tests/cli/test_encoder.py
    assert {*FIXTURES, *elsewhere} == set(FAULTS)


@pytest.mark.parametrize("code", FIXTURES)
@pytest.mark.parametrize("command", ["align", "check"])
def test_a_fault_of_a_pair_is_one_line(glossary: Run, command: str, code: str, tmp_path: Path) -> None:
    make, exit_code = FIXTURES[code]
    ran = glossary(command, *make(tmp_path), "-f", "json")
    assert f": {code} " in ran.err
    assert ran.code == exit_code


def test_an_unknown_suffix_is_answered_with_the_known_ones(glossary: Run, tmp_path: Path) -> None:
    ran = glossary("align", ZH, EN, "-o", tmp_path / "a.docx")
    assert (ran.code, ".tmx" in ran.err) == (2, True)


def test_a_missing_document_is_an_input_error(glossary: Run, tmp_path: Path) -> None:
    assert glossary("align", ZH, tmp_path / "none.txt").code == 3
