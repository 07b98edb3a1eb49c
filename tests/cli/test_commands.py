"""The other commands, their help, and what every command shares."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from glossary.cli import main
from glossary.termbase import load_termbase
from glossary.writers import FORMATS

Run = Callable[..., Any]
SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every command, groups included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize("path", [(), *commands()], ids=" ".join)
def test_every_command_explains_itself(glossary: Run, path: tuple[str, ...]) -> None:
    ran = glossary(*path, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: glossary")
    assert len(ran.out.splitlines()) > 4


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_every_command_stands_in_the_readme(path: tuple[str, ...]) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    assert f"glossary {' '.join(path)}" in readme.read_text(encoding="utf-8")


def test_extract_lists_candidates_with_reasons_best_first(glossary: Run) -> None:
    ran = glossary("extract", SAMPLE, "--no-terms", "--top", 30, "-f", "json")
    candidates = json.loads(ran.out)["candidates"]
    assert (ran.code, len(candidates)) == (0, 30)
    scores = [candidate["termhood"] for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(candidate["reasons"] and candidate["contexts"] for candidate in candidates)


def test_thresholds_are_options(glossary: Run) -> None:
    few = json.loads(glossary("extract", SAMPLE, "--no-terms", "-f", "json", "--set", "candidate=5").out)["candidates"]
    assert min(candidate["termhood"] for candidate in few) >= 5


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [("stron=3", "'strong'"), ("strong=high", "a number"), ("max_words=2.5", "a whole number")],
)
def test_a_wrong_threshold_is_answered_with_what_was_expected(glossary: Run, assignment: str, expected: str) -> None:
    ran = glossary("extract", SAMPLE, "--set", assignment)
    assert ran.code == 2
    assert expected in ran.err


def test_a_reference_brings_down_what_is_as_frequent_there(glossary: Run, tmp_path: Path) -> None:
    reference = tmp_path / "other.txt"
    reference.write_text("一带一路建设座谈会。" * 300, encoding="utf-8")
    plain, compared = (
        {c["term"]: c["termhood"] for c in json.loads(glossary(*args).out)["candidates"]}
        for args in (
            ("extract", SAMPLE, "--no-terms", "-f", "json"),
            ("extract", SAMPLE, "--no-terms", "-f", "json", "--reference", reference),
        )
    )
    assert compared.get("一带一路", 0) < plain["一带一路"]  # the Belt and Road


def test_a_missing_word_list_is_an_input_error(glossary: Run, tmp_path: Path) -> None:
    ran = glossary("extract", SAMPLE, "--word-list", tmp_path / "none.yaml")
    assert (ran.code, "E005" in ran.err) == (3, True)


def test_pinyin_writes_one_line_for_each(glossary: Run) -> None:
    ran = glossary(
        "pinyin", "人类命运共同体", "长治久安"
    )  # community with a shared future; lasting peace and stability
    assert ran.out.splitlines() == ["rénlèi mìngyùn gòngtóngtǐ", "chángzhì-jiǔ'ān"]


def test_pinyin_json_flags_what_should_be_checked(glossary: Run) -> None:
    whole = json.loads(glossary("pinyin", "--json", "重启对话").out)  # restart dialogue
    assert whole["pinyin"] == "chóngqǐ duìhuà"
    assert {word["status"] for word in whole["words"]} <= {"fixed", "lexicon", "ok", "review"}


def test_extract_yaml_is_a_term_list_ready_to_edit(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert glossary("extract", SAMPLE, "--top", 20, "-f", "yaml", "-o", path).code == 0
    entries, problems = load_termbase([path])
    assert (len(entries), problems) == (20, ())
    assert {entry.review for entry in entries} == {"draft"}


def test_terms_check_reports_every_problem_at_its_place(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("entries:\n  - zh: 多边主义\n    enn: multilateralism\n  - en: orphan\n", encoding="utf-8")
    ran = glossary("terms", "check", path)
    assert ran.code == 1
    places = [line for line in ran.out.splitlines() if line.startswith(str(path))]
    assert [line.split(":")[1] for line in places] == sorted((line.split(":")[1] for line in places), key=int)
    assert any(line.startswith(f"{path}:3:5: T") for line in places)


def test_terms_check_passes_the_builtin_lists(glossary: Run) -> None:
    assert glossary("terms", "check").code == 0


def test_terms_check_of_a_missing_file_is_an_input_error(glossary: Run, tmp_path: Path) -> None:
    assert glossary("terms", "check", tmp_path / "none.yaml").code == 3


def test_formats_lists_the_whole_table(glossary: Run) -> None:
    out = glossary("formats").out
    assert all(name in out for name in FORMATS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(glossary: Run, shell: str) -> None:
    assert "_GLOSSARY_COMPLETE" in glossary("completion", shell).out


@pytest.mark.parametrize(("typed", "meant"), [(["biuld"], "build"), (["terms", "fnd"], "find")])
def test_a_misspelt_command_is_answered_with_the_nearest(typed: list[str], meant: str, glossary: Run) -> None:
    ran = glossary(*typed)
    assert ran.code == 2
    assert f"Did you mean '{meant}'?" in ran.err
