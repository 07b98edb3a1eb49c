"""The HTML page in a real browser, as a reader uses it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from glossary.model import Context, Glossary, GlossaryEntry, Source, Term
from glossary.writers import FORMATS
from tests.writers.made_up import GLOSSARY, TALKS, context, entry

Page = Any
Open = Callable[..., Page]

WORDS = Glossary(
    "Three words",
    (Source("a.txt", 100), Source("b.txt", 100)),
    (
        # peace talks
        entry(
            "和谈",
            "和談",
            "he2tan2",
            Term("peace talks", source="Communiqué", date="2021"),
            frequency=2,
            document_frequency=2,
            subject_field="security",
            contexts=(context("双方举行和谈。", "和谈", 3, "a.txt"), context("和谈继续。", "和谈", 8, "b.txt")),
            first=(0, 9),
        ),
        # people's livelihood
        entry(
            "民生",
            "民生",
            "min2sheng1",
            Term("people's livelihood"),
            frequency=9,
            subject_field="society",
            contexts=(context("保障民生。", "民生", 1, "a.txt"),),
            first=(0, 1),
        ),
        # green development, without English
        entry(
            "绿色发展",
            "綠色發展",
            "lü4se4 fa1zhan3",
            frequency=4,
            pinyin_status="review",
            contexts=(context("走绿色发展之路。", "绿色发展", 5, "a.txt"),),
            first=(0, 20),
        ),
    ),
)


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a glossary's page; the console must have stayed empty at the end."""
    complaints: list[str] = []
    windows = []

    def open_it(glossary: Glossary = WORDS, width: int = 1280, fragment: str = "", **options: Any) -> Page:
        path = tmp_path / "glossary.html"
        path.write_bytes(FORMATS["html"].render(glossary))
        window = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        windows.append(window)
        page = window.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if "file:" not in request.url else None)
        page.goto(path.as_uri() + fragment)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_it
    for window in windows:
        window.close()
    assert complaints == []


def terms(page: Page) -> list[str]:
    """Return the headwords a reader sees, in order, without the pinyin above them."""
    return list(
        page.eval_on_selector_all(
            ".e",
            """rows => rows.filter(row => row.checkVisibility()).map(row => {
              const head = row.querySelector("h2").cloneNode(true);
              head.querySelectorAll("rt, rp").forEach(part => part.remove());
              return head.textContent;
            })""",
        )
    )


def search(page: Page, text: str) -> list[str]:
    """Type *text* into the search field and return what is left."""
    page.fill("#q", text)
    return terms(page)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("和谈", ["和谈"]),
        ("和談", ["和谈"]),
        ("he tan", ["和谈"]),
        ("hetan", ["和谈"]),
        ("hétán", ["和谈"]),
        ("he2tan2", ["和谈"]),
        ("tan", ["和谈"]),
        ("lvse", ["绿色发展"]),
        ("lǜsè", ["绿色发展"]),
        ("fazhan", ["绿色发展"]),
        ("Peace", ["和谈"]),
        ("peoples", ["民生"]),
        ("people's LIVE", ["民生"]),
        ("talks peace", ["和谈"]),
        ("ivelihoo", ["民生"]),
        ("  ", ["和谈", "民生", "绿色发展"]),
        ("qqq", []),
    ],
    ids=[
        "simplified",
        "traditional",
        "spaced pinyin",
        "joined pinyin",
        "toned pinyin",
        "numbered pinyin",
        "second syllable",
        "v for ü",
        "ü with tone",
        "second word",
        "English",
        "no apostrophe",
        "apostrophe and capitals",
        "words in any order",
        "inside a word where nothing begins so",
        "blanks",
        "nothing",
    ],
)
def test_search_finds(open_page: Open, typed: str, found: list[str]) -> None:
    assert search(open_page(), typed) == found


