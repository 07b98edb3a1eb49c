"""However writing fails or ends: the old file or the new one, whole, and nothing beside it."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from glossary.yamltext import parse_yaml
from tests.faults.running import ENVIRONMENT, command, lines, lower, start
from tests.faults.table import GOOD, STEPS

LIST = "entries:\n- {en: major country,   zh: 大国}\n"
"""In no canonical form, so that `format` has something to do."""


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


KILL = """
import os, signal
left = [{step}]
def watch(event, arguments, left=left):
    if event in {steps} and any({folder!r} in str(part) for part in arguments):
        left[0] -= 1
        if not left[0]: os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""

Files = dict[str, bytes]

WRITERS: dict[str, tuple[Callable[[str, str], list[str]], tuple[str, ...]]] = {
    "extract": (lambda speech, out: ["extract", speech, "--no-terms", "-o", f"{out}/a.tsv"], ("a.tsv",)),
    "build": (
        lambda speech, out: ["build", speech, *(f"--output={out}/a.{kind}" for kind in ("json", "csv", "md"))],
        ("a.json", "a.csv", "a.md"),
    ),
    "add": (lambda speech, out: ["terms", "add", "小国", "small country", "--in", f"{out}/l.yaml"], ("l.yaml",)),
    "set": (lambda speech, out: ["terms", "set", "大国", "note", "x", "--in", f"{out}/l.yaml"], ("l.yaml",)),
    "import": (lambda speech, out: ["terms", "import", f"{out}/../bank.csv", "--in", f"{out}/l.yaml"], ("l.yaml",)),
    "format": (lambda speech, out: ["terms", "format", f"{out}/l.yaml"], ("l.yaml",)),
}
"""Command → its arguments, and the files it writes."""


@pytest.mark.parametrize("name", WRITERS)
def test_a_run_killed_at_any_step_leaves_old_files_or_new_ones(name: str, speech: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "bank.csv").write_text("zh,en\n强国,strong country\n", encoding="utf-8")
    make, files = WRITERS[name]
    arguments = make(str(speech), str(folder))
    old = {file: LIST.encode() if file == "l.yaml" else b"old" for file in files}

    def begin() -> None:
        for file, data in old.items():
            (folder / file).write_bytes(data)

    def state() -> Files:
        return {file: (folder / file).read_bytes() for file in files}

    begin()
    assert command(*arguments).returncode == 0
    new = state()
    assert all(new[file] != old[file] for file in files)
    seen: set[tuple[str, bytes]] = set()
    for step in range(1, 80):
        begin()
        ran = command(*arguments, program=KILL.format(step=step, steps=STEPS, folder=str(folder)))
        found = state()
        assert all(found[file] in (old[file], new[file]) for file in files)
        seen |= set(found.items())
        if ran.returncode == 0:
            break
        assert ran.returncode == -signal.SIGKILL
    assert ran.returncode == 0
    assert step > 3  # it was killed a few times
    assert seen == {*old.items(), *new.items()}


FULL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))"


