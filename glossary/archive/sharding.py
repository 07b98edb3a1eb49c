"""Which documents make a shard."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from glossary.archive import Sized


def make_shards(sources: Iterable[Sized], target: int) -> Iterator[Sequence[Sized]]:
    """Yield the *sources* in order, in shards of about *target* bytes, never more than twice that but for one file.

    A shard ends behind a source whose name says so (content-defined chunking, Muthitacharoen, Chen & Mazières 2001):
    a file more or less changes the shard it falls into, and seldom the next.
    """
    shard: list[Sized] = []
    size = 0
    for sized in sources:
        if shard and size + sized.size > 2 * target:
            yield tuple(shard)
            shard, size = [], 0
        shard.append(sized)
        size += sized.size
        if _draw(sized.source.name) * target < sized.size:
            yield tuple(shard)
            shard, size = [], 0
    if shard:
        yield tuple(shard)


def _draw(name: str) -> float:
    """Return a number from 0 to 1 that depends on *name* alone."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=7).digest()) / 2**56
