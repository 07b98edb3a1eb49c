"""False alarms of `glossary check` on an official translation, as Markdown.

    python tests/benchmarks/checking.py PAIRS.tsv

PAIRS has the columns zh and en, one aligned line a row. In an official translation every "to be avoided" is a false alarm.
As few curated terms have such a rendering, a second run gives every entry one that can only be met by chance: the
preferred renderings of the DRAWN entries that follow it in an order drawn by lot, entries of the same first stem aside.
"""

import argparse
import csv
import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from glossary.bitext import VERDICTS, DocumentPair, Finding  # noqa: E402
from glossary.model import ConceptEntry, Document, Term  # noqa: E402
from glossary.parallel.checking import check_pairs  # noqa: E402
from glossary.parallel.pairing import pair_sentences  # noqa: E402
from glossary.parallel.proposing import fold_rendering  # noqa: E402
from glossary.termbase import builtin_terms, find_matches, load_termbase  # noqa: E402

DRAWN = 20
"""Renderings to avoid for each entry; real lists have one or two."""


def make_document(lines: list[str]) -> Document:
    text = "\n".join(lines)
    return Document("", text, range(1, text.count("\n") + 2), text)


def avoid_by_lot(entries: tuple[ConceptEntry, ...], names: set[str]) -> list[ConceptEntry]:
    """Return *entries* with renderings to avoid drawn by lot from the entries called *names*: those that do stand there."""
    pool = [entry for entry in entries if entry.headword in names]
    random.Random(0).shuffle(pool)
    changed: list[ConceptEntry] = []
    for entry in entries:
        own = {stem for term in entry.en for stem in fold_rendering(term.text)[:1]}
        start = len(changed) % max(1, len(pool))
        others = [other.en[0].text for other in (pool * 2)[start : start + DRAWN] if other.en]
        avoid = tuple(
            Term(text, "deprecated") for text in others if fold_rendering(text)[:1] not in {(o,) for o in own}
        )
        changed.append(entry._replace(en=(*entry.en, *avoid)))
    return changed


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    with parser.parse_args().pairs.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    documents = DocumentPair(make_document([row["zh"] for row in rows]), make_document([row["en"] for row in rows]))
    pairs = pair_sentences(documents)
    entries, _ = load_termbase([builtin_terms()])
    plain = check_pairs(pairs, find_matches(entries, [documents.zh]))
    drawn = avoid_by_lot(entries, {finding.headword for finding in plain if finding.found})
    lots = check_pairs(pairs, find_matches(drawn, [documents.zh]))
    print("| lists |", " | ".join(VERDICTS), "| false alarms |\n|---|", "---|" * (len(VERDICTS) + 1), sep="")
    for name, findings in (("as they are", plain), ("with renderings to avoid drawn by lot", lots)):
        print(f"| {name} | {tell(findings)} |")


def tell(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.verdict for finding in findings)
    shown = " | ".join(str(counts[verdict]) for verdict in VERDICTS)
    return f"{shown} | {counts['deprecated'] / len(findings):.3f}"


if __name__ == "__main__":
    main()
