"""Ids of concepts."""

from hashlib import sha256


def concept_id(headword: str) -> str:
    """Return the stable id of the concept filed under *headword*: `c` and 12 hexadecimal digits of its SHA-256.

    An XML NCName, the same in every run and format, so that a second import updates instead of duplicating.
    """
    return "c" + sha256(headword.encode("utf-8", "replace")).hexdigest()[:12]
