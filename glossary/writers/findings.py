"""The findings in a translation as JSON and as lines for editors.

"Not found" is a question: even a perfect translation says one term in ten with a pronoun or a clause.
"""

import json
from collections import Counter
from typing import Any

from glossary.bitext import Finding, Review

CODES = {
    "deprecated": "C001",
    "superseded": "C002",
    "not found": "C003",
}
"""Verdict → code; what is fine has none."""

FINDINGS = {
    "C001": "{term} is rendered {found!r}, which is to be avoided; expected {expected}",
    "C002": "{term} is rendered {found!r}, which was replaced; expected {expected}",
    "C003": "where is {term}? none of {expected} found",
    "C004": "{term} is rendered in {count} ways: {ways}",
}
"""Code → message of findings; C001 alone makes a check fail."""


def tell_finding(finding: Finding) -> str:
    """Return *finding* as a sentence; empty for one that is fine."""
    code = CODES.get(finding.verdict, "")
    if not code:
        return ""
    expected = " or ".join(map(repr, finding.expected)) or "another rendering"
    told = FINDINGS[code].format(term=finding.term, found=finding.found, expected=expected)
    if finding.instead:
        told += f"; is it {finding.instead!r}?"
    return told + (f" ({finding.note})" if finding.note and finding.found else "")


def render_places(review: Review) -> bytes:
    """Return one line a finding that is not fine, `file:line:column: CODE message`, in UTF-8."""
    return "".join(f"{line}\n" for line in list_places(review)).encode()


def list_places(review: Review) -> list[str]:
    """Return the lines of the findings that are not fine: places in the English, then terms with several renderings."""
    lines = []
    for finding in review.findings:
        if told := tell_finding(finding):
            name = review.documents[review.pairs[finding.pair].document].en.name
            line, column = finding.en_place
            lines.append(f"{name}:{line}:{column}: {CODES[finding.verdict]} {told}")
    name = review.documents[0].en.name if len(review.documents) == 1 else "all documents"
    for choice in review.choices:
        ways = ", ".join(f"{rendering!r} {count}" for rendering, count in choice.renderings)
        message = FINDINGS["C004"].format(term=choice.headword, count=len(choice.renderings), ways=ways)
        lines.append(f"{name}: C004 {message}")
    return lines


def count_verdicts(review: Review) -> dict[str, int]:
    """Return how many findings have each verdict."""
    return dict(Counter(finding.verdict for finding in review.findings))


def render_json(review: Review) -> bytes:
    """Return documents, findings (what is fine too) and choices in UTF-8."""
    data = {
        "documents": [{"zh": pair.zh.name, "en": pair.en.name} for pair in review.documents],
        "counts": count_verdicts(review),
        "findings": [_finding(review, finding) for finding in review.findings],
        "choices": [
            {
                "term": choice.headword,
                "renderings": [{"text": text, "count": count} for text, count in choice.renderings],
            }
            for choice in review.choices
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _finding(review: Review, finding: Finding) -> dict[str, Any]:
    pair = review.pairs[finding.pair]
    return {
        "term": finding.term,
        "headword": finding.headword,
        "verdict": finding.verdict,
        "expected": list(finding.expected),
        "found": finding.found,
        "how": finding.how,
        "instead": finding.instead,
        "note": finding.note,
        "document": pair.document,
        "zh": {"line": finding.zh_place[0], "column": finding.zh_place[1], "sentence": pair.zh},
        "en": {
            "line": finding.en_place[0],
            "column": finding.en_place[1],
            "sentence": review.pairs[finding.en_pair].en if finding.found else pair.en,
        },
    }
