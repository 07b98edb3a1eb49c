"""`glossary extract` on an archive: options, faults, and Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from glossary.archive import FAULTS
from glossary.archive.executors import _hold_interrupts
from glossary.cli import run

COMMAND = [sys.executable, "-m", "glossary", "extract"]


def test_little_memory_changes_nothing(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(archive), "--no-terms", "-q"]) == 65  # one document is empty
    plain = capfd.readouterr().out
    assert run(["extract", str(archive), "--no-terms", "-q", "--memory", "1K", "--jobs", "1"]) == 65
    assert capfd.readouterr().out == plain
    assert plain.count("\n") > 100


@pytest.mark.parametrize("size", ["much", "-1", "2X", "0", "9" * 400])
def test_a_size_is_a_number_with_a_unit(size: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "speech.txt", "--memory", size]) == 2
    assert "expected a number with K, M, G or T" in capfd.readouterr().err


def test_a_cluster_that_is_not_there_is_said(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    assert run(["extract", str(archive), "--no-terms", "--cluster", "nonsense://nowhere"]) == 3
    assert re.match(r"nonsense://nowhere: R001 no cluster answers", capfd.readouterr().err)


def test_a_cluster_needs_dask(
    archive: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert run(["extract", str(archive), "--no-terms", "--cluster", "tcp://localhost:1"]) == 3
    assert run(["extract", archive.as_uri(), "--no-terms"]) == 3
    assert capfd.readouterr().err.count("R002") == 2


def test_a_scratch_folder_that_is_not_there_is_said(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    scratch = str(archive / "missing")
    assert run(["extract", str(archive), "--no-terms", "--memory", "1K", "--scratch", scratch]) == 3
    assert capfd.readouterr().err.startswith(f"{scratch}: R003 no room for the shards: no such file or directory")


def test_a_folder_to_keep_in_that_cannot_be_written_is_said(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = archive / "00.txt"
    assert run(["extract", str(archive), "--no-terms", "--memory", "1K", "--jobs", "1", "--keep", str(file)]) == 3
    assert capfd.readouterr().err.startswith(f"{file}: R005 nothing can be kept there: file exists")


def test_every_fault_has_a_test() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(code in text for code in FAULTS)


@pytest.fixture(scope="session")
def large(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of enough text to be interrupted in."""
    folder = tmp_path_factory.mktemp("large")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(archive.glob("*.txt")))
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def start(large: Path, tmp_path: Path) -> subprocess.Popen[bytes]:
    """Return the command at work on *large* with two processes, once it has shards."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    target = tmp_path / "terms.tsv"
    target.write_text("old", encoding="utf-8")
    arguments = [
        str(large),
        "--no-terms",
        "--memory",
        "1K",
        "--jobs",
        "2",
        "--scratch",
        str(scratch),
        "-o",
        str(target),
    ]
    with hear_interrupts():
        process = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.PIPE, start_new_session=True)
    give_up = time.monotonic() + 60
    while not list(scratch.glob("*/*/documents.json")) or len(workers(process)) < 2:
        assert time.monotonic() < give_up
        time.sleep(0.05)
    return process


@contextmanager
def hear_interrupts() -> Iterator[None]:
    """Hear interrupts, as what is started meanwhile will: a shell makes what it starts in the background deaf to them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the worker processes in the session of *process*."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            command = stat.with_name("cmdline").read_bytes()
        except OSError:
            continue
        worker = b"spawn_main" in command and fields[0] != "Z"
        if worker and int(fields[3]) == process.pid:
            found.append(int(stat.parent.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@needs_proc
def test_an_interrupt_leaves_nothing_behind(large: Path, tmp_path: Path) -> None:
    process = start(large, tmp_path)
    os.killpg(process.pid, signal.SIGINT)  # as the terminal does it: to the workers, too
    begun = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - begun < 15  # a second, and much room for a busy machine
    assert process.returncode == 130
    assert err.decode().strip() == "glossary: stopped"
    assert workers(process) == []
    assert list((tmp_path / "scratch").iterdir()) == []
    assert (tmp_path / "terms.tsv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch", "terms.tsv"]


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs signals that can be held back")
def test_an_interrupt_while_a_process_starts_is_heard_afterwards() -> None:
    heard = []

    def interrupt() -> None:
        with _hold_interrupts():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            heard.append("the block goes on")
        heard.append("too late")

    with hear_interrupts(), pytest.raises(KeyboardInterrupt):
        interrupt()
    assert heard == ["the block goes on"]


@needs_proc
def test_a_worker_that_is_killed_is_said(large: Path, tmp_path: Path) -> None:
    process = start(large, tmp_path)
    for pid in workers(process):
        os.kill(pid, signal.SIGKILL)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 3
    assert err.decode().startswith("--jobs: R004 a process was ended from outside")
    assert (tmp_path / "terms.tsv").read_text(encoding="utf-8") == "old"


@needs_proc
def test_workers_end_with_a_command_that_is_killed(large: Path, tmp_path: Path) -> None:
    process = start(large, tmp_path)
    process.kill()
    process.communicate(timeout=30)
    give_up = time.monotonic() + 20
    while workers(process):
        assert time.monotonic() < give_up
        time.sleep(0.1)
    assert (tmp_path / "terms.tsv").read_text(encoding="utf-8") == "old"
