"""StarDict: no status but in words, no frequencies or contexts; GoldenDict, KOReader, sdcv and many phones read it.

A zip with the four files of StarDict 2.4.2: `.ifo` (what it is), `.idx` (headwords), `.dict` (articles in HTML) and
`.syn` (Traditional forms, variants, toneless pinyin and English, each leading to its headword).
"""

from html import escape
from struct import pack as pack_numbers

from glossary.model import Glossary
from glossary.writers.archive import pack
from glossary.writers.characters import one_line
from glossary.writers.concepts import Concept, list_concepts, notes_of

NAME = "glossary"
"""Name of the files; they belong together by it."""

_LONGEST = 255
"""Bytes of a headword or synonym (StarDict's format: less than 256)."""


def render(glossary: Glossary) -> bytes:
    """Return the zip."""
    articles: dict[bytes, list[str]] = {}
    forms: list[tuple[bytes, bytes]] = []
    for concept in list_concepts(glossary):
        word = _key(concept.headword)
        articles.setdefault(word, []).append(_article(concept))
        forms += [(_key(form), word) for form in _synonyms(concept)]
    index, dictionary = b"", b""
    places = {}
    for place, word in enumerate(sorted(articles, key=_order)):
        article = "<hr>".join(articles[word]).encode()
        index += word + b"\0" + pack_numbers(">II", len(dictionary), len(article))
        dictionary += article
        places[word] = place
    pairs = sorted(
        {(form, places[word]) for form, word in forms if form and form != word},
        key=lambda pair: (_order(pair[0]), pair[1]),
    )
    synonyms = b"".join(form + b"\0" + pack_numbers(">I", place) for form, place in pairs)
    info = {
        "version": "2.4.2",
        "bookname": one_line(glossary.title) or "Glossary",
        "wordcount": str(len(places)),
        "synwordcount": str(len(pairs)),
        "idxfilesize": str(len(index)),
        "sametypesequence": "h",
    }
    lines = ["StarDict's dict ifo file", *(f"{key}={value}" for key, value in info.items())]
    return pack(
        [
            (f"{NAME}/{NAME}.ifo", "".join(f"{line}\n" for line in lines).encode()),
            (f"{NAME}/{NAME}.idx", index),
            (f"{NAME}/{NAME}.dict", dictionary),
            (f"{NAME}/{NAME}.syn", synonyms),
        ]
    )


def left_out(glossary: Glossary) -> tuple[str, ...]:
    """Return how many headwords are cut to what the format allows."""
    count = sum(len(one_line(concept.headword).encode()) > _LONGEST for concept in list_concepts(glossary))
    return (f"the end of {count} headwords over {_LONGEST} bytes",) if count else ()


def _key(text: str) -> bytes:
    """Return *text* as a key: one line, cut to what the format allows at a whole character."""
    return one_line(text).encode()[:_LONGEST].decode(errors="ignore").encode()


def _order(word: bytes) -> tuple[bytes, bytes]:
    """Return the sort key of StarDict's stardict_strcmp: ASCII case folded, then bytes."""
    return word.lower(), word


def _synonyms(concept: Concept) -> list[str]:
    """Return every other form a reader may look up."""
    from glossary.pinyin import render_pinyin

    plain = render_pinyin(concept.entry.pinyin, "toneless")
    forms = [form for _, form in concept.forms[1:]]
    return [*forms, *concept.entry.variants, plain, plain.replace(" ", ""), *(term.text for term in concept.current)]


def _article(concept: Concept) -> str:
    entry = concept.entry
    current = "; ".join(f"<b>{escape(term.text)}</b>" for term in concept.current)
    others = " ".join(escape(form) for _, form in concept.forms[1:] if form != concept.headword)
    avoid = "; ".join(f"<s>{escape(term.text)}</s>" for term in concept.avoided)
    sources = "; ".join(dict.fromkeys(term.source for term in concept.current if term.source))
    lines = [
        f"{escape(concept.pinyin)} {others}".strip(),
        current or "<i>no official rendering on file</i>",
        f"avoid: {avoid}" if avoid else "",
        *map(escape, notes_of(concept)),
        escape(entry.subject_field),
        f"<small>{escape(sources)}</small>" if sources else "",
    ]
    return "<br>".join(line.replace("\n", "<br>") for line in lines if line)
