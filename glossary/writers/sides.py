"""Both texts side by side as one HTML file without network or script: proposals or findings marked, and listed first.

What this format cannot hold: nothing is left out but the score behind a probability.
"""

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, NamedTuple

from glossary.bitext import LABELS, VERDICTS, Alignment, Review, SentencePair
from glossary.writers.excerpts import cut_excerpt
from glossary.writers.findings import count_verdicts, tell_finding
from glossary.writers.proposals import place_of


class Mark(NamedTuple):
    """A stretch of a sentence to be marked."""

    start: int
    end: int
    kind: str
    """Class of the mark: a label or verdict, blanks as hyphens."""
    title: str


class Piece(NamedTuple):
    """A stretch of text, marked when `kind` is not empty."""

    text: str
    kind: str = ""
    title: str = ""


def render_alignment(alignment: Alignment) -> bytes:
    """Return the proposals as a list and both texts with the best renderings marked, in UTF-8."""
    zh: dict[int, list[Mark]] = defaultdict(list)
    en: dict[int, list[Mark]] = defaultdict(list)
    rows = []
    for proposal in alignment.proposals:
        shown = []
        for rank, rendering in enumerate(proposal.renderings):
            evidence = [
                {
                    "zh": cut_excerpt(alignment.pairs[place.pair].zh, *place.zh, 60),
                    "en": cut_excerpt(alignment.pairs[place.pair].en, *place.en),
                    "place": place_of(alignment, place),
                    "pair": place.pair,
                }
                for place in rendering.evidence
            ]
            shown.append({"rendering": rendering, "percent": round(100 * rendering.probability), "evidence": evidence})
            if rank == 0 and proposal.label != LABELS[-1]:
                for place in rendering.evidence:
                    zh[place.pair].append(Mark(*place.zh, _kind(proposal.label), rendering.text))
                    en[place.pair].append(Mark(*place.en, _kind(proposal.label), proposal.term))
        rows.append({"proposal": proposal, "kind": _kind(proposal.label), "shown": shown})
    counts = {label: sum(proposal.label == label for proposal in alignment.proposals) for label in LABELS}
    return _render("alignment.html", alignment, zh, en, rows=rows, counts=counts)


def render_review(review: Review) -> bytes:
    """Return the findings as a list and both texts with every curated term marked by its verdict, in UTF-8."""
    zh: dict[int, list[Mark]] = defaultdict(list)
    en: dict[int, list[Mark]] = defaultdict(list)
    rows = []
    for finding in review.findings:
        told = tell_finding(finding)
        kind = _kind(finding.verdict)
        expected = " / ".join(finding.expected)
        zh[finding.pair].append(Mark(*finding.zh, kind, f"{finding.verdict}: {finding.found or expected}"))
        if finding.found:
            en[finding.en_pair].append(Mark(*finding.en, kind, f"{finding.term}: {finding.verdict}"))
        if told:
            rows.append({"finding": finding, "told": told, "kind": kind})
    rows.sort(key=lambda row: _URGENT.index(str(row["kind"])))  # of one kind they stay in text order
    found = count_verdicts(review)
    counts = {verdict: found.get(verdict, 0) for verdict in VERDICTS}
    return _render("review.html", review, zh, en, rows=rows, counts=counts, choices=review.choices)


_URGENT = ("deprecated", "superseded", "not-found")
"""Kinds of findings in the order in which a reviser wants them."""


def _kind(name: str) -> str:
    return name.replace(" ", "-")


def _render(
    template: str, data: Alignment | Review, zh: dict[int, list[Mark]], en: dict[int, list[Mark]], **values: Any
) -> bytes:
    """Return the page *template* with both texts and their marks."""
    texts = [
        {
            "number": number,
            "pair": pair,
            "zh": cut_pieces(pair.zh, zh.get(number, ())),
            "en": cut_pieces(pair.en, en.get(number, ())),
            "opens": _opens(data.pairs, number),
        }
        for number, pair in enumerate(data.pairs)
    ]
    return render_template(template, documents=data.documents, texts=texts, **values)


def render_template(template: str, **values: Any) -> bytes:
    """Return the page that the file *template* makes of *values*, with the style of this room and nothing else, in UTF-8."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files("glossary.writers") / "page"
    loader = FunctionLoader(lambda name: (folder / name).read_text("utf-8"))
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (folder / "sides.css").read_text("utf-8")
    return (
        environment.get_template(template)
        .render(style=style, policy=_policy(style), **values)
        .encode("utf-8", "replace")
    )


def _policy(style: str) -> str:
    """Return the Content-Security-Policy: this very style and nothing else."""
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _opens(pairs: tuple[SentencePair, ...], number: int) -> bool:
    """Tell whether a document begins with pair *number*."""
    return number == 0 or pairs[number - 1].document != pairs[number].document


def cut_pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return *text* cut at *marks*; of overlapping marks the longest stays."""
    chosen: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in chosen):
            chosen.append(mark)
    pieces = []
    end = 0
    for mark in sorted(chosen):
        if mark.start > end:
            pieces.append(Piece(text[end : mark.start]))
        pieces.append(Piece(text[mark.start : mark.end], mark.kind, mark.title))
        end = mark.end
    return [*pieces, Piece(text[end:])] if end < len(text) else pieces
