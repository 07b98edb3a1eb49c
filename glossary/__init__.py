"""Chinese-English glossaries of diplomatic texts: the public names.

>>> from glossary import build_glossary
>>> result = build_glossary(["data/2022-03-07-wang-yi-press-conference.txt"])
>>> {entry.term: entry.preferred for entry in result.glossary.entries}["一带一路"]
'Belt and Road Initiative'
"""

from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "FORMATS": "glossary.writers",
    "ConceptEntry": "glossary.model",
    "Document": "glossary.model",
    "Glossary": "glossary.model",
    "GlossaryEntry": "glossary.model",
    "Options": "glossary.pipeline",
    "Problem": "glossary.errors",
    "align_documents": "glossary.bilingual",
    "build_glossary": "glossary.pipeline",
    "check_translation": "glossary.bilingual",
    "extract_terms": "glossary.extract",
    "load_termbase": "glossary.termbase",
    "read_documents": "glossary.documents",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    """Return a public name, importing its module on first use, so that `import glossary` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'glossary' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
