"""The two-language program on a page: Chinese documents and their English versions in, proposals or findings out."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from glossary.bitext import Alignment, DocumentPair, Review, SentencePair
from glossary.documents import read_documents
from glossary.errors import Problem, UsageError
from glossary.extract import extract_terms
from glossary.model import ConceptEntry, Document, Occurrence
from glossary.parallel.faults import make_problem
from glossary.pipeline import Options, headwords, load_layers
from glossary.termbase import find_matches, fold_form

_LANGUAGE_TAG = re.compile(
    r"[._\- ](?:zh|cn|chi|zho|chs|cht|chinese|en|eng|english|中文|英文)(?:[-_][a-z]{2,4})?$", re.IGNORECASE
)
_HAN = re.compile("[\u3400-\u9fff]")
MOST_HAN = 0.5
"""Share of Chinese characters among the letters from which a document is not its English version; chosen."""


class Aligned(NamedTuple):
    """Sentence pairs with proposals, and what was wrong on the way."""

    alignment: Alignment
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


class Reviewed(NamedTuple):
    """Findings, and what was wrong on the way."""

    review: Review
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


def align_documents(
    zh: str,
    en: str,
    options: Options | None = None,
    *,
    every: bool = False,
    encoder: bool = False,
    report: Callable[[str], None] = lambda stage: None,
) -> Aligned:
    """Return the sentence pairs of the documents *zh* and *en* with proposed renderings.

    Proposals are made for the candidates no list holds; with *every* for curated terms too, which are then compared
    with what the lists say and found without their help. Two folders are paired by the stems of their files, and their
    evidence is put together. With *encoder* the optional sentence encoder helps; raises InputError where there is none.
    """
    from glossary.parallel.encoder import load_encoder
    from glossary.parallel.proposing import join_terms, propose_renderings
    from glossary.parallel.uses import find_outermost

    options = options or Options()
    encode = load_encoder() if encoder else None
    report("reading documents")
    documents, problems = read_pairs(zh, en)
    report("aligning sentences")
    documents, pairs, faults = pair_all(documents)
    report("finding terms")
    entries, slips, fresh = load_layers(options)
    chinese = [pair.zh for pair in documents]
    ranked = extract_terms(chinese, words=headwords(entries), min_count=options.min_count, top=options.top)
    known = {fold_form(form) for form in headwords(entries)}
    groups: list[tuple[str, Sequence[Occurrence]]] = [
        (term.term, term.occurrences) for term in ranked if fold_form(term.term) not in known
    ]
    curated: dict[str, tuple[str, ...]] = {}
    if every:
        for entry, occurrences in find_outermost(find_matches(entries, chinese)):
            groups.append((entry.headword, occurrences))
            curated[entry.headword] = current_renderings(entry)
    report("finding renderings")
    proposals = propose_renderings(pairs, join_terms(groups), curated, encode)
    return Aligned(Alignment(documents, pairs, proposals), tuple(sorted((*problems, *faults, *slips))), fresh)


def check_translation(
    zh: str,
    en: str,
    options: Options | None = None,
    *,
    report: Callable[[str], None] = lambda stage: None,
) -> Reviewed:
    """Return for each curated term in the documents *zh* what stands for it in their English versions *en*."""
    from glossary.parallel.checking import check_pairs
    from glossary.parallel.summary import find_choices, locate_findings, point_out

    report("reading documents")
    documents, problems = read_pairs(zh, en)
    report("aligning sentences")
    documents, pairs, faults = pair_all(documents)
    report("loading term lists")
    entries, slips, fresh = load_layers(options or Options())
    report("checking terms")
    findings = check_pairs(pairs, find_matches(entries, [pair.zh for pair in documents]))
    findings = locate_findings(documents, pairs, point_out(pairs, findings))
    review = Review(documents, pairs, findings, find_choices(findings))
    return Reviewed(review, tuple(sorted((*problems, *faults, *slips))), fresh)


def current_renderings(entry: ConceptEntry) -> tuple[str, ...]:
    """Return the renderings of *entry* that are to be used, preferred first."""
    return tuple(term.text for status in ("preferred", "admitted") for term in entry.en if term.status == status)


def pair_all(
    documents: Sequence[DocumentPair],
) -> tuple[tuple[DocumentPair, ...], tuple[SentencePair, ...], tuple[Problem, ...]]:
    """Return the document pairs that are translations, their sentence pairs, and a problem for each that is none."""
    from glossary.parallel.pairing import LEAST_PAIRED, measure_paired, pair_sentences

    kept: list[DocumentPair] = []
    pairs: list[SentencePair] = []
    problems = []
    for document in documents:
        found = pair_sentences(document, len(kept))
        paired = measure_paired(found)
        if paired < LEAST_PAIRED:
            hint = "give the Chinese document first and its English version second"
            name, percent = document.zh.name, round(100 * paired)
            problems.append(make_problem("A001", document.en.name, zh=name, percent=percent, hint=hint))
        else:
            kept.append(document)
            pairs += found
    return tuple(kept), tuple(pairs), tuple(problems)


def read_pairs(zh: str, en: str) -> tuple[tuple[DocumentPair, ...], tuple[Problem, ...]]:
    """Return the documents *zh* (a file or folder) with their English versions *en*, and what can't be paired.

    Two files are a pair. In two folders a pair has the same path below the folder, suffix and language tag (`.en`,
    `_zh`) aside.

    Raises:
        UsageError: for a file and a folder (A004).
    """
    folders = Path(zh).is_dir(), Path(en).is_dir()
    if folders[0] != folders[1] and Path(zh).exists() and Path(en).exists():
        found, other = ("folder", "file") if folders[0] else ("file", "folder")
        raise UsageError(make_problem("A004", zh, found=found, other=other))
    left, faults = read_documents([zh])
    right, more = read_documents([en], chinese=False)
    problems = [*faults, *more]
    english = []
    for document in right:
        if (share := measure_han(document.text)) > MOST_HAN:
            problems.append(make_problem("A003", document.name, percent=round(100 * share)))
        else:
            english.append(document)
    if not folders[0]:
        return tuple(map(DocumentPair, left, english)), tuple(problems)
    by_stem = {find_stem(document.name, en): document for document in english}
    pairs = []
    for document in left:
        stem = find_stem(document.name, zh)
        if partner := by_stem.pop(stem, None):
            pairs.append(DocumentPair(document, partner))
        else:
            problems.append(_lonely(document, "English", stem, en))
    problems += (_lonely(document, "Chinese", stem, zh) for stem, document in by_stem.items())
    return tuple(pairs), tuple(problems)


def _lonely(document: Document, language: str, stem: str, folder: str) -> Problem:
    return make_problem("A002", document.name, severity="warning", language=language, stem=stem, folder=folder)


def find_stem(name: str, folder: str) -> str:
    """Return the path of the document *name* below *folder* without suffix and language tag."""
    inner = PurePosixPath(name.removeprefix(folder.rstrip("/")).lstrip("/"))
    return _LANGUAGE_TAG.sub("", str(inner.with_suffix("")))


def measure_han(text: str) -> float:
    """Return the share of Chinese characters among the letters of *text*, 0 to 1; a Chinese one counts as three."""
    han = 3 * len(_HAN.findall(text))
    letters = han + len(re.findall(r"[A-Za-z]", text))
    return han / letters if letters else 0.0
