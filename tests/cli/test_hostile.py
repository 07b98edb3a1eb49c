"""Broken and hostile lists: every command answers with a placed message, in bounded time and memory."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

resource: Any = pytest.importorskip("resource")  # Unix

Run = Callable[..., Any]

ENTRY = "  - zh: 大国\n    en: major country\n"

BROKEN: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (
        "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        ":1:4: T004",
    ),
    "merge key": ("entries:\n  - &a {zh: 大国, en: x}\n  - {<<: *a}\n", ":2:5: T004"),
    "object": ("entries: !!python/object/apply:os.system ['true']\n", ":1:10: T004"),
    "deep flow": ("[" * 100_000, "T009"),
    "deep block": ("".join(" " * depth + "-\n" for depth in range(500)), ":51:51: T009"),
    "tabs": ("entries:\n\t- zh: 大国\n", ":2:1: T002"),
    "full-width colon": ("entries:\n  - zh：大国\n    en: x\n", ":3:7: T002"),
    "full-width blanks": ("- zh: 大国\n　　en: x\n", ":2:1: T002"),
    "lone surrogate": (b"entries:\n  - zh: \xe5\xa4\xa7\xed\xa0\x80\n", ":2:10: T011"),
    "escaped surrogate": ('entries:\n  - zh: "\\ud800"\n', ":2:12: T002"),
    "null character": ("entries:\n  - zh: \0\n", ":2:9: T011"),
    "UTF-16": (f"entries:\n{ENTRY}".encode("utf-16"), ":1:1: T011"),
    "no end of a quotation": ('entries:\n  - zh: "大国\n' + "x\n" * 100_000, "T002"),
    "no line end": ("entries: [" + "{zh: 大国, zh: x}, " * 3_000 + "]\n", ":1:20: T003"),
    "many documents": ("---\n" * 100_000, ":2:1: T006"),
    "long value": (f"entries:\n  - zh: 大国\n    en: {'x' * 200_000}\n", ":3:9: T010"),
    "many keys": ("entries:\n  - {" + ", ".join(f"k{number}: x" for number in range(20_000)) + "}\n", "T010"),
}
"""Name → a list that nobody should have to wait for, and what is said about it."""

ENORMOUS: dict[str, tuple[Callable[[], bytes], str]] = {
    "100 MB in one value": (lambda: b"entries:\n  - zh: " + b"x" * 100_000_000 + b"\n", "T010"),
    "200 MB": (lambda: b"x: y\n" * 40_000_000, "T010"),
}
ROOMLESS = {
    "a sentence": ("great power\n", ":1:1: T108"),
    "a text for entries": ("entries: none\n", ":1:10: T104"),
    "a mapping for entries": ("entries: {zh: 大国}\n", ":1:10: T104"),
    "a tilde for entries": ("entries: ~\n", ":1:10: T302"),
    "a mapping without keys": ("{}\n", "T303"),
}
"""Name → a list that can be read and has no place for an entry, and what is said when one is to be added."""

SECONDS = 30
BYTES = 2_000_000_000
"""Bounds of a command on the lists above; chosen: several times what a slow machine needs."""

MIXED = "entries:\r\n  - zh: 大国\n    en: x\r\n"
"""Mixed line ends are read, and made one by `format` only."""


def commands(path: Path) -> dict[str, list[str]]:
    """Return every command that reads a list, as it is called for *path*."""
    file = str(path)
    return {
        "check": ["terms", "check", file],
        "format": ["terms", "format", file],
        "add": ["terms", "add", "小国", "small country", "--in", file],
        "set": ["terms", "set", "大国", "note", "x", "--in", file],
        "find": ["terms", "find", "大国", "--no-builtin-terms", "-t", file],
        "stats": ["terms", "stats", file],
        "export": ["terms", "export", file, "-f", "tsv"],
        "diff": ["terms", "diff", file, str(path.with_name("sound.yaml"))],
        "merge": ["terms", "merge", str(path.with_name("sound.yaml")), file],
        "merge in place": ["terms", "merge", file, str(path.with_name("sound.yaml")), "--in-place"],
        "import": ["terms", "import", str(path.with_name("terms.csv")), "--in", file],
        "todo": [
            "terms",
            "todo",
            str(path.with_name("speech.txt")),
            "--in",
            file,
            "--min-count",
            "2",
            "--no-builtin-terms",
        ],
        "build": ["build", str(path.with_name("speech.txt")), "--no-builtin-terms", "-t", file, "-f", "tsv"],
    }


def run(args: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own with bounded memory."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))

    return subprocess.run(
        [sys.executable, "-m", "glossary", *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        preexec_fn=bound,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "speech.txt").write_text(
        "大国要有大国的样子。\n", encoding="utf-8"
    )  # A major country should act like one.
    (tmp_path / "sound.yaml").write_text("- {zh: 小国, en: small country}\n", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("zh,en\n强国,strong country\n", encoding="utf-8")
    return tmp_path / "hostile.yaml"


@pytest.mark.parametrize("name", BROKEN)
def test_every_command_says_what_is_wrong_and_where(glossary: Run, path: Path, name: str) -> None:
    made, expected = BROKEN[name]
    data = made if isinstance(made, bytes) else made.encode()
    for command, args in commands(path).items():
        path.write_bytes(data)
        ran = glossary(*args)
        assert f"{path}{expected if expected[0] == ':' else ''}" in ran.out + ran.err, command
        assert expected in ran.out + ran.err, command
        assert ran.code in (1, 65), command
        assert path.read_bytes() == data, command
        assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == [], command


@pytest.mark.parametrize("name", ROOMLESS)
def test_a_list_without_room_for_an_entry_is_told_and_left_alone(glossary: Run, path: Path, name: str) -> None:
    data, expected = ROOMLESS[name]
    called = commands(path)
    for command in ("add", "set", "import", "merge in place", "todo"):
        path.write_text(data, encoding="utf-8")
        ran = glossary(*called[command])
        assert f"{path}:" in ran.err, command
        assert expected in ran.err or command == "set", command
        assert ran.code == 65, command
        assert path.read_text(encoding="utf-8") == data, command


@pytest.mark.parametrize("name", ENORMOUS)
def test_an_enormous_list_costs_little(path: Path, name: str) -> None:
    make, expected = ENORMOUS[name]
    path.write_bytes(make())
    for command in ("check", "format"):
        ran = run(commands(path)[command])
        assert (ran.returncode in (1, 65), "Traceback" in ran.stderr) == (True, False), ran.stderr[-500:]
        assert expected in ran.stdout + ran.stderr, command


def test_a_list_of_a_million_values_is_not_read_to_its_end(path: Path) -> None:
    path.write_bytes("- {zh: 大国, en: x}\n".encode() * 340_000)
    ran = run(commands(path)["check"])
    assert (ran.returncode, ":333334:3: T010" in ran.stdout) == (1, True), ran.stdout[:300]


def test_mixed_line_ends_are_read_and_left_alone(glossary: Run, path: Path) -> None:
    for command, args in commands(path).items():
        path.write_bytes(MIXED.encode())
        assert glossary(*args).code == int(command == "diff"), command
        assert path.read_bytes().startswith(MIXED.encode()) != (command == "format"), command
