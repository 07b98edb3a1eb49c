"""What is kept for the next run takes bounded room."""

import os
from pathlib import Path

import pytest

from glossary.cli import sources


def test_the_oldest_lists_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_KEPT", 250)
    for age, letter in enumerate("abc"):
        path = tmp_path / f"layers-{letter * 16}.json"
        path.write_bytes(bytes(100))
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / "of somebody else.json").write_bytes(bytes(1000))
    sources.keep([(tmp_path / f"layers-{'d' * 16}.json", bytes(100))])
    assert {path.name for path in tmp_path.iterdir()} == {
        "of somebody else.json",
        f"layers-{'a' * 16}.json",
        f"layers-{'d' * 16}.json",
    }


def test_a_folder_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    sources.keep([(tmp_path / "file" / "wordlists.json", b"")])
    assert (tmp_path / "file").read_text() == "no folder"
