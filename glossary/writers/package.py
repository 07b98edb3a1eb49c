"""The Anki package: no media and no scheduling are held, only notes, cards, their type and a deck.

A zip with `collection.anki2`, a SQLite database in schema 11, which every Anki since 2.0 and AnkiDroid import. Ids
follow from those of the concepts, so that a later import finds its notes again (Anki knows a note by its guid). It takes
over a text only when that is newer than its own: times are `Glossary.modified`, and where nobody said it, a fixed date,
with which Anki updates notes only when asked to ("Update notes: always"). Schema after Anki's own `schema11.sql`.
"""

import json
import sqlite3
from hashlib import sha1, sha256

from glossary.model import Glossary
from glossary.writers.archive import pack
from glossary.writers.cards import DECK, FIELDS, NOTE_TYPE, STYLE, TEMPLATES, Note, list_notes
from glossary.writers.concepts import without_english

left_out = without_english

NOTE_TYPE_ID = 1_607_392_319_482
DECK_ID = 1_607_392_319_483
"""Arbitrary, but never changed: Anki knows type and deck by them."""

CREATED = 946_684_800
"""Seconds of 2000-01-01; stands for the time of writing."""

_SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
"""


def render(glossary: Glossary) -> bytes:
    """Return the package."""
    database = sqlite3.connect(":memory:")
    database.executescript(_SCHEMA)
    notes = list(list_notes(glossary))
    modified = max(glossary.modified, CREATED)
    database.execute(
        "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
        (
            CREATED,
            modified * 1000,
            CREATED * 1000,
            _dump({"nextPos": 1, "curModel": str(NOTE_TYPE_ID), "curDeck": DECK_ID, "activeDecks": [DECK_ID]}),
            _dump({str(NOTE_TYPE_ID): _note_type()}),
            _dump({"1": _deck(1, "Default"), str(DECK_ID): _deck(DECK_ID, DECK)}),
            _dump({"1": _DECK_OPTIONS}),
        ),
    )
    numbers: set[int] = set()
    for position, note in enumerate(notes, 1):
        number = _number(note, numbers)
        numbers.add(number)
        _add_note(database, note, number, position, modified)
    database.commit()
    data = database.serialize()
    database.close()
    return pack([("collection.anki2", data), ("media", b"{}")])


def _number(note: Note, taken: set[int]) -> int:
    """Return an even number for *note* that reads as a millisecond between 2000 and 2019, as Anki's own ids do."""
    digest = int.from_bytes(sha256(note.fields[0].encode()).digest()[:8], "big")
    number = CREATED * 1000 + digest % 300_000_000_000 * 2
    while number in taken:
        number += 2
    return number


def _add_note(database: sqlite3.Connection, note: Note, number: int, position: int, modified: int) -> None:
    """Add *note* and its two cards."""
    database.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
        (
            number,
            note.fields[0],
            NOTE_TYPE_ID,
            modified,
            f" {' '.join(note.tags)} " if note.tags else "",
            "\x1f".join(note.fields),
            note.fields[0],
            int(sha1(note.fields[0].encode(), usedforsecurity=False).hexdigest()[:8], 16),
        ),
    )
    for side in range(len(TEMPLATES)):
        database.execute(
            "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
            (number + side, number, DECK_ID, side, modified, position),
        )


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _note_type() -> dict[str, object]:
    """Return the note type as Anki stores it: fields, templates and style."""
    fields = [
        {"name": name, "ord": place, "font": "Arial", "media": [], "rtl": False, "size": 20, "sticky": False}
        for place, name in enumerate(FIELDS)
    ]
    templates = [
        {"name": name, "ord": place, "qfmt": front, "afmt": back, "bafmt": "", "bqfmt": "", "did": None}
        for place, (name, front, back) in enumerate(TEMPLATES)
    ]
    return {
        "id": NOTE_TYPE_ID,
        "name": NOTE_TYPE,
        "css": STYLE,
        "did": DECK_ID,
        "flds": fields,
        "tmpls": templates,
        "latexPre": "",
        "latexPost": "",
        "mod": CREATED,
        "req": [[0, "all", [1]], [1, "all", [4]]],
        "sortf": 1,
        "tags": [],
        "type": 0,
        "usn": -1,
        "vers": [],
    }


def _deck(number: int, name: str) -> dict[str, object]:
    return {
        "id": number,
        "name": name,
        "conf": 1,
        "desc": "",
        "dyn": 0,
        "collapsed": False,
        "extendNew": 0,
        "extendRev": 50,
        "lrnToday": [0, 0],
        "newToday": [0, 0],
        "revToday": [0, 0],
        "timeToday": [0, 0],
        "mod": CREATED,
        "usn": -1,
    }


_DECK_OPTIONS = {
    "id": 1,
    "name": "Default",
    "autoplay": True,
    "lapse": {"delays": [10], "leechAction": 0, "leechFails": 8, "minInt": 1, "mult": 0},
    "maxTaken": 60,
    "mod": 0,
    "new": {
        "bury": True,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 7],
        "order": 1,
        "perDay": 20,
        "separate": True,
    },
    "replayq": True,
    "rev": {"bury": True, "ease4": 1.3, "fuzz": 0.05, "ivlFct": 1, "maxIvl": 36500, "minSpace": 1, "perDay": 100},
    "timer": 0,
    "usn": 0,
}
