"""What is kept from run to run comes back whole or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.extract.wordlists import load_wordlists, seal_wordlists, unseal_wordlists
from glossary.sealed import seal, unseal

DATA = st.recursive(
    st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(DATA)
def test_what_is_sealed_comes_back(data: object) -> None:
    assert unseal(seal(data, "key"), "key") == data


@given(DATA, st.binary(min_size=1), st.integers(0))
def test_what_was_changed_does_not_come_back(data: object, bytes_: bytes, place: int) -> None:
    whole = seal(data, "key")
    at = place % (len(whole) + 1)
    changed = whole[:at] + bytes_ + whole[at:]
    assert unseal(changed, "key") is None
    assert unseal(whole[:at], "key") is None or at == len(whole)


def test_another_key_opens_nothing() -> None:
    assert unseal(seal(["外交"], "key"), "other") is None  # diplomacy


def test_word_lists_come_back_as_they_were() -> None:
    lists, problems = load_wordlists()
    assert problems == ()
    assert unseal_wordlists(seal_wordlists(lists, "key"), "key") == lists
    assert unseal_wordlists(b"", "key") is None
