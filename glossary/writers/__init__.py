"""The formats a glossary can be written in: one line each, one module each."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from glossary.errors import Problem, UsageError
from glossary.model import Glossary


class Format(NamedTuple):
    """One way to write a glossary."""

    suffix: str
    """Ends the file name, lower case; the longest that fits tells the format."""
    render: Callable[[Glossary], bytes]
    """Pure: the same glossary gives the same bytes; encoding, BOM and newlines belong to the format."""
    consumer: str
    """Who opens it."""
    keeps: str
    """What of an entry it keeps, in a few words."""
    left_out: Callable[[Glossary], tuple[str, ...]] = lambda glossary: ()
    """What of this very glossary the format can't hold, in words: `12 entries without English`."""
    printed: bool = False
    """True where `render` gives DOCX, which the command line has LibreOffice turn into PDF (`cli/office.py`)."""


def _lazy(module: str, function: str = "render") -> Callable[[Glossary], bytes]:
    """Return a function that imports `glossary.writers.<module>` when called and renders with its *function*.

    Importing the table so costs nothing. Every writer gets text that every format can hold (`clean_glossary`).
    """

    def render(glossary: Glossary) -> bytes:
        from importlib import import_module

        from glossary.writers.characters import clean_glossary

        writer = getattr(import_module(f"glossary.writers.{module}"), function)
        result: bytes = writer(clean_glossary(glossary))
        return result

    render.__doc__ = f"Return the glossary as glossary.writers.{module} writes it."
    return render


def _losses(module: str, function: str = "left_out") -> Callable[[Glossary], tuple[str, ...]]:
    """Return a function that imports `glossary.writers.<module>` when called and asks what is left out."""

    def left_out(glossary: Glossary) -> tuple[str, ...]:
        from importlib import import_module

        from glossary.writers.characters import clean_glossary

        ask = getattr(import_module(f"glossary.writers.{module}"), function)
        found: tuple[str, ...] = ask(clean_glossary(glossary))
        return found

    return left_out


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format(".html", _lazy("page"), "web browsers, print", "everything"),
        "json": Format(".json", _lazy("contract"), "other programs", "everything"),
        "jsonl": Format(".jsonl", _lazy("lines"), "jq, data tools", "everything but the head"),
        "yaml": Format(".yaml", _lazy("term_list"), "this program, as a term list", "all that is curated"),
        "markdown": Format(".md", _lazy("markdown"), "forges, wikis", "renderings, sources, frequency"),
        "csv": Format(".csv", _lazy("csv_table"), "Excel, LibreOffice", "one row an entry"),
        "xlsx": Format(
            ".xlsx", _lazy("workbook"), "Excel, LibreOffice", "all renderings, one context", _losses("workbook")
        ),
        "docx": Format(".docx", _lazy("word"), "Word, LibreOffice, print", "renderings, sources, ruby"),
        "booth": Format(".booth.docx", _lazy("word", "render_booth"), "interpreters' booth, print", "renderings"),
        "pdf": Format(".pdf", _lazy("word"), "readers, print (by LibreOffice)", "as docx", printed=True),
        "booth-pdf": Format(
            ".booth.pdf",
            _lazy("word", "render_booth"),
            "interpreters' booth (by LibreOffice)",
            "as booth",
            printed=True,
        ),
        "tsv": Format(".tsv", _lazy("tsv_table"), "shell pipes, scripts", "one row an entry"),
        "tbx": Format(".tbx", _lazy("tbx"), "term bases (TBX v3)", "terms, status, sources, contexts"),
        "tbx-linguist": Format(
            ".linguist.tbx", _lazy("tbx", "render_linguist"), "term bases (TBX v3)", "as tbx, pinyin as reading"
        ),
        "tbx2": Format(".v2.tbx", _lazy("martif"), "Weblate, older tools (TBX v2)", "terms, status, sources"),
        "tmx": Format(".tmx", _lazy("tmx"), "translation memories", "one unit a rendering", _losses("tmx")),
        "omegat": Format(
            ".utf8", _lazy("flat", "render_omegat"), "OmegaT", "renderings, the rest as comment", _losses("flat")
        ),
        "anki": Format(".apkg", _lazy("package"), "Anki", "cards both ways, tone colours", _losses("package")),
        "anki-text": Format(
            ".anki.txt", _lazy("cards", "render_text"), "Anki's import dialog", "as anki", _losses("cards")
        ),
        "utx": Format(".utx", _lazy("flat", "render_utx"), "UTX tools", "renderings with status", _losses("flat")),
        "stardict": Format(
            ".stardict.zip", _lazy("stardict"), "GoldenDict, KOReader, sdcv", "renderings, notes", _losses("stardict")
        ),
        "pleco": Format(
            ".pleco.txt", _lazy("dictionaries", "render_pleco"), "Pleco", "renderings", _losses("dictionaries")
        ),
        "cedict": Format(
            ".u8",
            _lazy("dictionaries", "render_cedict"),
            "CC-CEDICT readers",
            "renderings",
            _losses("dictionaries", "left_out_of_cedict"),
        ),
        "skos": Format(".ttl", _lazy("skos"), "linked data", "labels, notes"),
        "weblate": Format(
            ".weblate.csv", _lazy("profiles", "render_weblate"), "Weblate", "renderings", _losses("profiles")
        ),
        "crowdin": Format(
            ".crowdin.csv",
            _lazy("profiles", "render_crowdin"),
            "Crowdin",
            "renderings with status",
            _losses("profiles"),
        ),
        "memoq": Format(".memoq.txt", _lazy("profiles", "render_memoq"), "memoQ", "renderings, forbidden terms"),
        "multiterm": Format(
            ".multiterm.csv",
            _lazy("profiles", "render_multiterm"),
            "Trados, MultiTerm",
            "renderings",
            _losses("profiles"),
        ),
        "deepl": Format(
            ".deepl.csv",
            _lazy("machines", "render_deepl"),
            "DeepL",
            "one rendering",
            _losses("machines", "left_out_of_deepl"),
        ),
        "google": Format(
            ".google.csv",
            _lazy("machines", "render_google"),
            "Google Translation",
            "one rendering",
            _losses("machines"),
        ),
        "amazon": Format(
            ".amazon.csv", _lazy("machines", "render_amazon"), "Amazon Translate", "one rendering", _losses("machines")
        ),
        "microsoft": Format(
            ".microsoft.tsv",
            _lazy("machines", "render_microsoft"),
            "Microsoft Translator",
            "one rendering",
            _losses("machines"),
        ),
    }
)
"""Name → format; tests walk the table, so one without a golden file fails."""


def format_for(path: str) -> str:
    """Return the name of the format whose suffix *path* ends with; the longest suffix wins, case aside.

    Raises:
        UsageError: when no suffix fits; names the nearest.
    """
    fitting = [name for name, kind in FORMATS.items() if path.lower().endswith(kind.suffix)]
    if fitting:
        return max(fitting, key=lambda name: len(FORMATS[name].suffix))
    from difflib import get_close_matches
    from pathlib import PurePath

    suffix = PurePath(path).suffix.lower()
    known = [kind.suffix for kind in FORMATS.values()]
    near = get_close_matches(suffix, known, n=1, cutoff=0.4)
    message = f"no format has the suffix {suffix!r}" if suffix else "the name has no suffix that tells the format"
    hint = f"did you mean {near[0]}?" if near else "name the format with -f"
    raise UsageError(Problem(path, 0, 0, "X010", f"{message}; expected one of {' '.join(known)}", hint=hint))
