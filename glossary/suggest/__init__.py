"""Renderings for what nobody curated: composed from curated parts, and always marked as suggestions.

Pure: the curated entries go in, a phrase goes in, a suggestion or nothing comes out.
"""

from glossary.suggest.dictionary import DICTIONARIES
from glossary.suggest.suggester import Suggester, make_suggester

__all__ = ["DICTIONARIES", "Suggester", "make_suggester"]
