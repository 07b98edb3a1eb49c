"""Source documents: files, folders and standard input, read as text lines with their place in the original."""

from collections.abc import Callable, Iterable

from glossary.documents.content import Content
from glossary.documents.dates import name_date
from glossary.documents.faults import FAULTS, Fault, UnusableError, make_problem
from glossary.documents.readers import READERS, choose_reader, guess_reader
from glossary.documents.scripts import check_chinese, check_text
from glossary.documents.sources import Source, find_sources, is_pipe, read_bytes, suffix
from glossary.errors import Problem
from glossary.model import Document

__all__ = ["FAULTS", "READERS", "Content", "Fault", "Source", "list_sources", "read_documents", "read_sources"]


def read_documents(
    paths: Iterable[str], stdin: bytes | None = None, *, chinese: bool = True
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents that *paths* name, in that order, and a problem for each that can't be used.

    A path is a file, a folder (read recursively, files sorted by path, hidden ones skipped) or `-`, which stands for
    the bytes *stdin*; their format and that of a pipe is told from the content, that of a file from its suffix.
    A file named twice is read once. Text is cleaned of controls and invisible marks; lines keep their numbers.
    English versions of Chinese documents are read with *chinese* False, which asks for any text at all.
    Problems have the codes of FAULTS and are sorted by place; one file has at most one error.
    """
    sources, problems = find_sources(paths, READERS)
    documents, faults = read_sources(sources, stdin, chinese=chinese)
    return documents, tuple(sorted((*problems, *faults)))


def list_sources(paths: Iterable[str]) -> tuple[list[Source], list[Problem]]:
    """Return the files that *paths* name, in the order in which read_documents reads them."""
    return find_sources(paths, READERS)


def read_sources(
    sources: Iterable[Source],
    stdin: bytes | None = None,
    *,
    chinese: bool = True,
    fetch: Callable[[Source], bytes] = lambda source: read_bytes(source.path),
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of *sources*, as read_documents does; *fetch* gets the bytes and may raise UnusableError."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            if source.path == "-":
                data = stdin or b""
                read = guess_reader(data)
            elif suffix(source.path) in READERS or not is_pipe(source.path):
                data = fetch(source)
                read = choose_reader(source.path)
            else:
                data = fetch(source)
                read = guess_reader(data)
            content = read(data)
            (check_chinese if chinese else check_text)(content.text)
        except UnusableError as error:
            problems.append(make_problem(source.name, error.code, error.detail))
        else:
            documents.append(_make_document(source.name, content))
            problems += (make_problem(source.name, code, detail, line) for code, line, detail in content.notes)
    return tuple(documents), tuple(sorted(problems))


def _make_document(name: str, content: Content) -> Document:
    """Return the document of *content*, with its Simplified twin."""
    from glossary.script import looks_traditional, to_simplified

    text = content.text
    hans = to_simplified(text) if looks_traditional(text) else text
    return Document(
        name=name,
        text=text,
        line_numbers=content.line_numbers,
        hans=text if hans == text else hans,
        date=name_date(name) or content.date,
        line_unit=content.line_unit,
        breaks=content.breaks,
    )
