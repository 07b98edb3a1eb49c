"""Accuracy of our readings and orthography beside pypinyin and pinyin-pro, as a Markdown table.

    python tests/benchmarks/pinyin.py [LIST.tsv …]

A list has a head with `term` or `hanzi`, and `syllables` (numbered) or `orthography` or `pinyin` (tone marks); further
readings stand in `alternatives`. Without a list, the project's own cases are measured. Peers that are not installed are
left out: pypinyin-dict for pypinyin with CC-CEDICT, Node and the npm package pinyin-pro (looked for in the folder the
environment variable NODE_PATH names).

All systems get the bare term. Peers' sandhi of 一 and 不 is undone first, as GB/T 16159-2012 (6.5.2) wants; without that
they would look worse. Ours is measured without the overrides made by hand, and once more with them.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pypinyin import Style, lazy_pinyin

from glossary.pinyin import parse_pinyin, render_pinyin, transcribe
from glossary.pinyin.notation import is_han, list_syllables
from glossary.segment import Tokenizer

OWN = Path("tests/cases/pinyin/terms.tsv")
PINYIN_PRO = """
const {pinyin} = require("pinyin-pro");
const terms = JSON.parse(require("fs").readFileSync(0, "utf8"));
const options = {toneType: "num", type: "array", toneSandhi: false, v: true};
console.log(JSON.stringify(terms.map((term) => pinyin(term, options))));
"""


class Case(NamedTuple):
    """A term with what is expected of it."""

    term: str
    readings: tuple[str, ...]
    """Numbered syllables, blank between, ü as v; the first is preferred."""
    orthography: str


class Score(NamedTuple):
    """What a system got right, in percent, and how much it flags."""

    readings: float
    orthography: float | None
    flagged: float | None
    unflagged: int | None
    """Wrong readings that are not flagged for review."""


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a list."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    cases = []
    for row in csv.DictReader(lines, delimiter="\t"):
        term = row.get("term") or row["hanzi"]
        orthography = row.get("orthography") or row["pinyin"]
        reading = row.get("syllables") or _numbered(parse_pinyin(orthography, term))
        more = (row.get("alternatives") or "").split(",")
        readings = (reading, *(text.strip() for text in more if text.strip()))
        cases.append(Case(term, tuple(text.replace("ü", "v") for text in readings), orthography))
    return cases


def _numbered(stored: str) -> str:
    return " ".join(f"{s.letters}{s.tone}" for s in list_syllables(stored)).replace("ü", "v")


def _undo_sandhi(term: str, syllables: Sequence[str]) -> str:
    """Return syllables with 一 and 不 in base tone, neutral ones left; what is not Chinese left out."""
    base = {"一": "yi1", "不": "bu4"}
    pairs = zip(filter(is_han, term), syllables, strict=False)
    return " ".join(base.get(c, s) if not s.endswith("5") else s for c, s in pairs)


def _ask_pypinyin(text: str) -> list[str]:
    found = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
    return [syllable.replace("ü", "v") for syllable in found]


def read_plain(terms: Sequence[str]) -> list[str]:
    """Return pypinyin's readings of whole terms."""
    return [_undo_sandhi(term, _ask_pypinyin(term)) for term in terms]


def read_by_words(terms: Sequence[str]) -> list[str]:
    """Return pypinyin's readings of the segmenter's words."""
    tokenizer = Tokenizer()
    words = [[s for word in tokenizer.cut(term) for s in _ask_pypinyin(word)] for term in terms]
    return [_undo_sandhi(term, syllables) for term, syllables in zip(terms, words, strict=True)]


def read_with_cedict(terms: Sequence[str]) -> list[str] | None:
    """Return pypinyin's readings with the phrases of CC-CEDICT (pypinyin-dict), or None where it is not installed."""
    try:
        from pypinyin_dict.phrase_pinyin_data import cc_cedict  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        return None
    cc_cedict.load()
    return read_plain(terms)


def read_with_node(terms: Sequence[str]) -> list[str] | None:
    """Return the readings of npm's pinyin-pro, or None where Node or the package is missing."""
    node = shutil.which("node")
    if not node:
        return None
    run = subprocess.run(
        [node, "-e", PINYIN_PRO],
        input=json.dumps(list(terms)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if run.returncode:
        return None
    answers = []
    for term, syllables in zip(terms, json.loads(run.stdout), strict=True):
        chinese = [s for character, s in zip(term, syllables, strict=False) if is_han(character)]
        answers.append(_undo_sandhi(term, [s.replace("0", "5").replace("ü", "v") for s in chinese]))
    return answers


PEERS: dict[str, Callable[[Sequence[str]], list[str] | None]] = {
    "pypinyin": read_plain,
    "pypinyin on jieba words": read_by_words,
    "pinyin-pro": read_with_node,
    "pypinyin + CC-CEDICT (pypinyin-dict)": read_with_cedict,
}
"""Name → readings of terms; the last teaches pypinyin phrases and therefore comes last."""


def score_ours(cases: Sequence[Case], *, overrides: bool) -> Score:
    """Return our score."""
    readings = [transcribe(case.term, overrides=overrides) for case in cases]
    right = [_numbered(r.stored) in case.readings for r, case in zip(readings, cases, strict=True)]
    written = [render_pinyin(r.stored) == case.orthography for r, case in zip(readings, cases, strict=True)]
    flagged = [r.status == "review" for r in readings]
    missed = sum(not good and not flag for good, flag in zip(right, flagged, strict=True))
    return Score(_percent(right), _percent(written), _percent(flagged), missed)


def score_peer(cases: Sequence[Case], answers: Sequence[str]) -> Score:
    """Return the score of a peer, which writes no orthography and flags nothing."""
    right = [answer in case.readings for answer, case in zip(answers, cases, strict=True)]
    return Score(_percent(right), None, None, right.count(False))


def _percent(values: Sequence[bool]) -> float:
    return 100 * sum(values) / len(values)


def render_table(name: str, scores: dict[str, Score]) -> str:
    """Return the scores as a Markdown table."""
    lines = [
        f"| {name} | readings right | orthography exact | flagged for review | wrong and not flagged |",
        "|---|---|---|---|---|",
    ]
    for system, score in scores.items():
        written = "–" if score.orthography is None else f"{score.orthography:.1f} %"
        flagged = "–" if score.flagged is None else f"{score.flagged:.1f} %"
        lines.append(f"| {system} | {score.readings:.1f} % | {written} | {flagged} | {score.unflagged} |")
    return "\n".join(lines)


def main(paths: Sequence[str]) -> None:
    """Print a table a list."""
    lists = {Path(path): read_cases(Path(path)) for path in paths or [str(OWN)]}
    scores: dict[Path, dict[str, Score]] = {
        path: {
            "ours, without overrides": score_ours(cases, overrides=False),
            "ours": score_ours(cases, overrides=True),
        }
        for path, cases in lists.items()
    }
    for system, read in PEERS.items():
        for path, cases in lists.items():
            if (answers := read([case.term for case in cases])) is not None:
                scores[path][system] = score_peer(cases, answers)
    for path, cases in lists.items():
        print(render_table(f"{path.name}, {len(cases)} terms", scores[path]), end="\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
