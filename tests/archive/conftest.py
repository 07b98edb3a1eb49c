"""An archive small enough for tests, with all that makes shards differ."""

from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of forty documents: every paragraph of the sample in one of them, and a header that all share."""
    folder = tmp_path_factory.mktemp("archive")
    paragraphs = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    for number in range(40):
        rows = ["外交部记者会实录", *paragraphs[number::40]]
        (folder / f"{number:02}.txt").write_text("\n".join(rows), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder
