"""HTML for reading, searching and printing: nothing is lost but the reasons and figures of the ranking.

One file without network: style and script stand in it, allowed by their hashes, and nothing else may load or run.
The entries are static markup, so the page reads, prints and is searched by the browser without its script as well.
The markup stands in two Jinja2 templates that escape every value; values are worked out in Python beforehand.
"""

import json
from base64 import b64encode
from hashlib import sha256

from glossary.model import Glossary
from glossary.writers.page.index import find_facets, make_index
from glossary.writers.page.rows import Namer, find_rows

CHUNK = 20
"""Entries in one stretch that the browser lays out only when it is near the screen; chosen: two or three screens."""

SCRIPTS = (("hans", "简体 Simplified"), ("hant", "繁體 Traditional"))
"""Options of the script switch."""


def render(glossary: Glossary) -> bytes:
    """Return the page in UTF-8."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("glossary.writers", "page")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = (loader.get_source(environment, name)[0] for name in ("page.css", "page.js"))
    namer = Namer(glossary)
    statuses = [entry.status for entry in glossary.entries]
    page = environment.get_template("page.html").render(
        policy=_policy(style, script),
        title=glossary.title,
        style=style,
        script=script,
        count=len(glossary.entries),
        numbers={status: statuses.count(status) for status in ("curated", "suggested", "untranslated")},
        sources=[(namer.source(name), characters, date) for name, characters, date in glossary.sources],
        facets=find_facets(glossary, namer),
        two_scripts=any(entry.traditional != entry.term for entry in glossary.entries),
        scripts=SCRIPTS,
        chosen="hant" if glossary.script.startswith("hant") else "hans",
        rows=find_rows(glossary, namer),
        chunk=CHUNK,
        index=_data_block(make_index(glossary, CHUNK)),
    )
    return page.encode()


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
