"""Which part of a web page is the article: the rules, over an lxml tree.

Own rules instead of a library: trafilatura and readability rebuild the tree, so that no line numbers survive, and
they take list items, cells and short lines for noise. Chinese government and news pages need little cleverness:
navigation is links, the article is running text with full-width marks.
"""

import re
from typing import Any

from glossary.documents.dates import value_date

DROPPED_TAGS = frozenset(
    (
        "script", "style", "noscript", "template", "iframe", "svg", "math", "canvas", "object", "nav", "footer", "aside",
        "button", "select", "textarea", "dialog", "rt", "rp", "map", "audio", "video", "datalist", "head",
    )
)  # fmt: skip
_DROPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"))
_DROPPED_WORDS = frozenset(
    (
        "nav", "navbar", "navi", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "foot",
        "copyright", "header", "topbar", "toolbar", "share", "sharing", "bdsharebuttonbox", "social", "related", "relate",
        "relevant", "recommend", "recommended", "recommendation", "sidebar", "aside", "comment", "comments", "pager",
        "pagination", "ad", "ads", "advert", "advertisement", "qrcode", "ewm", "login", "subscribe", "newsletter", "print",
        "popular", "ranking", "friendlink", "friendlinks", "skip", "mbx", "daohang", "fenxiang", "xiangguan", "xgyd", "xgxw",
    )
)  # fmt: skip
"""Words in class and id of what is no article; the last ones are pinyin: 面包屑 (breadcrumb), 分享 (share), 相关 (related)."""
_ARTICLES = (
    ".//*[@itemprop='articleBody']",
    ".//*[@id='UCAP-CONTENT' or @id='js_content' or @id='detail' or @id='detailContent' or @id='News_Body_Txt_A']",
    ".//*[contains(concat(' ', @class, ' '), ' TRS_Editor ')]",
    ".//*[contains(@class, 'trs_editor_view') or contains(@class, 'rm_txt_con') or contains(@class, 'content_area')]",
    ".//article",
    ".//main",
)
"""Containers that say they are the article: schema.org, gov.cn, WeChat, Xinhua, MFA, the TRS system, People's Daily, CCTV."""
_CONTAINERS = frozenset(("html", "body", "div", "section", "article", "main", "center", "form", "font", "span", "table",
                         "tbody", "tr", "td"))  # fmt: skip
_LISTS = frozenset(("ul", "ol", "dl", "div", "p", "section", "table", "td", "center", "span"))
_PUBLISHED = frozenset(
    ("article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "publishtime", "datepublished",
     "firstpublishedtime", "dc.date", "dc.date.issued", "dcterms.issued", "date", "og:release_date")
)  # fmt: skip
"""Names of metadata that give the day of publication; PubDate is the one Chinese government sites must give."""
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_MARKS = re.compile("[，。；！？：、]")
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_MOST = 0.75
"""Share of the running text from which a part stands for the whole; chosen: the rest is summaries at the side."""


class Weights:
    """For every element of a tree: characters of running text below it, and of links."""

    def __init__(self, root: Any) -> None:
        self.prose: dict[Any, float] = {}
        self.linked: dict[Any, int] = {}
        self.all: dict[Any, int] = {}
        self.links: dict[Any, int] = {}
        for element in reversed(list(root.iter())):
            self._weigh(element)
        self.total = self.prose[root]

    def _weigh(self, element: Any) -> None:
        """Add up *element* from its children, which have been weighed before."""
        if not isinstance(element.tag, str) or element.tag in DROPPED_TAGS:
            self.prose[element] = self.linked[element] = self.all[element] = self.links[element] = 0
            return
        texts = [element.text or "", *(child.tail or "" for child in element)]
        counts = [(len(_HAN.findall(text)), _MARKS.search(text) is not None) for text in texts]
        self.all[element] = sum(count for count, _ in counts) + sum(self.all[child] for child in element)
        if element.tag == "a":
            self.prose[element], self.linked[element], self.links[element] = 0, self.all[element], 1
            return
        # A text node without any mark is a label more often than a sentence, so it weighs a fifth.
        own = sum(count if marked else count / 5 for count, marked in counts)
        self.prose[element] = own + sum(self.prose[child] for child in element)
        self.linked[element] = sum(self.linked[child] for child in element)
        self.links[element] = sum(self.links[child] for child in element)


def find_article(root: Any, weights: Weights) -> Any:
    """Return the element that holds the article: one that says so, else the deepest with three quarters of the text."""
    for path in _ARTICLES:
        best = max(root.xpath(path), key=weights.prose.__getitem__, default=None)
        if best is not None and weights.prose[best] >= 0.5 * weights.total > 0:
            return best
    node = root
    while True:
        best = max((child for child in node if child.tag in _CONTAINERS), key=weights.prose.__getitem__, default=None)
        if best is None or weights.prose[best] < _MOST * weights.total or weights.total == 0:
            return node
        node = best


def is_dropped(element: Any, weights: Weights) -> bool:
    """Return whether *element* is no part of the article: script, navigation, share buttons, lists of links."""
    tag = element.tag
    if tag in DROPPED_TAGS or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if "display:none" in element.get("style", "").replace(" ", "").lower():
        return True
    if weights.prose[element] > 0.4 * weights.total:
        return False
    if tag == "header" and not any(parent.tag in {"article", "main"} for parent in element.iterancestors()):
        return True
    if element.get("role") in _DROPPED_ROLES:
        return True
    words = _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}")
    if any(word.lower() in _DROPPED_WORDS for word in words):
        return True
    linked = weights.linked[element]
    return tag in _LISTS and weights.links[element] >= 2 and linked > 0.6 * weights.all[element]


def find_title(root: Any, article: Any) -> Any:
    """Return the element that holds the title of *article*: a heading before it, else the title of the page.

    None when the title stands in the article itself, or when there is none.
    """
    if next(article.iter("h1"), None) is not None:
        return None
    page_title = root.find(".//title")
    wanted = "".join((page_title.text or "").split()) if page_title is not None else ""
    headings = [heading for heading in root.iter("h1") if len(_HAN.findall("".join(heading.itertext()))) >= 4]
    for heading in headings:
        text = "".join("".join(heading.itertext()).split())
        if len(headings) == 1 or (text and text in wanted):
            return heading
    title = "".join(cut_title(wanted).split())
    return page_title if len(title) >= 4 and title not in "".join("".join(article.itertext()).split()) else None


def cut_title(title: str) -> str:
    """Return *title* of a page without the names of section and site that follow a dash, bar or underscore."""
    return re.split(r"[_|]|\s[-–—]\s|--|——|-(?=[^-]*$)", title.strip(), maxsplit=1)[0].strip()


def page_date(root: Any) -> str:
    """Return the ISO date of publication from the metadata of a page, or an empty string."""
    for element in root.iter("meta", "time"):
        name = (element.get("name") or element.get("property") or element.get("itemprop") or "").lower()
        value = element.get("content") or element.get("datetime") or ""
        is_time = element.tag == "time" and element.get("pubdate") is not None
        if (name in _PUBLISHED or is_time) and (date := value_date(value)):
            return date
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and (match := _JSON_DATE.search(script.text or "")):
            return value_date(match[1])
    return ""
