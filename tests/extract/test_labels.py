"""What is no text: labels, page furniture, repeated headers."""

import pytest

from glossary.extract import load_wordlists
from glossary.extract.labels import find_frames
from glossary.model import Document

LISTS = load_wordlists()[0]


def frame(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Return the masked stretches, and the labels with their kinds."""
    found = find_frames([Document("text", text, (), text)], LISTS)[0]
    masked = {text[start:end].strip() for start, end in found.masks}
    return masked, [(text[label.start : label.end], label.kind) for label in found.labels]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        pytest.param("路透社记者：局势如何？", ("路透社", "outlet"), id="a news agency"),
        pytest.param("　　《联合早报》记者：局势如何？", ("联合早报", "outlet"), id="a newspaper in title marks"),
        pytest.param("总台央视记者:局势如何？", ("总台央视", "outlet"), id="a half-width colon"),
    ],
)
def test_outlets_come_from_the_labels_of_questions(line: str, label: tuple[str, str]) -> None:
    assert frame(line)[1] == [label]


def test_speakers_are_labels_that_recur() -> None:
    assert frame("王明：你好。\n问：为什么？\n王明：再见。")[1] == [("王明", "name"), ("王明", "name")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("我们要做到：团结。", id="a colon once"),
        pytest.param("主席指出：团结。\n主席指出：合作。", id="a reporting verb before the colon"),
    ],
)
def test_other_colons_are_no_labels(text: str) -> None:
    assert frame(text)[1] == []


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：李四",
        "版权所有 未经授权不得转载",
        "扫一扫 在手机打开",
        "- 12 -",
        "第 3 页",
        "（责编：王五）",
        "京ICP备12345号",
    ],
)
def test_page_furniture_is_left_out(line: str) -> None:
    assert line in frame(f"各方支持对话。\n{line}\n谈判继续。")[0]


def test_sentences_with_a_word_of_furniture_stay() -> None:
    assert frame("我们要扫一扫思想上的灰尘。")[0] == set()


def test_datelines_are_left_out() -> None:
    assert "新华社北京3月7日电" in frame("新华社北京3月7日电　会议开幕。")[0]


def test_a_header_on_every_page_is_kept_once() -> None:
    text = "白皮书\n第一段。\n白皮书\n第二段。\n白皮书\n第三段。"
    found = find_frames([Document("text", text, (), text)], LISTS)[0]
    assert len(found.masks) == 2
