"""What holds for every format: the table is walked."""

import inspect
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import UsageError
from glossary.model import Context, Glossary, GlossaryEntry, Term
from glossary.writers import FORMATS, format_for

from .made_up import GLOSSARY

SCRIPTS = ("hans", "hant-tw", "hant-hk", "both")


def module_of(name: str) -> object:
    """Return the module that renders a format: the one its render function names."""
    doc = FORMATS[name].render.__doc__ or ""
    return import_module(doc.split(" as ")[1].split(" writes ")[0])


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.printed])
def test_every_format_matches_its_golden_file(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"awkward{FORMATS[name].suffix}", FORMATS[name].render(GLOSSARY))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_glossary_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name].render(GLOSSARY) == FORMATS[name].render(replace(GLOSSARY))


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_glossary_is_written_too(name: str, script: str) -> None:
    assert isinstance(FORMATS[name].render(Glossary("", (), (), script)), bytes)


@pytest.mark.parametrize(("name", "source"), [("pdf", "docx"), ("booth-pdf", "booth")])
def test_what_is_printed_is_the_document_of_that_name(name: str, source: str) -> None:
    assert FORMATS[name].render(GLOSSARY) == FORMATS[source].render(GLOSSARY)


def test_suffixes_are_unique_and_lower_case() -> None:
    suffixes = [kind.suffix for kind in FORMATS.values()]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("name", FORMATS)
def test_a_writer_says_first_what_its_format_cannot_hold(name: str) -> None:
    first = (inspect.getdoc(module_of(name)) or "").split("\n\n")[0].split("\n")[0]
    assert any(word in first for word in ("no ", "not ", "nothing ", "lost", "left out", "one space")), first


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_its_consumer_and_what_it_keeps(name: str) -> None:
    assert FORMATS[name].consumer
    assert FORMATS[name].keeps


def test_the_table_costs_nothing_to_import() -> None:
    program = "import sys, glossary.writers; print([m for m in sys.modules if m in {'jinja2', 'json', 'html', 'csv'}])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("name", FORMATS)
def test_the_suffix_names_the_format(name: str) -> None:
    assert format_for(f"some/where/glossary{FORMATS[name].suffix.upper()}") == name


@pytest.mark.parametrize(("path", "meant"), [("g.jsn", ".json"), ("g.cvs", ".csv"), ("noname", "-f")])
def test_an_unknown_suffix_is_answered_with_the_nearest(path: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        format_for(path)
    assert meant in caught.value.problems[0].hint


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x07\x1b\x7f\x85\ufffe\uffff\ud800\udfff\u200f\u202e\u2028\t\n\r=+-@#|\"'<>&;\\`{}[]$%"),
        st.sampled_from("外交𠮷"),
    ),
    max_size=12,
)
STATUS = st.sampled_from(("preferred", "admitted", "deprecated", "superseded"))
TERM = st.builds(Term, HOSTILE, STATUS, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
CONTEXT = st.builds(
    lambda source, before, term, after: Context(source, 1, before + term + after, len(before), len(before) + len(term)),
    *[HOSTILE] * 4,
)
ENTRY = st.builds(
    GlossaryEntry,
    term=HOSTILE,
    traditional=HOSTILE,
    pinyin=HOSTILE,
    pinyin_status=st.sampled_from(("fixed", "review")),
    status=st.sampled_from(("curated", "suggested", "untranslated")),
    translations=st.lists(TERM, max_size=3).map(tuple),
    frequency=st.integers(1, 9999),
    document_frequency=st.integers(1, 3),
    termhood=st.floats(-9, 9),
    unithood=st.floats(0, 1),
    contexts=st.lists(CONTEXT, max_size=2).map(tuple),
    subject_field=HOSTILE,
    definition=HOSTILE,
    note=HOSTILE,
    id=st.one_of(st.just(""), st.from_regex(r"c[0-9a-f]{12}", fullmatch=True)),
    variants=st.lists(HOSTILE, max_size=2).map(tuple),
)
GLOSSARIES = st.builds(
    Glossary,
    title=HOSTILE,
    sources=st.just(()),
    entries=st.lists(ENTRY, max_size=3).map(tuple),
    script=st.sampled_from(SCRIPTS),
)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(glossary=GLOSSARIES)
def test_every_writer_takes_any_text_and_drops_controls(name: str, glossary: Glossary) -> None:
    data = FORMATS[name].render(glossary)
    if not data.startswith(b"PK"):
        text = data.decode("utf-8-sig")
        assert not any(
            (ord(c) < 32 and c not in "\t\n\r") or 0x7F <= ord(c) < 0xA0 or ord(c) in (0xFFFE, 0xFFFF) for c in text
        )
