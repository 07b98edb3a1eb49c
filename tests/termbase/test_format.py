"""The canonical form holds the same and looks the same everywhere."""

from collections import Counter

import pytest
from hypothesis import given

from glossary.errors import DataError
from glossary.termbase.edit import make_plain
from glossary.termbase.format import format_list
from glossary.termbase.layout import WIDTH
from glossary.yamltext import find_comments, find_nodes, parse_yaml
from tests.termbase.written import term_lists

UNTIDY = """\
# yaml-language-server: $schema=glossary.schema.json
# our terms

sources:   # where from
  mfa: "Ministry of Foreign Affairs"
  # the second
  un: 'United Nations: documents'
subject_field:   relations
entries:


  # first section
  - en: "major country" # settled
    zh: 大国   # headword
    # other forms
    also: [great nation, # rarely
      big nation]
    note: |  # two lines
      first
      second


  - {en: small country, zh: 小国} # in one line
  # - zh: 中国
  - zh: [强国,
         富强之国]
    en:
      # the official one
      - text: strong country
        date: 2017 # of the report
      - {status: superseded, text: power} # until then
    date: '2012–2016'
# end
"""

TIDY = """\
# yaml-language-server: $schema=glossary.schema.json
# our terms

subject_field: relations
sources:  # where from
  mfa: Ministry of Foreign Affairs
  # the second
  un: "United Nations: documents"
entries:

  # first section
  - zh: 大国  # headword
    en: major country  # settled
    # other forms
    also: [great nation, big nation]  # rarely
    # two lines
    note: |
      first
      second

  - zh: 小国
    en: small country  # in one line
  # - zh: 中国
  - zh: [强国, 富强之国]
    en:
      # the official one
      - text: strong country
        date: 2017  # of the report
      - {text: power, status: superseded}  # until then
    date: 2012–2016
# end
"""


def comments_of(text: str) -> Counter[str]:
    return Counter(comment.text for comment in find_comments(text, find_nodes(text)))


def test_an_untidy_list_is_made_tidy() -> None:
    assert format_list(UNTIDY) == TIDY


def test_a_tidy_list_stays_as_it_is() -> None:
    assert format_list(TIDY) == TIDY


def test_long_lists_and_terms_have_a_line_for_each_item() -> None:
    words = [f"a rather long rendering {number}" for number in range(6)]
    note = "x" * WIDTH
    text = f"- zh: 甲\n  also: [{', '.join(words)}]\n  avoid: [{{note: {note}, text: y}}]\n"
    lines = "".join(f"    - {word}\n" for word in words)
    assert format_list(text) == f'- zh: 甲\n  also:\n{lines}  avoid:\n    - text: "y"\n      note: {note}\n'


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    assert format_list("\ufeff-  zh: 甲\r\n   en: a\r\n") == "\ufeff- zh: 甲\r\n  en: a\r\n"


@pytest.mark.parametrize("text", ["", "# nothing\n", "entries: []\n", "entries:\n"])
def test_a_list_without_entries_stays_as_it_is(text: str) -> None:
    assert format_list(text).rstrip(' "\n') == text.rstrip()


def test_a_list_with_faults_is_refused() -> None:
    with pytest.raises(DataError) as refused:
        format_list("- zh: 甲\n  zh: 乙\n", file="t.yaml")
    assert [problem.code for problem in refused.value.problems] == ["T302", "T003"]


@given(term_lists())
def test_the_canonical_form_holds_the_same_and_is_stable(text: str) -> None:
    tidy = format_list(text)
    data, problems = parse_yaml(tidy, "t.yaml")
    assert problems == ()
    assert make_plain(data) == make_plain(parse_yaml(text, "t.yaml")[0])
    assert comments_of(tidy) == comments_of(text)
    assert format_list(tidy) == tidy


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- zh: 大国\n  en: {text: {text: x}}\n", (2, 7)),
        ("- zh: [[大国]]\n", (1, 7)),
        ("entries:\n- [大国]\n", (2, 3)),
        ("entries:\n  s:\n  - zh: 大国\n", (2, 3)),
        ("sources:\n  mfa: [[x]]\nentries: []\n", (2, 8)),
        ("title: [{a: [b]}]\n", (1, 8)),
    ],
    ids=["term in a term", "list in a list", "entry as a list", "entries as a mapping", "source", "title"],
)
def test_what_has_no_place_in_a_list_is_refused_where_it_stands(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(DataError) as refused:
        format_list(text, file="t.yaml")
    (problem,) = refused.value.problems
    assert (problem.code, problem.line, problem.column) == ("T303", *place)


def test_old_line_ends_become_new_ones() -> None:
    assert format_list("- zh: 大国  # mark\r  en: x\r") == "- zh: 大国  # mark\n  en: x\n"
