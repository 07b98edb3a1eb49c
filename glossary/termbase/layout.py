"""The canonical layout of a term list: how a value, an entry and a list of entries are written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from glossary.termbase.shape import CHOICES, DATES, ENTRY_KEYS, TERM_KEYS
from glossary.yamltext import quote_scalar

WIDTH = 120
"""Columns up to which a list stands in one line."""

Field: TypeAlias = str | Mapping[str, str] | Sequence[str | Mapping[str, str]]
"""What a key of an entry may hold: a text, a long term, or a list of texts and long terms."""

_BLOCK = re.compile(r"(?:[^\s\x00-\x1f\x7f-\x9f#][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*(?<! )(?:\n+|$))+(?<!\n\n)")


def is_field(value: object) -> bool:
    """Tell whether *value* is a Field: a text, a long term, or a list of texts and long terms."""
    if isinstance(value, str):
        return True
    items = value if isinstance(value, list) else [value]
    return all(
        isinstance(item, str) or (isinstance(item, Mapping) and all(isinstance(text, str) for text in item.values()))
        for item in items
    )


def order_keys(keys: Iterable[str], canonical: Sequence[str]) -> list[str]:
    """Return *keys* in canonical order, unknown ones last as they came."""
    rank = {key: index for index, key in enumerate(canonical)}
    return sorted(keys, key=lambda key: rank.get(key, len(rank)))


def render_text(key: str, text: str, *, flow: bool = False) -> str:
    """Return the text under *key* as YAML: dates and closed choices bare, as people write them (`date: 2017`)."""
    bare = text in CHOICES.get(key, ()) or (key == "date" and DATES.fullmatch(text) and not (flow and "," in text))
    return text if bare else quote_scalar(text, flow=flow)


def render_term(term: str | Mapping[str, str]) -> str:
    """Return a term as an item of a list in one line."""
    if isinstance(term, str):
        return quote_scalar(term, flow=True)
    pairs = (f"{key}: {render_text(key, term[key], flow=True)}" for key in order_keys(term, TERM_KEYS))
    return "{" + ", ".join(pairs) + "}"


def render_field(key: str, value: Field, indent: int) -> list[str]:
    """Return the lines of a key and its value, indented by *indent* blanks.

    A list stands in the line of its key where it holds one long term at most and does not reach beyond WIDTH; else
    each item has a line, and a long term beyond WIDTH a line for each of its keys. A text of several lines is a
    literal block.
    """
    head = " " * indent + key + ":"
    if isinstance(value, str):
        if "\n" in value and _BLOCK.fullmatch(value):
            mark = "|" if value.endswith("\n") else "|-"
            lines = value.removesuffix("\n").split("\n")
            return [f"{head} {mark}", *(f"{' ' * (indent + 2)}{line}".rstrip() for line in lines)]
        return [f"{head} {render_text(key, value)}"]
    if isinstance(value, Mapping):
        flow = f"{head} {render_term(value)}"
        return [flow] if len(flow) <= WIDTH or not value else [head, *_render_pairs(value, indent + 2)]
    flow = f"{head} [{', '.join(map(render_term, value))}]"
    if not value or (sum(not isinstance(item, str) for item in value) < 2 and len(flow) <= WIDTH):
        return [flow]
    return [head, *(line for item in value for line in render_item(item, indent + 2))]


def render_item(item: str | Mapping[str, str], indent: int) -> list[str]:
    """Return the lines of one item of a list that has a line for each."""
    dash = " " * indent + "- "
    if isinstance(item, str):
        return [dash + quote_scalar(item)]
    flow = dash + render_term(item)
    if len(flow) <= WIDTH or not item:
        return [flow]
    lines = _render_pairs(item, indent + 2)
    return [dash + lines[0].lstrip(), *lines[1:]]


def _render_pairs(term: Mapping[str, str], indent: int) -> list[str]:
    return [line for key in order_keys(term, TERM_KEYS) for line in render_field(key, term[key], indent)]


def render_entry(fields: Mapping[str, Field], indent: int) -> list[str]:
    """Return the lines of an entry as an item of `entries`, its dash indented by *indent* blanks."""
    keys = order_keys(fields, ENTRY_KEYS)
    lines = [line for key in keys for line in render_field(key, fields[key], indent + 2)]
    return [" " * indent + "- " + lines[0].lstrip(), *lines[1:]]
