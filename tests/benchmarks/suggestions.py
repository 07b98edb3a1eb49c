"""How often the program has a suggestion, and the list to judge them by hand.

    python -m tests.benchmarks.suggestions [SOURCE]…              recurring phrases that nobody curated
    python -m tests.benchmarks.suggestions --held-out [SOURCE]…   curated entries, each composed without itself

Prints one line a phrase, the Chinese, the suggestion, the official rendering where there is one and how the suggestion came
about, then the coverage. Whether a suggestion is acceptable, a person says.
"""

import argparse
import random
from collections.abc import Iterator, Sequence

from glossary.documents import read_documents
from glossary.model import ConceptEntry
from glossary.pipeline import Options, build_glossary, load_layers
from glossary.suggest import make_suggester
from glossary.termbase import find_matches

SAMPLE = "data/2022-03-07-wang-yi-press-conference.txt"
SEED = 20220307


def find_uncurated(sources: list[str]) -> list[str]:
    """Return the phrases of *sources* that recur and that no list holds."""
    glossary = build_glossary(sources, Options(suggest=False)).glossary
    return [entry.term for entry in glossary.entries if entry.status == "untranslated" and entry.frequency > 1]


def find_held_out(
    sources: list[str], entries: Sequence[ConceptEntry]
) -> Iterator[tuple[str, str, tuple[ConceptEntry, ...]]]:
    """Yield headword, official rendering and all other entries for the entries of four and more characters found there."""
    documents, _ = read_documents(sources)
    skipped = ("leaders", "countries", "places", "media", "idioms and quotations")
    for match in find_matches(entries, documents):
        held = match.entry
        forms = {term.text for term in held.zh}
        if len(held.headword) > 3 and held.subject_field not in skipped and held.en:
            others = tuple(entry for entry in entries if forms.isdisjoint(term.text for term in entry.zh))
            yield (
                held.headword,
                "; ".join(term.text for term in held.en if term.status in ("preferred", "admitted")),
                others,
            )


def main() -> None:
    """Print the list and the coverage."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sources", nargs="*", default=[SAMPLE])
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--sample", type=int, default=0, help="print a fixed random sample of so many suggestions")
    arguments = parser.parse_args()
    entries = load_layers(Options()).entries
    rows = []
    if arguments.held_out:
        for term, official, others in find_held_out(arguments.sources, entries):
            rows.append((term, make_suggester(others).suggest(term), official))
    else:
        suggester = make_suggester(entries)
        rows = [(term, suggester.suggest(term), "") for term in find_uncurated(arguments.sources)]
    found = [(term, made, official) for term, made, official in rows if made]
    shown = found
    if arguments.sample and arguments.sample < len(found):
        shown = random.Random(SEED).sample(found, arguments.sample)
    for term, made, official in shown:
        print(term, made.text, official, made.note, sep="\t")
    if not arguments.held_out:
        print("without:", " ".join(term for term, made, _ in rows if not made))
    print(
        f"{len(rows)} phrases, {len(found)} with a suggestion ({len(found) / max(1, len(rows)):.0%}), {len(shown)} shown"
    )


if __name__ == "__main__":
    main()
