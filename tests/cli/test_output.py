"""Writing files whole or not at all."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.cli.output import FAULTS, check_targets, refuse_system, write_file
from glossary.errors import InputError


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(str(path), b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert [entry.name for entry in tmp_path.iterdir()] == ["glossary.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "g.csv").write_bytes(b"old")
    (tmp_path / "g.csv").symlink_to(tmp_path / "real" / "g.csv")
    write_file(str(tmp_path / "g.csv"), b"new")
    assert (tmp_path / "g.csv").is_symlink()
    assert (tmp_path / "real" / "g.csv").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX feature")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(b"old")
    program = (
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from glossary.cli.output import write_file; from glossary.errors import InputError\n"
        f"try: write_file({str(path)!r}, bytes(100_000))\n"
        "except InputError as error: print(error)\n"
    )
    limit = (10_000, resource.RLIM_INFINITY)
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert "X001 can't write: file too large" in ran.stdout
    assert (path.read_bytes(), [entry.name for entry in tmp_path.iterdir()]) == (b"old", ["g.csv"])


@pytest.mark.parametrize(
    "code", sorted(FAULTS.keys() - {"X004", "X005", "X006", "X007"})
)  # test_editing.py, test_office.py
def test_every_fault_is_provoked(code: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "speech.txt").touch()
    target = {"X001": "folder", "X002": "no/g.csv", "X003": "speech.txt"}[code]
    with pytest.raises(InputError, match=code):
        check_targets([str(tmp_path / target)], [str(tmp_path / "speech.txt")])


def test_standard_output_is_never_checked() -> None:
    check_targets(["-"], ["-"])


def test_what_the_system_refuses_has_its_place() -> None:
    (problem,) = refuse_system(PermissionError(13, "Permission denied", "/x/a.txt")).problems
    assert (
        str(problem) == "/x/a.txt: X007 the system refuses it: permission denied; expected a file that can be reached"
    )
    (problem,) = refuse_system(OSError(28, "No space left on device"), "a.html").problems
    assert (problem.file, problem.code, bool(problem.hint)) == ("a.html", "X001", True)
