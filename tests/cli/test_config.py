"""Settings of a project and of a user: found, heeded, switched off, and every fault at its place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.cli.settings import FAULTS

Run = Callable[..., Any]

SPEECH = "大国。\n" * 3  # Major countries.


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project below a folder with the user's settings; commands run there and heed both."""
    monkeypatch.delenv("GLOSSARY_NO_CONFIG")
    monkeypatch.setenv("GLOSSARY_CONFIG", str(tmp_path / "user"))
    folder = tmp_path / "project"
    (folder / "lists").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "speech.txt").write_text(SPEECH, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def write_list(path: Path, english: str, *more: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((f"- zh: 大国\n  en: {english}", *more)) + "\n", encoding="utf-8")


def entry_of(out: str, term: str = "大国") -> Any:
    return next(entry for entry in json.loads(out)["entries"] if entry["term"] == term)


def test_later_layers_win_and_the_glossary_says_which_gave_what(glossary: Run, project: Path) -> None:
    write_list(project.parent / "organisation.yaml", "organisation's")
    write_list(project / "lists" / "ours.yaml", "project's", "  also: [second]")
    write_list(project.parent / "user" / "terms" / "mine.yaml", "my own")
    write_list(project / "given.yaml", "given")
    (project / "glossary.toml").write_text('organisation = ["../organisation.yaml"]\nterms = ["lists"]\n', "utf-8")
    entry = entry_of(glossary("build", "speech.txt", "-f", "json", "-q").out)
    layers = {term["text"]: (term["status"], term["layer"]) for term in entry["translations"]}
    assert layers["my own"] == ("preferred", "personal")
    assert layers["project's"] == ("admitted", "project")
    assert layers["second"] == ("admitted", "project")
    assert layers["organisation's"] == ("admitted", "organisation")
    assert layers["major country"] == ("admitted", "built-in")
    assert entry["origin"]["layer"] == "personal"
    given = entry_of(glossary("build", "speech.txt", "-f", "json", "-q", "-t", "given.yaml").out)
    assert (given["translations"][0]["text"], given["translations"][0]["layer"]) == ("given", "given.yaml")


def test_the_settings_are_found_upward_and_their_paths_start_from_their_folder(
    glossary: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list(project / "lists" / "ours.yaml", "project's")
    (project / "glossary.toml").write_text('terms = ["lists"]\nsources = ["speech.txt"]\n', encoding="utf-8")
    (project / "deep" / "deeper").mkdir(parents=True)
    monkeypatch.chdir(project / "deep" / "deeper")
    assert entry_of(glossary("build", "-f", "json", "-q").out)["translations"][0]["layer"] == "project"


def test_the_search_for_settings_ends_at_the_repository(glossary: Run, project: Path) -> None:
    (project.parent / "glossary.toml").write_text("faulty", encoding="utf-8")
    assert glossary("terms", "find", "大国").code == 0


def test_pyproject_may_hold_the_settings(glossary: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.glossary.build]\ntop = 1\nformat = "json"\n', encoding="utf-8")
    assert len(json.loads(glossary("build", "speech.txt", "-q").out)["entries"]) == 1


def test_a_pyproject_of_something_else_is_nobodys_business(glossary: Run, project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.other]\nfaulty", encoding="utf-8")
    assert glossary("build", "speech.txt", "-q").code == 0


def test_the_command_line_wins_over_the_settings(glossary: Run, project: Path) -> None:
    (project / "glossary.toml").write_text(
        'sources = ["none.txt"]\n[build]\ntop = 1\nformat = "json"\n[extract]\nformat = "json"\ntop = 2\n', "utf-8"
    )
    (project / "other.txt").write_text(
        "多边主义。\n大国。\n" * 3, encoding="utf-8"
    )  # Multilateralism. Major countries.
    ran = glossary("build", "other.txt", "--top", 2, "-q")
    assert [len(json.loads(ran.out)[key]) for key in ("entries", "sources")] == [2, 1]


def test_no_config_switches_all_of_it_off(glossary: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "glossary.toml").write_text("faulty", encoding="utf-8")
    write_list(project.parent / "user" / "terms" / "mine.yaml", "my own")
    assert glossary("build", "speech.txt", "-q").code == 65
    for args, variable in (((), "1"), (("--no-config",), "")):
        monkeypatch.setenv("GLOSSARY_NO_CONFIG", variable)
        ran = glossary("build", "speech.txt", "-f", "json", "-q", *args)
        assert entry_of(ran.out)["translations"][0]["layer"] == "built-in"


def test_help_is_given_in_spite_of_faulty_settings(glossary: Run, project: Path) -> None:
    (project / "glossary.toml").write_text("faulty", encoding="utf-8")
    assert [glossary(*args, "--help").code for args in ((), ("build",), ("terms", "find"))] == [0, 0, 0]


def test_terms_commands_work_on_the_lists_of_the_project(glossary: Run, project: Path) -> None:
    write_list(project / "lists" / "ours.yaml", "'project'")
    (project / "glossary.toml").write_text('terms = ["lists"]\n', encoding="utf-8")
    found = json.loads(glossary("terms", "find", "大国", "--json", "--top", "1").out)
    assert (found[0]["layer"], found[0]["file"]) == ("project", "lists/ours.yaml")
    assert glossary("terms", "check").err.startswith("1 entries")
    assert glossary("terms", "format").out == "lists/ours.yaml\n"


def test_format_without_a_name_and_without_settings_is_wrong_usage(glossary: Run, project: Path) -> None:
    assert glossary("terms", "format").code == 2


FAULTY: dict[str, list[tuple[str | bytes, str]]] = {
    "S002": [
        ('terms = ["lists"\n', "2: S002 not valid TOML: unclosed array"),
        ("x", "1: S002 not valid TOML: expected '=' after a key"),
        ("terms = " + "[" * 5000, "S002"),
        ("# \xff".encode("latin-1"), "1: S002 not valid TOML: not UTF-8"),
        ("#" * 1_000_001, "S002 not valid TOML: longer than 1,000,000 bytes"),
    ],
    "S003": [
        ("term = []\n", "1:1: S003 unknown key 'term'; expected terms"),
        ("term = []\n", "did you mean terms?"),
        ("[build]\n\n  tops = 5\n", "3:3: S003 unknown key 'tops'"),
        ("build = {tops = 5}\n", "1:1: S003 unknown key 'tops'"),
        ("build.tops = 5\n", "1:1: S003 unknown key 'tops'"),
        ("[extract]\ntitle = 'x'\n", "2:1: S003 unknown key 'title'"),
        ("[build]\nterms = ['x']\n", "2:1: S003 unknown key 'terms'"),
    ],
    "S004": [
        ("terms = 'lists'\n", "1:1: S004 terms is 'lists'; expected a list of texts"),
        ("sources = [1]\n", "1:1: S004 sources is [1]; expected a list of texts"),
        ("build = 1\n", "1:1: S004 build is 1; expected a table"),
        ("[build]\ntop = 0\n", "2:1: S004 top is 0; expected a whole number from 1"),
        ("[build]\ntop = true\n", "2:1: S004 top is true; expected a whole number"),
        ("[build]\nquiet = 'yes'\n", "2:1: S004 quiet is 'yes'; expected true or false"),
        ("[build]\nsort = 'pinyn'\n", "2:1: S004 sort is 'pinyn'; expected one of frequency, pinyin"),
        ("[build]\ntitle = 2030\n", "2:1: S004 title is 2030; expected a text"),
        ("[extract]\nreference = 'x'\n", "2:1: S004 reference is 'x'; expected a list of texts"),
    ],
}


@pytest.mark.parametrize(
    ("text", "said"), [case for cases in FAULTY.values() for case in cases], ids=lambda value: str(value)[:30]
)
def test_a_fault_in_the_settings_is_told_with_its_place(
    glossary: Run, project: Path, text: str | bytes, said: str
) -> None:
    (project / "glossary.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    ran = glossary("build", "speech.txt")
    assert (ran.code, ran.out) == (65, "")
    assert "glossary.toml:" in ran.err
    assert said in ran.err


def test_all_faults_are_told_at_once(glossary: Run, project: Path) -> None:
    (project / "glossary.toml").write_text("term = []\n[build]\ntop = 0\nsort = 'x'\n", encoding="utf-8")
    told = [line.split(": ")[0] for line in glossary("build", "speech.txt").err.splitlines() if " S00" in line]
    assert told == ["glossary.toml:1:1", "glossary.toml:3:1", "glossary.toml:4:1"]


def test_settings_that_cannot_be_opened_are_an_input_error(
    glossary: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "glossary.toml").touch()

    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    ran = glossary("build", "speech.txt")
    assert (ran.code, "glossary.toml: S001 can't be opened: permission denied" in ran.err) == (3, True)


def test_every_fault_is_provoked_above() -> None:
    assert set(FAULTS) == {"S001", *FAULTY}


def test_export_and_stats_heed_the_settings(glossary: Run, project: Path) -> None:
    write_list(project / "lists" / "ours.yaml", "project's")
    (project / "glossary.toml").write_text('terms = ["lists"]\nsources = ["none.txt"]\n', encoding="utf-8")
    assert "project's" in glossary("terms", "export", "-f", "tsv", "-q").out
    assert "project's" not in glossary("terms", "export", "-f", "tsv", "-q", "--no-config").out
    assert glossary("terms", "stats").code == 0
