"""Each reader on cases of its format: the text that is kept, and the line of the original it stands on."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.documents import READERS, read_documents
from glossary.documents.markdown import plain_line
from glossary.model import Document
from tests.documents.makers import encrypt_pdf, make_docx, make_pdf, make_zip, paragraph

CASES = Path(__file__).parents[1] / "cases" / "documents"
FILES = sorted(path for path in CASES.glob("*/*") if path.suffix != ".expected")
MADE = {".docx", ".pdf"}
"""Formats whose cases are made in this module."""


def numbered(document: Document) -> list[tuple[int, str]]:
    lines = zip(document.line_numbers, document.text.split("\n"), strict=True)
    return [(number, line) for number, line in lines if line.strip()]


def read_one(data: bytes) -> Document:
    (document,), problems = read_documents(["-"], data)
    assert problems == ()
    return document


def test_every_reader_has_a_case() -> None:
    assert {path.suffix for path in FILES} | MADE == set(READERS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_files_give_the_expected_lines(path: Path) -> None:
    """The `.expected` file beside a case gives number, tab and text of each line; a first line `date` its date."""
    (document,), problems = read_documents([str(path)])
    found = [f"date\t{document.date}", *(f"{number}\t{line}" for number, line in numbered(document))]
    assert problems == ()
    assert found == path.with_suffix(path.suffix + ".expected").read_text("utf-8").splitlines()


def test_joined_lines_keep_their_numbers() -> None:
    (document,), _ = read_documents([str(CASES / "plain" / "wrapped.txt")])
    source = (CASES / "plain" / "wrapped.txt").read_text("utf-8").split("\n")
    assert "开放型世界经济" in document.text  # open world economy, broken between 世界 and 经济
    for (start, number), (end, _) in zip(document.breaks, [*document.breaks[1:], (None, 0)], strict=True):
        assert document.text[start:end].strip() == source[number - 1].strip()


def test_word_gives_paragraphs_cells_boxes_and_notes_in_order() -> None:
    cell = "<w:tc>{}</w:tc>".format
    inner = f"<w:tbl><w:tr>{cell(paragraph('内表'))}</w:tr></w:tbl>"
    body = (
        paragraph("目录", '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>')
        + '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>双方</w:t></w:r>'
        + "<w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        + "<w:ins><w:r><w:t>一致</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>同意</w:t></w:r></w:hyperlink>"
        + '<w:r><w:instrText>PAGE</w:instrText><w:footnoteReference w:id="2"/></w:r></w:p>'
        + "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>和</w:t></w:r></w:rubyBase></w:ruby>"
        + "<w:t>平</w:t><w:br/><w:t>发展</w:t></w:r></w:p>"
        + f"<w:tbl><w:tr>{cell(paragraph('甲') + inner)}{cell(paragraph('乙'))}</w:tr>"
        + f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('删去的行'))}</w:tr></w:tbl>"
        + f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph('文本框')}</w:txbxContent></mc:Choice>"
        + f"<mc:Fallback><w:txbxContent>{paragraph('文本框')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
        + '<w:t>锚点</w:t><w:endnoteReference w:id="1"/></w:r></w:p>'
        + f"<w:sdt><w:sdtContent>{paragraph('结尾')}</w:sdtContent></w:sdt>"
    )
    footnotes = f'<w:footnote w:id="2">{paragraph("脚注")}</w:footnote><w:footnote w:id="9">{paragraph("无人引用")}</w:footnote>'
    data = make_docx(body, footnotes=footnotes, endnotes=f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>')
    document = read_one(data)
    assert document.line_unit == "paragraph"
    assert numbered(document) == [
        (1, "双方一致同意"),  # both sides agree
        (1, "脚注"),  # footnote
        (2, "和平"),  # peace
        (2, "发展"),  # development
        (3, "甲"),
        (4, "内表"),  # inner table
        (5, "乙"),
        (6, "锚点"),  # anchor
        (6, "尾注"),  # endnote
        (7, "文本框"),  # text box
        (8, "结尾"),  # end
    ]


def test_word_files_of_a_word_processor_are_read(tmp_path: Path) -> None:
    from docx import Document as WordFile

    word = WordFile()
    word.add_heading("联合公报", 1)  # joint communiqué
    word.add_paragraph("两国元首举行会谈。")
    word.add_table(1, 2).cell(0, 1).text = "能源合作"  # energy cooperation
    word.sections[0].header.paragraphs[0].text = "内部文件"
    word.save(str(tmp_path / "a.docx"))
    (document,), _ = read_documents([str(tmp_path / "a.docx")])
    assert numbered(document) == [(1, "联合公报"), (2, "两国元首举行会谈。"), (4, "能源合作")]


PAGES = [
    [
        "某部新闻司",
        "关于合作的立场文件",
        "中方主张各国坚持共同、综合、合作、可持续的安全观，推动构建人类命",
        "运共同体，反对冷战思维和集团对抗。",
        "一、关于贸易",
        "各方应当维护以世界贸易组织为核心的多边贸易体制，推动经济全球",
        "— 1 —",
    ],
    ["某部新闻司", "化健康发展，让各国人民都能受益。", "第 2 页 共 3 页"],
    ["某部新闻司", "⻓期以来，中方⼀直支持对话。", "3"],
]


def test_pdf_lines_are_joined_and_running_heads_dropped() -> None:
    document = read_one(make_pdf(PAGES))
    assert document.line_unit == "page"
    assert numbered(document) == [
        (1, "关于合作的立场文件"),
        (1, "中方主张各国坚持共同、综合、合作、可持续的安全观，推动构建人类命运共同体，反对冷战思维和集团对抗。"),
        (1, "一、关于贸易"),
        (1, "各方应当维护以世界贸易组织为核心的多边贸易体制，推动经济全球化健康发展，让各国人民都能受益。"),
        (3, "长期以来，中方一直支持对话。"),  # the source has radicals for 长 and 一
    ]
    assert (document.text.index("化健康发展"), 2) in document.breaks


def test_blanks_between_all_characters_of_a_pdf_are_taken_out() -> None:
    assert "多边主义" in read_one(make_pdf([[" ".join("坚持真正的多边主义")]])).text


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    assert read_one(encrypt_pdf(make_pdf([["中方主张对话。"]]), user="")).text == "中方主张对话。"


def test_lines_of_a_page_are_counted_beyond_the_limit_of_the_parser() -> None:
    page = "<html><body>" + "\n" * 70_000 + "<p>第一段，<br>\n换行。</p>\n<p>\n第二段。</p></body></html>"
    assert numbered(read_one(page.encode())) == [(70_001, "第一段，"), (70_002, "换行。"), (70_004, "第二段。")]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="PubDate" content="2022-03-07 15:00">', "2022-03-07"),
        ('<meta property="article:published_time" content="2022-03-07T15:00:00+08:00">', "2022-03-07"),
        ('<meta name="publishdate" content="20220307">', "2022-03-07"),
        ('<meta name="pubdate" content="2022年3月7日">', "2022-03-07"),
        ('<meta name="pubdate" content="2022-13-07">', ""),
        ('<meta name="viewport" content="2022-03-07">', ""),
    ],
)
def test_pages_are_dated_by_their_metadata(head: str, date: str) -> None:
    assert read_one(f"<html><head>{head}</head><body><p>双方同意。</p></body></html>".encode()).date == date


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(make_pdf([["中方主张。"]]), "中方主张。", id="PDF"),
        pytest.param(make_docx(paragraph("中方主张。")), "中方主张。", id="Word"),
        pytest.param("\ufeff <!-- x --><!DOCTYPE HTML><p>中方主张。</p>".encode(), "中方主张。", id="page"),
        pytest.param("<html><p>中方主张。</p></html>".encode("utf-16"), "中方主张。", id="page in UTF-16"),
        pytest.param("1\n00:00:01,000 --> 00:00:02,000\n中方主张。".encode(), "中方主张。", id="SubRip"),
        pytest.param("WEBVTT\n\n00:01.000 --> 00:02.000\n中方主张。".encode(), "中方主张。", id="WebVTT"),
        pytest.param("# 中方主张。".encode(), "# 中方主张。", id="plain text"),
    ],
)
def test_standard_input_is_recognised(data: bytes, text: str) -> None:
    assert read_one(data).text == text


def test_a_zip_that_is_no_word_document_is_refused() -> None:
    assert [problem.code for problem in read_documents(["-"], make_zip({"a.txt": b"a"}))[1]] == ["D013"]


SEEDS = {
    "PDF": make_pdf(PAGES),
    "Word": make_docx(paragraph("中方主张对话。") * 3),
    "page": (CASES / "pages" / "div-soup.html").read_bytes(),
    "subtitles": (CASES / "subtitles" / "talk.vtt").read_bytes(),
}


@pytest.mark.parametrize("seed", SEEDS)
@settings(deadline=None, max_examples=60)
@given(
    edits=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 30), st.binary(max_size=6)), min_size=1, max_size=5
    )
)
def test_damaged_files_give_documents_or_problems(seed: str, edits: list[tuple[float, int, bytes]]) -> None:
    data = SEEDS[seed]
    for place, length, replacement in edits:
        start = int(place * len(data))
        data = data[:start] + replacement + data[start + length :]
    documents, problems = read_documents(["-"], data)
    assert len(documents) + sum(problem.severity == "error" for problem in problems) == 1
    for document in documents:
        document.text.encode("utf-8")
        assert len(document.hans) == len(document.text)
        assert len(document.line_numbers) == document.text.count("\n") + 1


def test_elements_beside_the_root_are_no_fault() -> None:
    assert "双方同意" in read_one("<html><body><p>双方同意。</p></body></html><article>双方。</article>".encode()).text


@pytest.mark.parametrize("line", ["2016 - 2017 年", "a > b", "中美 - 关系", "见 1. 条"])
def test_a_mark_inside_a_line_of_markdown_is_text(line: str) -> None:
    assert plain_line(line) == line
    assert plain_line(f"> 1. {line}") == line
