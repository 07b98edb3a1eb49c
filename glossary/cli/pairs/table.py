"""The tables a terminal gets of two-language texts."""

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from glossary.bitext import Alignment, Review

SHOWN = 2
"""Expected renderings in a row of the table; chosen: the other formats show all."""

_STYLES = {"likely": "green", "check": "yellow", "weak": "dim", "no reliable candidate": "dim"}


def print_proposals(alignment: Alignment) -> None:
    """Print the proposals: term, occurrences, label, renderings with their probabilities in percent."""
    table = _make_table("n", "term", "label", "renderings")
    for proposal in alignment.proposals:
        shown = "; ".join(f"{item.text} {100 * item.probability:.0f} %" for item in proposal.renderings)
        ours = "" if not proposal.curated or proposal.agrees else f" (our lists: {' / '.join(proposal.curated)})"
        table.add_row(
            str(proposal.frequency),
            Text(proposal.term, "bold"),
            Text(proposal.label, _STYLES[proposal.label]),
            Text((shown or "–") + ours),
        )
    Console().print(table)


def print_review(review: Review) -> None:
    """Print what is not fine: a line for each place to be avoided or replaced, one for each term not found."""
    table = _make_table("line", "term", "verdict", "what stands there", "expected")
    for finding in review.findings:
        if finding.verdict in ("deprecated", "superseded"):
            style = "red" if finding.verdict == "deprecated" else "yellow"
            there = finding.found + (f" ({finding.note})" if finding.note else "")
            place = ":".join(map(str, finding.en_place))
            expected = " / ".join(finding.expected[:SHOWN])
            table.add_row(place, Text(finding.term, "bold"), Text(finding.verdict, style), Text(there), Text(expected))
    uses = Counter(finding.headword for finding in review.findings)
    missing = Counter(finding.headword for finding in review.findings if finding.verdict == "not found")
    for headword, count in sorted(missing.items(), key=lambda item: (-item[1] / uses[item[0]], -item[1], item[0])):
        own = [f for f in review.findings if f.headword == headword and f.verdict == "not found"]
        instead = " / ".join(dict.fromkeys(f"{f.instead}?" for f in own if f.instead))
        place = str(own[0].en_place[0]) + (" …" if count > 1 else "")
        verdict = "where is it?" + (f" {count} of {uses[headword]}" if uses[headword] > 1 else "")
        expected = " / ".join(own[0].expected[:SHOWN])
        table.add_row(place, Text(headword, "bold"), Text(verdict, "dim"), Text(instead), Text(expected))
    for choice in review.choices:
        ways = "; ".join(f"{text} {count}" for text, count in choice.renderings)
        table.add_row("", Text(choice.headword, "bold"), Text("several ways"), Text(ways), "")
    Console().print(table)


def _make_table(number: str, *headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(number, justify="right", no_wrap=True)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