def test_the_count_says_how_many_are_shown_of_how_many(open_page: Open) -> None:
    page = open_page()
    assert page.inner_text("#count") == "3"
    search(page, "peace")
    assert page.inner_text("#count") == "1 / 3"
    search(page, "qqq")
    assert page.is_visible("#none")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("frequency", ["民生", "绿色发展", "和谈"]),
        ("pinyin", ["和谈", "绿色发展", "民生"]),
        ("first", ["民生", "和谈", "绿色发展"]),
        ("subject", ["和谈", "民生", "绿色发展"]),
        ("english", ["和谈", "民生", "绿色发展"]),
    ],
)
def test_entries_are_sorted(open_page: Open, order: str, expected: list[str]) -> None:
    page = open_page()
    page.select_option("#sort", order)
    assert terms(page) == expected


def test_the_order_of_the_file_is_recognised(open_page: Open) -> None:
    by_pinyin = replace(WORDS, entries=tuple(WORDS.entries[place] for place in (0, 2, 1)))
    assert open_page(by_pinyin).input_value("#sort") == "pinyin"


def test_letters_head_the_entries_sorted_by_pinyin(open_page: Open) -> None:
    page = open_page()
    page.select_option("#sort", "pinyin")
    assert page.eval_on_selector_all(".e", "rows => rows.map(row => row.dataset.group)") == ["H", "L", "M"]


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ([("subject", "security")], ["和谈"]),
        ([("subject", "security"), ("subject", "society")], ["和谈", "民生"]),
        ([("status", "no rendering on file")], ["绿色发展"]),
        ([("check", "check reading")], ["绿色发展"]),
        ([("source", "b.txt")], ["和谈"]),
        ([("source", "b.txt"), ("subject", "society")], []),
    ],
    ids=["one", "two of a kind widen", "status", "reading", "document", "two kinds narrow"],
)
def test_filters_narrow_the_list(open_page: Open, pressed: list[tuple[str, str]], expected: list[str]) -> None:
    page = open_page()
    for facet, label in pressed:
        page.click(f'[data-facet="{facet}"] button:has-text("{label}")')
    assert terms(page) == expected


def test_show_all_takes_back_search_and_filters(open_page: Open) -> None:
    page = open_page()
    search(page, "peace")
    page.click('[data-facet="subject"] button:has-text("security")')
    page.click("#clear")
    assert len(terms(page)) == 3
    assert not page.is_visible("#clear")


def test_a_click_shows_every_context_with_the_term_marked(open_page: Open) -> None:
    page = open_page()
    row = page.locator(".e").first
    assert not row.locator(".ctx").first.is_visible()
    row.locator(".pref").click()
    assert row.locator(".ctx > span").all_inner_texts() == ["双方举行和谈。", "和谈继续。"]
    assert row.locator("mark").all_inner_texts() == ["和谈", "和谈"]
    assert row.locator("cite").all_inner_texts() == ["a.txt, line\N{NO-BREAK SPACE}3", "b.txt, line\N{NO-BREAK SPACE}8"]
    assert row.locator(".times").get_attribute("aria-expanded") == "true"
    row.locator(".pref").click()
    assert not row.locator(".ctx").first.is_visible()


