"""The formats of `glossary extract`: candidates without English, pinyin or Traditional forms."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from glossary.model import Context, RankedTerm, TermList
from glossary.yamltext import quote_scalar

_COLUMNS = (
    "rank",
    "term",
    "frequency",
    "document_frequency",
    "termhood",
    "unithood",
    "kind",
    "family",
    "variants",
    "reasons",
)


def render_json(terms: TermList) -> bytes:
    """Return the sources and candidates as JSON, best first: the contract for other programs."""
    data = {
        "sources": [{"name": source.name, "characters": source.characters} for source in terms.sources],
        "candidates": [_candidate(term, contexts) for term, contexts in terms.terms],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def render_tsv(terms: TermList) -> bytes:
    """Return one candidate a line, tab-separated, with a header row; reasons joined by semicolons."""
    rows = ["\t".join(_COLUMNS)]
    for rank, (term, _) in enumerate(terms.terms, 1):
        cells = (
            str(rank),
            term.term,
            str(term.frequency),
            str(term.document_frequency),
            f"{term.termhood:.3f}",
            f"{term.unithood:.3f}",
            term.kind,
            term.family,
            ", ".join(term.variants),
            "; ".join(reason.text for reason in term.reasons),
        )
        rows.append("\t".join(" ".join(cell.split()) for cell in cells))
    return ("\n".join(rows) + "\n").encode("utf-8", "replace")


def render_yaml(terms: TermList) -> bytes:
    """Return a term list to edit: one draft a candidate, `en` empty, its frequency and a context as comment."""
    lines = ["# Fill in `en` and `source`, then remove `review: draft`.", "entries:"]
    for term, contexts in terms.terms:
        place = f"; {contexts[0].source}:{contexts[0].line}: {contexts[0].text}" if contexts else ""
        lines += [
            _comment(f"{term.frequency} times{place}"),
            f"  - zh: {quote_scalar(term.term)}",
            "    en:",
            "    review: draft",
        ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


CANDIDATE_FORMATS: Mapping[str, Callable[[TermList], bytes]] = MappingProxyType(
    {"tsv": render_tsv, "json": render_json, "yaml": render_yaml}
)
"""Name → function, for `glossary extract -f`."""


def _candidate(term: RankedTerm, contexts: tuple[Context, ...]) -> dict[str, object]:
    return {
        "term": term.term,
        "frequency": term.frequency,
        "document_frequency": term.document_frequency,
        "termhood": round(term.termhood, 3),
        "unithood": round(term.unithood, 3),
        "kind": term.kind,
        "strength": term.strength,
        "family": term.family,
        "variants": list(term.variants),
        "reasons": [
            {"name": reason.name, "value": round(reason.value, 3), "score": round(reason.score, 3), "text": reason.text}
            for reason in term.reasons
        ],
        "contexts": [{"source": context.source, "line": context.line, "text": context.text} for context in contexts],
    }


def _comment(text: str) -> str:
    """Return *text* as a YAML comment of one line."""
    return "  # " + "".join(character if character.isprintable() else " " for character in text)
