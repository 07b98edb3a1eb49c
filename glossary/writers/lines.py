"""JSON Lines: the title and the source documents are left out, each line is one entry of the JSON contract."""

import json

from glossary.model import Glossary
from glossary.writers.contract import make_entry


def render(glossary: Glossary) -> bytes:
    """Return one JSON object a line in the order of the glossary."""
    return "".join(json.dumps(make_entry(entry), ensure_ascii=False) + "\n" for entry in glossary.entries).encode()
