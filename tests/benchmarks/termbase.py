"""How fast a big term base answers: loading 20,000 entries, and `glossary terms find` with its start-up.

usage: python tests/benchmarks/termbase.py [ENTRIES]

The entries are those of the built-in lists, over and over, each with a headword of its own, so that they are as rich as
what people write. Each figure is the best of several runs; the lists are made in a folder that is removed at the end.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

from glossary.cli.sources import keep
from glossary.termbase import builtin_terms, load_cached, load_termbase, read_term_lists
from glossary.termbase.edit import add_entries, make_plain
from glossary.termbase.splices import NewEntry

QUERIES = (["人类命运"], ["人類命運"], ["renlei mingyun"], ["community shared future"], ["--fuzzy", "人类运命共同体"])
"""A community with a shared future for humanity, in five ways."""


def make_entries(count: int) -> Iterator[NewEntry]:
    """Yield *count* entries, the built-in ones with a sign behind their headword that nobody else has."""
    entries = [make_plain(entry) for file in read_term_lists([builtin_terms()]) for entry in file.entries]
    signs = product("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥")
    sign = ""
    for number, entry in enumerate(islice(cycle(entries), count)):
        sign = "".join(next(signs)) if number % len(entries) == 0 else sign
        forms = entry["zh"] if isinstance(entry["zh"], list) else [entry["zh"]]
        first = forms[0]["text"] if isinstance(forms[0], dict) else forms[0]
        yield NewEntry({key: value for key, value in entry.items() if key not in ("id", "see")} | {"zh": first + sign})


def measure(run: Callable[[], Any], times: int = 5) -> float:
    """Return the seconds that the fastest of several runs took."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.yaml"
        path.write_text(add_entries("", list(make_entries(count))), encoding="utf-8")
        entries, problems = load_termbase([path])
        print(f"{len(entries):,} entries, {path.stat().st_size / 1e6:.1f} MB, {len(problems)} problems")
        print(f"load, cold      {measure(lambda: load_termbase([path]), 3):6.2f} s")
        cache = str(Path(folder) / "cache")
        fresh = load_cached([path], layer="", folder=cache, version="benchmark").fresh
        keep([fresh] if fresh else [])
        cached = measure(lambda: load_cached([path], layer="", folder=cache, version="benchmark"))
        print(f"load, cached    {cached:6.2f} s")
        environment = {**os.environ, "GLOSSARY_CACHE": cache, "GLOSSARY_NO_CONFIG": "1"}
        print("find in these and the built-in lists, start-up included:")
        for query in QUERIES:
            args = [sys.executable, "-m", "glossary", "terms", "find", *query, "-t", str(path)]
            find = partial(subprocess.run, args, env=environment, stdout=subprocess.DEVNULL, check=True)
            print(f"  first {measure(find, 1):5.2f} s, then {measure(find):.2f} s: {' '.join(query)}")
        with path.open("a", encoding="utf-8") as stream:
            stream.write("# one more line\n")
        print(f"  after an edit {measure(find, 1):5.2f} s")


if __name__ == "__main__":
    main()
