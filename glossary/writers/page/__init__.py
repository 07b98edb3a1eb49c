"""HTML for reading, searching and printing: nothing is lost but the reasons and figures of the ranking.

One file without network: style and script stand in it, allowed by their hashes, and nothing else may load or run.
The entries are static markup, so the page reads, prints and is searched by the browser without its script as well.
The frame stands in `page.html`, with a `$name` for what is filled in; the entries, thousands of them, are written by
functions, four times as fast as by a template. Both escape every value.
"""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from string import Template

from glossary.model import Glossary
from glossary.writers.page.entries import render_entries
from glossary.writers.page.index import Facet, find_facets, make_index
from glossary.writers.page.markup import Namer, escape

CHUNK = 20
"""Entries in one stretch that the browser lays out only when it is near the screen; chosen: two or three screens."""

SCRIPTS = (("hans", "简体 Simplified"), ("hant", "繁體 Traditional"))
"""Options of the script switch."""


def render(glossary: Glossary) -> bytes:
    """Return the page in UTF-8."""
    frame, style, script = (_read(name) for name in ("page.html", "page.css", "page.js"))
    namer = Namer(glossary)
    statuses = Counter(entry.status for entry in glossary.entries)
    two_scripts = any(entry.traditional != entry.term for entry in glossary.entries)
    page = Template(frame).substitute(
        policy=escape(_policy(style, script)),
        title=escape(glossary.title or "Glossary"),
        style=style,
        script=script,
        count=len(glossary.entries),
        shown=f"{len(glossary.entries):,}",
        **{status: f"{statuses[status]:,}" for status in ("curated", "suggested", "untranslated")},
        documents=_render_documents(glossary, namer),
        facets=_render_facets(find_facets(glossary, namer)),
        one_script="" if two_scripts else " hidden",
        scripts=_render_scripts("hant" if glossary.script.startswith("hant") else "hans"),
        entries=render_entries(glossary, namer, CHUNK),
        index=_data_block(make_index(glossary, CHUNK)),
    )
    return page.encode()


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: nothing but this very style and script."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _render_documents(glossary: Glossary, namer: Namer) -> str:
    """Return an item for each source document: its name, size and date."""
    shown = ""
    for name, characters, date in glossary.sources:
        size = f'<span data-n="{characters}">{characters:,}</span> <span data-t="characters">characters</span>'
        day = f', <time datetime="{escape(date)}">{escape(date)}</time>' if date else ""
        shown += f"<li>{escape(namer.source(name))}<small>, {size}{day}</small></li>\n"
    return shown


def _render_facets(facets: Iterable[Facet]) -> str:
    """Return the filters, a button a choice."""
    shown = ""
    for facet in facets:
        shown += f'<fieldset data-facet="{facet.name}"><legend data-t="by-{facet.name}">{facet.title}</legend>\n'
        for value, key, label, entries in facet.choices:
            named = f'<span data-t="{key}">' if key else "<span>"
            button = f'<button type="button" aria-pressed="false" value="{value}">'
            shown += f"{button}{named}{escape(label)}</span> <small>{entries}</small></button>\n"
        shown += "</fieldset>\n"
    return shown


def _render_scripts(chosen: str) -> str:
    """Return the options of the script switch."""
    return "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{label}</option>' for value, label in SCRIPTS
    )


def _data_block(data: object) -> str:
    """Return *data* as JSON that can stand in a script element: no `<` that could end it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
