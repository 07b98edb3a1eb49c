"""The README is executed: its transcripts are what the program prints, its tables walk the program's tables."""

import shlex

import pytest

from glossary.cli import run
from tests.readme import README, TABLES, find_commands, find_transcripts


@pytest.mark.parametrize(("command", "output"), find_transcripts(), ids=[command for command, _ in find_transcripts()])
def test_a_transcript_is_what_the_program_prints(
    command: str, output: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(README.parent)
    monkeypatch.setenv("COLUMNS", "100")
    program, *rest = shlex.split(command)
    assert program == "glossary"
    args, piped = (rest[: rest.index("|")], True) if "|" in rest else (rest, False)
    run(args)
    printed = capfdbinary.readouterr().out.decode("utf-8")
    shown = output.splitlines()
    lines = [line.rstrip() for line in printed.splitlines()]
    if piped or shown[-1] == "…":  # only the head is shown
        shown = [line for line in shown if line != "…"]
        lines = lines[: len(shown)]
    assert lines == shown


def test_the_first_two_commands_install_and_test() -> None:
    build, test, *_ = find_commands()
    assert "glossary build data/2022-03-07-wang-yi-press-conference.txt" in build
    assert "pytest" in test


@pytest.mark.parametrize("name", TABLES)
def test_the_generated_parts_are_fresh(name: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"<!-- begin {name} -->" in text
    assert TABLES[name]() in text, "run `python -m tests.readme --refresh`"
