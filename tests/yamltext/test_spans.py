"""Nodes and comments know their offsets, so that edits can splice."""

import pytest
import yaml

from glossary.yamltext import Node, find_comments, find_end, find_nodes

TEXT = """\
\ufeff# about
a: '一 # 二'  # beside
b: [x,  # inside
  "y # z"]
c: |  # literal
  # text
  more

d: {k: v}
e:   # nothing
f:
  - g: plain text
      goes on
  # between
  - h
# end
"""


@pytest.fixture(params=["libyaml", "pure Python"])
def root(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Node:
    """Return the root of the text, read with libyaml and with PyYAML's own parser."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")
    node = find_nodes(TEXT)
    assert node is not None
    return node


def shown(node: Node) -> str:
    return TEXT[node.start : find_end(TEXT, node)]


def test_nodes_are_cut_out_whole(root: Node) -> None:
    assert {key.value: shown(value) for key, value in zip(root.keys, root.items, strict=True)} == {
        "a": "'一 # 二'",
        "b": '[x,  # inside\n  "y # z"]',
        "c": "|  # literal\n  # text\n  more",
        "d": "{k: v}",
        "e": "",
        "f": "- g: plain text\n      goes on\n  # between\n  - h",
    }
    assert [root.find_key("f"), root.find_key("x")] == [5, -1]


def test_a_mapping_ends_behind_its_last_value(root: Node) -> None:
    assert shown(root.items[5].items[0]) == "g: plain text\n      goes on"
    assert shown(root).endswith("- h")
    text = "a: 1\nb:  # nothing\n"
    node = find_nodes(text)
    assert node is not None
    assert text[: find_end(text, node)] == "a: 1\nb:"


def test_comments_are_found_outside_of_values_only(root: Node) -> None:
    assert [(comment.text, comment.alone) for comment in find_comments(TEXT, root)] == [
        ("# about", True),
        ("# beside", False),
        ("# inside", False),
        ("# literal", False),
        ("# nothing", False),
        ("# between", True),
        ("# end", True),
    ]
    assert all(TEXT.startswith(comment.text, comment.start) for comment in find_comments(TEXT, root))


def test_a_text_of_comments_has_no_nodes() -> None:
    assert find_nodes("# nothing else\n") is None
    assert [comment.text for comment in find_comments("# nothing else\n", None)] == ["# nothing else"]
