"""The Anki package: no media and no scheduling are held, only notes, cards, their type and a deck.

A zip with a collection that genanki makes, which every Anki and AnkiDroid import. Anki knows a note by its guid, here
the id of the concept, so that a later import finds its notes again. It takes over a text only when that is newer than
its own: times are `Glossary.modified`, and where nobody said it, a fixed date, with which Anki updates notes only when
asked to ("Update notes: always"). The collection is made in memory and packed here, for genanki dates the zip itself.
"""

import sqlite3
from contextlib import closing
from itertools import count

from glossary.model import Glossary
from glossary.writers.archive import pack
from glossary.writers.cards import DECK, FIELDS, NOTE_TYPE, STYLE, TEMPLATES, list_notes
from glossary.writers.concepts import without_english

left_out = without_english

NOTE_TYPE_ID = 1_607_392_319_482
DECK_ID = 1_607_392_319_483
"""Arbitrary, but never changed: Anki knows type and deck by them."""

CREATED = 946_684_800
"""Seconds of 2000-01-01; stands for the time of writing."""


def render(glossary: Glossary) -> bytes:
    """Return the package."""
    import genanki

    kind = genanki.Model(
        NOTE_TYPE_ID,
        NOTE_TYPE,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": front, "afmt": back} for name, front, back in TEMPLATES],
        css=STYLE,
        sort_field_index=1,
    )
    deck = genanki.Deck(DECK_ID, DECK)
    deck.add_model(kind)
    for place, (fields, tags) in enumerate(list_notes(glossary), 1):
        deck.add_note(genanki.Note(kind, list(fields), guid=fields[0], tags=list(tags), due=place))
    modified = max(glossary.modified, CREATED)
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(deck).write_to_db(database.cursor(), modified, count(modified * 1000))
        database.commit()
        return pack([("collection.anki2", database.serialize()), ("media", b"{}")])
