"""Whatever the system does to a run: what may not be read, what vanishes or grows, signals, closed streams."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from glossary.documents import read_documents, sources
from tests.archive.test_command import hear_interrupts, workers
from tests.faults.running import ENVIRONMENT, command, lines, lower, start
from tests.faults.table import GOOD


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speeches" / "good.txt"
    path.parent.mkdir()
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("speeches/no.txt", "D002", id="document"),
        pytest.param("speeches/closed", "D002", id="folder"),
        pytest.param("lists/no.yaml", "T001", id="list"),
        pytest.param("lists/closed", "T001", id="lists"),
    ],
)
@pytest.mark.parametrize("whole", [True, False], ids=["in its folder", "by its name"])
def test_what_may_not_be_read_stops_nothing_else(
    name: str, code: str, whole: bool, speech: Path, tmp_path: Path
) -> None:
    closed = tmp_path / name
    closed.parent.mkdir(exist_ok=True)
    if closed.suffix:
        closed.write_text(GOOD, encoding="utf-8")
    else:
        closed.mkdir()
    closed.chmod(0)
    given = closed.parent if whole else closed
    target = tmp_path / "a.tsv"
    arguments = ["-t", str(given), str(speech)] if code == "T001" else [str(given), str(speech)]
    ran = command("build", *arguments, "-q", "-o", str(target), bound=lower)
    closed.chmod(0o755)
    assert ran.returncode == 3
    told = [line for line in lines(ran.stderr) if "D003" not in line]  # such a folder holds no document either
    assert len(told) == 1
    assert re.match(rf"{re.escape(str(closed))}: {code} can't be (read|opened): permission denied", told[0])
    assert "多边主义" in target.read_text(encoding="utf-8")


def test_a_document_that_vanishes_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    real = sources.read_bytes

    def read(path: str) -> bytes:
        (tmp_path / "b.txt").unlink(missing_ok=True)  # somebody else tidies up
        return real(path)

    monkeypatch.setattr("glossary.documents.read_bytes", read)
    documents, problems = read_documents([str(tmp_path)])
    assert [Path(document.name).name for document in documents] == ["a.txt"]
    assert [problem.code for problem in problems] == ["D001"]


GROW = """
def watch(event, arguments, grown=[]):
    if event == "open" and str(arguments[0]) == {path!r} and not grown:
        grown.append(True)
        with open({path!r}, "ab") as file: file.write({more!r})
sys.addaudithook(watch)
"""


def test_a_document_that_grows_is_read_as_far_as_it_went(speech: Path) -> None:
    grow = GROW.format(path=str(speech), more=GOOD.encode()[:-1])  # in the middle of a character
    ran = command("extract", str(speech), "--no-terms", "-f", "tsv", program=grow)
    assert (ran.returncode, "D015" in ran.stderr.decode()) == (0, True)
    assert "多边主义" in ran.stdout.decode("utf-8")


def test_bad_files_in_an_archive_stop_no_other(speech: Path, tmp_path: Path) -> None:
    folder = speech.parent
    for number in range(8):
        (folder / f"{number}.txt").write_text(GOOD, encoding="utf-8")
    (folder / "cut.docx").write_bytes(b"PK\x03\x04")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    target = tmp_path / "a.tsv"
    few = ["--no-terms", "--memory", "1K", "--jobs", "2", "-o", str(target)]
    ran = command("extract", str(folder), *few, bound=lambda: None)
    assert ran.returncode == 65
    assert [line.split()[1] for line in lines(ran.stderr)] == ["D013", "D005", "D001"]
    assert "多边主义" in target.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_a_run_and_leaves_nothing(name: str, speech: Path, tmp_path: Path) -> None:
    for number in range(2000):
        (speech.parent / f"{number}.txt").write_text(GOOD * 60, encoding="utf-8")
    scratch, target = tmp_path / "scratch", tmp_path / "a.tsv"
    scratch.mkdir()
    target.write_text("old", encoding="utf-8")
    few = ["--no-terms", "--memory", "1K", "--jobs", "2", "--scratch", str(scratch), "-o", str(target)]
    with hear_interrupts():
        process = subprocess.Popen(
            [*start(), "extract", str(speech.parent), *few],
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=ENVIRONMENT,
        )
    give_up = time.monotonic() + 60
    while not list(scratch.glob("*/*/documents.json")) or len(workers(process)) < 2:
        assert time.monotonic() < give_up
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(getattr(signal, name))
    begun = time.monotonic()
    _, told = process.communicate(timeout=30)
    assert time.monotonic() - begun < 15  # a second, and much room for a busy machine
    assert process.returncode == 128 + getattr(signal, name)
    assert told.decode().strip() == "glossary: stopped"
    assert workers(process) == []
    assert list(scratch.iterdir()) == []
    assert target.read_text(encoding="utf-8") == "old"


def test_a_reader_that_goes_away_is_no_fault(speech: Path) -> None:
    for arguments in (["build", str(speech), "-f", "html"], ["terms", "export", "-f", "tsv"], ["formats"]):
        process = subprocess.Popen(
            [*start(), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
        )
        assert process.stdout is not None
        process.stdout.close()
        _, told = process.communicate(timeout=60)
        assert (process.returncode, b"Traceback" in told, b"Exception" in told) == (0, False, False)


@pytest.mark.parametrize(("number", "code"), [pytest.param(n, 65 * (n == 0), id=f"{n}") for n in (0, 1, 2)])
def test_a_closed_stream_is_an_empty_one(number: int, code: int, speech: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.tsv"
    target.write_text("old", encoding="utf-8")
    given = "-" if number == 0 else str(speech)
    command_line = [*start(), "build", given, "-o", str(target)]
    ran = subprocess.run(
        command_line,
        check=False,
        stdin=None,
        stdout=subprocess.PIPE if number != 1 else None,
        stderr=subprocess.PIPE if number != 2 else None,
        preexec_fn=lambda: os.close(number),
        env=ENVIRONMENT,
    )
    assert ran.returncode == code
    assert b"Traceback" not in (ran.stderr or b"")
    assert (target.read_text(encoding="utf-8") == "old") == (number == 0)
    listed = command("build", str(speech), "-f", "tsv", program=f"import os; os.close({number})")
    assert b"Traceback" not in listed.stderr


@pytest.mark.parametrize(("option", "rest"), [("-t", []), ("--word-list", ["--no-terms"])])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_list_or_word_list_without_end_is_not_read_to_its_end(option: str, rest: list[str], speech: Path) -> None:
    ran = command("extract", str(speech), *rest, option, "/dev/zero", "-f", "tsv")
    assert ran.returncode == 65
    assert lines(ran.stderr) == ["/dev/zero: T010 longer than 16,000,000 characters; expected a term list"]
    assert "多边主义" in ran.stdout.decode("utf-8")


def test_a_list_from_a_pipe_is_read(speech: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, "- {zh: 多边主义, en: M-ISM}\n".encode())
    os.close(writing)
    try:
        ran = command("build", str(speech), "-t", f"/dev/fd/{reading}", "-f", "tsv", pass_fds=(reading,))
    finally:
        os.close(reading)
    assert (ran.returncode, "M-ISM" in ran.stdout.decode("utf-8")) == (0, True)
