"""Web pages: the article without navigation, each paragraph with its line in the source."""

import re
from typing import Any

from glossary.documents.article import Weights, cut_title, find_article, find_title, is_dropped, page_date
from glossary.documents.content import Content, make_content, split_lines
from glossary.documents.decoding import decode
from glossary.documents.faults import UnusableError

MOST_CHARACTERS = 1 << 25
"""Characters of one page; chosen: 32 Mi, the tree takes some fifty bytes for each."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
        "ins", "kbd", "label", "mark", "o:p", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
        "input",
        "rt",
        "rp",
        "script",
        "style",
        "template",
    )
)  # fmt: skip
"""Elements that stand in the line; every other one begins and ends a line."""
_BLANKS = re.compile("[ \t\r\n\xa0]+")
_CONTROL = re.compile(
    "(?:分享到|分享至|分享让更多人看到|打印本页|打印|关闭窗口|关闭|字号|【?字体|上一篇|下一篇|扫一扫|纠错|责任编辑|【责任编辑|相关阅读|相关链接|相关新闻"
    "|返回顶部|返回首页|收藏|您当前的位置|您当前位置|当前位置|您的位置|首页 ?[>＞»]|我要纠错|版权所有|主办单位|网站标识码|京ICP备|京公网安备)"
)
_LONGEST_CONTROL = 60
"""Characters of the longest line that is taken for a control; chosen: sentences may begin with 打印 (print) too."""


def read_html(data: bytes) -> Content:
    """Return the content of a web page: its title and article, one line a paragraph, heading, list item or cell.

    The encoding that the page declares is believed only where it reads better than the others.
    Raises UnusableError: D005, D006, D007, D009.
    """
    match = _CHARSET.search(data[:4096])
    text, notes = decode(data, match[1].decode("ascii", "replace") if match else "")
    if len(text) > MOST_CHARACTERS:
        raise UnusableError("D009", f"more than {MOST_CHARACTERS >> 20} million characters in one page")
    root = _parse(text)
    if root is None:
        raise UnusableError("D005", "the page holds no text")
    weights = Weights(root)
    article = find_article(root, weights)
    lines = _Lines(root, article, find_title(root, article), weights).lines
    content = make_content((line for line in lines if not _is_control(line[1])), date=page_date(root))
    if not content.text:
        raise UnusableError("D005", "the page holds no text")
    return content._replace(notes=notes)


def _parse(text: str) -> Any:
    """Return the root of the page, or None where there is no element at all.

    Without `huge_tree` libxml2 silently ends at the 256th nested element; HTML has no entities to expand, and the
    length is bounded already.
    """
    from lxml import etree

    source = "\n".join(split_lines(text)).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError as error:
        raise UnusableError("D005", "the page holds no text") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnusableError("D009", "elements nested more than 2048 deep")
    return root


def _is_control(line: str) -> bool:
    """Return whether *line* is a button or label of the page, such as 分享到 (share on) or 责任编辑 (editor)."""
    return len(line) <= _LONGEST_CONTROL and not line.endswith("。") and _CONTROL.match(line) is not None


class _Lines:
    """The lines of an article, gathered in one walk through the whole page.

    The whole page is walked because libxml2 numbers lines to 65535 only; beyond that the line ends are counted.
    """

    def __init__(self, root: Any, article: Any, title: Any, weights: Weights) -> None:
        from lxml import etree

        self.lines: list[tuple[int, str]] = []
        self.pieces: list[str] = []
        self.start = self.position = 1
        self.preformatted = 0
        inside = 0
        walk = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in walk:
            if event == "start":
                self._move_to(element)
                skipped = is_dropped(element, weights) and element is not title and not _holds(element, article, title)
                inside += element is article or element is title
                if element.tag not in _INLINE:
                    self._end_line()
                self.preformatted += element.tag == "pre"
                if skipped:
                    self._pass_over(element)
                    walk.skip_subtree()
                else:
                    self._add(element.text, inside)
                continue
            if event == "end":
                if element.tag == "title":
                    self.pieces = [cut_title("".join(self.pieces))]
                if element.tag not in _INLINE:
                    self._end_line()
                self.preformatted -= element.tag == "pre"
                inside -= element is article or element is title
            else:
                self.position += (element.text or "").count("\n")
            self._add(element.tail, inside)
        self._end_line()

    def _move_to(self, element: Any) -> None:
        """Set the position to the line of *element*, where libxml2 knows it."""
        if self.position < element.sourceline < 0xFFFF:
            self.position = element.sourceline

    def _pass_over(self, element: Any) -> None:
        """Count the line ends inside *element*, which is not read."""
        for part in element.iter():
            self.position += (part.text or "").count("\n")
            if part is not element:
                self.position += (part.tail or "").count("\n")

    def _add(self, text: str | None, inside: int) -> None:
        """Add *text* to the line, and count its line ends."""
        if not text:
            return
        if not inside:
            self.position += text.count("\n")
            return
        for index, piece in enumerate(text.split("\n")):
            if index:
                self.position += 1
                if self.preformatted:
                    self._end_line()
                else:
                    self.pieces.append("\n")
            if piece.strip() and not any(map(str.strip, self.pieces)):
                self.start = self.position
            self.pieces.append(piece)

    def _end_line(self) -> None:
        """Close the line; a line end of the source between two Chinese characters is no blank."""
        line = "".join(self.pieces)
        self.pieces.clear()
        if line.strip():
            self.lines.append((self.start, _BLANKS.sub(_blank, line.strip())))


def _holds(element: Any, article: Any, title: Any) -> bool:
    """Return whether *article* or *title* stands inside *element*."""
    return element is article or any(
        parent is element for part in (article, title) if part is not None for parent in part.iterancestors()
    )


def _blank(match: re.Match[str]) -> str:
    """Return what white space becomes: nothing for a line end between Chinese characters, else one blank."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if "\n" in match[0] and before > "\u2e7f" and after > "\u2e7f" else " "
