"""The README is executed: its transcripts are what the program prints, its tables are the program's tables."""

import pytest

from tests.picture import LARGEST, PICTURE
from tests.readme import README, TABLES, find_commands, find_transcripts, run_transcript


@pytest.mark.parametrize(("command", "output"), find_transcripts(), ids=[command for command, _ in find_transcripts()])
def test_a_transcript_is_what_the_program_prints(command: str, output: str) -> None:
    assert run_transcript(command, output) == output, "run `python -m tests.readme --refresh`"


def test_the_first_two_commands_install_and_test() -> None:
    build, test, *_ = find_commands()
    assert "glossary build data/2022-03-07-wang-yi-press-conference.txt" in build
    assert "pytest" in test


@pytest.mark.parametrize("name", TABLES)
def test_the_generated_parts_are_fresh(name: str) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"<!-- begin {name} -->" in text
    stale = [line for line in TABLES[name]().splitlines() if line not in text]
    assert stale == [], "run `python -m tests.readme --refresh`"


def test_the_picture_is_a_small_png() -> None:
    assert f"](tests/golden/{PICTURE.name})" in README.read_text(encoding="utf-8")
    data = PICTURE.read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    assert len(data) <= LARGEST
