"""Simplified and Traditional characters: the only door to OpenCC.

Three needs, three answers. Texts are folded to Simplified for matching, length kept, so that offsets count in both
(`to_simplified`). Terms are shown in Traditional characters of one standard (`to_traditional`). And names that Taiwan
and Hong Kong spell otherwise, 老挝 (Laos) being 寮國 in Taipei, come from a table of our own (`to_regional`).
OpenCC's own vocabulary conversion (s2twp) is never used: it is made for computing texts and turns 支持 (support) into
支援 (aid) and 联合声明 (joint statement) into 聯合宣告.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

STANDARDS = ("t", "tw", "hk")
"""Character standards: OpenCC's own, Taiwan (Ministry of Education) and Hong Kong."""

_TRADITIONAL_ONLY = (
    "國會際關係發業經濟貿議題區隊體團東與後這個們來時為爲從對開長門問間聞說説話語認識論討訪請謝談調證評詞譯讀變讓員總統書記應該當無現實驗點務動進過運達還選遠連適邊歐亞飛機車輛軍戰爭權衛衝擊擴張強彈導結聯繫維護約條組織終給縮績"
    "續網絡綠線紐紛級紅紀紹細紙純繼綜緊緩編緣縣華萬億歲歷曆產畢專單雙參廣廠廳廢庫彙將屬層島嶺師帶幣幫幾彌徑復態慶憲懷戲戶擔據擇擾攝敗敵數斷舊晉暫曉術樹橋歡歸殘殺毀氣決沒況涼淚淺減湧測準滅滿漢潔澤濃災烏熱營獨獎獲環瑪畫異療盡監"
    "盤眾確礎禮禍種稱穩窮競筆節範築簡簽籌糧納聖聲職膽臉臨臺舉興艦藝藥蘇蘭處號衆補裝製規視覺觀觸計訂訓託設許訴診詐詢試詩詳誠誤諸謀謊講謹譜譽豐財貢貧貨責費貼賀資賓賞賢賣質賴購贈贊贏趙趨跡踐軌較載輕輝輪輸轉農遊違遞遲遷遺鄉鄧鄭釋"
    "鐵鋼錄錯錢鍵鎮鏡鐘鑒閃閉閣閱闊陣陰陳陸陽隨險隱雖難雲電靈靜響頁頂項順預頓頗領頭頻額顏願顧顯風飯飲館馬駐駕騙驚魚鮮鳥麗麥黃黨齊齒龍龜鬥鬆髮麼裡裏幹劃劉劍劑創勝勞勢勵勸匯協卻厲叢吳啟啓喚喪嚴囑園圍圖圓執報場塊塵墊墮壓壘壞壯壽"
    "夠夢夾奪奮婦媽孫學寧寶審寫寬屆兩則堅義構極積鄰週奧灣磚辦類習並揮內標韓樣僅須攜別獻羅採榮盪脅優溝離尋複雜價訊鑑誼傳潛馳諾揚壇見負幟檯儘親僑傷損鏈謂韌樂佈備徹愛闢貴溫賽凍憂濤駭絕針撥惡牽掛薩爾湊紮勁亂註籲脫嶼暢糾階買擁狀峽"
    "繞諺醫債澆礙併鳳劇纏鉅棄牆艱邏輯晝摯飄擺餘課軟攪邁鴻諒藍輩搖紓綁淪碼淵銅碩諮蟬剝偽箇脈縱挾鍊鋪佔撐敘湯儲嗎擋穫誰驅偉欽訣覽"
)
"""Frequent characters that Simplified texts never use."""


@cache
def _converter(config: str) -> Callable[[str], str]:
    """Return the conversion function of one OpenCC configuration; the dictionaries are loaded once a process."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(config).convert

    def convert_all(text: str) -> str:
        try:
            return convert(text)
        except UnicodeEncodeError:  # half a surrogate pair, which OpenCC can't take and no text should hold
            return convert(_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text))

    return convert_all


_SURROGATES = re.compile("[\ud800-\udfff]")


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated table in `glossary/data`, comments and the head left out."""
    text = (Path(__file__).parent / "data" / name).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(map(tuple, rows))[1:]


@cache
def _overrides(standard: str) -> Mapping[str, str]:
    """Return the forms OpenCC gets wrong, Simplified → Traditional in *standard*."""
    column = 1 + STANDARDS.index(standard)
    return {row[0]: row[column] if len(row) > column and row[column] else row[1] for row in _table("traditional.tsv")}


@cache
def _names(region: str) -> Mapping[str, str]:
    """Return the names *region* spells otherwise, mainland Simplified form → Traditional form there."""
    column = 1 + ("tw", "hk").index(region)
    return {row[0]: row[column] for row in _table("names.tsv") if row[column]}


@cache
def _pattern(table: Callable[[str], Mapping[str, str]], key: str) -> re.Pattern[str]:
    """Return a pattern that finds the keys of a table, longest first."""
    keys = sorted(table(key), key=lambda word: (-len(word), word))
    patterns = [*map(re.escape, keys), _FOREIGN_LI.pattern] if table is _overrides else map(re.escape, keys)
    return re.compile("|".join(patterns))


