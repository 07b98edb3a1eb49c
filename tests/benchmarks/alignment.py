"""Sentence alignment and proposed renderings, measured: ablations, calibration and eflomal beside us, as Markdown.

    python tests/benchmarks/alignment.py PAIRS.tsv TERMS.tsv [--fit] [--encoder] [--eflomal PYTHON]

PAIRS has the columns zh and en, one aligned line a row; TERMS has zh and en_variants (separated by |). A proposal is
right when its stems without articles and hyphens are those of a variant. The weights of the program are fitted on
other terms than those of TERMS: the curated ones whose rendering stands in the same sentence (--fit prints them). The
texts in tests/cases/parallel, written before anything was measured on them, are the second measure; no weight knows them.
No curated list takes part in finding a rendering. PYTHON is an interpreter that can import eflomal (GPL, needs a compiler).
"""

import argparse
import csv
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from glossary.bitext import DocumentPair  # noqa: E402
from glossary.model import Document  # noqa: E402
from glossary.parallel import beads, spans, words  # noqa: E402
from glossary.parallel.encoder import load_encoder  # noqa: E402
from glossary.parallel.english import ARTICLES  # noqa: E402
from glossary.parallel.links import find_links  # noqa: E402
from glossary.parallel.pairing import pair_sentences  # noqa: E402
from glossary.parallel.proposing import fold_rendering  # noqa: E402
from glossary.parallel.renderings import NAMES, Candidate, Place, Weights, find_renderings  # noqa: E402

Pairs = list[tuple[str, str]]
Gold = dict[str, tuple[str, ...]]
Judged = list[tuple[set[tuple[str, ...]], Sequence[Candidate]]]
"""For each term its accepted renderings and what was found."""


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def make_document(lines: Iterable[str]) -> Document:
    text = "\n".join(lines)
    return Document("", text, range(1, text.count("\n") + 2), text)


def judge(pairs: Pairs, gold: Mapping[str, Sequence[str]], **options: Any) -> Judged:
    """Find renderings for the terms of *gold* in *pairs*."""
    unique = list(dict.fromkeys(pairs))
    places = []
    for number, (zh, _) in enumerate(unique):
        for term in gold:
            start = zh.find(term)
            while start >= 0:
                places.append(Place(term, number, start, start + len(term)))
                start = zh.find(term, start + len(term))
    found = find_renderings(unique, places, **options)
    return [({fold_rendering(text) for text in gold[term]}, candidates) for term, candidates in found.items()]


def tell_accuracy(judged: Judged) -> str:
    first = [bool(found) and found[0].key in right for right, found in judged]
    third = [any(item.key in right for item in found[:3]) for right, found in judged]
    sure = [found[0].key in right for right, found in judged if found and found[0].probability >= 0.85]
    likely = f"{statistics.mean(sure):.3f} ({len(sure)})" if sure else "–"
    return f"{statistics.mean(first):.3f} | {statistics.mean(third):.3f} | {likely} | {len(judged)}"


def measure_sentences(pairs: Pairs, drop: float, seed: int, *, lines: bool) -> tuple[float, float]:
    """Return precision of the beads and recall of the lines when a share *drop* is missing on each side."""
    chance = random.Random(seed)
    left = [number for number in range(len(pairs)) if chance.random() >= drop]
    right = [number for number in range(len(pairs)) if chance.random() >= drop]
    documents = DocumentPair(make_document(pairs[n][0] for n in left), make_document(pairs[n][1] for n in right))
    align = beads.align_sentences
    if not lines:
        beads_blind: Callable[..., Any] = lambda zh, en: align(  # noqa: E731
            zh._replace(ends=[False] * len(zh.ends)), en._replace(ends=[False] * len(en.ends))
        )
    import glossary.parallel.pairing as home

    home.align_sentences = align if lines else beads_blind  # type: ignore[attr-defined]
    found = pair_sentences(documents)
    home.align_sentences = align  # type: ignore[attr-defined]
    good, lines_found, both = 0, set(), 0
    for pair in found:
        if pair.zh and pair.en:
            zh = {left[pair.zh_line - 1 + extra] for extra in range(pair.zh.count("\n") + 1)}
            en = {right[pair.en_line - 1 + extra] for extra in range(pair.en.count("\n") + 1)}
            both += 1
            if zh == en and len(zh) == 1:
                good += 1
                lines_found |= zh
    return good / both, len(lines_found) / len(set(left) & set(right))


