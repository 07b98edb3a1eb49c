"""Term extraction side by side: ours and others on the same texts in one run, as a Markdown table.

    python tests/benchmarks/extraction.py GOLD TEXTS [--only NAME …]

GOLD is a folder of annotated lists, `NAME.terms.tsv` (columns zh, count, kind, tier) and `NAME.noise.tsv` (column
string); TEXTS is the folder with `NAME.txt`. Every system runs in a process of its own on each text; the time is that of
the process from start to end, the memory its highest resident size. A system that is not installed is left out:
`pip install gensim jionlp` and, for pke_zh, `pip install --no-deps pke_zh` with networkx<3, six, tqdm, pandas, loguru and
scikit-learn (its dependency text2vec, needed for other methods, would bring a gigabyte of torch).

P@k: share of the first k candidates that are terms. Noise: share of the first hundred that are known fragments, scraps
and general words. R_A: share of the most important terms that recur, in the first 300. Quotation marks and blanks are
ignored. All figures are means over the texts.
"""

import argparse
import contextlib
import csv
import io
import itertools
import json
import math
import subprocess
import sys
import time
import types
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LISTED = 300
"""Candidates asked of every system."""


def run_ours(text: str) -> list[str]:
    from glossary.extract import extract_terms
    from glossary.model import Document

    return [term.term for term in extract_terms([Document("text", text, (), text)], top=LISTED)]


def run_jieba_tfidf(text: str) -> list[str]:
    import jieba.analyse

    return list(jieba.analyse.extract_tags(text, topK=LISTED))


def run_jieba_textrank(text: str) -> list[str]:
    import jieba.analyse

    return list(jieba.analyse.textrank(text, topK=LISTED))


def run_gensim(text: str) -> list[str]:
    """Three passes of Phrases with NPMI; ordered by count and length, as Phrases itself gives no order."""
    import jieba
    from gensim.models.phrases import Phrases

    rows: list[list[str]] = [list(jieba.cut(clause)) for clause in clauses(text)]
    for _ in range(3):
        joiner = Phrases(
            rows, min_count=2, threshold=0.4, scoring="npmi", delimiter="", connector_words=frozenset("和的与")
        )
        rows = [list(row) for row in joiner[rows]]
    single = {word for clause in clauses(text) for word in jieba.cut(clause)}
    found = Counter(word for row in rows for word in row if word not in single and len(word) > 2)
    return [word for word, _ in sorted(found.items(), key=lambda item: (-item[1] * math.log2(len(item[0])), item[0]))][
        :LISTED
    ]


def run_hanlp_method(text: str) -> list[str]:
    """Restate HanLP 1.x extractPhrase: pairs of words by mutual information and entropy of neighbours on both sides."""
    import jieba

    stop = set("的了和与在是将也都对为以及而等就要我们")
    pairs: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    left: dict[tuple[str, str], Counter[str]] = {}
    right: dict[tuple[str, str], Counter[str]] = {}
    for clause in clauses(text):
        row = [word for word in jieba.cut(clause) if word.strip()]
        words.update(row)
        for at, pair in enumerate(itertools.pairwise(row)):
            if not stop.intersection(pair):
                pairs[pair] += 1
                left.setdefault(pair, Counter())[row[at - 1] if at else ""] += 1
                right.setdefault(pair, Counter())[row[at + 2] if at + 2 < len(row) else ""] += 1
    total = sum(words.values())

    def entropy(counts: Counter[str]) -> float:
        number = sum(counts.values())
        return -sum(count / number * math.log(count / number) for count in counts.values())

    scores = []
    for pair, count in pairs.items():
        information = math.log(count * total / (words[pair[0]] * words[pair[1]]))
        scores.append((information, entropy(left[pair]), entropy(right[pair]), count, "".join(pair)))
    highest = [max(1e-9, *column) for column in zip(*(row[:3] for row in scores), strict=True)]

    def rank(row: tuple[float, float, float, int, str]) -> tuple[float, str]:
        together = sum(value / most for value, most in zip(row[:3], highest, strict=True))
        return -together * math.log(row[3] + 1), row[4]

    return [row[4] for row in sorted(scores, key=rank)[:LISTED]]


