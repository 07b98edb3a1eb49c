"""YAML as text that knows its place, read and written: the only door to PyYAML."""

from glossary.yamltext.quoting import quote_scalar
from glossary.yamltext.reading import DEEPEST, FAULTS, LONGEST, parse_yaml
from glossary.yamltext.records import Items, Place, Record, Value
from glossary.yamltext.spans import Comment, Node, find_comments, find_end, find_nodes

__all__ = [
    "DEEPEST",
    "FAULTS",
    "LONGEST",
    "Comment",
    "Items",
    "Node",
    "Place",
    "Record",
    "Value",
    "find_comments",
    "find_end",
    "find_nodes",
    "parse_yaml",
    "quote_scalar",
]