def curated_terms(pairs: Pairs, without: Iterable[str]) -> Gold:
    """Return the curated terms in *pairs* whose rendering stands beside them at least every second time."""
    from glossary.termbase import builtin_terms, load_termbase

    entries, _ = load_termbase([builtin_terms()])
    folded = [f" {' '.join(fold_rendering(en))} " for _, en in pairs]
    found: Gold = {}
    for entry in entries:
        current = tuple(term.text for term in entry.en if term.status in ("preferred", "admitted"))
        for term in entry.zh:
            here = [number for number, (zh, _) in enumerate(pairs) if term.text in zh]
            hits = sum(any(f" {' '.join(fold_rendering(text))} " in folded[n] for text in current) for n in here)
            if here and 2 * hits >= len(here) and term.text not in without and len(term.text) > 1:
                found[term.text] = current
    return found


def fit(judged: Judged, ridge: float = 1.0, steps: int = 3000) -> tuple[dict[str, float], float]:
    """Return weights and bias that make the right candidates likeliest (softmax with "none", ridge, Adam)."""
    cases = [(right, found) for right, found in judged if found]
    width = max(len(found) for _, found in cases)
    values = np.zeros((len(cases), width, len(NAMES) + 1))
    wanted = np.zeros((len(cases), width + 1))
    empty = np.ones((len(cases), width), bool)
    for row, (right, found) in enumerate(cases):
        for column, item in enumerate(found):
            values[row, column] = (*item.features, 1.0)
            wanted[row, column] = item.key in right
            empty[row, column] = False
        wanted[row, width] = not wanted[row].any()
    weights, slope, scale = (np.zeros(len(NAMES) + 1) for _ in range(3))
    for step in range(1, steps + 1):
        scores = values @ weights
        scores[empty] = -1e9
        scores = np.hstack([scores, np.zeros((len(cases), 1))])
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        target = shares * wanted
        target /= target.sum(1, keepdims=True) + 1e-12
        gradient = np.einsum("ij,ijk->k", (shares - target)[:, :-1], values) + ridge * np.append(weights[:-1], 0)
        slope = 0.9 * slope + 0.1 * gradient
        scale = 0.999 * scale + 0.001 * gradient**2
        weights -= 0.03 * (slope / (1 - 0.9**step)) / (np.sqrt(scale / (1 - 0.999**step)) + 1e-8)
    return dict(zip(NAMES, weights[:-1].tolist(), strict=True)), float(weights[-1])


def training_cases(pairs: Pairs, gold: Gold, size: int = 76, **options: Any) -> Judged:
    """Return the curated terms in the whole text and, where terms are rarer, in pieces of *size* lines."""
    others = curated_terms(pairs, gold)
    judged = judge(pairs, others, **options)
    for start in range(0, len(pairs), size):
        judged += judge(pairs[start : start + size], others, **options)
    return judged