def looks_traditional(text: str) -> bool:
    """Return whether *text* holds a character that only Traditional texts use.

    Cheap (a set of some 500 frequent characters, OpenCC is not loaded); short texts without one of them give False.
    """
    return _traditional().search(text) is not None


@cache
def _traditional() -> re.Pattern[str]:
    """Return a pattern of _TRADITIONAL_ONLY; eleven times as fast as to ask the set for every character."""
    return re.compile(f"[{''.join(_TRADITIONAL_ONLY)}]")


def to_simplified(text: str) -> str:
    """Return *text* in Simplified characters: same length in code points, so that offsets hold in both.

    Takes OpenCC's, the Taiwan and the Hong Kong standard and mixtures of them; Simplified text comes back unchanged.
    """
    folded = _converter("t2s")(text)
    if folded == text:
        return text
    folded = _converter("hk2s")(folded)  # 裡 衞 説: variants of Hong Kong and Taiwan that t2s leaves
    if "著" in folded:  # Taiwan writes the particle 着 (zhe) so
        folded = re.sub("著", lambda match: "著" if _keeps_zhu(folded, match.start()) else "着", folded)
    return folded if len(folded) == len(text) else _by_character(text)


def _keeps_zhu(text: str, place: int) -> bool:
    """Return whether 著 at *place* is the word zhù (to write, notable) and not the particle zhe."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (before != "" and before in "显卓名原论专巨编土昭合译遗拙撰") or (
        after != "" and after in "名作称述者书录有文"
    )


def _by_character(text: str) -> str:
    """Return *text* folded one character at a time; a character whose conversion is longer stays."""
    convert = _converter("t2s")
    folded = {character: convert(character) for character in set(text)}
    return "".join(folded[character] if len(folded[character]) == 1 else character for character in text)


_SURNAMES = {"于": "于", "余": "余", "岳": "岳", "干": "干", "朴": "朴", "游": "游", "种": "种", "范": "范", "郁": "郁", "姜": "姜"} | {
    "沈": "沈", "后": "后", "谷": "谷", "卜": "卜", "曲": "曲", "松": "松", "钟": "鍾", "涂": "涂", "秋": "秋", "佟": "佟"
}  # fmt: skip
"""Surnames that OpenCC takes for another word, Simplified → Traditional: Mr 范 is no 範 (pattern)."""

_TITLED = re.compile(
    f"(?:{'|'.join(_SURNAMES)})(?=先生|女士|小姐|部长|主席|总理|总统|外长|大使|司长|局长|同志|教授|博士|老师|记者|委员|书记|院长)"
)

_FOREIGN = "亚克马萨特布巴德伯奥乌加卡哈墨多尼托拉查沃波米索维罗艾莫菲赫达迈弗戈蒙尔斯根昂约奇希博兹诺姆瓦夫朗扎吉喀伊"
_FOREIGN_LI = re.compile(f"(?<=[{_FOREIGN}])里|里(?=[{_FOREIGN}])")
"""里 in transcribed names, which is never 裡 (in)."""


def to_traditional(term: str, standard: str = "tw", *, person: bool = False) -> str:
    """Return a Simplified *term* in Traditional characters of *standard*: "t", "tw" or "hk"; vocabulary is kept.

    For terms, not for running text: OpenCC matches its phrases from the left and may cut a sentence wrongly
    (在核心 → 在覈心). Stretches listed in `data/traditional.tsv` are taken from there. With *person* the term is a Chinese
    person's name, whose surname is converted as a surname.

    Raises:
        ValueError: for another standard.
    """
    if standard not in STANDARDS:
        raise ValueError(f"no character standard {standard!r}: expected one of {', '.join(STANDARDS)}")
    convert = _converter({"t": "s2t", "tw": "s2tw", "hk": "s2hk"}[standard])
    if (person and term[:1] in _SURNAMES) or _TITLED.match(term):
        return _SURNAMES[term[0]] + to_traditional(term[1:], standard)
    return _replace(term, _pattern(_overrides, standard), _overrides(standard), convert)


def to_regional(term: str, region: str, *, person: bool = False) -> str:
    """Return a Simplified *term* as *region* ("tw" or "hk") writes it: its characters and its forms of names.

    Raises:
        ValueError: for another region.
    """
    if region not in ("tw", "hk"):
        raise ValueError(f"no region {region!r}: expected tw or hk")
    if (person and term not in _names(region)) or _TITLED.match(term):
        return to_traditional(term, region, person=person)
    return _replace(term, _pattern(_names, region), _names(region), lambda rest: to_traditional(rest, region))


def _replace(text: str, pattern: re.Pattern[str], table: Mapping[str, str], convert: Callable[[str], str]) -> str:
    """Return *text* with matches of *pattern* taken from *table* and everything between converted."""
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            parts.append(convert(text[end : match.start()]))
        parts.append(table.get(match[0], match[0]))
        end = match.end()
    if end < len(text):
        parts.append(convert(text[end:]))
    return "".join(parts)
