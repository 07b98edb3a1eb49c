"""HTML for reading, searching and printing: nothing is lost but the reasons and figures of the ranking.

One file without network: style and script stand in it, allowed by their hashes, and nothing else may load or run.
The entries are static markup, so the page reads, prints and is searched by the browser without its script as well.
Markup is built from f-strings with every value escaped on the way in; a template engine would take longer to import
than the whole page takes to build.
"""

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from glossary.model import Glossary
from glossary.writers.page.index import find_facets, make_index
from glossary.writers.page.rows import Namer, render_rows

CHUNK = 20
"""Entries in one stretch that the browser lays out only when it is near the screen; chosen: two or three screens."""


def render(glossary: Glossary) -> bytes:
    """Return the page in UTF-8."""
    folder = files(__name__)
    style, script, page = (folder.joinpath(f"page.{kind}").read_text("utf-8") for kind in ("css", "js", "html"))
    namer = Namer(glossary)
    rows = render_rows(glossary, namer)
    chunks = ("".join(rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK))
    statuses = [entry.status for entry in glossary.entries]
    return (
        Template(page)
        .substitute(
            policy=_policy(style, script),
            title=escape(glossary.title) or "Glossary",
            style=style,
            script=script,
            shown=len(rows),
            entries=f"{len(rows):,}",
            curated=f"{statuses.count('curated'):,}",
            suggested=f"{statuses.count('suggested'):,}",
            open=f"{statuses.count('untranslated'):,}",
            sources=_sources(glossary, namer),
            facets=find_facets(glossary, namer),
            hant="" if any(entry.traditional != entry.term for entry in glossary.entries) else " hidden",
            scripts=_scripts(glossary.script),
            rows="".join(f'<div class="chunk">{chunk}</div>\n' for chunk in chunks),
            index=_data_block(make_index(glossary, CHUNK)),
        )
        .encode()
    )


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: nothing but this very style and script."""
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _data_block(data: object) -> str:
    """Return *data* as JSON that can stand in a script element: no `<` that could end it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _sources(glossary: Glossary, namer: Namer) -> str:
    """Return the source documents as list items."""
    items = []
    for source in glossary.sources:
        date = f', <time datetime="{escape(source.date)}">{escape(source.date)}</time>' if source.date else ""
        count = f'<span data-n="{source.characters}">{source.characters:,}</span> <span data-t="characters">characters'
        items.append(f"<li>{escape(namer.source(source.name))}<small>, {count}</span>{date}</small></li>")
    return "".join(items)


def _scripts(script: str) -> str:
    """Return the options of the script switch, the headword's own script first chosen."""
    forms = (("hans", "简体 Simplified"), ("hant", "繁體 Traditional"))
    chosen = "hant" if script.startswith("hant") else "hans"
    return "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{label}</option>' for value, label in forms
    )
