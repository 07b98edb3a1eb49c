"""`glossary build`, run as a user would."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.script import to_traditional
from glossary.writers import FORMATS

SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"
Run = Callable[..., Any]

SPEECH = """\
我们主张构建人类命运共同体，反对零和博弈。
共建“一带一路”是各方的共同机遇，一带一路造福各国人民。
我们重视蓝莓合作机制，愿扩大蓝莓合作机制的成果。
"""


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """Return a short text with curated and uncurated phrases."""
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def entries(path: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of a JSON glossary by term."""
    return {entry["term"]: entry for entry in json.loads(path.read_text(encoding="utf-8"))["entries"]}


def test_the_sample_becomes_a_glossary_with_official_english(glossary: Run, tmp_path: Path) -> None:
    target = tmp_path / "glossary.json"
    assert glossary("build", SAMPLE, "-o", target).code == 0
    found = entries(target)
    community = found["人类命运共同体"]  # a community with a shared future for mankind
    assert community["frequency"] == SAMPLE.read_text(encoding="utf-8").count("人类命运共同体")
    assert "shared future" in community["translations"][0]["text"]
    assert community["traditional"] == "人類命運共同體"
    assert community["pinyin"] == "rénlèi mìngyùn gòngtóngtǐ"
    assert found["一带一路"]["pinyin"] == "Yīdài Yīlù"  # the Belt and Road


@pytest.mark.parametrize("name", FORMATS)
def test_two_runs_give_identical_bytes(glossary: Run, tmp_path: Path, name: str) -> None:
    if FORMATS[name].suffix.endswith(".pdf") and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    first, second = (glossary("build", SAMPLE, "-o", tmp_path / f"{n}{FORMATS[name].suffix}", "-f", name) for n in "ab")
    assert (first.code, second.code) == (0, 0)
    a, b = (tmp_path / f"{n}{FORMATS[name].suffix}" for n in "ab")
    assert a.read_bytes() == b.read_bytes()


def test_each_output_is_written_in_the_format_of_its_suffix(glossary: Run, speech: Path, tmp_path: Path) -> None:
    page, data = tmp_path / "g.html", tmp_path / "g.json"
    assert glossary("build", speech, "-o", page, "-o", data).code == 0
    assert page.read_bytes().lower().startswith(b"<!doctype html>")
    assert json.loads(data.read_bytes())["title"] == "speech"


def test_a_pipe_gets_the_format_asked_for(glossary: Run, speech: Path) -> None:
    assert "一带一路" in json.loads(glossary("build", speech, "-f", "json").out)["entries"][0]["term"]
    assert glossary("build", speech).out.count("\t") > 5


def test_standard_input_is_read_for_a_dash(glossary: Run, monkeypatch: pytest.MonkeyPatch, speech: Path) -> None:
    descriptor = os.open(speech, os.O_RDONLY)
    with os.fdopen(descriptor) as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert "一带一路" in glossary("build", "-", "-f", "tsv").out


