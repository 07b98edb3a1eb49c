"""Wall time of the commands a person waits for, as ratios against jieba's own keyword extraction.

usage: python tests/benchmarks/startup.py [RUNS]

Runs in turn, each in a fresh process: `glossary --help`, `glossary build` of the sample to HTML, then to HTML and JSON, and
`jieba.analyse.textrank` on the same file; prints the median, minimum and maximum of each and its ratio to the peer.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"

TEXTRANK = "import sys, jieba.analyse; jieba.analyse.textrank(open(sys.argv[1], encoding='utf-8').read())"


def measure(command: list[str]) -> float:
    """Return the wall seconds of one run of *command*."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "glossary"]
        outputs = ["-o", f"{folder}/glossary.html", "-o", f"{folder}/glossary.json"]
        commands = {
            "jieba.analyse.textrank": [sys.executable, "-c", TEXTRANK, str(SAMPLE)],
            "glossary build → HTML": [*ours, "build", str(SAMPLE), *outputs[:2]],
            "glossary build → HTML, JSON": [*ours, "build", str(SAMPLE), *outputs],
            "glossary --help": [*ours, "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, command in commands.items():
                times[name].append(measure(command))
    peer = statistics.median(times["jieba.analyse.textrank"][1:])
    print("| command | median s | min | max | ratio to textrank |\n|---|--:|--:|--:|--:|")
    for name, seconds in times.items():
        counted = seconds[1:]  # the first run warms the disk
        median = statistics.median(counted)
        print(f"| {name} | {median:.2f} | {min(counted):.2f} | {max(counted):.2f} | {median / peer:.2f} |")


if __name__ == "__main__":
    main()
