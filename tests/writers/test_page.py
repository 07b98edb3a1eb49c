"""The HTML page as text: escaped everywhere, self-contained, readable without its script."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from glossary.model import Glossary, Source
from glossary.writers import FORMATS
from glossary.writers.page.index import fold

from .made_up import GLOSSARY, context, entry
from .test_formats import GLOSSARIES


def page(glossary: Glossary = GLOSSARY) -> str:
    """Return the page as text."""
    return FORMATS["html"].render(glossary).decode()


class Outline(HTMLParser):
    """Collects elements, attribute names, ids and the text of the entries."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.languages: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.languages.update(value or "" for name, value in attrs if name == "lang")


ELEMENTS = Outline(page()).elements | {"time", "del", "br", "cite", "mark", "section", "dl", "dt", "dd", "rp", "rt"}
ATTRIBUTES = Outline(page()).attributes


@settings(deadline=None)
@given(GLOSSARIES)
def test_no_text_becomes_markup(glossary: Glossary) -> None:
    outline = Outline(page(glossary))
    assert outline.elements <= ELEMENTS
    assert outline.attributes <= ATTRIBUTES
    assert "onclick" not in outline.attributes


@settings(deadline=None)
@given(GLOSSARIES)
def test_ids_are_unique(glossary: Glossary) -> None:
    ids = Outline(page(glossary)).ids
    assert len(set(ids)) == len(ids)


def test_entries_with_one_id_get_numbers() -> None:
    twice = replace(GLOSSARY, entries=GLOSSARY.entries[:1] * 2)
    assert {"c05ff774d72ff", "c05ff774d72ff-2"} <= set(Outline(page(twice)).ids)


@pytest.mark.parametrize("element", ["style", "script"])
def test_the_policy_allows_exactly_this_style_and_script(element: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', unescape(page()))
    found = re.search(rf"<{element}>(.*?)</{element}>", page(), re.DOTALL)
    assert policy
    assert found
    assert policy[1].startswith("default-src 'none'; ")
    assert f"{element}-src 'sha256-{b64encode(sha256(found[1].encode()).digest()).decode()}'" in policy[1]


def test_nothing_is_loaded() -> None:
    harmless = page(replace(GLOSSARY, entries=GLOSSARY.entries[:2]))
    assert not re.search(r"https?://|@import|url\(|<(link|img|iframe)\b|\ssrc=", harmless)


def test_the_index_is_json_for_every_entry() -> None:
    block = re.search(r'<script type="application/json" id="index">(.*?)</script>', page(), re.DOTALL)
    assert block
    index = json.loads(block[1])
    assert {len(index[name]) for name in ("keys", "status", "subject", "source", "check", "letter")} == {9}
    assert all(sorted(order) == list(range(9)) for order in index["orders"].values())


def test_an_entry_is_found_by_characters_pinyin_and_english() -> None:
    block = re.search(r'id="index">(.*?)</script>', page(), re.DOTALL)
    assert block
    forms, pinyin, english = json.loads(block[1])["keys"][0].split("\n")
    assert "人类命运共同体" in forms
    assert "人類命運共同體" in forms
    assert pinyin == " ren lei ming yun gong tong ti renleimingyungongtongti"
    assert " a community with a shared future for mankind" in english


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Xī'ān", "xian"),
        ("lǚxíng", "lvxing"),
        ("Côte d’Ivoire", "cote divoire"),
        ("people-centred", "people centred"),
        ("“一带一路”", "一带一路"),
        ("ＢＲＩ", "bri"),
        ("Belt and Road", "belt and road"),
    ],
)
def test_search_keys_are_folded(typed: str, key: str) -> None:
    assert fold(typed) == key


@pytest.mark.parametrize(
    ("script", "headword", "other"),
    [
        ("hans", ("zh-Hans", "干部"), None),
        ("both", ("zh-Hans", "干部"), ("zh-Hant", "幹部")),
        ("hant-tw", ("zh-Hant-TW", "幹部"), ("zh-Hans", "干部")),
        ("hant-hk", ("zh-Hant-HK", "幹部"), ("zh-Hans", "干部")),
    ],
)
def test_the_script_decides_headword_and_second_form(
    script: str, headword: tuple[str, str], other: tuple[str, str] | None
) -> None:
    text = page(Glossary("", (), (GLOSSARY.entries[4],), script))
    assert f'<h2 lang="{headword[0]}"><ruby>{headword[1]}<rp>(</rp><rt>gànbù</rt>' in text
    assert ('class="alt"' in text.split("<main")[1]) == (other is not None)
    if other:
        assert f'<p class="alt" lang="{other[0]}">{other[1]}</p>' in text


def test_renderings_to_avoid_are_struck_through_and_labelled() -> None:
    assert '<b data-t="avoid">avoid</b> <del lang="en">One Belt, One Road</del>' in page()
    assert '<b data-t="formerly">formerly</b> <del lang="en">a community of common destiny</del>' in page()


def test_an_entry_without_english_says_so() -> None:
    text = page(replace(GLOSSARY, entries=GLOSSARY.entries[7:8]))
    assert 'data-t="none">no official rendering on file<' in text
    assert '<p class="check" data-t="check">check reading</p>' in text


def test_contexts_are_counted_in_the_unit_of_their_document() -> None:
    row = page().split('id="c05ff774d72ff"')[1].split("</article>")[0]
    assert "speeches/2024-05-01-opening.txt" not in row  # the file name is enough where it is unique
    assert '2024-05-01-opening.txt, <span data-t="line">line</span>&nbsp;3' in row
    assert '<span data-t="paragraph">paragraph</span>&nbsp;9' in row
    assert '<span lang="zh-Hant"><mark>人類命運共同體</mark>理念深入人心。</span>' in row


def test_documents_of_one_file_name_keep_their_folders() -> None:
    found = entry("外交", "外交", "wai4jiao1", contexts=(context("搞外交。", "外交", 1, "b/speech.txt"),))
    text = page(Glossary("", (Source("a/speech.txt", 9), Source("b/speech.txt", 9)), (found,)))
    assert "b/speech.txt, <span" in text


def test_an_only_document_is_not_named_with_every_context() -> None:
    found = entry("外交", "外交", "wai4jiao1", contexts=(context("搞外交。", "外交", 1, "speech.txt"),))
    text = page(Glossary("", (Source("speech.txt", 9),), (found,)))
    assert '<cite><span data-t="line">line</span>&nbsp;1</cite>' in text
