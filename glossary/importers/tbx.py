"""TBX → entries: version 3 (conceptEntry, DCA and DCT style) and version 2 (martif, termEntry)."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from glossary.importers.faults import refuse, tell_empty
from glossary.importers.record import Fields, Imported, clean, make_entry, read_status, read_type
from glossary.model import ConceptEntry, Term

DEEPEST = 64
"""Levels of elements that are followed; a term bank has ten."""
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PINYIN = re.compile(r"pinyin( by rule)?: (.*)", re.DOTALL)
_DATE = re.compile(r"date: (.*)", re.DOTALL)


def parse_tbx(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    """Return the entries of a TBX file; no entity, no DTD and no address in it is followed."""
    from lxml import etree

    entries: list[ConceptEntry] = []
    empty: list[int] = []
    try:
        tags = [f"{{*}}{tag}" for tag in _ENTRIES]
        events = etree.iterparse(
            io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        for _, element in events:
            entry = make_entry(_read_fields(element), name, element.sourceline or 0)
            if entry is None:
                empty.append(element.sourceline or 0)
            else:
                entries.append(entry)
            element.clear()
        root = events.root
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = str(error.msg).split(", line")[0].strip().lower()
        return Imported((), (refuse("I003", name, line, column, kind="TBX file", reason=reason),))
    if not entries and not empty and (root is None or _tag(root) not in ("tbx", "martif")):
        shown = "nothing" if root is None else f"<{_tag(root)}>"
        return Imported((), (refuse("I003", name, kind="TBX file", reason=f"it begins with {shown}"),))
    return Imported(tuple(entries), tuple(tell_empty(empty, name)))


def _read_fields(entry: Any) -> Fields:
    """Return what one concept entry says."""
    chinese: list[str] = []
    traditional = pinyin = part = ""
    english: list[Term] = []
    for section in _children(entry, *_SECTIONS):
        language = (section.get(_LANGUAGE) or section.get("lang") or "").lower()
        for block in _children(section, *_TERMS):
            text = _text_of(block, "term")
            if language.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
                traditional = traditional or text
            elif language.startswith("zh"):
                chinese.append(text)
            elif language.startswith("en"):
                english.append(_read_term(block, text))
            if language.startswith("zh"):
                pinyin = pinyin or _read_pinyin(block)
            part = part or _find(block, "partOfSpeech")
    notes = [_content(note) for note in _children(entry, "note")]
    drafts = [note for note in notes if note == "suggested, not official"]
    own = [note for note in notes if note not in ("suggested, not official", "reading to be checked")]
    return Fields(
        zh=chinese or [traditional],
        en=english,
        pinyin=pinyin,
        hant=traditional,
        subject_field=_find(entry, "subjectField"),
        part_of_speech=part,
        definition=_find(entry, "definition"),
        note="\n".join(own),
        review="draft" if drafts else "",
        id=entry.get("id", ""),
    )


def _read_term(block: Any, text: str) -> Term:
    status = read_status(_find(block, "administrativeStatus") or "preferred")
    date = next((_content(item) for item in block.iter("{*}date")), "")
    notes = []
    for note in _children(block, "note"):
        said = _content(note)
        if match := _DATE.fullmatch(said):
            date = match[1]
        elif said == "superseded" and status == "deprecated":
            status = "superseded"
        else:
            notes.append(said)
    kind = read_type(_find(block, "termType"))
    return Term(text, status, _find(block, "source"), date, _find(block, "geographicalUsage"), "\n".join(notes), kind)


def _read_pinyin(block: Any) -> str:
    """Return the reading a person gave: not the one that was worked out by rule."""
    for group in block.iter("{*}adminGrp"):
        if _find(group, "reading"):
            return "" if "by rule" in _find(group, "readingNote") else _find(group, "reading")
    for note in _children(block, "note"):
        match = _PINYIN.fullmatch(_content(note))
        if match:
            return "" if match[1] else match[2]
    return ""


def _find(element: Any, kind: str) -> str:
    """Return the text of the data category *kind* that belongs to *element* itself, in either style of TBX."""
    for item in _own(element):
        if item.get("type") == kind or _tag(item) == kind:
            return _content(item)
    return ""


def _own(element: Any) -> Iterator[Any]:
    """Yield the elements under *element* down to the next language or term section."""
    for item in element:
        if isinstance(item.tag, str) and _tag(item) not in (*_SECTIONS, *_TERMS):
            yield item
            if _tag(item) not in ("descripGrp", "transacGrp"):
                yield from _own(item)
            elif _tag(item) == "descripGrp":
                yield from (child for child in item if isinstance(child.tag, str) and _tag(child) == "descrip")


def _children(element: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with one of *tags*, groups such as termGrp looked through."""
    for item in element:
        if isinstance(item.tag, str):
            if _tag(item) in tags:
                yield item
            elif _tag(item) == "termGrp":
                yield from _children(item, *tags)


def _text_of(block: Any, tag: str) -> str:
    return next((_content(item) for item in block.iter(f"{{*}}{tag}")), "")


def _content(element: Any) -> str:
    return clean("".join(element.itertext()))


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
