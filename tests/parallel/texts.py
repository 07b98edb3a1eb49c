"""The parallel texts written for the tests, and small term lists to check them against."""

import csv
from pathlib import Path
from typing import NamedTuple

from glossary.bitext import DocumentPair, SentencePair
from glossary.model import ConceptEntry, Document, Match, Term
from glossary.parallel.pairing import pair_sentences
from glossary.termbase import find_matches

CASES = Path(__file__).parents[1] / "cases" / "parallel"
NAMES = ("speech", "statement")


class Row(NamedTuple):
    """A sentence and its translation."""

    paragraph: str
    zh: str
    en: str


def read_rows(name: str) -> list[Row]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8") as file:
        return [Row(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def read_terms(name: str) -> dict[str, tuple[str, ...]]:
    with (CASES / "terms.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["document"] == name]
    return {row["zh"]: tuple(row["en"].split("|")) for row in rows}


def make_document(text: str, name: str = "a.txt") -> Document:
    return Document(name, text, tuple(range(1, text.count("\n") + 2)), text)


def make_pair(zh: str, en: str) -> DocumentPair:
    return DocumentPair(make_document(zh, "a.zh.txt"), make_document(en, "a.en.txt"))


def join_rows(rows: list[Row]) -> DocumentPair:
    """Return the documents of *rows*: a line for each paragraph."""
    zh, en = "", ""
    for number, row in enumerate(rows):
        new = number > 0 and row.paragraph != rows[number - 1].paragraph
        zh += ("\n" if new else "") + row.zh
        en += ("\n" if new else " " if number else "") + row.en
    return make_pair(zh, en)


def pair_texts(zh: str, en: str) -> list[SentencePair]:
    return pair_sentences(make_pair(zh, en))


def entry(
    zh: str, *en: str, avoid: tuple[str, ...] = (), old: tuple[str, ...] = (), case: bool = False
) -> ConceptEntry:
    terms = [Term(text, "admitted" if number else "preferred") for number, text in enumerate(en)]
    terms += (Term(text, "deprecated", note="dropped") for text in avoid)
    terms += (Term(text, "superseded", date="2012–2016") for text in old)
    return ConceptEntry(zh, (Term(zh),), tuple(terms), case=case)


def matches_in(zh: str, *entries: ConceptEntry) -> tuple[Match, ...]:
    return find_matches(entries, [make_document(zh)])