def run_pke_zh(text: str) -> list[str]:
    stand_in = types.ModuleType("text2vec")
    stand_in.SentenceModel = object  # type: ignore[attr-defined]
    stand_in.semantic_search = stand_in.cos_sim = None  # type: ignore[attr-defined]
    sys.modules.setdefault("text2vec", stand_in)
    from pke_zh import MultipartiteRank

    return [phrase for phrase, _ in MultipartiteRank().extract(text, n_best=LISTED)]


def run_jionlp(text: str) -> list[str]:
    import jionlp

    return list(jionlp.keyphrase.extract_keyphrase(text, top_k=LISTED))


SYSTEMS: dict[str, Callable[[str], list[str]]] = {
    "diplomatic-glossary": run_ours,
    "jieba TF-IDF": run_jieba_tfidf,
    "jieba TextRank": run_jieba_textrank,
    "gensim Phrases": run_gensim,
    "HanLP's method": run_hanlp_method,
    "pke_zh MultipartiteRank": run_pke_zh,
    "JioNLP": run_jionlp,
}


def clauses(text: str) -> list[str]:
    for mark in "。！？；：，、（）《》“”\n\t　":
        text = text.replace(mark, "\n")
    return [clause for clause in text.split("\n") if clause]


def bare(text: str) -> str:
    return "".join(character for character in text if character not in '“”‘’"《》 ')


def load_column(path: Path, column: str) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return {bare(row[column]): row for row in csv.DictReader(lines, delimiter="\t")}


def measure(found: list[str], gold: Path, name: str) -> list[float]:
    """Return P@20, P@50, P@100, P@200, noise at 100 and the recall of tier A in the first 300."""
    terms = load_column(gold / f"{name}.terms.tsv", "zh")
    noise = load_column(gold / f"{name}.noise.tsv", "string")
    must = {term for term, row in terms.items() if row["tier"] == "A" and int(row["count"]) > 1}
    figures = [sum(term in terms for term in found[:k]) / k for k in (20, 50, 100, 200)]
    figures.append(sum(term in noise for term in found[:100]) / 100)
    figures.append(len(must.intersection(found[:300])) / max(1, len(must)))
    return figures


def run_child(system: str, text: Path) -> None:
    """Print the candidates of one system on one text as JSON; what the system itself prints is dropped."""
    import resource  # not on Windows

    with contextlib.redirect_stdout(io.StringIO()):
        found = SYSTEMS[system](text.read_text("utf-8"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"found": found, "memory": peak}))


def compare(gold: Path, texts: Path, systems: list[str]) -> list[str]:
    """Return the lines of the table."""
    names = sorted(path.name.removesuffix(".terms.tsv") for path in gold.glob("*.terms.tsv"))
    lines = [
        f"Texts: {', '.join(names)}",
        "",
        "| system | P@20 | P@50 | P@100 | P@200 | noise@100 | R_A@300 | seconds | MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for system in systems:
        rows: list[list[float]] = []
        for name in names:
            start = time.perf_counter()
            command = [sys.executable, __file__, "--child", system, str(texts / f"{name}.txt")]
            child = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
            seconds = time.perf_counter() - start
            if child.returncode:
                print(f"{system}: {child.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                break
            answer: dict[str, Any] = json.loads(child.stdout.splitlines()[-1])
            found = list(dict.fromkeys(map(bare, answer["found"])))
            rows.append([*measure(found, gold, name), seconds, answer["memory"]])
        else:
            means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
            figures = [f"{mean:.2f}" for mean in means[:6]] + [f"{means[6]:.1f}", f"{means[7]:.0f}"]
            lines.append(f"| {system} | {' | '.join(figures)} |")
    return lines


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        sys.path.insert(0, str(ROOT))
        run_child(sys.argv[2], Path(sys.argv[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--only", nargs="+", choices=list(SYSTEMS), default=list(SYSTEMS))
    arguments = parser.parse_args()
    print("\n".join(compare(arguments.gold, arguments.texts, arguments.only)))


if __name__ == "__main__":
    main()