def test_traditional_input_gives_the_same_glossary_with_contexts_in_its_own_script(
    glossary: Run, speech: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_text(to_traditional(SPEECH), encoding="utf-8")
    glossary("build", speech, "-o", tmp_path / "hans.json")
    glossary("build", twin, "-o", tmp_path / "hant.json")
    hans, hant = entries(tmp_path / "hans.json"), entries(tmp_path / "hant.json")
    assert list(hans) == list(hant)
    for term, entry in hans.items():
        same = {key: value for key, value in entry.items() if key not in ("contexts", "variants")}
        assert same == {key: hant[term][key] for key in same}
        assert [context["line"] for context in entry["contexts"]] == [c["line"] for c in hant[term]["contexts"]]
    assert "一帶一路" in hant["一带一路"]["contexts"][0]["text"]


def test_a_personal_list_wins_and_the_contradiction_is_reported(glossary: Run, speech: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "entries:\n  - zh: 零和博弈\n    en: zero-sum thinking of our house\n    source: house style\n", "utf-8"
    )
    ran = glossary("build", speech, "-t", mine, "-o", tmp_path / "g.json")
    assert ran.code == 0
    renderings = entries(tmp_path / "g.json")["零和博弈"]["translations"]  # zero-sum game
    assert renderings[0]["text"] == "zero-sum thinking of our house"
    assert re.search(rf"{re.escape(str(mine))}:\d+:\d+: L\d+ ", ran.err)


def test_without_builtin_lists_only_the_given_ones_count(glossary: Run, speech: Path, tmp_path: Path) -> None:
    glossary("build", speech, "--no-builtin-terms", "-o", tmp_path / "g.json")
    assert {entry["status"] for entry in entries(tmp_path / "g.json").values()} <= {"untranslated", "suggested"}


@pytest.mark.parametrize(("choice", "statuses"), [("drop", {"curated"}), ("only", {"untranslated"})])
def test_untranslated_phrases_are_dropped_or_kept_alone(
    glossary: Run, tmp_path: Path, choice: str, statuses: set[str]
) -> None:
    glossary("build", SAMPLE, "--untranslated", choice, "-o", tmp_path / "g.json")
    found = {entry["status"] for entry in entries(tmp_path / "g.json").values()} - {"suggested"}
    assert found == statuses


def test_top_and_min_count_bound_the_glossary(glossary: Run, tmp_path: Path) -> None:
    glossary("build", SAMPLE, "--top", 10, "--min-count", 5, "-o", tmp_path / "g.json")
    found = entries(tmp_path / "g.json")
    assert len(found) == 10
    assert min(entry["frequency"] for entry in found.values()) >= 5


def test_sorting_by_pinyin_files_terms_as_a_dictionary_does(glossary: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"  # Xiamen under xia, Chongqing and "reaffirm" under chong
    mine.write_text("".join(f"- {{zh: {zh}, en: x}}\n" for zh in ("重申", "厦门", "安理会", "重庆", "大国")), "utf-8")
    path = tmp_path / "speech.txt"
    path.write_text("厦门的大国外交、在重庆重申承诺、在安理会发言。", encoding="utf-8")
    glossary("build", path, "--no-builtin-terms", "-t", mine, "--sort", "pinyin", "-o", tmp_path / "g.json")
    found = [term for term in entries(tmp_path / "g.json") if term in mine.read_text("utf-8")]
    assert found == ["安理会", "重庆", "重申", "大国", "厦门"]


@pytest.mark.parametrize(("script", "expected"), [("hant-tw", "寮國"), ("hant-hk", "老撾"), ("both", "老撾")])
def test_regional_names_are_used_only_for_their_region(
    glossary: Run, tmp_path: Path, script: str, expected: str
) -> None:
    path = tmp_path / "speech.txt"
    path.write_text("老挝是中国的邻国，中国和老挝是好邻居。", encoding="utf-8")  # Laos is China's neighbour
    glossary("build", path, "--script", script, "-o", tmp_path / "g.json")
    assert entries(tmp_path / "g.json")["老挝"]["traditional"] == expected


def test_a_faulty_document_costs_the_others_nothing(glossary: Run, speech: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = glossary("build", empty, speech, "-o", tmp_path / "g.json")
    assert ran.code == 65
    assert len([line for line in ran.err.splitlines() if line.startswith(str(empty))]) == 1
    assert "一带一路" in entries(tmp_path / "g.json")


def test_a_missing_document_is_an_input_error_and_leaves_the_old_output(glossary: Run, tmp_path: Path) -> None:
    target = tmp_path / "g.json"
    target.write_text("old", encoding="utf-8")
    ran = glossary("build", tmp_path / "nowhere.txt", "-o", target)
    assert ran.code == 3
    assert target.read_text(encoding="utf-8") == "old"
    assert "Traceback" not in ran.err


def test_an_output_in_a_missing_folder_is_refused_before_the_work(glossary: Run, speech: Path, tmp_path: Path) -> None:
    ran = glossary("build", speech, "-o", tmp_path / "no" / "g.json")
    assert ran.code == 3
    assert "X002" in ran.err


def test_a_source_is_never_overwritten(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text(SPEECH, encoding="utf-8")
    ran = glossary("build", path, "-o", path)
    assert (ran.code, path.read_text(encoding="utf-8")) == (3, SPEECH)


@pytest.mark.parametrize(
    ("args", "suggestion"),
    [
        (["buidl"], "build"),
        (["build", "x.txt", "-f", "jsn"], "json"),
        (["build", "x.txt", "-o", "g.htlm"], "html"),
        (["build", "x.txt", "--sort", "pinyn"], "pinyin"),
        (["build", "x.txt", "--untranslatd", "drop"], "untranslated"),
    ],
    ids=["command", "format", "suffix", "value", "option"],
)
def test_a_slip_is_answered_with_what_was_meant(glossary: Run, args: list[str], suggestion: str) -> None:
    ran = glossary(*args)
    assert ran.code == 2
    assert suggestion in ran.err


def test_a_misspelt_file_is_answered_with_its_neighbour(glossary: Run, speech: Path) -> None:
    ran = glossary("build", speech.with_name("speach.txt"))
    assert ran.code == 3
    assert "speech.txt" in ran.err


def test_quiet_leaves_only_errors(glossary: Run, speech: Path, tmp_path: Path) -> None:
    assert glossary("build", speech, "-q", "-o", tmp_path / "g.json").err == ""
