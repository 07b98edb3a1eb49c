"""The sentence pairs of `align` as translation memories see them: translate-toolkit and OmegaT's own reader."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from glossary.bitext import Alignment
from glossary.parallel.pairing import pair_sentences
from glossary.writers.bilingual import ALIGNMENT_FORMATS
from tests.parallel.texts import join_rows, make_pair, read_rows

JAR = Path("/usr/share/omegat/OmegaT.jar")
PROGRAM = Path(__file__).with_name("java") / "ReadMemory.java"
SPEECH = join_rows(read_rows("speech"))
AWKWARD = make_pair("“甲”<b>&乙</b>。\n独句。", '"A" <b>& B</b>.')  # quotation, markup, a sentence without partner


def written() -> tuple[bytes, list[tuple[str, str]]]:
    """Return a memory and the pairs that it should hold."""
    pairs = (*pair_sentences(SPEECH), *pair_sentences(AWKWARD, 1))
    data = ALIGNMENT_FORMATS["tmx"].render(Alignment((SPEECH, AWKWARD), pairs))
    return data, [(pair.zh, pair.en) for pair in pairs if pair.zh and pair.en]


def test_translate_toolkit_reads_every_pair() -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not installed")
    data, pairs = written()
    units = tmx.tmxfile(io.BytesIO(data), "zh-CN", "en-US").units
    assert [(unit.source, unit.target) for unit in units] == pairs
    assert ("“甲”<b>&乙</b>。", '"A" <b>& B</b>.') in pairs


def test_omegat_reads_every_pair(tmp_path: Path) -> None:
    if not JAR.exists() or not shutil.which("javac"):
        pytest.skip("OmegaT or a Java compiler is not installed")
    data, pairs = written()
    path = tmp_path / "memory.tmx"
    path.write_bytes(data)
    jars = ":".join(map(str, (JAR, *sorted(Path("/usr/share/java").glob("*.jar")))))
    ran = subprocess.run(
        ["java", "-Dfile.encoding=GBK", "-cp", jars, PROGRAM, path], capture_output=True, encoding="utf-8", check=True
    )
    assert [tuple(line.split("\t")) for line in ran.stdout.splitlines()] == pairs
