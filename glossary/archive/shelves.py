"""The shelf of a shard as a folder, so that what is not worked on lies on the disk."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from glossary.model import Document

DOCUMENTS = "documents.json"


class FolderShelf:
    """A folder with the documents and arrays of one shard; every file is written whole or not at all."""

    def __init__(self, folder: str) -> None:
        """Take the path of the *folder*, which is made when something is put there."""
        self.folder = folder

    def keep_documents(self, documents: Sequence[Document]) -> None:
        """Keep the *documents* of the shard."""
        rows = [
            {
                "name": document.name,
                "text": document.text,
                "line_numbers": list(document.line_numbers),
                "hans": None if document.hans is document.text else document.hans,
                "date": document.date,
                "line_unit": document.line_unit,
                "breaks": document.breaks,
            }
            for document in documents
        ]
        data = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        replace_file(self._path(DOCUMENTS), data)

    def documents(self) -> Sequence[Document]:
        """Return the documents of the shard."""
        rows = json.loads(self._path(DOCUMENTS).read_bytes().decode("utf-8", "surrogatepass"))
        return [
            Document(
                **{
                    **row,
                    "hans": row["text"] if row["hans"] is None else row["hans"],
                    "breaks": tuple(map(tuple, row["breaks"])),
                }
            )
            for row in rows
        ]

    def put(self, name: str, **arrays: Any) -> None:
        """Keep *arrays* under *name*."""
        import io

        import numpy as np

        buffer = io.BytesIO()
        for array in arrays.values():
            np.save(buffer, array, allow_pickle=False)
        replace_file(self._path(f"{name}.npy"), buffer.getbuffer())
        replace_file(self._path(f"{name}.names"), "\n".join(arrays).encode())

    def take(self, name: str) -> Mapping[str, Any]:
        """Return what was put under *name*."""
        import numpy as np

        with self._path(f"{name}.npy").open("rb") as file:
            return {
                key: np.load(file, allow_pickle=False) for key in self._path(f"{name}.names").read_text().split("\n")
            }

    def drop(self, name: str) -> None:
        """Forget what was put under *name*, if anything."""
        self._path(f"{name}.npy").unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return Path(self.folder, name)


def replace_file(path: Path, data: bytes | memoryview) -> None:
    """Write *data* to *path* through a file of its own: who reads meanwhile, or writes the same, never sees a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