def run_eflomal(python: str, pairs: Pairs, gold: Gold) -> str:
    """Return accuracy of eflomal's word alignments, the phrase around each term read off them."""
    from glossary.parallel.chinese import find_units
    from glossary.parallel.english import find_words

    program = (
        "import sys,json,tempfile,os,eflomal\n"
        "data=json.load(sys.stdin)\n"
        "d=tempfile.mkdtemp();a=eflomal.Aligner()\n"
        "a.align([' '.join(z) for z,e in data],[' '.join(e) for z,e in data],"
        "links_filename_fwd=d+'/f',links_filename_rev=d+'/r')\n"
        "f=[set(l.split()) for l in open(d+'/f')];r=[set(l.split()) for l in open(d+'/r')]\n"
        "print(json.dumps([sorted(x|y) for x,y in zip(f,r)]))\n"
    )
    import json

    pairs = list(dict.fromkeys(pairs))
    cut = []
    for line_zh, line_en in pairs:
        here = [(line_zh.index(term), len(term)) for term in gold if term in line_zh]
        offsets = {edge for start, size in here for edge in (start, start + size)}
        units, spoken = find_units(line_zh, offsets), [word for word in find_words(line_en) if word.stem]
        if units and spoken:
            cut.append((units, spoken))
    data = json.dumps([([unit.text for unit in zh], [word.stem for word in en]) for zh, en in cut])
    ran = subprocess.run([python, "-c", program], input=data, capture_output=True, text=True, check=False)
    if ran.returncode:
        return f"eflomal did not run: {(ran.stderr.strip().splitlines() or ['no message'])[-1]}"
    links = [[tuple(map(int, link.split("-"))) for link in line] for line in json.loads(ran.stdout)]
    right = 0
    for term, variants in gold.items():
        votes: dict[tuple[str, ...], int] = {}
        for (zh, en), line in zip(cut, links, strict=True):
            text = "".join(unit.text for unit in zh)
            if term not in text:
                continue
            inside, place = set(), 0
            for number, unit in enumerate(zh):
                if text.index(term) <= place < text.index(term) + len(term):
                    inside.add(number)
                place += len(unit.text)
            linked = [j for i, j in line if i in inside and en[j].is_content]
            if linked:
                key = tuple(w.stem for w in en[min(linked) : max(linked) + 1] if w.lower not in ARTICLES)
                votes[key] = votes.get(key, 0) + 1
        best = max(votes, key=lambda key: (votes[key], key), default=())
        right += best in {fold_rendering(text) for text in variants}
    return f"{right / len(gold):.3f} | – | – | {len(gold)}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("terms", type=Path)
    parser.add_argument("--fit", action="store_true", help="fit the weights and print them")
    parser.add_argument("--encoder", action="store_true", help="the sentence encoder, too; --fit then fits with it")
    parser.add_argument("--eflomal", default=sys.executable, metavar="PYTHON")
    chosen = parser.parse_args()
    pairs = [(row["zh"], row["en"]) for row in read_table(chosen.pairs)]
    gold = {row["zh"]: tuple(row["en_variants"].split("|")) for row in read_table(chosen.terms)}
    find_links("和平")  # the dictionary is loaded outside the clock

    print("| sentences | precision | recall |\n|---|---|---|")
    for name, drop, lines in (
        ("clean", 0.0, True),
        ("clean, no paragraphs", 0.0, False),
        ("7 % dropped", 0.07, True),
        ("7 % dropped, no paragraphs", 0.07, False),
    ):
        runs = [measure_sentences(pairs, drop, seed, lines=lines) for seed in range(5 if drop else 1)]
        print(f"| {name} | {statistics.mean(p for p, _ in runs):.3f} | {statistics.mean(r for _, r in runs):.3f} |")

    written: list[tuple[Pairs, Gold]] = []
    for name in ("speech", "statement"):
        folder = ROOT / "tests" / "cases" / "parallel"
        rows = [(row["zh"], row["en"]) for row in read_table(folder / f"{name}.tsv")]
        terms = {r["zh"]: tuple(r["en"].split("|")) for r in read_table(folder / "terms.tsv") if r["document"] == name}
        written.append((rows, terms))

    def both(**options: Any) -> tuple[str, str]:
        ours = [case for rows, terms in written for case in judge(rows, terms, **options)]
        return tell_accuracy(judge(pairs, gold, **options)), tell_accuracy(ours)

    print("\n| renderings | top-1 | top-3 | likely (n) | n | written: top-1 | top-3 | likely (n) | n |")
    print("|---|---|---|---|---|---|---|---|---|")
    begin = time.perf_counter()
    table = judge(pairs, gold)
    seconds = time.perf_counter() - begin
    print("| as shipped |", " | ".join(both()), "|")
    encode = load_encoder() if chosen.encoder else None
    if encode:
        print("| with the sentence encoder |", " | ".join(both(encode=encode)), "|")
    print("| without the dictionary |", " | ".join(both(links=lambda word: {})), "|")
    print("| share of the alignment alone |", " | ".join(both(weights=Weights(0.0, {"share": 1.0}))), "|")
    print("| co-occurrence (Dice) alone |", " | ".join(both(weights=Weights(0.0, {"dice": 8.0}))), "|")
    for name, module, constant, value in (
        ("without neighbour support", words, "SUPPORT_PASSES", 0),
        ("without the diagonal", words, "DIAGONAL", 0.0),
        ("one round of EM", words, "ROUNDS", 2),
        ("renderings up to 6 words", spans, "LONGEST", 6),
    ):
        old = getattr(module, constant)
        setattr(module, constant, value)
        print(f"| {name} |", " | ".join(both()), "|")
        setattr(module, constant, old)
    print("| eflomal |", run_eflomal(chosen.eflomal, pairs, gold), "| | | | |")
    print(f"\n{sum(len(zh) for zh, _ in pairs):,} characters, {len(pairs)} pairs: {seconds:.1f} s for the renderings.")

    print("\n| probability | right | n |\n|---|---|---|")
    judged = table + [case for rows, terms in written for case in judge(rows, terms)]
    cases = [(found[0].probability, found[0].key in right) for right, found in judged if found]
    for low, high in ((0.85, 1.01), (0.5, 0.85), (0.2, 0.5), (0.0, 0.2)):
        hits = [hit for probability, hit in cases if low <= probability < high]
        print(f"| {low:.2f}–{min(high, 1):.2f} | {statistics.mean(hits) if hits else 0:.3f} | {len(hits)} |")
    print(f"\nBrier score {statistics.mean((probability - hit) ** 2 for probability, hit in cases):.3f}")

    if chosen.fit:
        weights, bias = fit(training_cases(pairs, gold, encode=encode))
        print("\nWEIGHTS =", {name: round(value, 2) for name, value in weights.items()}, "\nBIAS =", round(bias, 2))
        print("| fitted now |", " | ".join(both(weights=Weights(bias, weights), encode=encode)), "|")


if __name__ == "__main__":
    main()
