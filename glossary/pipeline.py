"""The program on a page: documents and term lists in, a glossary out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import NamedTuple

from glossary import __version__
from glossary.archive import DEFAULT_WORK, Work, find_archive
from glossary.contexts import find_contexts
from glossary.documents import read_documents
from glossary.entries import make_glossary, select_entries, sort_entries
from glossary.errors import Problem
from glossary.extract import DEFAULTS, Settings, extract_terms
from glossary.indexed import list_forms
from glossary.listing import list_glossary
from glossary.model import ConceptEntry, Document, Glossary, Source, TermList
from glossary.rules import load_rules
from glossary.sealed import read_kept
from glossary.spelling import fingerprint, parse_spellings
from glossary.suggest import make_suggester
from glossary.termbase import find_matches, load_cached, merge_layers
from glossary.termbase.cache import find_indexed, render_indexed
from glossary.termbase.paths import list_layers


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user chose; the defaults are those of the command line."""

    term_lists: tuple[str, ...] = ()
    """Files and folders of term lists, each a layer over the one before it."""
    layers: tuple[tuple[str, str], ...] = ()
    """Name and path of further layers below `term_lists`: of the organisation, the project, the user."""
    builtin_terms: bool = True
    """Whether the lists that come with the program lie below them."""
    min_count: int | None = None
    """Least frequency; None lets candidates decide by the size of the text and keeps curated terms found once."""
    top: int | None = None
    """Most entries, the best by termhood; None keeps all."""
    sort: str = "frequency"
    script: str = "both"
    untranslated: str = "keep"
    title: str = ""
    """Empty takes the name of the document."""
    modified: int = 0
    """When the newest of the files was changed, Unix seconds; 0 when nobody knows."""
    references: tuple[str, ...] = ()
    """Files and folders of documents to compare with; they turn on keyness."""
    word_lists: tuple[str, ...] = ()
    """Files that change the word lists behind the extractor's rules."""
    settings: Settings = DEFAULTS
    """Thresholds of the extractor."""
    suggest: bool = True
    """Whether phrases that nobody curated get a suggested rendering, marked as such."""
    suggest_from: tuple[str, ...] = ()
    """Dictionaries to look up what can't be composed from curated parts; their English is under their own licence."""
    work: Work = DEFAULT_WORK
    """How much of the machine, or which other ones, an archive may use."""
    contexts: int = 100
    """Contexts wanted of a candidate at most; an archive shows fewer, see archive.run."""
    cache: str = ""
    """Folder of loaded term lists; empty reads them anew. What should be kept is returned, not written."""


class Result(NamedTuple):
    """A glossary and what was wrong on the way."""

    glossary: Glossary
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]
    """Files that may be written for a faster next run."""


class Candidates(NamedTuple):
    """Term candidates and what was wrong on the way."""

    terms: TermList
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


class Layers(NamedTuple):
    """The merged entries of all layers."""

    entries: Sequence[ConceptEntry]
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


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
    entries, faults, fresh = load_layers(options)
    report("finding terms")
    matches = find_matches(entries, documents)
    found = headwords([match.entry for match in matches])  # others can't be cut apart here, and teaching takes time
    lists, _, more = load_rules(options.word_lists, options.cache)
    ranked = extract_terms(documents, words=found, min_count=options.min_count, lists=lists)
    report("writing entries")
    key = fingerprint(__version__) if options.cache else ""
    kept = Path(options.cache, "spellings.json")
    spellings = parse_spellings(read_kept(kept) if options.cache else b"", key)
    title = options.title or title_of(documents)
    glossary = make_glossary(
        documents,
        ranked,
        matches,
        title=title,
        script=options.script,
        spellings=spellings,
        suggest=make_suggester(entries, options.suggest_from).suggest if options.suggest else lambda phrase: None,
    )
    chosen = select_entries(
        glossary.entries, untranslated=options.untranslated, min_count=options.min_count or 1, top=options.top
    )
    glossary = replace(glossary, entries=sort_entries(chosen, options.sort), modified=options.modified)
    if options.cache and spellings.grown:
        more = (*more, (kept, spellings.render(key)))
    return Result(glossary, tuple(sorted((*problems, *faults))), (*fresh, *more))


