"""The formats of two-language texts: proposals of `align`, findings of `check`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from glossary.bitext import Alignment, Review


class AlignmentFormat(NamedTuple):
    """One way to write sentence pairs and proposals."""

    suffix: str
    render: Callable[[Alignment], bytes]
    keeps: str
    """What of an alignment it keeps, in a few words."""


class ReviewFormat(NamedTuple):
    """One way to write the findings in a translation."""

    suffix: str
    render: Callable[[Review], bytes]
    keeps: str


def _render_yaml(alignment: Alignment) -> bytes:
    from glossary.writers.proposals import render_yaml

    return render_yaml(alignment)


def _render_json(alignment: Alignment) -> bytes:
    from glossary.writers.proposals import render_json

    return render_json(alignment)


def _render_tmx(alignment: Alignment) -> bytes:
    from glossary.writers.memory import render

    return render(alignment)


def _render_page(alignment: Alignment) -> bytes:
    from glossary.writers.sides import render_alignment

    return render_alignment(alignment)


def _render_findings(review: Review) -> bytes:
    from glossary.writers.findings import render_json

    return render_json(review)


def _render_places(review: Review) -> bytes:
    from glossary.writers.findings import render_places

    return render_places(review)


def _render_review(review: Review) -> bytes:
    from glossary.writers.sides import render_review

    return render_review(review)


ALIGNMENT_FORMATS: Mapping[str, AlignmentFormat] = MappingProxyType(
    {
        "yaml": AlignmentFormat(".yaml", _render_yaml, "proposals, to be walked by `glossary terms accept`"),
        "html": AlignmentFormat(".html", _render_page, "both texts side by side, proposals marked"),
        "json": AlignmentFormat(".json", _render_json, "everything"),
        "tmx": AlignmentFormat(".tmx", _render_tmx, "sentence pairs, for translation memories"),
    }
)
"""Name → format of an alignment."""

REVIEW_FORMATS: Mapping[str, ReviewFormat] = MappingProxyType(
    {
        "html": ReviewFormat(".html", _render_review, "both texts side by side, findings marked"),
        "json": ReviewFormat(".json", _render_findings, "everything"),
        "lines": ReviewFormat(".txt", _render_places, "one line a finding, file:line:column"),
    }
)
"""Name → format of the findings in a translation."""
