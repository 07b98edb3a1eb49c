"""Files of proposals, as `align` writes them and people decide on them: read back, and decisions kept."""

from dataclasses import replace
from typing import NamedTuple

from glossary.bitext import LABELS, Alignment, Proposal
from glossary.errors import DataError, Problem
from glossary.parallel.faults import make_problem
from glossary.yamltext import Items, Record, Value, parse_yaml

ACCEPTED, REFUSED, KNOWN = "accepted", "refused", "known"
"""What a decision begins with: `accepted: a rendering`, `refused`, or `known` where the list held the term already."""


class Shown(NamedTuple):
    """A sentence pair of a proposal, term and rendering in brackets 【】."""

    zh: str
    en: str
    source: str
    """Place of the English: `speech.en.txt:12`."""
    date: str = ""


class Offered(NamedTuple):
    """A rendering of a proposal."""

    text: str
    probability: str
    """As written, `0.96`."""
    frequency: str
    evidence: tuple[Shown, ...]


class Pending(NamedTuple):
    """A proposal of a file."""

    term: str
    label: str
    frequency: str
    renderings: tuple[Offered, ...]
    decision: str
    """Empty until somebody decides."""


def parse_proposals(text: str, file: str) -> tuple[Pending, ...]:
    """Return the proposals in the YAML *text* of *file*, in order.

    Raises:
        DataError: for what is no file of proposals (A005), with the problems of its YAML.
    """
    data, problems = parse_yaml(text, file)
    if problems or not isinstance(data, Record) or "entries" not in data:
        raise DataError(make_problem("A005", file), *problems)
    entries = data["entries"]
    if not entries:
        return ()
    if not isinstance(entries, Items):
        raise DataError(make_problem("A005", file))
    found = [_parse_pending(entry) for entry in entries]
    wrong = [place for place, pending in zip(entries.places, found, strict=True) if pending is None]
    if wrong:
        line, column = wrong[0]
        raise DataError(Problem(file, line, column, "A005", make_problem("A005", file).message))
    return tuple(pending for pending in found if pending is not None)


def keep_decisions(alignment: Alignment, before: tuple[Pending, ...]) -> Alignment:
    """Return *alignment* with the decisions of *before*; a decided term that is not proposed now is kept as well."""
    decided = {pending.term: pending.decision for pending in before if pending.decision}
    proposals = [proposal._replace(decision=decided.pop(proposal.term, "")) for proposal in alignment.proposals]
    proposals += (Proposal(term, 0, LABELS[-1], (), decision=decision) for term, decision in decided.items())
    return replace(alignment, proposals=tuple(proposals))


def _parse_pending(entry: Value) -> Pending | None:
    """Return the proposal in *entry*; None for what is none: no Chinese term, English that is official already."""
    if not isinstance(entry, Record) or not isinstance(entry.get("zh"), str) or "en" in entry:
        return None
    renderings = entry.get("renderings") or ()
    offered = tuple(_parse_offered(item) for item in renderings) if isinstance(renderings, list) else ()
    return Pending(
        _text(entry, "zh"),
        _text(entry, "label"),
        _text(entry, "frequency"),
        tuple(item for item in offered if item.text),
        _text(entry, "decision"),
    )


def _parse_offered(item: Value) -> Offered:
    if not isinstance(item, Record):
        return Offered("", "", "", ())
    evidence = item.get("evidence") or ()
    shown = [
        Shown(_text(place, "zh"), _text(place, "en"), _text(place, "source"), _text(place, "date"))
        for place in (evidence if isinstance(evidence, list) else ())
        if isinstance(place, Record)
    ]
    return Offered(_text(item, "en"), _text(item, "probability"), _text(item, "frequency"), tuple(shown))


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""
