"""Which words of several segments are the same?

Each segment numbers its words by itself. In a library of several, the words of the first segment
keep their numbers; of each later one, those that no segment before it has get the next ones. Words
are told by hashes of 64 bits, which are looked up all at once: two of a million words share one
with a chance of one in thirty million, and would then be taken for one.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Flags, Ints, Places
from bot.records import dataclass

Keys = npt.NDArray[np.uint64]
_NONE: Final = -1  # stands for no number


@dataclass(frozen=True, slots=True, eq=False)
class KeyTable:
    """The hashes of numbered texts, rising, and beside each the number of its text."""

    keys: Keys
    numbers: Ints

    @classmethod
    def of(cls, texts: Iterable[str]) -> "KeyTable":
        """Return the table of different texts, which are numbered as they stand."""
        raw = b"".join(
            blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            for text in texts
        )
        keys = np.frombuffer(raw, np.uint64)
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], order.astype(np.int32))

    def find(self, keys: Keys) -> Ints:
        """Return the number of the text of each hash, -1 where there is none."""
        if not len(self.keys):
            return np.full(len(keys), _NONE, np.int32)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        found: Ints = np.where(self.keys[places] == keys, self.numbers[places], _NONE)
        return found

    def by_number(self) -> Keys:
        """Return the hash of each text, by its number."""
        keys = np.empty_like(self.keys)
        keys[self.numbers] = self.keys
        return keys


@dataclass(frozen=True, slots=True, eq=False)
class Numbering:
    """The numbers of the texts of several segments, as one.

    `numbers` has for each segment the number of each of its texts. `own` tells which of its texts
    no segment before it has, `own_places` where these are; their numbers begin at `starts` of the
    segment, and `starts` ends with how many numbers there are.
    """

    numbers: tuple[Ints, ...]
    own: tuple[Flags, ...]
    own_places: tuple[Ints, ...]
    starts: Places

    @property
    def count(self) -> int:
        """How many different texts there are."""
        return int(self.starts[-1])

    def owner(self, number: int) -> tuple[int, int]:
        """Return the first segment that has a text, and the text's number there."""
        segment = int(np.searchsorted(self.starts, number, "right")) - 1
        return segment, int(self.own_places[segment][number - self.starts[segment]])

    def joined(self, columns: Sequence[npt.NDArray[Any]]) -> Any:  # noqa: ANN401 - as the columns
        """Return what is known of all texts, given what each segment knows of its own."""
        parts = zip(columns, self.own, strict=True)
        return np.concatenate(
            [column[own] if segment else column for segment, (column, own) in enumerate(parts)]
        )

    def added(self, columns: Sequence[Ints]) -> Ints:
        """Return the sums of what each segment counts of its texts."""
        sums = np.zeros(self.count, np.int32)
        sums[: len(columns[0])] = columns[0]  # those of the first segment are as they were
        for numbers, column in zip(self.numbers[1:], columns[1:], strict=True):
            sums[numbers] += column  # no number stands twice in a segment
        return sums


def join_numbers(tables: Sequence[KeyTable], before: Numbering | None = None) -> Numbering:
    """Return how the texts of several segments are numbered as one.

    Args:
        tables: of the segments.
        before: how those of the first of these segments are, where that is known.
    """
    return _number_all(tables) if before is None else _number_more(tables, before)


def _number_all(tables: Sequence[KeyTable]) -> Numbering:
    """Return how the texts of several segments are numbered, found by sorting all of them.

    The time does not grow with the pairs of segments, of which a large library has many.
    """
    starts = np.cumsum([0, *(len(one.keys) for one in tables)])
    keys = np.concatenate([np.zeros(0, np.uint64), *(one.keys for one in tables)])
    moved = (one.numbers + first for one, first in zip(tables, starts[:-1], strict=True))
    places = np.concatenate([np.zeros(0, np.intp), *moved])
    order = np.argsort(keys, kind="stable")  # rising runs are merged, what comes first stays first
    keys, places = keys[order], places[order]
    begins = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    segments = np.searchsorted(starts, places, "right")
    is_own = np.zeros(len(keys), bool)
    is_own[places[begins]] = True
    # two texts of one segment that share a hash stay two
    is_own[places[1:][~begins[1:] & (segments[1:] == segments[:-1])]] = True
    found = np.cumsum(is_own, dtype=np.int32) - 1
    firsts = places[begins][np.cumsum(begins) - 1]
    is_known = ~is_own[places]
    found[places[is_known]] = found[firsts[is_known]]
    own = tuple(np.split(is_own, starts[1:-1]))
    return Numbering(
        numbers=tuple(np.split(found, starts[1:-1])),
        own=own,
        own_places=tuple(np.flatnonzero(one).astype(np.int32) for one in own),
        starts=np.cumsum([0, *(int(one.sum()) for one in own)]).astype(np.intp),
    )


def _number_more(tables: Sequence[KeyTable], before: Numbering) -> Numbering:
    """Return how the texts of several segments are numbered, given those of the first ones."""
    numbers, own, places = [*before.numbers], [*before.own], [*before.own_places]
    starts = before.starts.tolist()
    for table in tables[len(numbers) :]:
        found = np.full(len(table.keys), _NONE, np.int32)
        keys = table.by_number() if numbers else table.keys
        for other, known in zip(tables, numbers, strict=False):
            at = other.find(keys)
            found = np.where(at >= 0, known[at], found) if len(known) else found
        is_own = found < 0
        count = int(is_own.sum())
        found[is_own] = np.arange(starts[-1], starts[-1] + count)
        numbers.append(found)
        own.append(is_own)
        places.append(np.flatnonzero(is_own).astype(np.int32))
        starts.append(starts[-1] + count)
    return Numbering(tuple(numbers), tuple(own), tuple(places), np.array(starts, np.intp))
