"""What a format has no place for, and how much of it a glossary has."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from glossary.model import Glossary, GlossaryEntry
from glossary.writers import FORMATS

KINDS: Mapping[str, Callable[[GlossaryEntry], int]] = MappingProxyType(
    {
        "contexts": lambda entry: len(entry.contexts),
        "further contexts": lambda entry: len(entry.contexts[1:]),
        "definitions": lambda entry: bool(entry.definition),
        "notes": lambda entry: bool(entry.note),
        "notes on renderings": lambda entry: sum(bool(term.note) for term in entry.translations),
        "sources": lambda entry: sum(bool(term.source) for term in entry.translations),
        "dates": lambda entry: sum(bool(term.date) for term in entry.translations),
        "regions": lambda entry: sum(bool(term.region) for term in entry.translations),
        "further renderings": lambda entry: sum(term.status == "admitted" for term in entry.translations),
        "renderings to avoid": lambda entry: sum(
            term.status in ("deprecated", "superseded") for term in entry.translations
        ),
        "other forms": lambda entry: len(entry.variants),
        "subject fields": lambda entry: bool(entry.subject_field),
        "parts of speech": lambda entry: bool(entry.part_of_speech),
        "Traditional forms": lambda entry: entry.traditional != entry.term,
        "readings": lambda entry: bool(entry.pinyin),
        "frequencies": lambda entry: entry.frequency > 0,
    }
)
"""Kind, as the command names it → how many of it an entry has."""

_PAPER = "contexts, definitions, other forms, parts of speech"
_CARDS = "further contexts, definitions, regions, other forms, parts of speech, frequencies"
_BOOTH = (
    f"{_PAPER}, notes, notes on renderings, sources, dates, regions, subject fields, Traditional forms, frequencies"
)
_PLECO = f"{_PAPER}, notes on renderings, sources, dates, regions, renderings to avoid, frequencies"
_GOOGLE = f"{_PLECO}, notes, further renderings, readings"
_PAIRS = f"{_GOOGLE}, subject fields, Traditional forms"

LACKS: Mapping[str, str] = MappingProxyType(
    {
        "html": "",
        "json": "",
        "jsonl": "",
        "yaml": "contexts, frequencies",
        "markdown": f"{_PAPER}, notes on renderings, regions",
        "csv": "further contexts",
        "xlsx": "further contexts",
        "docx": _PAPER,
        "booth": _BOOTH,
        "pdf": _PAPER,
        "booth-pdf": _BOOTH,
        "tsv": "further contexts",
        "tbx": "frequencies",
        "tbx-linguist": "frequencies",
        "tbx2": "contexts, frequencies",
        "tmx": f"{_PAPER}, renderings to avoid, Traditional forms, frequencies",
        "omegat": f"{_PAPER}, frequencies",
        "anki": _CARDS,
        "anki-text": _CARDS,
        "utx": "contexts, definitions, other forms, Traditional forms, frequencies",
        "stardict": "contexts, definitions, notes on renderings, dates, regions, parts of speech, frequencies",
        "pleco": _PLECO,
        "cedict": f"{_PLECO}, subject fields",
        "skos": "contexts, notes on renderings, sources, dates, regions, parts of speech, frequencies",
        "weblate": f"{_PAPER}, Traditional forms, frequencies",
        "crowdin": "contexts, sources, dates, regions, other forms, parts of speech, Traditional forms, frequencies",
        "memoq": f"{_PAPER}, notes on renderings, sources, dates, regions, frequencies",
        "multiterm": f"{_PAPER}, frequencies",
        "deepl": _PAIRS,
        "google": _GOOGLE,
        "amazon": _PAIRS,
        "microsoft": _PAIRS,
    }
)
"""Format → the kinds it has no place for, wholly or beyond the first."""


def find_losses(name: str, glossary: Glossary) -> tuple[str, ...]:
    """Return all that the format *name* leaves out of *glossary*, in words.

    First what is peculiar to it, `12 entries without English`, then the kinds it has no place for with their numbers,
    `definitions (3), notes (1,200)`.
    """
    kinds = [kind for kind in KINDS if kind in LACKS[name].split(", ")]
    counts = {kind: sum(map(KINDS[kind], glossary.entries)) for kind in kinds}
    counted = ", ".join(f"{kind} ({count:,})" for kind, count in counts.items() if count)
    return (*FORMATS[name].left_out(glossary), *([counted] if counted else []))
