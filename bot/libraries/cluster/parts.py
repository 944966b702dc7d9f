"""Which parts does a collection in a cluster have now, and which are to become fewer?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.index.live_segment import LiveSegment
from bot.index.remote_burial import Burial
from bot.index.remote_part import PassageStore, RemotePart, open_part
from bot.libraries.cluster.catalogue import Catalogue, Manifest, PartEntry

MOST: Final = 8  # parts, before small ones are merged
LARGE: Final = 100_000  # passages of a part that is never merged, and never made larger
_SHARE: Final = 4  # a part of which more than such a share is dead is made anew


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part, and how the manifest calls it."""

    entry: PartEntry
    live: LiveSegment[RemotePart]


def open_parts(
    catalogue: Catalogue, manifest: Manifest, store: PassageStore
) -> tuple[OpenPart, ...]:
    """Return the parts of a collection.

    Raises:
        ClusterAway: somebody has just put others in their place; or no node answers.
    """
    return tuple(OpenPart(one, _open(catalogue, one, store)) for one in manifest.parts)


def _open(catalogue: Catalogue, entry: PartEntry, store: PassageStore) -> LiveSegment[RemotePart]:
    """Return a part without its dead."""
    live = open_part(entry.name, catalogue.load(entry.outline), store)
    if entry.burial is None:
        return live
    burial: Burial = catalogue.load(entry.burial)
    return LiveSegment(live.segment, burial.is_dead, burial.figures)


def due(parts: Sequence[OpenPart]) -> tuple[int, ...]:
    """Return which parts are to be made one, by their places; none while they are few and fresh.

    Those that are nearly dead, always; and where there are many, those that are small beside the
    largest of all that may still grow.
    """
    worn = {place for place, one in enumerate(parts) if _is_worn(one.live)}
    if len(parts) <= MOST:
        return tuple(sorted(worn))
    sizes = [one.live.figures.passages for one in parts]
    growing = [place for place, size in enumerate(sizes) if size < LARGE]
    largest = max((sizes[place] for place in growing), default=0)
    small = [place for place in growing if sizes[place] * _SHARE <= largest]
    found: set[int] = set()
    size = 0
    for place in sorted(small if len(small) > 1 else growing, key=lambda one: (sizes[one], one)):
        size += sizes[place]
        if size <= LARGE:
            found.add(place)
    return tuple(sorted(worn | found if len(found) > 1 else worn))


def _is_worn(live: LiveSegment[RemotePart]) -> bool:
    """Return whether so many documents of a part are dead that it is to be made anew."""
    return int(live.is_dead.sum()) * _SHARE > len(live.is_dead)
