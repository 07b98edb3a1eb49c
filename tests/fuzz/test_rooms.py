"""The fuzzer's rooms hold what they promise for the files it begins with, and begin with something of every kind."""

import pytest

from tests.fuzz.rooms import BANKS, KINDS, ROOMS, WRITTEN
from tests.fuzz.seeds import SEEDS, make_seeds


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_takes_what_it_begins_with(room: str) -> None:
    for data in make_seeds(room):
        ROOMS[room](data)


@pytest.mark.parametrize(("room", "kinds"), [("readers", KINDS), ("importers", BANKS), ("writers", WRITTEN)])
def test_the_fuzzer_begins_with_every_kind(room: str, kinds: tuple[str, ...]) -> None:
    begun = {kinds[data[0] % len(kinds)] for data in make_seeds(room)}
    assert begun >= set(kinds) - {".txt", ".utf8", ".tsv"}
    assert set(SEEDS) == set(ROOMS)
