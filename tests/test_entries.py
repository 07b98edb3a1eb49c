"""The join of candidates and curated entries."""

from glossary.contexts import find_contexts
from glossary.entries import bare, make_glossary, select_entries, sort_entries
from glossary.model import ConceptEntry, Document, GlossaryEntry, Match, Occurrence, RankedTerm, Term

TEXT = "反对零和博弈，推动蓝莓合作，共建“一带一路”。零和博弈没有出路，蓝莓合作有前途。"


def document() -> Document:
    return Document("speech.txt", TEXT, range(1, 2), TEXT)


def places(form: str) -> tuple[Occurrence, ...]:
    found, start = [], TEXT.find(form)
    while start >= 0:
        found.append(Occurrence(0, start, start + len(form)))
        start = TEXT.find(form, start + 1)
    return tuple(found)


def candidate(form: str, termhood: float = 2.5) -> RankedTerm:
    return RankedTerm(form, len(places(form)), 1, termhood, 0.9, places(form))


def entry(zh: str, *en: Term, review: str = "", pinyin: str = "") -> ConceptEntry:
    return ConceptEntry(id="", zh=(Term(zh),), en=en, review=review, pinyin=pinyin)


def glossary_of(
    *curated: ConceptEntry, candidates: tuple[RankedTerm, ...] = (), place_of: str = ""
) -> dict[str, GlossaryEntry]:
    matches = [Match(item, places(place_of or item.headword), 1) for item in curated]
    return {item.term: item for item in make_glossary([document()], candidates, matches).entries}


def test_a_candidate_lends_its_measures_to_the_curated_entry() -> None:
    made = glossary_of(entry("零和博弈", Term("zero-sum game")), candidates=(candidate("零和博弈", 4.25),))
    assert len(made) == 1
    assert (made["零和博弈"].status, made["零和博弈"].termhood, made["零和博弈"].frequency) == ("curated", 4.25, 2)


def test_a_candidate_nobody_curated_is_untranslated() -> None:
    made = glossary_of(candidates=(candidate("蓝莓合作"),))  # blueberry cooperation
    assert (made["蓝莓合作"].status, made["蓝莓合作"].translations) == ("untranslated", ())


def test_an_entry_only_inside_longer_ones_is_left_to_them() -> None:
    inner = Match(entry("博弈", Term("game")), places("博弈"), 0)
    assert make_glossary([document()], [], [inner]).entries == ()
    assert len(make_glossary([document()], [candidate("博弈")], [inner]).entries) == 1


def test_a_draft_is_never_presented_as_curated() -> None:
    made = glossary_of(entry("零和博弈", Term("zero-sum game"), review="draft"))
    assert made["零和博弈"].status == "suggested"


def test_only_renderings_to_avoid_leave_an_entry_untranslated() -> None:
    made = glossary_of(entry("零和博弈", Term("zero and", status="deprecated")))
    assert made["零和博弈"].status == "untranslated"


def test_english_capitals_tell_proper_names_for_the_pinyin() -> None:
    made = glossary_of(entry("一带一路", Term("Belt and Road Initiative")), entry("零和博弈", Term("zero-sum game")))
    assert made["一带一路"].pinyin.startswith("Y")
    assert made["零和博弈"].pinyin.startswith("l")


def test_curated_pinyin_wins() -> None:
    made = glossary_of(entry("零和博弈", Term("zero-sum game"), pinyin="líng-hé bóyì"))
    assert made["零和博弈"].pinyin_status == "fixed"


def test_quotation_marks_do_not_tell_forms_apart() -> None:
    assert bare("共建“一带一路”") == bare("共建一带一路")


def test_the_term_is_the_form_that_stands_in_the_text() -> None:
    filed = ConceptEntry(id="", zh=(Term("丝绸之路经济带"), Term("一带一路")), en=(Term("Belt and Road"),), pinyin="x")
    made = glossary_of(filed, place_of="一带一路")
    assert (made["一带一路"].pinyin[:2], made["一带一路"].variants) == ("Yi", ())


def test_entries_stand_in_the_order_of_their_first_occurrence() -> None:
    made = glossary_of(
        entry("一带一路", Term("Belt and Road Initiative")), candidates=(candidate("蓝莓合作"), candidate("零和博弈"))
    )
    assert list(made) == ["零和博弈", "蓝莓合作", "一带一路"]


def test_selection_bounds_count_and_number() -> None:
    made = glossary_of(
        entry("一带一路", Term("Belt and Road Initiative")),
        candidates=(candidate("蓝莓合作"), candidate("零和博弈", 9)),
    )
    assert [item.term for item in select_entries(made.values(), min_count=2)] == ["零和博弈", "蓝莓合作"]
    assert [item.term for item in select_entries(made.values(), top=1)] == ["零和博弈"]
    assert [item.term for item in select_entries(made.values(), untranslated="drop")] == ["一带一路"]


def test_sorting_by_subject_puts_what_has_none_last() -> None:
    plain = glossary_of(candidates=(candidate("蓝莓合作"),))["蓝莓合作"]
    curated = ConceptEntry(
        id="", zh=(Term("一带一路"),), en=(Term("Belt and Road Initiative"),), subject_field="initiatives"
    )
    made = glossary_of(curated)["一带一路"]
    assert [item.term for item in sort_entries([plain, made], "subject")] == ["一带一路", "蓝莓合作"]


def test_every_occurrence_has_its_sentence_among_the_contexts() -> None:
    assert [context.text[:4] for context in find_contexts([document()], [places("零和博弈")])[0]] == [
        "反对零和",
        "零和博弈",
    ]
