"""Zip files that are the same byte for byte for the same content."""

import io
from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file can hold; stands for the time of writing."""


def pack(files: Iterable[tuple[str, bytes]], *, compress: bool = True) -> bytes:
    """Return a zip file of (name, content) pairs in the order given, all dated EPOCH."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in files:
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_DEFLATED if compress else ZIP_STORED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return data.getvalue()


def repack(data: bytes) -> bytes:
    """Return a zip file a library made, its files dated EPOCH instead of by the clock."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as archive:
        return pack((name, archive.read(name)) for name in archive.namelist())
