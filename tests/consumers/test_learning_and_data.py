"""Anki, sdcv, rdflib, DeepL's parser and translate-toolkit's CSV, each on the format made for it."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.model import Term
from glossary.writers import FORMATS
from tests.writers.made_up import GLOSSARY

IMPORT = """
import sys
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
collection = Collection(sys.argv[1])
for path in sys.argv[2:]:
    request = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    print(len(log.new), len(log.updated), len(log.duplicate), collection.card_count())
(note,) = [collection.get_note(found) for found in collection.find_notes("Key:cc4bd63e639f8")]
print(note["Chinese"], note["English"], note.note_type()["name"], [card.template()["name"] for card in note.cards()])
print(collection.fix_integrity())
"""


@pytest.fixture(scope="module")
def anki() -> str:
    """Return a Python that has anki: this one, or the one ANKI_PYTHON names (it wants an environment of its own)."""
    python = os.environ.get("ANKI_PYTHON", sys.executable)
    if subprocess.run([python, "-c", "import anki"], capture_output=True, check=False).returncode:
        pytest.skip("anki is not installed; ANKI_PYTHON may name a Python that has it")
    return python


def test_anki_imports_finds_again_and_updates(anki: str, tmp_path: Path) -> None:
    cadre = replace(GLOSSARY.entries[4], translations=(Term("cadre"),))
    changed = replace(GLOSSARY, entries=(*GLOSSARY.entries[:4], cadre, *GLOSSARY.entries[5:]), modified=1_700_000_100)
    for name, glossary in {"first": replace(GLOSSARY, modified=1_700_000_000), "second": changed}.items():
        (tmp_path / f"{name}.apkg").write_bytes(FORMATS["anki"].render(glossary))
    first, second = tmp_path / "first.apkg", tmp_path / "second.apkg"
    command = [anki, "-c", IMPORT, *map(str, (tmp_path / "collection.anki2", first, first, second))]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    lines = ran.stdout.splitlines()
    assert lines[:3] == ["7 0 0 14", "0 0 7 14", "0 7 0 14"]
    assert lines[3] == (
        "干部 cadre Diplomatic term (Chinese-English) ['Chinese to English', 'English to Chinese']"  # 干部: a cadre
    )
    assert lines[4].endswith("True)")


def test_anki_reads_the_head_of_the_text(anki: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(FORMATS["anki-text"].render(GLOSSARY))
    program = (
        "import sys; from anki.collection import Collection; c = Collection(sys.argv[1]);"
        "m = c.get_csv_metadata(path=sys.argv[2], delimiter=None);"
        "print(m.delimiter, m.is_html, list(m.column_labels)[:2], m.tags_column)"
    )
    ran = subprocess.run(
        [anki, "-c", program, tmp_path / "c.anki2", path], capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout == "0 True ['Key', 'Chinese'] 11\n"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("人类命运共同体", "a community with a shared future for mankind"),
        ("人類命運共同體", "a community with a shared future for mankind"),
        ("gan4bu4", None),
        ("ganbu", "cadre, official"),
        ("Belt and Road Initiative", "Yīdài Yīlù"),
    ],
    ids=["Simplified", "Traditional", "not listed", "toneless pinyin", "English"],
)
def test_sdcv_finds_every_form(typed: str, found: str | None, tmp_path: Path) -> None:
    program = shutil.which("sdcv")
    if program is None:
        pytest.skip("sdcv is not installed")
    with zipfile.ZipFile(io.BytesIO(FORMATS["stardict"].render(GLOSSARY))) as archive:
        archive.extractall(tmp_path)
    command = [program, "-n", "-e", "--utf8-output", "--utf8-input", "--data-dir", str(tmp_path), typed]
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert (found in ran.stdout) if found else ("Nothing similar" in ran.stdout)


def test_rdflib_reads_the_scheme_and_skos_holds() -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph().parse(data=FORMATS["skos"].render(GLOSSARY), format="turtle")
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    concepts = set(graph.subjects(rdflib.RDF.type, skos.Concept))
    assert len(concepts) == len(GLOSSARY.entries)
    for concept in concepts:
        preferred = [label.language for label in graph.objects(concept, skos.prefLabel)]
        assert len(set(preferred)) == len(preferred)  # S14
        labels = [label for kind in ("pref", "alt", "hidden") for label in graph.objects(concept, skos[f"{kind}Label"])]
        assert len(set(labels)) == len(labels)  # S13
    assert rdflib.Literal("One Belt, One Road", lang="en") in set(graph.objects(None, skos.hiddenLabel))


def test_deepl_accepts_every_pair() -> None:
    deepl = pytest.importorskip("deepl", reason="deepl is not installed")
    text = FORMATS["deepl"].render(GLOSSARY).decode()
    import csv

    tsv = "\n".join("\t".join(row) for row in csv.reader(io.StringIO(text)))
    pairs = deepl.util.convert_tsv_to_dict(tsv)
    assert pairs["=外交"] == "=diplomacy"
    assert len(pairs) == 6


def test_weblate_csv_is_read_by_translate_toolkit() -> None:
    csvl10n = pytest.importorskip("translate.storage.csvl10n", reason="translate-toolkit is not installed")
    units = csvl10n.csvfile(io.BytesIO(FORMATS["weblate"].render(GLOSSARY))).units
    pairs = [(unit.source, unit.target) for unit in units if unit.source != "source"]
    assert ("“一带一路”倡议", "BRI") in pairs  # the Belt and Road Initiative
    assert len(pairs) == 10
