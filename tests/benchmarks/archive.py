"""Time, rate and memory of `glossary extract` on archives of growing size, with one process and with more, in one run.

    python tests/benchmarks/archive.py TEXTS [MEGABYTES …] [--jobs N] [--memory SIZE] [--keep]

TEXTS is a file of Chinese text; for each size its sentences are recombined at random (always the same way) into files of
about 50 kB. The seconds are those of the whole command, start-up included; the memory is the highest sum of the resident
sizes of all its processes, looked at five times a second (Linux only). Shared pages count once a process, so it is an
upper bound. With `--keep` one process runs three times more with a folder of kept shards: a first time, again, and with one
document more.
"""

import argparse
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "2022-03-07-wang-yi-press-conference.txt"


def make_archive(texts: Path, folder: Path, megabytes: float) -> int:
    """Write recombined documents of altogether *megabytes* into *folder*, a thousand a subfolder; return the bytes."""
    whole = texts.read_text(encoding="utf-8")
    sentences = sorted({line + "。" for row in whole.split("\n") for line in row.split("。") if len(line) > 4})
    chance = random.Random(1)
    size = 0
    for number in itertools.count():
        if size >= megabytes * 1e6:
            return size
        rows = ["".join(chance.choices(sentences, k=chance.randint(3, 8))) for _ in range(60)]
        data = "\n".join(rows).encode()
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        size += len(data)
    raise AssertionError


def measure(folder: Path, jobs: int, memory: str, *more: str) -> tuple[float, int]:
    """Return the seconds and the highest memory in bytes of one run on *folder*, with *more* options."""
    command = [sys.executable, "-m", "glossary", "extract", str(folder), "--no-terms", "--quiet", "-f", "tsv"]
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--jobs", str(jobs), "--memory", memory, *more, "-o", os.devnull], cwd=ROOT, start_new_session=True
    )
    most = 0
    while process.poll() is None:
        most = max(most, _memory(process.pid))
        time.sleep(0.2)
    assert process.returncode == 0, command
    return time.perf_counter() - start, most


def _memory(session: int) -> int:
    """Return the resident bytes of all processes of the *session*."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("megabytes", type=float, nargs="*", default=[10, 100])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--memory", default="2G")
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args()
    print(f"| MB | processes | seconds | MB/s | times one process | peak MB, --memory {chosen.memory} |")
    print("|--:|--:|--:|--:|--:|--:|")
    for megabytes in chosen.megabytes:
        with tempfile.TemporaryDirectory() as folder:
            size = make_archive(chosen.texts, Path(folder), megabytes)
            alone = 0.0
            rows: list[tuple[int, str, tuple[str, ...]]] = [(jobs, "", ()) for jobs in sorted({1, chosen.jobs})]
            if chosen.keep:
                keep = ("--keep", str(Path(folder, ".kept")))
                rows += [(1, f", {run}", keep) for run in ("kept", "again", "one more")]
            for jobs, run, more in rows:
                if run == ", one more":
                    shutil.copy(SAMPLE, folder)
                seconds, memory = measure(Path(folder), jobs, chosen.memory, *more)
                alone = alone or seconds
                print(
                    f"| {megabytes:g} | {jobs}{run} | {seconds:.1f} | {size / 1e6 / seconds:.2f} | {alone / seconds:.2f} "
                    f"| {memory / 1e6:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
