"""Anki: no contexts but the first, one card face a direction, renderings to avoid as a line of their own.

Two forms of the same notes: a package (`.apkg`, what a double click imports) and a text file for the import dialog. A
note's identity is the id of its concept, so importing a newer glossary updates cards and keeps their schedule. Cards
go both ways, Chinese to English and back; entries without English make none. The text of every field is HTML.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from glossary.model import Glossary
from glossary.writers.concepts import Concept, list_concepts, notes_of, without_english

left_out = without_english

DECK = "Diplomatic glossary"
NOTE_TYPE = "Diplomatic term (Chinese-English)"
FIELDS = ("Key", "Chinese", "Other script", "Pinyin", "English", "Also", "Avoid", "Context", "Note", "Source")

TONES = ("#c0392b", "#b9770e", "#1e8449", "#2471a3", "#707b7c")
"""Colours of the tones 1 to 4 and the neutral one; chosen."""

STYLE = """\
.card { font: 20px/1.5 Georgia, "Noto Serif", serif; text-align: center; }
.zh { font: 40px/1.3 "Songti SC", "Noto Serif CJK SC", SimSun, serif; }
.zh.other { font-size: 26px; opacity: .7; }
.py, .small { font: 18px/1.5 system-ui, sans-serif; }
.small { font-size: 15px; opacity: .75; }
.avoid { text-decoration: line-through; }
""" + "".join(f".t{number} {{ color: {colour}; }}\n" for number, colour in enumerate(TONES, 1))

_CHINESE = (
    '<div class="zh">{{Chinese}}</div>{{#Other script}}<div class="zh other">{{Other script}}</div>{{/Other script}}'
)
_PINYIN = '<div class="py">{{Pinyin}}</div>'
_ENGLISH = '<div>{{English}}</div>{{#Also}}<div class="small">also {{Also}}</div>{{/Also}}'
_REST = (
    '{{#Avoid}}<div class="small">avoid <span class="avoid">{{Avoid}}</span></div>{{/Avoid}}'
    '{{#Context}}<div class="small">{{Context}}</div>{{/Context}}{{#Note}}<div class="small">{{Note}}</div>{{/Note}}'
    '{{#Source}}<div class="small">{{Source}}</div>{{/Source}}'
)
TEMPLATES = (
    ("Chinese to English", _CHINESE, f"{{{{FrontSide}}}}<hr id=answer>{_PINYIN}{_ENGLISH}{_REST}"),
    ("English to Chinese", _ENGLISH, f"{{{{FrontSide}}}}<hr id=answer>{_CHINESE}{_PINYIN}{_REST}"),
)
"""Name, front and back of each card, in Anki's template language."""


class Note(NamedTuple):
    """One note: its fields as HTML, and its tags."""

    fields: tuple[str, ...]
    tags: tuple[str, ...]


def list_notes(glossary: Glossary) -> Iterator[Note]:
    """Yield a note for every entry with a rendering; the first field is the id of the concept."""
    for concept in list_concepts(glossary):
        if concept.current:
            yield _note(concept)


def _note(concept: Concept) -> Note:
    entry = concept.entry
    first, *others = concept.current
    tags = [entry.subject_field, entry.status, "check-reading" if entry.pinyin_status == "review" else ""]
    other = next((form for _, form in concept.forms[1:] if form != concept.headword), "")
    context = entry.contexts[0] if entry.contexts else None
    marked = ""
    if context:
        text, start, end = context.text, context.start, context.end
        marked = f"{_html(text[:start])}<b>{_html(text[start:end])}</b>{_html(text[end:])}"
    fields = (
        concept.id,
        _html(concept.headword),
        _html(other),
        _colour(entry.pinyin),
        _html(first.text),
        "; ".join(_html(term.text) for term in others),
        "; ".join(_html(term.text) for term in concept.avoided),
        marked,
        _html("; ".join(note for note in (*notes_of(concept), first.note) if note)),
        _html(", ".join(part for part in (first.source, first.date) if part)),
    )
    return Note(fields, tuple("-".join(tag.split()) for tag in tags if tag.strip()))


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _colour(stored: str) -> str:
    """Return the reading with each syllable in the colour of its tone."""
    from glossary.pinyin import render_pinyin
    from glossary.pinyin.notation import list_syllables, mark_tone

    marked = render_pinyin(stored)
    parts = []
    end = 0
    for syllable in list_syllables(stored):
        text = mark_tone(syllable)
        start = marked.find(text, end)
        if start < 0:
            return _html(marked)
        parts.append(f'{_html(marked[end:start])}<span class="t{syllable.tone}">{text}</span>')
        end = start + len(text)
    return "".join(parts) + _html(marked[end:])


def render_text(glossary: Glossary) -> bytes:
    """Return a text file for Anki's import dialog: its head names note type, deck and columns; every cell is quoted.

    Anki makes no note type from a text file: without the package imported once it falls back to another in silence.
    """
    head = [
        "#separator:tab",
        "#html:true",
        f"#notetype:{NOTE_TYPE}",
        f"#deck:{DECK}",
        "#columns:" + "\t".join((*FIELDS, "Tags")),
        f"#tags column:{len(FIELDS) + 1}",
    ]
    rows = ("\t".join(map(_quote, (*note.fields, " ".join(note.tags)))) for note in list_notes(glossary))
    return "".join(f"{line}\n" for line in (*head, *rows)).encode()


def _quote(cell: str) -> str:
    """Return *cell* in double quotes: a row that starts with # would be dropped otherwise."""
    return '"' + cell.replace("\t", " ").replace('"', '""') + '"'
