"""Encodings, line ends, odd characters, the Simplified twin: what every format shares."""

import encodings
import encodings.aliases
import pkgutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.documents import read_documents
from glossary.documents.content import clean_text
from glossary.documents.decoding import decode
from glossary.documents.wrapping import find_margin, join_lines
from glossary.script import to_traditional

NAMES = sorted({name for _, name, _ in pkgutil.iter_modules(encodings.__path__)} | set(encodings.aliases.aliases))
"""Every name that Python knows for an encoding, or for something that is none, such as zlib and idna."""

SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"
CLAUSES = [
    "中方始终奉行独立自主的和平外交政策，",  # independent foreign policy of peace
    "我们愿同各国一道推动构建人类命运共同体。",  # community with a shared future for mankind
    "双方就国际和地区问题深入交换了意见，",  # exchanged views on international and regional issues
    "这是对国际关系基本准则的严重违反！",  # a grave violation of basic norms
    "发展是解决一切问题的基础和关键。",  # development is the key
]
SIMPLIFIED = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
TRADITIONAL = ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"]
ENDS = ["\n", "\r\n", "\r"]


@pytest.mark.parametrize("encoding", SIMPLIFIED)
@given(clauses=st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=20))
def test_simplified_text_survives_every_encoding(encoding: str, clauses: list[str]) -> None:
    text = "\n".join(clauses)
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("encoding", TRADITIONAL)
@given(clauses=st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=20))
def test_traditional_text_survives_every_encoding(encoding: str, clauses: list[str]) -> None:
    text = to_traditional("\n".join(clauses))
    assert decode(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("length", [60, 200, 2000])
@pytest.mark.parametrize("encoding", SIMPLIFIED)
def test_stretches_of_a_real_text_survive(encoding: str, length: int) -> None:
    text = SAMPLE.read_text("utf-8")
    stretches = [text[start : start + length] for start in range(0, len(text) - length, 997)]
    assert [decode(stretch.encode(encoding))[0] for stretch in stretches] == stretches


@given(
    lines=st.lists(st.one_of(st.just(""), st.sampled_from(CLAUSES)), min_size=1, max_size=30).filter(any),
    end=st.sampled_from(ENDS),
    encoding=st.sampled_from(SIMPLIFIED),
)
def test_line_numbers_point_at_the_original_line(lines: list[str], end: str, encoding: str) -> None:
    (document,), problems = read_documents(["-"], end.join(lines).encode(encoding))
    assert problems == ()
    found = dict(zip(document.line_numbers, document.text.split("\n"), strict=True))
    assert {number: line for number, line in found.items() if line} == {
        number: line for number, line in enumerate(lines, 1) if line
    }


@given(
    st.lists(st.tuples(st.text(alphabet="各国人民合作。，A 　", max_size=8), st.booleans()), min_size=1, max_size=12)
)
def test_joining_loses_no_character_and_no_place(rows: list[tuple[str, bool]]) -> None:
    numbered = list(enumerate((line for line, _ in rows), 1))
    content = join_lines(numbered, [full for _, full in rows])
    kept = [(number, line.strip()) for number, line in numbered if line.strip()]
    assert "".join(content.text.split()) == "".join("".join(line.split()) for _, line in kept)
    assert len(content.line_numbers) == (content.text.count("\n") + 1 if content.text else 0)
    for (offset, number), (expected, line) in zip(content.breaks, kept, strict=False):
        assert number == expected
        assert content.text[offset : offset + len(line)] == line


@given(st.text())
def test_cleaned_text_can_be_written_and_is_clean(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert clean_text(cleaned) == cleaned
    assert cleaned.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("外\u200b交", "外交"),  # zero-width space in 外交 (diplomacy)
        ("外\x00交", "外交"),
        ("外\ufeff交", "外交"),
        ("外\x07交", "外交"),
        ("⻓城", "长城"),  # radical for 长 in 长城 (Great Wall)
        ("⼀中原则", "一中原则"),  # Kangxi radical in "one-China principle"
        ("\uf90a融", "金融"),  # compatibility form in 金融 (finance)
        ("外\ud800交", "外\ufffd交"),
    ],
    ids=[
        "zero-width space",
        "NUL",
        "byte order mark",
        "bell",
        "radical",
        "Kangxi radical",
        "compatibility",
        "surrogate",
    ],
)
def test_odd_characters_do_not_hide_a_phrase(odd: str, plain: str) -> None:
    assert clean_text(odd) == plain


