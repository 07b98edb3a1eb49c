"""The program on a page: documents and term lists in, a glossary out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from glossary.contexts import find_contexts
from glossary.documents import read_documents
from glossary.entries import make_glossary, select_entries, sort_entries
from glossary.errors import Problem
from glossary.extract import extract_terms
from glossary.model import ConceptEntry, Document, Glossary, Source, TermList
from glossary.termbase import builtin_terms, find_matches, load_termbase, merge_layers

BUILTIN = "built-in"
"""Name of the lowest layer: the lists that come with the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user chose; the defaults are those of the command line."""

    term_lists: tuple[str, ...] = ()
    """Files and folders of term lists, each a layer over the one before it."""
    builtin_terms: bool = True
    """Whether the lists that come with the program lie below them."""
    min_count: int | None = None
    """Least frequency; None lets candidates decide by the size of the text and keeps curated terms found once."""
    top: int | None = None
    """Most entries (`build`: the most frequent, `extract`: the best); None keeps all."""
    sort: str = "frequency"
    script: str = "both"
    untranslated: str = "keep"
    title: str = ""
    """Empty takes the name of the document."""


class Result(NamedTuple):
    """A glossary and what was wrong on the way."""

    glossary: Glossary
    problems: tuple[Problem, ...]


def build_glossary(
    sources: Iterable[str],
    options: Options | None = None,
    *,
    stdin: bytes | None = None,
    report: Callable[[str], None] = lambda stage: None,
) -> Result:
    """Return the glossary of *sources* (files, folders, `-`) and every problem met on the way, sorted by place.

    Documents and lists that can't be read are left out and reported, the others are done. *report* is called
    with the name of each stage as it begins.
    """
    options = options or Options()
    report("reading documents")
    documents, problems = read_documents(sources, stdin=stdin)
    report("loading term lists")
    entries, faults = load_layers(options)
    report("finding terms")
    ranked = extract_terms(documents, words=headwords(entries), min_count=options.min_count)
    matches = find_matches(entries, documents)
    report("writing entries")
    glossary = make_glossary(
        documents, ranked, matches, title=options.title or title_of(documents), script=options.script
    )
    chosen = select_entries(
        glossary.entries, untranslated=options.untranslated, min_count=options.min_count or 1, top=options.top
    )
    glossary = replace(glossary, entries=sort_entries(chosen, options.sort))
    return Result(glossary, tuple(sorted((*problems, *faults))))


def extract_candidates(
    sources: Iterable[str],
    options: Options | None = None,
    *,
    stdin: bytes | None = None,
    report: Callable[[str], None] = lambda stage: None,
) -> tuple[TermList, tuple[Problem, ...]]:
    """Return the candidates of *sources*, best first, each with its contexts, and every problem met on the way."""
    options = options or Options()
    report("reading documents")
    documents, problems = read_documents(sources, stdin=stdin)
    entries, faults = load_layers(options)
    report("finding terms")
    ranked = extract_terms(documents, words=headwords(entries), min_count=options.min_count, top=options.top)
    contexts = find_contexts(documents, (term.occurrences for term in ranked))
    named = tuple(Source(document.name, document.characters, document.date) for document in documents)
    return TermList(named, tuple(zip(ranked, contexts, strict=True))), tuple(sorted((*problems, *faults)))


def load_layers(options: Options) -> tuple[tuple[ConceptEntry, ...], tuple[Problem, ...]]:
    """Return the merged entries of the built-in lists and of every list in *options*, later ones winning."""
    layers: list[tuple[str, tuple[ConceptEntry, ...]]] = []
    problems: list[Problem] = []
    if options.builtin_terms:
        entries, _ = load_termbase([builtin_terms()], layer=BUILTIN)
        layers.append((BUILTIN, entries))
    for path in options.term_lists:
        entries, faults = load_termbase([path], layer=path)
        layers.append((path, entries))
        problems.extend(faults)
    merged, contradictions = merge_layers(layers)
    return merged, (*problems, *contradictions)


def headwords(entries: Iterable[ConceptEntry]) -> tuple[str, ...]:
    """Return every Chinese form of *entries*; the segmenter keeps them whole."""
    return tuple(term.text for entry in entries for term in entry.zh)


def title_of(documents: Sequence[Document]) -> str:
    """Return the name of the only document without folder and suffix, or the number of documents."""
    if len(documents) == 1:
        return "Standard input" if documents[0].name == "-" else PurePath(documents[0].name).stem
    return f"{len(documents)} documents"
