"""Contexts: the sentence around an occurrence."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.contexts import LONGEST_CONTEXT, find_contexts
from glossary.model import Context, Document, Occurrence


def document(text: str, name: str = "speech.txt") -> Document:
    return Document(name, text, range(1, text.count("\n") + 2), text)


def contexts_of(text: str, term: str) -> tuple[Context, ...]:
    """Return the contexts of every place of *term* in *text*."""
    places, start = [], text.find(term)
    while start >= 0:
        places.append(Occurrence(0, start, start + len(term)))
        start = text.find(term, start + len(term))
    return find_contexts([document(text)], [places])[0]


def test_the_context_is_the_sentence_with_its_line() -> None:
    # "Peace comes first. We uphold multilateralism." / "Multilateralism matters!"
    text = "和平第一。我们坚持多边主义。\n\n　　多边主义很重要！对吗？"
    first, second = contexts_of(text, "多边主义")
    assert (first.line, first.text) == (1, "我们坚持多边主义。")
    assert (second.line, second.text) == (3, "多边主义很重要！")
    assert first.text[first.start : first.end] == second.text[second.start : second.end] == "多边主义"


def test_closing_quotes_stay_with_their_sentence() -> None:
    (context,) = contexts_of("他说：“和平必胜。”大家鼓掌。", "和平")  # he said: peace will win
    assert context.text == "他说：“和平必胜。”"


def test_a_sentence_that_holds_the_term_twice_is_given_once() -> None:
    assert len(contexts_of("和平是好的，和平是大家的。", "和平")) == 1


def test_a_long_sentence_is_cut_at_clause_marks() -> None:
    text = "，".join(["各国人民共同努力"] * 30) + "，推动和平发展，" + "，".join(["各国人民共同努力"] * 30)
    (context,) = contexts_of(text, "和平发展")
    assert len(context.text) <= LONGEST_CONTEXT + 2
    assert context.text.startswith("…各国人民")
    assert context.text.endswith("努力…")


def test_lines_are_those_of_the_original() -> None:
    joined = Document("paper.pdf", "第一页。\n第二页和平。", (4, 9), "第一页。\n第二页和平。", line_unit="page")
    assert find_contexts([joined], [[Occurrence(0, 8, 10)]])[0][0].line == 9


def test_lines_joined_by_the_reader_keep_their_own_numbers() -> None:
    text = "和平是各国人民的共同愿望。"  # two printed lines, 7 and 8, joined: peace is what all peoples wish
    joined = Document("paper.pdf", text, (7,), text, breaks=((0, 7), (8, 8)))
    places = [[Occurrence(0, 0, 2)], [Occurrence(0, 8, 10)]]
    assert [contexts[0].line for contexts in find_contexts([joined], places)] == [7, 8]


@given(st.text(alphabet="和平，。！\n a”", min_size=1, max_size=60), st.data())
def test_the_marked_stretch_is_always_the_occurrence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (context,) = find_contexts([document(text)], [[Occurrence(0, start, end)]])[0]
    assert context.text[context.start : context.end] == text[start:end].replace("\n", " ")
    assert context.line == text[:start].count("\n") + 1


def test_nobody_asks_for_contexts_and_gets_some() -> None:
    [document] = [Document("a.txt", "维护多边主义。", [1], "维护多边主义。")]
    assert find_contexts([document], [[Occurrence(0, 2, 6)]], most=0) == [()]
