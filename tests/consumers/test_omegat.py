"""The OmegaT glossary as OmegaT's own reader takes it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from glossary.writers import FORMATS
from tests.writers.made_up import GLOSSARY

JAR = Path("/usr/share/omegat/OmegaT.jar")
PROGRAM = Path(__file__).with_name("java") / "ReadGlossary.java"


def test_omegat_reads_every_pair_and_nothing_to_avoid(tmp_path: Path) -> None:
    if not JAR.exists() or not shutil.which("javac"):
        pytest.skip("OmegaT or a Java compiler is not installed")
    path = tmp_path / "glossary.utf8"
    path.write_bytes(FORMATS["omegat"].render(GLOSSARY))
    jars = ":".join(map(str, (JAR, *sorted(Path("/usr/share/java").glob("*.jar")))))
    ran = subprocess.run(
        ["java", "-Dfile.encoding=GBK", "-cp", jars, PROGRAM, path], capture_output=True, encoding="utf-8", check=True
    )
    rows = [tuple(line.split("\t")) for line in ran.stdout.splitlines()]
    written = [tuple(line.split("\t")[:2]) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows == written
    assert ("人類命運共同體", "a community with a shared future for mankind") in rows
