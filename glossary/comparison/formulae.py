"""Formulae that gave way to others: what is gone or falling beside what is new or rising and looks alike."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from glossary.change import Change, Replacement

LEAST_SHARED = 0.6
"""Share of characters in common from which two phrases are one formula; chosen: 新型大国关系 and 新型国际关系 have 0.83."""

LEAST_COUNT = 3
"""Occurrences of either on its own side; chosen."""

SHORTEST = 4
"""Characters of a formula; chosen: of shorter ones too many look alike."""


def find_replacements(changes: Sequence[Change]) -> tuple[Replacement, ...]:
    """Return the pairs of a waning and a waxing phrase that share most, each phrase in one pair, the surest first.

    They begin or end with the same two characters, neither holds the other, and at least one of them is certain.
    """
    waning = [change for change in changes if change.kind in ("gone", "falling") and len(change.phrase) >= SHORTEST]
    waxing = [change for change in changes if change.kind in ("new", "rising") and len(change.phrase) >= SHORTEST]
    pairs = []
    for before in waning:
        for after in waxing:
            if not (before.certain or after.certain) or min(before.old.frequency, after.new.frequency) < LEAST_COUNT:
                continue
            one, two = before.phrase, after.phrase
            if one[:2] != two[:2] and one[-2:] != two[-2:]:
                continue
            if one in two or two in one:
                continue
            shared = SequenceMatcher(None, one, two, autojunk=False).ratio()
            if shared >= LEAST_SHARED:
                pairs.append((-shared, before.p * after.p, one, two))
    taken: set[str] = set()
    found = []
    for shared, _, one, two in sorted(pairs):
        if one not in taken and two not in taken:
            taken |= {one, two}
            found.append(Replacement(one, two, round(-shared, 3)))
    return tuple(pair for pair in found if not any(_holds(pair, other) for other in found))


def _holds(pair: Replacement, other: Replacement) -> bool:
    """Tell whether *pair* says no more than the shorter *other*: 构建新型大国关系 → 构建新型国际关系 (to build …)."""
    return pair != other and other.before in pair.before and other.after in pair.after
