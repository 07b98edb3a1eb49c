"""An archive that has grown since the last run: only the documents that are new are read and counted."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from glossary.archive import Sized
from glossary.archive.addresses import fetch
from glossary.archive.pool import Pool
from glossary.archive.record import Record
from glossary.documents.faults import UnusableError
from glossary.extract.grown import GrownTexts
from glossary.extract.past import MOST_ADDED
from glossary.extract.shelf import Workshop


def find_added(record: Record, sources: Sequence[Sized]) -> list[Sized] | None:
    """Return the documents among *sources* of which the *record* knows nothing.

    None where one of the record is gone or has changed, or where so much is new that all had better be counted. Every
    document is read: what counts is its content.
    """
    if not record.digests.keys() <= {sized.source.name for sized in sources}:
        return None
    added, size = [], 0
    most = MOST_ADDED * sum(sized.size for sized in sources)
    for sized in sources:
        known = record.digests.get(sized.source.name)
        if known is None:
            added.append(sized)
            size += sized.size
            if size > most or len(added) > MOST_ADDED * len(record.digests):
                return None
        else:
            try:
                if sha256(fetch(sized.source)).hexdigest() != known:
                    return None
            except UnusableError:
                return None
    return added


def add_texts(record: Record, kept: Workshop, pool: Pool, sources: Sequence[Sized]) -> GrownTexts:
    """Return the texts of the *record*, whose workshop is *kept*, with those of the *pool*; *sources* gives the order."""
    order = {sized.source.name: number for number, sized in enumerate(sources)}
    names = [source.name for source in record.past.cut.sources]
    names += [document.name for shelf in pool.shelves for document in shelf.documents()]
    return GrownTexts(record.past, kept, pool, np.array([order[name] for name in names], np.int64))
