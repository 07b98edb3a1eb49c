"""The term base: curated YAML term lists, read, checked, layered, and found in texts."""

from glossary.termbase.cache import Loaded, load_cached
from glossary.termbase.check import CHECKS, Check, check_termbase
from glossary.termbase.files import builtin_terms, read_term_lists
from glossary.termbase.folding import fold_form
from glossary.termbase.layers import CONTRADICTIONS, merge_layers
from glossary.termbase.load import load_termbase
from glossary.termbase.match import find_matches

__all__ = [
    "CHECKS",
    "CONTRADICTIONS",
    "Check",
    "Loaded",
    "builtin_terms",
    "check_termbase",
    "find_matches",
    "fold_form",
    "load_cached",
    "load_termbase",
    "merge_layers",
    "read_term_lists",
]
