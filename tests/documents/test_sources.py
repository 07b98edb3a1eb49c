"""Folders, repeated names, pipes; and the documents that come with the project."""

import os
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from glossary.documents import read_documents
from glossary.documents.dates import name_date

TEXT = "中方主张对话。"  # China advocates dialogue
DATA = Path(__file__).parents[2] / "data"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def names(*paths: str) -> list[str]:
    documents, problems = read_documents(paths)
    assert problems == ()
    return [document.name for document in documents]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_folders_are_read_by_path_without_hidden_and_other_files(tmp_path: Path) -> None:
    fill(tmp_path, "in/b.TXT", "in/a/z.md", "in/a.txt", "in/.git/c.txt", "in/.d.txt", "in/e.png", "in/文.txt")
    assert names("in/") == ["in/a/z.md", "in/a.txt", "in/b.TXT", "in/文.txt"]


@pytest.mark.parametrize("paths", [("a.txt", "./a.txt"), ("a.txt", "."), ("-", "-")])
def test_a_document_named_twice_is_read_once(paths: tuple[str, ...], tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    documents, problems = read_documents(paths, TEXT.encode())
    assert problems == ()
    assert [document.name for document in documents] == [paths[0]]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_once(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt", "other/b.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "more").symlink_to(tmp_path / "other")
    (tmp_path / "other" / "back").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "same.txt").symlink_to("a.txt")
    assert names("in") == ["in/a.txt", "in/more/b.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_reported(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "b.txt").symlink_to("gone.txt")
    documents, problems = read_documents(["in"])
    assert len(documents) == 1
    assert [(problem.file, problem.code) for problem in problems] == [("in/b.txt", "D001")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_read_and_its_format_recognised(tmp_path: Path) -> None:
    pipe = tmp_path / "63"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(f"<html><p>{TEXT}</p></html>", "utf-8"))
    writer.start()
    (document,), _ = read_documents([str(pipe)])
    writer.join()
    assert document.text == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text_can_still_be_written() -> None:
    path = os.fsdecode(b"\xb9\xfe.txt")
    Path(path).write_text(TEXT, "utf-8")
    (document,), _ = read_documents([path])
    document.name.encode("utf-8")


@pytest.mark.parametrize("path", ["a\0b.txt", "\0", ""])
def test_impossible_names_are_problems(path: str) -> None:
    documents, problems = read_documents([path])
    assert documents == ()
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2022-03-07-wang-yi.txt", "2022-03-07"),
        ("in/20220307 remarks.docx", "2022-03-07"),
        ("讲话2022年3月7日.txt", "2022-03-07"),
        ("2022_03_07.md", "2022-03-07"),
        ("2022-02-30.txt", ""),
        ("c_1128448000.htm", ""),
        ("2022-03-07/remarks.txt", ""),
        ("remarks.txt", ""),
    ],
)
def test_file_names_give_the_date(name: str, date: str) -> None:
    assert name_date(name) == date


def test_every_document_of_the_project_has_its_source() -> None:
    sources = yaml.safe_load((DATA / "SOURCES.yaml").read_text("utf-8"))
    assert sorted(source["file"] for source in sources) == sorted(
        path.name for path in DATA.iterdir() if path.name != "SOURCES.yaml"
    )
    for source in sources:
        assert sha256((DATA / source["file"]).read_bytes()).hexdigest() == source["sha256"]
        for key in ("title_zh", "title_en", "date", "publisher", "language", "supplied_by"):
            assert source[key].strip()
