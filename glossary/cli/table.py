"""The table a terminal gets."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from glossary.model import Glossary, TermList
from glossary.pinyin import render_pinyin

_STYLES = {"curated": "", "suggested": "yellow", "untranslated": "dim"}


def print_glossary(glossary: Glossary) -> None:
    """Print *glossary* as a table: frequency, term, Traditional form where it is another, pinyin, English."""
    table = Table(box=None, pad_edge=False, title=Text(glossary.title), title_justify="left", header_style="bold")
    table.add_column("n", justify="right")
    for heading in ("term", "pinyin", "English"):
        table.add_column(heading, overflow="fold")
    for entry in glossary.entries:
        term = Text(entry.term, "bold")
        if glossary.script != "hans" and entry.traditional != entry.term:
            term.append(f" {entry.traditional}", "not bold dim")
        doubt = " ?" if entry.pinyin_status == "review" else ""
        english = entry.preferred or ("" if entry.status == "untranslated" else entry.translations[0].text)
        if entry.status == "suggested":
            english += " (suggested)"
        table.add_row(
            str(entry.frequency),
            term,
            Text(render_pinyin(entry.pinyin) + doubt),
            Text(english or "–", _STYLES[entry.status]),
        )
    Console().print(table)


def print_terms(terms: TermList) -> None:
    """Print the candidates of *terms* as a table: rank, frequency, score, term, reasons."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("#", "n", "score"):
        table.add_column(heading, justify="right")
    for heading in ("term", "why"):
        table.add_column(heading, overflow="fold")
    for rank, (term, _) in enumerate(terms.terms, 1):
        why = "; ".join(reason.text for reason in term.reasons)
        table.add_row(str(rank), str(term.frequency), f"{term.termhood:.1f}", Text(term.term, "bold"), Text(why))
    Console().print(table)
