"""Two-language texts: sentences and words aligned, renderings proposed, translations checked.

Everything is pure and deterministic; numpy and the dictionary are loaded on the first use.
"""

from glossary.parallel.faults import FAULTS

__all__ = ["FAULTS"]
