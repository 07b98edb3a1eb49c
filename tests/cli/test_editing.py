"""Editing a file in place: nothing is lost, nothing is half written."""

import subprocess
import sys
from pathlib import Path

import pytest

from glossary.cli.terms import editing
from glossary.cli.terms.editing import Edited, edit_file
from glossary.errors import DataError, InputError

LIST = "entries:\n  - zh: 大国\n    en: major country\n"  # major country


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_bytes(LIST.encode())
    return file


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_an_edit_replaces_the_text_and_leaves_nothing_beside_it(path: Path) -> None:
    assert edit_file(str(path), lambda text: text + "# end\n") == Edited(LIST, LIST + "# end\n")
    assert (path.read_text(encoding="utf-8"), names(path.parent)) == (LIST + "# end\n", ["mine.yaml"])


def test_an_edit_that_changes_nothing_writes_nothing(path: Path) -> None:
    before = path.stat()
    edit_file(str(path), str)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_line_ends_and_byte_order_mark_stay(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfentries:\r\n")
    edit_file(str(path), lambda text: text + "# end\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbfentries:\r\n# end\r\n"


def test_mode_and_symbolic_link_stay(path: Path) -> None:
    path.chmod(0o640)
    link = path.parent / "link.yaml"
    link.symlink_to(path.name)
    edit_file(str(link), lambda text: text + "# end\n")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").endswith("# end\n")
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_another_program_writes_meanwhile_is_kept(path: Path) -> None:
    texts: list[str] = []

    def change(text: str) -> str:
        if not texts:
            path.write_text(text + "# by an editor\n", encoding="utf-8")
        texts.append(text)
        return text + "# by us\n"

    edit_file(str(path), change)
    assert path.read_text(encoding="utf-8") == LIST + "# by an editor\n# by us\n"
    assert len(texts) == 2


def test_a_file_that_others_keep_writing_to_is_left_to_them(path: Path) -> None:
    def change(text: str) -> str:
        path.write_text(text + "#\n", encoding="utf-8")
        return text + "# by us\n"

    with pytest.raises(InputError, match="X004"):
        edit_file(str(path), change)
    assert "by us" not in path.read_text(encoding="utf-8")


def test_a_change_that_fails_leaves_the_file_and_frees_the_lock(path: Path) -> None:
    def fail(text: str) -> str:
        raise DataError

    with pytest.raises(DataError):
        edit_file(str(path), fail)
    assert (path.read_text(encoding="utf-8"), names(path.parent)) == (LIST, ["mine.yaml"])
    edit_file(str(path), lambda text: text + "# end\n")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_command_that_is_killed_leaves_the_old_file_and_a_free_lock(path: Path) -> None:
    code = (
        "import os, signal, sys\nfrom glossary.cli.terms.editing import edit_file\n"
        "edit_file(sys.argv[1], lambda text: os.kill(os.getpid(), signal.SIGKILL))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -9
    assert path.read_text(encoding="utf-8") == LIST
    edit_file(str(path), lambda text: text + "# end\n")
    assert names(path.parent) == ["mine.yaml"]


def test_what_a_killed_command_left_beside_the_list_is_taken_away(path: Path) -> None:
    kept = [".mine.yaml.original", ".mine.yaml.swp", ".other.yaml.k2j_9xa1.part", "mine.yaml"]
    for name in (*kept, ".mine.yaml.k2j_9xa1.part"):
        (path.parent / name).write_text(LIST, encoding="utf-8")
    edit_file(str(path), lambda text: text + "# end\n")
    assert names(path.parent) == kept


def test_a_read_only_list_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # as the superuser no file is read-only
    with pytest.raises(InputError, match="X001 can't write: it is read-only"):
        edit_file(str(path), lambda text: text + "# end\n")
    assert path.read_text(encoding="utf-8") == LIST


def test_a_lock_that_is_never_freed_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "PATIENCE", 0.05)
    with editing.lock_file(str(path)), pytest.raises(InputError, match="X004"):
        edit_file(str(path), str)


def test_a_file_that_does_not_exist_is_made_only_when_asked_for(tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    with pytest.raises(InputError, match="T001"):
        edit_file(str(new), str)
    edit_file(str(new), lambda text: text + LIST, create=True)
    assert new.read_text(encoding="utf-8") == LIST


def test_a_folder_that_does_not_exist_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="X002"):
        edit_file(str(tmp_path / "none" / "new.yaml"), str, create=True)


def test_what_is_no_text_is_bad_data(path: Path) -> None:
    path.write_bytes(b"entries: \xff\n")
    with pytest.raises(DataError, match=r":1:10: T011"):
        edit_file(str(path), str)
    assert path.read_bytes() == b"entries: \xff\n"
