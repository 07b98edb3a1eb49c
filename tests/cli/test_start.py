"""A run imports what it needs and nothing else: start-up is most of the time of a short text."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"

HEAVY = """
docx glossary.cli.align glossary.cli.times.compare glossary.writers.sides jieba jinja2 lxml multiprocessing
numpy.random numpy.testing opencc openpyxl pypdf pypinyin rapidfuzz rich tomllib xlsxwriter yaml
"""
"""Modules that a page from a plain text does not need once the lists, readings and Traditional forms are kept."""

PROGRAM = """
import sys
from glossary.cli import run
code = run(sys.argv[1:])
print(*sorted(sys.modules))
sys.exit(code)
"""


def list_modules(target: Path, cache: Path, source: Path) -> set[str]:
    """Return the modules in a fresh process after it has made a page."""
    command = [sys.executable, "-c", PROGRAM, "build", str(source), "-q", "-o", str(target)]
    env = {**os.environ, "GLOSSARY_CACHE": str(cache), "GLOSSARY_NO_CONFIG": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return set(done.stdout.split())


def test_a_second_run_imports_nothing_heavy(tmp_path: Path) -> None:
    source = tmp_path / "speech.txt"
    source.write_text("\n".join(SAMPLE.read_text(encoding="utf-8").splitlines()[:40]), encoding="utf-8")
    first, second = (list_modules(tmp_path / "page.html", tmp_path / "cache", source) for _ in range(2))
    assert {"opencc", "yaml"} <= first
    assert sorted(second.intersection(HEAVY.split())) == []


def test_what_an_only_layer_holds_is_kept_once(tmp_path: Path) -> None:
    source = tmp_path / "speech.txt"
    source.write_text("推动构建人类命运共同体。", encoding="utf-8")
    list_modules(tmp_path / "page.html", tmp_path / "cache", source)
    kept = sorted(path.name.partition("-")[0] for path in (tmp_path / "cache").iterdir())
    assert kept == ["layers", "spellings.json", "wordlists.json"]
