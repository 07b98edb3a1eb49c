"""Proposals as YAML to be walked and as JSON for other programs.

The YAML has the form of a term list but no `en`: as a term list it is refused, so nothing proposed becomes official by
mistake. A decision is a line `decision:` that `glossary terms accept` adds to an entry.
"""

import json
from collections.abc import Iterator
from typing import Any

from glossary.bitext import Alignment, Evidence, Proposal
from glossary.writers.characters import one_line
from glossary.writers.excerpts import cut_excerpt
from glossary.yamltext import quote_scalar

_HEAD = """\
# Proposed renderings. None is official until a person accepts it:
#   glossary terms accept THIS-FILE --in LIST.yaml
"""


def render_yaml(alignment: Alignment) -> bytes:
    """Return the proposals in UTF-8, most trustworthy first."""
    lines = ["entries:"] if alignment.proposals else ["entries: []"]
    for proposal in alignment.proposals:
        lines += ["", *_entry(alignment, proposal)]
    return (_HEAD + "\n".join(lines) + "\n").encode()


def _entry(alignment: Alignment, proposal: Proposal) -> Iterator[str]:
    yield f"  - zh: {quote_scalar(proposal.term)}"
    yield f"    label: {proposal.label}"
    yield f"    frequency: {proposal.frequency}"
    if proposal.curated:
        yield f"    curated: [{', '.join(quote_scalar(text, flow=True) for text in proposal.curated)}]"
        yield f"    agrees: {'yes' if proposal.agrees else 'no'}"
    if proposal.decision:
        yield f"    decision: {quote_scalar(proposal.decision)}"
    if not proposal.renderings:
        return
    yield "    renderings:"
    for rendering in proposal.renderings:
        yield f"      - en: {quote_scalar(one_line(rendering.text))}"
        yield f"        probability: {rendering.probability:.2f}"
        yield f"        frequency: {rendering.frequency}"
        yield "        evidence:"
        for evidence in rendering.evidence:
            zh, en = _marked(alignment, evidence)
            yield f"          - zh: {quote_scalar(zh)}"
            yield f"            en: {quote_scalar(en)}"
            yield f"            source: {quote_scalar(place_of(alignment, evidence))}"
            if date := document_date(alignment, evidence):
                yield f"            date: {quote_scalar(date)}"


def _marked(alignment: Alignment, evidence: Evidence) -> tuple[str, str]:
    """Return the Chinese and the English of *evidence* with term and rendering in brackets."""
    pair = alignment.pairs[evidence.pair]
    return str(cut_excerpt(pair.zh, *evidence.zh, 80)), str(cut_excerpt(pair.en, *evidence.en))


def place_of(alignment: Alignment, evidence: Evidence) -> str:
    """Return where the English of *evidence* stands: `speech.en.txt:12`."""
    pair = alignment.pairs[evidence.pair]
    return f"{alignment.documents[pair.document].en.name}:{pair.en_line}"


def document_date(alignment: Alignment, evidence: Evidence) -> str:
    """Return the date of the document that *evidence* stands in, or nothing."""
    zh, en = alignment.documents[alignment.pairs[evidence.pair].document]
    return en.date or zh.date


def render_json(alignment: Alignment) -> bytes:
    """Return sentence pairs and proposals in UTF-8."""
    documents = [
        {"zh": pair.zh.name, "en": pair.en.name, "date": pair.en.date or pair.zh.date} for pair in alignment.documents
    ]
    pairs = [
        {
            "document": pair.document,
            "zh": pair.zh,
            "en": pair.en,
            "zh_line": pair.zh_line,
            "en_line": pair.en_line,
            "similarity": pair.similarity,
        }
        for pair in alignment.pairs
    ]
    data = {"documents": documents, "pairs": pairs, "proposals": list(map(_proposal, alignment.proposals))}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "term": proposal.term,
        "frequency": proposal.frequency,
        "label": proposal.label,
        "curated": list(proposal.curated),
        "agrees": proposal.agrees,
        "renderings": [
            {
                "text": rendering.text,
                "probability": rendering.probability,
                "frequency": rendering.frequency,
                "evidence": [
                    {"pair": evidence.pair, "zh": list(evidence.zh), "en": list(evidence.en)}
                    for evidence in rendering.evidence
                ],
            }
            for rendering in proposal.renderings
        ],
    }
