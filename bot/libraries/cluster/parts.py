"""Which parts does a collection in a cluster have now, and which are to become fewer?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.index.live_segment import LiveSegment
from bot.index.remote_burial import Burial
from bot.index.remote_part import PassageStore, RemotePart, open_part
from bot.libraries.cluster.catalogue import Catalogue, Manifest, PartEntry

MOST: Final = 8  # parts that may still grow, before small ones are merged
LARGE: Final = 100_000  # passages of a part that is never made larger
_GROWN: Final = 2  # a part that has more than such a share of that grows no more
_SMALL: Final = 4  # a part that has no more than such a share of the largest that grows is small
_WORN: Final = 2  # a part of which at least such a share is dead is made anew


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

    Those that are nearly dead, always; and where many may still grow, those that are small beside
    the largest of these. How many there are that grow no more is of no account: whoever adds a
    note to a large library has no large part made anew.
    """
    sizes = [one.live.figures.passages for one in parts]
    if worn := [place for place, one in enumerate(parts) if _is_worn(one.live)]:
        return _as_many_as_fit(worn, sizes)
    growing = [place for place, size in enumerate(sizes) if size * _GROWN <= LARGE]
    if len(growing) <= MOST:
        return ()
    largest = max(sizes[place] for place in growing)
    small = [place for place in growing if sizes[place] * _SMALL <= largest]
    return _as_many_as_fit(small if len(small) > 1 else growing, sizes)


def _as_many_as_fit(places: Sequence[int], sizes: Sequence[int]) -> tuple[int, ...]:
    """Return the smallest of some parts, one at least, that together make no more than `LARGE`."""
    found: list[int] = []
    size = 0
    for place in sorted(places, key=lambda one: (sizes[one], one)):
        size += sizes[place]
        if size <= LARGE or not found:
            found.append(place)
    return tuple(sorted(found))


def _is_worn(live: LiveSegment[RemotePart]) -> bool:
    """Return whether so many documents of a part are dead that it is to be made anew."""
    return int(live.is_dead.sum()) * _WORN >= len(live.is_dead)
