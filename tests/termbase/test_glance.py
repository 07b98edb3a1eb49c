"""What passes at a glance has no fault of shape."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.termbase.check import SHAPE, find_problems
from glossary.termbase.glance import is_sound
from glossary.termbase.lists import Lists, TermFile
from glossary.termbase.shape import ENTRY_KEYS, TERM_KEYS
from glossary.yamltext import Items, Record, Value

TEXTS = st.sampled_from(
    ["多边主义", "G20", "multilateralism", "", " ", "~", "draft", "noun", "2022-13", "2022", "true", "停用"]
)
TERMS = st.dictionaries(st.sampled_from((*TERM_KEYS, "satus")), TEXTS, max_size=3)
VALUES = TEXTS | st.lists(TEXTS | TERMS | st.lists(TEXTS, max_size=1), max_size=3) | TERMS
ENTRIES = st.fixed_dictionaries({"zh": VALUES, "en": VALUES}) | st.dictionaries(
    st.sampled_from((*ENTRY_KEYS, "enn")), VALUES, max_size=5
)


def place(value: object) -> Value:
    """Return *value* as if it had been read from a file."""
    if isinstance(value, dict):
        record = Record((2, 3))
        for key, inner in value.items():
            record[key] = place(inner)
            record.at[key] = record.value_at[key] = (3, 5)
        return record
    if isinstance(value, list):
        items = Items((3, 5))
        items.extend(map(place, value))
        items.places.extend((4, column) for column in range(1, len(value) + 1))
        return items
    return str(value)


@given(ENTRIES, st.booleans())
def test_what_passes_at_a_glance_has_no_fault_of_shape(written: dict[str, object], draft: bool) -> None:
    entry, head = place(written), Record((1, 1))
    assert isinstance(entry, Record)
    if draft:
        head["review"] = "draft"
    entries = Items((2, 1))
    entries.append(entry)
    entries.places.append(entry.place)
    found = find_problems(Lists([TermFile("t.yaml", head, entries)]), SHAPE)
    assert not (is_sound(entry, draft=draft) and found), found