def test_the_keyboard_is_enough(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("e")
    page.keyboard.press("Escape")
    assert page.input_value("#q") == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".e.opened h2").all_inner_texts() == page.locator(".e h2").nth(1).all_inner_texts()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_row_and_the_list_are_copied_as_tsv(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.locator(".pref").first.click()
    page.click('[data-t="copy-row"]')
    page.wait_for_selector("#said:not(:empty)")
    row = "和谈\t和談\thétán\tpeace talks\t\t2021 · Communiqué\tsecurity\t2"
    assert page.evaluate("navigator.clipboard.readText()") == row
    search(page, "min")
    page.click("#copy")
    page.wait_for_timeout(50)
    assert page.evaluate("navigator.clipboard.readText()").startswith("民生\t\tmínshēng\tpeople's livelihood")


def test_a_permalink_opens_its_entry(open_page: Open) -> None:
    page = open_page(fragment=f"#{WORDS.entries[1].id}")
    assert page.locator(".e.opened .pref").inner_text() == "people's livelihood"


def test_the_headword_changes_script_and_keeps_its_pinyin(open_page: Open) -> None:
    page = open_page()
    page.select_option("#script", "hant")
    assert terms(page) == ["和談", "民生", "綠色發展"]
    assert page.locator("h2").first.get_attribute("lang") == "zh-Hant"
    assert page.locator(".alt").all_inner_texts() == ["和谈", "绿色发展"]
    assert page.locator("rt").all_inner_texts() == ["hétán", "mínshēng", "lǜsè", "fāzhǎn"]
    page.select_option("#script", "hans")
    assert terms(page) == ["和谈", "民生", "绿色发展"]


def test_a_second_form_of_another_length_changes_places_too(open_page: Open) -> None:
    laos = entry("老挝", "寮人民民主", "Lao3wo1", Term("Laos"))  # a made-up longer name
    page = open_page(Glossary("", (), (laos,)))
    page.select_option("#script", "hant")
    assert terms(page) == ["寮人民民主"]
    page.select_option("#script", "hans")
    assert terms(page) == ["老挝"]


def test_pinyin_stands_above_below_or_nowhere(open_page: Open) -> None:
    page = open_page()
    for style, above, below in (("above", True, False), ("line", False, True), ("off", False, False)):
        page.select_option("#ruby", style)
        assert (page.locator("rt").first.is_visible(), page.locator(".py").first.is_visible()) == (above, below)


def test_the_interface_speaks_chinese_and_remembers_it(open_page: Open) -> None:
    page = open_page()
    page.select_option("#lang", "zh")
    assert page.inner_text(".none") == "尚无正式译法"  # no official rendering on file
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.inner_text(".none") == "尚无正式译法"
    page.select_option("#lang", "en")
    assert page.inner_text(".none") == "no official rendering on file"


def test_every_label_has_a_chinese_form(open_page: Open) -> None:
    page = open_page(GLOSSARY)
    page.select_option("#lang", "zh")
    left = page.eval_on_selector_all(
        "[data-t]", "all => all.filter(e => /[a-z]/.test(e.textContent)).map(e => e.dataset.t + ': ' + e.textContent)"
    )
    assert left == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_until_the_reader_chooses(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    other = "light" if scheme == "dark" else "dark"
    brightness = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).reduce((a, b) => a + +b, 0)"
    assert (page.evaluate(brightness) > 384) == (scheme == "light")
    page.select_option("#theme", other)
    assert (page.evaluate(brightness) > 384) == (other == "light")


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("script", ["both", "hant-tw"])
def test_nothing_scrolls_sideways(open_page: Open, width: int, script: str) -> None:
    long = entry("长" * 40, "長" * 40, "chang2" * 40, Term("unbreakable" * 12, source="x" * 200), note="y" * 200)
    page = open_page(replace(GLOSSARY, entries=(*GLOSSARY.entries, long), script=script), width=width)
    page.locator(".times").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280], ids=["phone", "desktop"])
