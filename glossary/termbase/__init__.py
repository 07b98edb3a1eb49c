"""The term base: curated YAML term lists, read, checked, layered, and found in texts."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a run that finds its lists in the cache needs neither the reader nor the checks
    from glossary.termbase.cache import Loaded, load_cached
    from glossary.termbase.check import CHECKS, Check, check_termbase
    from glossary.termbase.files import read_term_lists
    from glossary.termbase.folding import fold_form
    from glossary.termbase.layers import CONTRADICTIONS, merge_layers
    from glossary.termbase.load import load_termbase
    from glossary.termbase.match import find_matches
    from glossary.termbase.paths import builtin_terms, find_files

__all__ = [
    "CHECKS",
    "CONTRADICTIONS",
    "Check",
    "Loaded",
    "builtin_terms",
    "check_termbase",
    "find_files",
    "find_matches",
    "fold_form",
    "load_cached",
    "load_termbase",
    "merge_layers",
    "read_term_lists",
]

_HOMES = {
    "CHECKS": "check",
    "CONTRADICTIONS": "layers",
    "Check": "check",
    "Loaded": "cache",
    "builtin_terms": "paths",
    "check_termbase": "check",
    "find_files": "paths",
    "find_matches": "match",
    "fold_form": "folding",
    "load_cached": "cache",
    "load_termbase": "load",
    "merge_layers": "layers",
    "read_term_lists": "files",
}


def __getattr__(name: str) -> Any:
    """Return a public name of a module that is imported on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