def extract_candidates(
    sources: Iterable[str],
    options: Options | None = None,
    *,
    stdin: bytes | None = None,
    report: Callable[[str], None] = lambda stage: None,
) -> Candidates:
    """Return the candidates of *sources*, best first, each with its contexts, and every problem met on the way."""
    options = options or Options()
    paths = tuple(sources)
    entries, faults, fresh = load_layers(options)
    compared, missing = read_documents(options.references) if options.references else ((), ())
    lists, slips, kept = load_rules(options.word_lists, options.cache)
    fresh = (*fresh, *kept)
    if found := find_archive(paths, options.work):
        from glossary.archive.progress import Meter
        from glossary.archive.run import extract_archive

        terms, problems = extract_archive(
            found.sources,
            options.work,
            words=headwords(entries),
            min_count=options.min_count,
            top=options.top,
            reference=compared,
            settings=options.settings,
            lists=lists,
            contexts=options.contexts,
            report=Meter(sum(sized.size for sized in found.sources), report),
        )
        return Candidates(terms, tuple(sorted((*problems, *found.problems, *faults, *missing, *slips))), fresh)
    report("reading documents")
    documents, problems = read_documents(paths, stdin=stdin)
    report("finding terms")
    ranked = extract_terms(
        documents,
        words=headwords(entries),
        min_count=options.min_count,
        top=options.top,
        reference=compared,
        settings=options.settings,
        lists=lists,
    )
    contexts = find_contexts(documents, (term.occurrences for term in ranked), options.contexts)
    named = tuple(Source(document.name, document.characters, document.date) for document in documents)
    terms = TermList(named, tuple(zip(ranked, contexts, strict=True)))
    return Candidates(terms, tuple(sorted((*problems, *faults, *missing, *slips))), fresh)


class Listing(NamedTuple):
    """A term base as a glossary."""

    glossary: Glossary
    entries: Sequence[ConceptEntry]
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


def list_termbase(options: Options, *, report: Callable[[str], None] = lambda stage: None) -> Listing:
    """Return everything in the term lists of *options* as a glossary, with readings and Traditional forms."""
    report("loading term lists")
    entries, problems, fresh = load_layers(options)
    report("working out readings")
    glossary = list_glossary(entries, title=options.title or "Term base", script=options.script)
    return Listing(glossary, entries, tuple(sorted(problems)), fresh)


def load_layers(options: Options) -> Layers:
    """Return the merged entries of the built-in lists and of every list in *options*, later ones winning."""
    layers = list_layers(options.term_lists, options.layers, builtin=options.builtin_terms)
    file, key, kept = find_indexed(layers, options.cache, __version__) if options.cache else (Path(), "", None)
    if kept is not None:
        return Layers(kept, (), ())
    several = len(layers) > 1  # what is kept of all layers serves for an only one as well
    loaded = [
        load_cached([path], layer=name, folder=options.cache, version=__version__, keep=several)
        for name, path in layers
    ]
    merged, contradictions = merge_layers(
        (name, layer.entries) for (name, _), layer in zip(layers, loaded, strict=True)
    )
    problems = (*(problem for layer in loaded for problem in layer.problems), *contradictions)
    fresh = [layer.fresh for layer in loaded if layer.fresh]
    if key and not problems:  # problems are told every time, so such lists are read every time
        fresh.append((file, render_indexed(merged, key)))
    return Layers(merged, problems, tuple(fresh))


def headwords(entries: Sequence[ConceptEntry]) -> tuple[str, ...]:
    """Return every Chinese form of *entries*; the segmenter keeps them whole."""
    return tuple(list_forms(entries)[0])


def title_of(documents: Sequence[Document]) -> str:
    """Return the name of the only document without folder and suffix, or the number of documents."""
    if len(documents) == 1:
        return "Standard input" if documents[0].name == "-" else PurePath(documents[0].name).stem
    return f"{len(documents)} documents"
