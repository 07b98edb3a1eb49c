"""Where the fuzzer begins: sound files of every kind, made from the cases of the tests."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from glossary.writers import FORMATS
from tests.documents.makers import WORD, make_docx, make_pdf, paragraph
from tests.fuzz.rooms import BANKS, KINDS, WRITTEN
from tests.writers.made_up import GLOSSARY

TESTS = Path(__file__).parents[1]
GOOD = "中方主张对话协商，坚持多边主义。多边主义是正确选择。"
"""China advocates dialogue and consultation, and upholds multilateralism, the right choice."""

BODY = (
    f'<w:document xmlns:w="{WORD}"><w:body>{paragraph(GOOD)}<w:tbl><w:tr><w:tc>{paragraph("外交")}</w:tc></w:tr></w:tbl>'
    '<w:p><w:r><w:footnoteReference w:id="2"/><w:tab/><w:br/></w:r><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p>'
    f'</w:body></w:document>\0<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{paragraph("注")}</w:footnote></w:footnotes>'
)
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>zh</t></is></c><c r="B1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>外交</t></is></c><c r="B2"><v>43000.5</v></c></row></sheetData></worksheet>\0'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>en</t></si></sst>'
)


def _documents() -> Iterator[bytes]:
    for path in sorted((TESTS / "cases" / "documents").rglob("*")):
        if path.suffix in KINDS:
            yield _chosen(KINDS, path.suffix, path.read_bytes())
    yield _chosen(KINDS, ".docx", make_docx(paragraph(GOOD)))
    pdf = make_pdf([[GOOD, "第一章"], ["- 1 -"]], picture=True)
    yield _chosen(KINDS, ".pdf", pdf.replace(b"<0000> <FFFF> <0000>", b"<4E00> <4EFF> <4E00>"))  # quick to read
    yield _chosen(KINDS, "body of .docx", BODY.encode())
    for encoding in ("gb18030", "big5hkscs", "utf-16"):
        yield _chosen(KINDS, ".txt", (GOOD[:10] * 5).encode(encoding, "ignore"))


def _lists() -> Iterator[bytes]:
    for folder in ("cases/terms", "cases/exchange", "cases/hostile", "problems"):
        yield from (path.read_bytes() for path in sorted((TESTS / folder).glob("*.yaml")))
    yield (TESTS / "cases" / "parallel" / "proposals.yaml").read_bytes()[:2000]
    yield b'terms = ["a.yaml"]\n[build]\noutput = ["x.html"]\nsort = "pinyin"\n[extract]\ntop = 3\n'
    yield "heads: {add: 倡议, remove: [关系]}\nvalues: 和平 发展\n".encode()


def _banks() -> Iterator[bytes]:
    for path in sorted((TESTS / "golden").iterdir()):
        if path.suffix in BANKS and path.stat().st_size < 20_000:
            yield _chosen(BANKS, path.suffix, path.read_bytes())
    yield _chosen(BANKS, ".csv", (TESTS / "cases" / "exchange" / "colleague.csv").read_bytes())
    yield _chosen(BANKS, ".xlsx", FORMATS["xlsx"].render(GLOSSARY))
    yield _chosen(BANKS, "sheet of .xlsx", SHEET.encode())


def _texts() -> Iterator[bytes]:
    yield GOOD.encode()
    yield (TESTS / "cases" / "hostile" / "speech.txt").read_bytes()
    for path in sorted((TESTS / "cases" / "times").glob("*.txt")):
        yield path.read_bytes()[:1200]


def _fields() -> Iterator[bytes]:
    hostile = (TESTS / "cases" / "hostile" / "terms.yaml").read_text(encoding="utf-8")
    for name in WRITTEN:
        yield _chosen(WRITTEN, name, hostile.encode())


def _chosen(kinds: tuple[str, ...], kind: str, data: bytes) -> bytes:
    """Return *data* behind the byte that chooses *kind*."""
    return bytes([kinds.index(kind)]) + data


SEEDS: Mapping[str, Callable[[], Iterator[bytes]]] = {
    "readers": _documents,
    "lists": _lists,
    "importers": _banks,
    "segment": _texts,
    "text": _texts,
    "writers": _fields,
}


def make_seeds(room: str) -> Iterator[bytes]:
    """Yield what the corpus of *room* begins with."""
    return SEEDS[room]()