def test_axe_finds_nothing_serious(open_page: Open, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = open_page(GLOSSARY, width=width, color_scheme=scheme)
    page.locator(".times").first.click()
    if width == 390:
        page.click("#open")
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []


def test_without_its_script_the_page_reads_and_links_open_contexts(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator("h2").first.is_visible()
    assert not page.locator("#q").is_visible()
    page.locator(".times").first.click()
    assert page.locator(".ctx").first.is_visible()


def test_print_shows_what_the_filter_shows_and_hides_the_tools(open_page: Open) -> None:
    page = open_page()
    search(page, "peace")
    page.emulate_media(media="print")
    assert terms(page) == ["和谈"]
    assert not page.locator("#q").is_visible()
    page.evaluate("document.documentElement.dataset.print = 'booth'")
    assert page.locator(".py").first.is_visible()
    assert not page.locator("rt").first.is_visible()


def test_a_thumb_reaches_everything_on_a_phone(open_page: Open) -> None:
    page = open_page(width=390, has_touch=True, is_mobile=True)
    assert not page.is_visible("#side")
    page.tap("#open")
    page.select_option("#sort", "pinyin")
    page.tap('[data-facet="source"] button:has-text("a.txt")')
    page.tap('[data-facet="subject"] button:has-text("society")')
    small = page.eval_on_selector_all(
        "button, select, input",
        "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)",
    )
    assert small == []  # WCAG 2.2, 2.5.8
    page.tap("#open")
    assert not page.is_visible("#side")
    assert search(page, "min") == ["民生"]
    page.tap(".e:visible .pref")
    assert page.locator(".e.opened cite").inner_text() == "a.txt, line\N{NO-BREAK SPACE}1"
    page.tap('.e.opened [data-t="copy-row"]')
    page.wait_for_selector("#said:not(:empty)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [390, 1280], ids=["phone", "desktop"])
def test_the_search_field_stays_in_sight(open_page: Open, width: int) -> None:
    many = replace(WORDS, entries=tuple(replace(WORDS.entries[0], id=f"c{n}") for n in range(200)))
    page = open_page(many, width=width)
    page.evaluate("scrollTo(0, 5000)")
    page.wait_for_timeout(50)
    assert 0 <= page.locator("#q").bounding_box()["y"] < 100
    page.keyboard.press("/")
    page.keyboard.type("zzz")
    assert page.is_visible("#none")


def test_the_booth_sheet_takes_fewer_pages(open_page: Open) -> None:
    from pypdf import PdfReader

    page = open_page(replace(WORDS, entries=tuple(replace(WORDS.entries[n % 3], id=f"c{n}") for n in range(240))))
    pages = {}
    for kind in ("print", "booth"):
        page.evaluate("kind => document.documentElement.dataset.print = kind", kind)
        pages[kind] = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages["booth"]) < len(pages["print"]) / 2
    text = pages["booth"][0].extract_text()
    assert "peace talks" in text
    assert "Communiqué" not in text


def test_a_mark_of_direction_turns_nothing_else_round(open_page: Open) -> None:
    evil = Term("evil \u202eterm", "admitted")
    found = entry("和谈", "和談", "he2tan2", Term("talks"), evil, Term("peace talks", "admitted"))
    page = open_page(Glossary("", (), (found, WORDS.entries[1])))
    left = page.evaluate(
        """() => {
          const text = document.querySelectorAll(".also span[lang]")[1].firstChild, range = document.createRange();
          const at = (place) => { range.setStart(text, place); range.setEnd(text, place + 1); return range.getBoundingClientRect().left; };
          return [at(0), at(5)];
        }"""
    )
    assert left[0] < left[1]


def test_places_read_naturally_in_chinese(open_page: Open) -> None:
    page = open_page(locale="zh-CN")
    page.locator(".pref").first.click()
    after = "getComputedStyle(document.querySelector('.opened cite'), '::after').content"
    assert page.locator(".opened cite").first.inner_text() == "a.txt, 第\N{NO-BREAK SPACE}3"
    assert "行" in page.evaluate(after)  # a.txt, line 3


def test_hostile_text_runs_nothing(open_page: Open) -> None:
    page = open_page(GLOSSARY)
    dialogs: list[Any] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))  # noqa: PLW0108 - playwright marks what it is given
    for link in page.locator(".times").all():
        link.click()
    search(page, "<script>")
    assert terms(page) == ["<script>alert(1)</script>"]
    assert dialogs == []
    assert TALKS.split("/")[-1] in page.inner_text(".docs")


def test_twenty_thousand_entries_stay_usable(open_page: Open) -> None:
    def numbered(number: int) -> GlossaryEntry:
        place = Context("a.txt", number, f"第{number}号", 1, 2)
        return entry(f"词{number}", f"詞{number}", "ci2", Term(f"word {number}"), contexts=(place,), id=f"c{number}")

    page = open_page(Glossary("Many", (Source("a.txt", 1),), tuple(map(numbered, range(20_000)))))
    assert search(page, "word 19999")[:1] == ["词19999"]
    assert page.inner_text("#count") == "1 / 20,000"
    took = page.evaluate(
        """async () => {
          const field = document.getElementById("q"), start = performance.now();
          field.value = "word 1";
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          return performance.now() - start;
        }"""
    )
    assert took < 2000  # loose, for busy machines; tests/benchmarks/page.py measures