def test_a_full_disk_leaves_the_old_file(speech: Path, tmp_path: Path) -> None:
    target = tmp_path / "terms.json"
    target.write_bytes(b"old")
    ran = command("extract", str(speech), "--no-terms", "-f", "json", "-o", str(target), program=FULL)
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert "X001 can't write: file too large" in told
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["speech.txt", "terms.json"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 40 kB with an old file and a list on it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40k", "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("only the superuser may mount a small disk")
    try:
        (folder / "a.html").write_text("old", encoding="utf-8")
        (folder / "l.yaml").write_text(LIST, encoding="utf-8")
        yield folder
    finally:
        subprocess.run(["umount", folder], check=False)


def fill(disk: Path) -> None:
    """Leave no room on *disk*."""
    with (disk / "rest").open("wb", buffering=0) as rest, suppress(OSError):
        while rest.write(bytes(1000)):
            pass


def contents(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_disk_without_room_leaves_what_was_there(disk: Path, speech: Path) -> None:
    ran = command("build", str(speech), "-q", "-o", f"{disk}/b.tsv", "-o", f"{disk}/a.html", "-o", f"{disk}/c.json")
    assert ran.returncode == 3
    assert lines(ran.stderr) == [f"{disk}/a.html: X001 can't write: no space left on device"]
    assert (disk / "a.html").read_text() == "old"
    fill(disk)
    before = contents(disk)
    bank = speech.with_name("bank.csv")
    bank.write_text("zh,en\n强国,strong country\n", encoding="utf-8")
    for edit in (
        ["add", "小国", "x", "--in"],
        ["set", "大国", "note", "x", "--in"],
        ["import", str(bank), "--in"],
        ["format", "-q"],
    ):
        ran = command("terms", *edit, f"{disk}/l.yaml")
        assert ran.returncode == 3
        assert lines(ran.stderr) == [f"{disk}/l.yaml: X001 can't write: no space left on device"]
        assert contents(disk) == before


def test_a_disk_that_is_read_only_is_told(disk: Path, speech: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    before = contents(disk)
    for arguments in (
        ["build", str(speech), "-o", f"{disk}/a.html"],
        ["extract", str(speech), "-o", f"{disk}/new.tsv"],
        ["terms", "add", "小国", "x", "--in", f"{disk}/l.yaml"],
        ["terms", "format", "-q", f"{disk}/l.yaml"],
    ):
        ran = command(*arguments)
        assert ran.returncode == 3
        [told] = lines(ran.stderr)
        assert told.startswith(str(disk))
        assert "X001 can't write: read-only file system" in told
        assert contents(disk) == before


@pytest.mark.parametrize(("option", "code"), [("--scratch", "R003"), ("--keep", "R005")])
def test_an_archive_without_room_is_told(option: str, code: str, disk: Path, speech: Path) -> None:
    fill(disk)
    ran = command("extract", str(speech), "--no-terms", "--memory", "1K", "--jobs", "1", option, str(disk))
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert f"{disk}: {code} " in told
    assert "no space left on device" in told


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@needs_full
def test_a_device_without_room_is_told(speech: Path) -> None:
    ran = command("extract", str(speech), "--no-terms", "-f", "json", "-o", "/dev/full")
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert "/dev/full: X001 can't write: no space left" in told


@needs_full
@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "speech.txt", "--no-terms", "-f", "json"],
        ["build", "speech.txt", "-f", "table"],
        ["formats"],
        ["--help"],
        ["completion", "bash"],
        ["terms", "schema"],
        ["terms", "find", "中国"],
        ["pinyin", "中国"],
    ],
    ids=" ".join,
)
def test_standard_output_without_room_is_told(arguments: list[str], speech: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = command(*(str(speech) if part == "speech.txt" else part for part in arguments), stdout=full)
    assert ran.returncode == 3
    assert lines(ran.stderr) == ["standard output: X001 can't write: no space left on device"]


@needs_full
def test_messages_without_room_change_no_exit_code(speech: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        assert command("build", f"{speech}x", "-f", "tsv", stderr=full).returncode == 3


@pytest.mark.parametrize("target", ["folder", "missing/terms.tsv", "x" * 300 + ".tsv"])
def test_a_target_that_can_not_be_is_told_before_the_work(speech: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    ran = command("extract", str(speech), "--no-terms", "-o", str(tmp_path / target))
    assert ran.returncode == 3
    [told] = lines(ran.stderr)
    assert told.startswith(f"{tmp_path / target}: X00")


def test_a_name_of_250_bytes_can_be_written(speech: Path, tmp_path: Path) -> None:
    target = tmp_path / ("词" * 82 + ".tsv")
    assert command("extract", str(speech), "--no-terms", "-o", str(target)).returncode == 0
    assert target.stat().st_size > 0


def test_what_may_not_be_written_is_told(speech: Path, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "l.yaml").write_text(LIST, encoding="utf-8")
    before = contents(folder)
    folder.chmod(0o555)
    for arguments, target in (
        (["build", str(speech), "-o"], "a.html"),
        (["terms", "add", "小国", "x", "--in"], "l.yaml"),
        (["terms", "format", "-q"], "l.yaml"),
    ):
        ran = command(*arguments, str(folder / target), bound=lower)
        assert (ran.returncode, lines(ran.stderr)) == (3, [f"{folder / target}: X001 can't write: permission denied"])
    folder.chmod(0o755)
    assert contents(folder) == before


def together(*commands: list[str]) -> list[int]:
    """Run *commands* at once and return their exit codes."""
    running = [subprocess.Popen([*start(), *arguments], env=ENVIRONMENT) for arguments in commands]
    return [process.wait(60) for process in running]


def test_two_runs_into_one_target_leave_one_whole_file(speech: Path, tmp_path: Path) -> None:
    target = tmp_path / "terms.json"
    arguments = ["extract", str(speech), "--no-terms", "-f", "json", "-o", str(target)]
    assert command(*arguments).returncode == 0
    whole = target.read_bytes()
    assert together(*[arguments] * 4) == [0] * 4
    assert target.read_bytes() == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["speech.txt", "terms.json"]


def test_two_edits_of_one_list_both_count(tmp_path: Path) -> None:
    path = tmp_path / "l.yaml"
    path.write_text(LIST, encoding="utf-8")
    added = ["小国", "强国", "弱国", "古国"]
    assert together(*(["terms", "add", term, "country", "--in", str(path), "-q"] for term in added)) == [0] * 4
    value: Any = parse_yaml(path.read_text(encoding="utf-8"), "l.yaml")[0]
    assert {entry["zh"] for entry in value["entries"]} == {"大国", *added}
    assert [left.name for left in tmp_path.iterdir()] == ["l.yaml"]