def test_separators_part_the_text_but_count_no_line() -> None:
    (document,), _ = read_documents(["-"], "第一段\u2029第二段\f第三段\n第四段".encode())
    assert list(zip(document.line_numbers, document.text.split("\n"), strict=True)) == [
        (1, "第一段"), (1, "第二段"), (1, "第三段"), (2, "第四段"),
    ]  # fmt: skip


def test_a_wrong_charset_is_not_believed() -> None:
    page = '<html><meta charset="big5"><p>我们愿同各国一道推动构建人类命运共同体。</p></html>'
    (document,), _ = read_documents(["-"], page.encode("gbk"))
    assert document.text == "我们愿同各国一道推动构建人类命运共同体。"


def test_a_bad_byte_is_reported_on_its_line() -> None:
    data = "\r\n".join(CLAUSES * 9).encode("gb18030")
    place = data.index("双方".encode("gb18030"))
    (document,), (problem,) = read_documents(["-"], data[:place] + b"\xff" + data[place:])
    assert (problem.code, problem.line) == ("D015", 3)
    assert "深入交换了意见" in document.text


def test_simplified_text_is_its_own_twin() -> None:
    (document,), _ = read_documents([str(SAMPLE)])
    assert document.hans is document.text
    assert document.date == "2022-03-07"
    assert len(document.line_numbers) == document.text.count("\n") + 1


def test_traditional_text_has_a_simplified_twin_of_its_length() -> None:
    (document,), _ = read_documents(["-"], "維護國際關係，推動建設開放型世界經濟。".encode("big5"))
    assert document.text == "維護國際關係，推動建設開放型世界經濟。"
    assert document.hans == "维护国际关系，推动建设开放型世界经济。"


@pytest.mark.parametrize(
    "lines",
    [["独在异乡为异客"] * 12, ["安哥拉 巴西 中国 丹麦 埃及"] * 12, CLAUSES * 4, ["中方主张对话协商，" * 20] * 12],
    ids=["verse", "names", "clauses", "long paragraphs"],
)
def test_lines_of_their_own_are_not_joined(lines: list[str]) -> None:
    assert find_margin(lines) == 0


def test_plain_text_loads_nothing_heavy() -> None:
    code = (
        "import sys; from glossary.documents import read_documents; "
        f"assert read_documents([{str(SAMPLE)!r}])[1] == (); "
        "print(sorted({'lxml','pypdf','docx','charset_normalizer','opencc','difflib','zipfile','html'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


HOSTILE = {
    "one long line": ("a.txt", "中方主张。" * 1_000_000),
    "brackets": ("a.md", "中方" + "[" * 500_000 + "](" * 500_000),
    "stars": ("a.md", "中方" + "*a_" * 500_000),
    "rule": ("a.md", "中方\n" + "-" * 1_000_000 + "x" + " " * 1_000_000 + "x"),
    "open comments": ("a.md", "中方" + "<!--" * 500_000),
    "angle brackets": ("a.html", "<p>中方" + "<" * 1_000_000),
    "unclosed tags": ("a.html", "<p>中方" + "<b>" * 2000 + "</i>" * 100_000),
    "paragraphs": ("a.html", "<p>中方，<a href=x>链接</a>" * 50_000),
    "arrows": ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n中方" + "<" * 1_000_000 + "\n" + " " * 1_000_000),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_takes_bounded_time(case: str, tmp_path: Path) -> None:
    name, text = HOSTILE[case]
    path = tmp_path / name
    path.write_text(text, "utf-8")
    start = time.perf_counter()
    read_documents([str(path)])
    assert time.perf_counter() - start < 20  # quadratic work would take hours


def test_a_page_may_say_that_it_is_in_anything() -> None:
    page = f"<p>{CLAUSES[0] * 9}".encode("gb18030")
    assert "idna" in NAMES
    for name in NAMES:
        assert decode(page, name)[0] == page.decode("gb18030"), name
        decode(page[:-1] + b"\\N{ \\x \xff", name)
