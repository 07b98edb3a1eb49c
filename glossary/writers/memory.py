"""Sentence pairs as a translation memory, TMX 1.4: pairs with an empty side can't be held, and proposals are left out."""

from xml.etree.ElementTree import Element

from glossary.bitext import Alignment
from glossary.script import looks_traditional
from glossary.writers.characters import clean, one_line
from glossary.writers.concepts import LOCALES
from glossary.writers.xml_text import add, dump

_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def render(alignment: Alignment) -> bytes:
    """Return one unit a sentence pair, in document order; the same pair of texts stands there once."""
    traditional = any(looks_traditional(pair.zh.text) for pair in alignment.documents)
    source = LOCALES["hant-tw" if traditional else "hans"]
    root = Element("tmx", {"version": "1.4"})
    add(
        root,
        "header",
        **{
            "creationtool": "diplomatic-glossary",
            "creationtoolversion": "1",
            "segtype": "sentence",
            "o-tmf": "aligned",
            "adminlang": "en",
            "srclang": source,
            "datatype": "plaintext",
        },
    )
    body = add(root, "body")
    seen: set[tuple[str, str]] = set()
    for pair in alignment.pairs:
        zh, en = one_line(clean(pair.zh)), one_line(clean(pair.en))
        if not zh or not en or (zh, en) in seen:
            continue
        seen.add((zh, en))
        unit = add(body, "tu", tuid=str(len(seen)))
        names = alignment.documents[pair.document]
        add(unit, "prop", f"{clean(names.zh.name)}:{pair.zh_line}", type="x-source")
        add(unit, "prop", f"{clean(names.en.name)}:{pair.en_line}", type="x-target")
        add(unit, "prop", f"{pair.similarity:.2f}", type="x-similarity")
        for language, text in ((source, zh), ("en-US", en)):
            add(add(unit, "tuv", lang=language), "seg", text)
    return dump(root, _DOCTYPE)
