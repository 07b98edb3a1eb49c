"""The HTML page: seconds to render, to first paint and for each keystroke.

usage: python tests/benchmarks/page.py [ENTRIES]

Makes a glossary of ENTRIES (20,000) invented four-character terms with three contexts each, renders the page, loads it
in headless Chromium (needs playwright and a `chromium` on the path) and types into the search field. A keystroke
is timed in the page, from the key event until the frame that shows its result is done, so layout and paint count.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from glossary.identity import concept_id
from glossary.model import Context, Glossary, GlossaryEntry, Source, Term
from glossary.writers import FORMATS

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FIRST = "和平发展合作共赢互利安全改革开放创新"
LAST = "原则机制倡议道路关系利益战略精神"
READINGS = """he2 ping2 fa1 zhan3 he2 zuo4 gong4 ying2 hu4 li4 an1 quan2 gai3 ge2 kai1 fang4 chuang4 xin1
yuan2 ze2 ji1 zhi4 chang4 yi4 dao4 lu4 guan1 xi4 li4 yi4 zhan4 lüe4 jing1 shen2"""
WORDS = "peace growth work gain mutual secure reform open new principle system plan path tie interest spirit"
QUERIES = ("h", "he", "hep", "hepi", "heping", "和", "和平", "和平原则", "p", "pe", "peace", "lüè", "zzz", "")

TYPE = """async (text) => {
  const field = document.getElementById("q"), start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const script = performance.now() - start;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [script, performance.now() - start];
}"""


def make_glossary(size: int) -> Glossary:
    """Return *size* entries; every combination of characters is used once before a number is added."""
    syllables = dict(zip(FIRST + LAST, READINGS.split(), strict=True))
    words = WORDS.split()
    entries = []
    for number in range(size):
        head = FIRST[number % len(FIRST)] + FIRST[number // 18 % len(FIRST)]
        tail = LAST[number // 324 % len(LAST)] + LAST[number // 5184 % len(LAST)]
        term = head + tail
        stored = "".join(syllables[c] for c in head) + " " + "".join(syllables[c] for c in tail)
        english = f"{words[number % 16]} and {words[number // 16 % 16]} {words[number // 256 % 16]}"
        contexts = tuple(Context("speech.txt", line, f"各国要坚持{term}，共同应对挑战。", 5, 9) for line in range(1, 4))
        translations = () if number % 5 == 0 else (Term(english, source="Joint statement", date="2021"),)
        entries.append(
            GlossaryEntry(
                term=term,
                traditional=term.replace("发", "發").replace("关", "關").replace("战", "戰"),
                pinyin=stored,
                pinyin_status="ok",
                status="curated" if translations else "untranslated",
                translations=translations,
                frequency=1 + size // (number + 1),
                document_frequency=1,
                termhood=0.0,
                unithood=0.0,
                contexts=contexts,
                subject_field=f"field {number % 12}",
                id=f"{concept_id(term)}-{number}",
                first=(0, number),
            )
        )
    return Glossary(f"{size} invented terms", (Source("speech.txt", size * 60, "2024-05-01"),), tuple(entries))


def measure(view: Any, address: str, name: str) -> None:
    """Print the figures of one window."""
    paints, keystrokes = [], []
    for _ in range(3):
        view.goto(address)
        view.wait_for_selector("html[data-ready]")
        paint, ready = view.evaluate(
            """() => [performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
            performance.getEntriesByType("navigation")[0].domComplete || performance.now()]"""
        )
        paints.append(paint)
        print(f"{name}: first paint {paint:.0f} ms, ready {ready:.0f} ms")
    for query in QUERIES:
        script, whole = view.evaluate(TYPE, query)
        keystrokes.append(whole)
        print(f"{query or '(cleared)':8} script {script:5.0f} ms, painted {whole:5.0f} ms, {view.inner_text('#count')}")
    if view.is_visible("#open"):  # a phone folds the options away
        view.click("#open")
    for order in ("pinyin", "frequency"):
        start = time.perf_counter()
        view.select_option("#sort", order)
        print(f"sort by {order}: {time.perf_counter() - start:.2f} s")
    print(f"{name}: slowest first paint {max(paints):.0f} ms, slowest keystroke {max(keystrokes):.0f} ms")


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    glossary = make_glossary(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    start = time.perf_counter()
    page = FORMATS["html"].render(glossary)
    print(
        f"{len(glossary.entries):,} entries, {len(page) / 1e6:.1f} MB, rendered in {time.perf_counter() - start:.2f} s"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder, "page.html")
        path.write_bytes(page)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, width, height in (("desktop", 1280, 900), ("phone", 390, 844)):
            view = browser.new_page(viewport={"width": width, "height": height})
            measure(view, path.as_uri(), name)
        browser.close()


if __name__ == "__main__":
    main()
