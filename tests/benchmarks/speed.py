"""Speed and memory of the whole extraction beside plain segmenters and counters, on the same file, in one run.

    python tests/benchmarks/speed.py TEXTS [MEGABYTES …]

TEXTS is a folder or a file of Chinese texts (`.txt`); for each size their sentences are recombined at random (always the
same way) into documents of 20 to 60 sentences. Every system runs in a process of its own; its seconds are those of the
work itself, without start-up and reading, and its memory the highest resident size of the process. A peer that is not
installed is left out (`pip install gensim colibricore`).

Ours is the extraction from texts to ranked terms with reasons; `jieba.lcut` and `rjieba.cut` only cut the text into words,
colibri-core only counts rows of up to eight words, gensim Phrases finds pairs of pairs.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_ours(texts: list[str]) -> Callable[[], object]:
    from glossary.extract import extract_terms, load_wordlists
    from glossary.extract.stages import Setup, find_tokenizer
    from glossary.model import Document

    lists, _ = load_wordlists()
    find_tokenizer(Setup(frozenset(), lists))
    documents = [Document(str(number), text, range(1, text.count("\n") + 2), text) for number, text in enumerate(texts)]
    return lambda: extract_terms(documents, lists=lists)


def run_jieba(texts: list[str]) -> Callable[[], object]:
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    return lambda: [len(jieba.lcut(text)) for text in texts]


def run_rjieba(texts: list[str]) -> Callable[[], object]:
    import rjieba

    rjieba.cut("中国")
    return lambda: [len(rjieba.cut(text)) for text in texts]


def run_gensim(texts: list[str]) -> Callable[[], object]:
    import rjieba
    from gensim.models.phrases import Phrases

    rows = [rjieba.cut(sentence) for text in texts for sentence in text.split("。")]

    def find() -> object:
        pairs = Phrases(rows, min_count=5, threshold=10)
        return Phrases(pairs[rows], min_count=5, threshold=10)

    return find


def run_colibri(texts: list[str]) -> Callable[[], object]:
    import colibricore
    import rjieba

    folder = Path(tempfile.mkdtemp())
    plain = folder / "words.txt"
    rows = (" ".join(rjieba.cut(sentence)) for text in texts for sentence in text.split("。"))
    plain.write_text("\n".join(rows), encoding="utf-8")

    def count() -> object:
        encoder = colibricore.ClassEncoder()
        encoder.build(str(plain))
        encoder.save(str(folder / "words.cls"))
        encoder.encodefile(str(plain), str(folder / "words.dat"))
        model = colibricore.UnindexedPatternModel()
        model.train(str(folder / "words.dat"), colibricore.PatternModelOptions(mintokens=5, maxlength=8))
        return len(model)

    return count


SYSTEMS: dict[str, tuple[str, Callable[[list[str]], Callable[[], object]]]] = {
    "jieba.lcut": ("jieba", run_jieba),
    "rjieba.cut": ("rjieba", run_rjieba),
    "colibri-core, rows of 1 to 8": ("colibricore", run_colibri),
    "gensim Phrases, twice": ("gensim", run_gensim),
    "diplomatic-glossary, whole extraction": ("rjieba", run_ours),
}
"""Name → the module it needs, and the function that prepares the work."""


def make_texts(folder: Path, megabytes: float) -> list[str]:
    """Return documents of altogether *megabytes* in UTF-8, recombined from the sentences of the texts in *folder*."""
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]
    whole = "\n".join(file.read_text(encoding="utf-8") for file in files)
    sentences = sorted({line + "。" for row in whole.split("\n") for line in row.split("。") if len(line) > 4})
    chance = random.Random(1)
    texts, size = [], 0
    while size < megabytes * 1e6:
        text = "".join(chance.choices(sentences, k=chance.randint(20, 60)))
        texts.append(text)
        size += len(text.encode())
    return texts


def measure(name: str, texts: list[str]) -> dict[str, float]:
    """Return seconds and megabytes of one system; called in a process of its own."""
    import resource

    with contextlib.redirect_stdout(io.StringIO()):
        work = SYSTEMS[name][1](texts)
        start = time.perf_counter()
        work()
        seconds = time.perf_counter() - start
    return {"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("megabytes", type=float, nargs="*", default=[1.2, 10, 50])
    parser.add_argument("--only", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.only:
        print(json.dumps(measure(chosen.only, make_texts(chosen.texts, chosen.megabytes[0]))))
        return
    for size in chosen.megabytes:
        found = {}
        for name, (module, _) in SYSTEMS.items():
            if importlib.util.find_spec(module) is None:
                print(f"{name}: {module} is not installed, left out", file=sys.stderr)
                continue
            command = [sys.executable, __file__, str(chosen.texts), str(size), "--only", name]
            ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=_environment())
            found[name] = json.loads(ran.stdout)
        print(
            f"\n| {size:g} MB | seconds | MB/s | of jieba.lcut | of rjieba.cut | peak MB |\n|---|--:|--:|--:|--:|--:|"
        )
        peers = [found.get(peer, {}).get("seconds", float("nan")) for peer in ("jieba.lcut", "rjieba.cut")]
        for name, row in found.items():
            ratios = " | ".join(f"{row['seconds'] / peer:.2f}" for peer in peers)
            print(f"| {name} | {row['seconds']:.1f} | {size / row['seconds']:.2f} | {ratios} | {row['memory']:.0f} |")


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    main()
