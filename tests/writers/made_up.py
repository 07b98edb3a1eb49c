"""A made-up glossary with everything that breaks writers; the golden files hold it."""

from typing import Any

from glossary.identity import concept_id
from glossary.model import Context, Glossary, GlossaryEntry, Origin, Reason, Source, Term

SPEECH = "speeches/2024-05-01-opening.txt"
TALKS = 'talks & "notes".docx'


def entry(term: str, traditional: str, pinyin: str, *translations: Term, **fields: Any) -> GlossaryEntry:
    """Return an entry with usual values for whatever *fields* does not name."""
    values: dict[str, Any] = {
        "pinyin_status": "ok",
        "status": "curated" if translations else "untranslated",
        "frequency": 1,
        "document_frequency": 1,
        "termhood": 0.0,
        "unithood": 0.0,
        "contexts": (),
        "id": concept_id(term),
    }
    return GlossaryEntry(
        term=term, traditional=traditional, pinyin=pinyin, translations=translations, **(values | fields)
    )


def context(text: str, term: str, line: int, source: str = SPEECH) -> Context:
    """Return the context *text* with the first *term* in it marked."""
    start = text.index(term)
    return Context(source, line, text, start, start + len(term))


GLOSSARY = Glossary(
    title="Opening <speech> & talks",
    sources=(Source(SPEECH, 1204, "2024-05-01"), Source(TALKS, 388, "")),
    entries=(
        # a community with a shared future for mankind
        entry(
            "人类命运共同体",
            "人類命運共同體",
            "ren2lei4 ming4yun4 gong4tong2ti3",
            Term(
                "a community with a shared future for mankind",
                source="Made-up White Paper, 2023, <p. 4>",
                date="2017",
                layer="built-in",
            ),
            Term("a community with a shared future for humanity", "admitted", source="House style", date="2022"),
            Term(
                "a community of common destiny",
                "superseded",
                date="2012–2016",
                note="until 2016; now “shared future”",
            ),
            pinyin_status="fixed",
            frequency=12,
            document_frequency=2,
            termhood=3.25,
            unithood=0.9312,
            subject_field="initiatives",
            part_of_speech="noun",
            definition="the vision of a world whose peoples' fates are linked",
            note="verb phrase: 构建人类命运共同体 (build …)",
            contexts=(
                context("双方同意推动构建人类命运共同体。", "人类命运共同体", 3),
                context("人類命運共同體理念深入人心。", "人類命運共同體", 9, TALKS),
            ),
            variants=("命运共同体",),
            reasons=(Reason("cohesion", 0.9312, 1.5, "words hold together 0.93"),),
            first=(0, 14),
            origin=Origin("terms/initiatives.yaml", 12),
        ),
        # the Belt and Road Initiative: quotation marks belong to the term
        entry(
            "“一带一路”倡议",
            "「一帶一路」倡議",
            "“Yi1dai4 Yi1lu4” Chang4yi4",
            Term("Belt and Road Initiative", source='Papers, "Vol. 1", & notes', date="2016-03-01", region="UN"),
            Term("BRI", "admitted", term_type="acronym"),
            Term("One Belt, One Road", "deprecated", note='a "literal" rendering'),
            pinyin_status="lexicon",
            frequency=7,
            document_frequency=1,
            subject_field="initiatives",
            part_of_speech="noun",
            contexts=(context("共建“一带一路”倡议进入第二个十年。", "“一带一路”倡议", 5),),
            first=(0, 40),
            origin=Origin("terms/initiatives.yaml", 31),
        ),
        # diplomacy, written like a formula
        entry(
            "=外交",
            "=外交",
            "= wai4jiao1",
            Term("=diplomacy", source="+house", note="-1+1\twith a TAB,\n\"quotes\", 'apostrophes', & and <"),
            note="@SUM(A1)\r\nsecond | line",
            part_of_speech="verb",
            frequency=2,
            subject_field="a < b & c",
            first=(1, 4),
        ),
        # the MeToo movement: formats with # comments lose it
        entry(
            "#MeToo运动",
            "#MeToo運動",
            "# MeToo yun4dong4",
            Term("MeToo movement"),
            status="suggested",
            review="draft",
            pinyin_status="review",
            frequency=1,
            subject_field="society",
            first=(1, 90),
        ),
        # a cadre: OpenCC must give 幹部
        entry("干部", "幹部", "gan4bu4", Term("cadre, official", source="House style"), part_of_speech="noun"),
        # a rendering that is no longer used, none that is
        entry(
            "老朋友",
            "老朋友",
            "lao3peng2you5",
            Term("old friend of the people", "deprecated", note="say nothing"),
            status="untranslated",
            frequency=3,
            contexts=(context("欢迎老朋友<b>再来</b>。", "老朋友", 21, TALKS),),
            first=(1, 120),
        ),
        # hostile markup in every field
        entry(
            "<script>alert(1)</script>",
            "<script>alert(2)</script>",
            "<img src=x onerror=alert(3)>",
            Term("</script><script>alert(4)</script>", source='" onclick="alert(5)', note="]]> --> {{7*7}} ${x}"),
            note="</style><svg onload=alert(6)>",
            definition="[link](javascript:alert(7)) `code` **bold** _x_",
            contexts=(Context("</title><b>", 0, "&lt;script&gt; <script>alert(8)</script>", 15, 23),),
            variants=("<u>",),
        ),
        # a phrase nobody translated, with a reading to check; line 0 of a list
        entry(
            "重中之重",
            "重中之重",
            "zhong4zhong1zhi1zhong4",
            pinyin_status="review",
            frequency=4,
            document_frequency=2,
            termhood=1.5,
            unithood=0.5,
            contexts=(context("这是重中之重。", "重中之重", 8), context("重中之重在于落实。", "重中之重", 2, TALKS)),
            reasons=(Reason("idiom", 1.0, 0.5, "four characters"),),
            first=(0, 70),
        ),
        # an affair of state: ü and neutral tone, a region and a rare 4-byte character
        entry(
            "𠮷尔吉斯女士",
            "𠮷爾吉斯女士",
            "Ji2'er3ji2si1 nü3shi5",
            Term("Ms. Kyrgyz", region="Hong Kong"),
            Term("Madame Kyrgyz", "admitted", region="Taiwan"),
            subject_field="titles",
        ),
    ),
)
"""Awkward on purpose; every text is made up."""
