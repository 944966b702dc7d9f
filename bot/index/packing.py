"""How do texts and tables of texts lie in flat arrays?

Strings lie end to end in one array of bytes, with the start of each in another, and are made when
they are asked for: opening a hundred thousand of them reads none. What is made of arrays that lie
in a file behaves like the tuple, mapping or set that it was packed from, but for the order in
which it is gone through.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from operator import index
from typing import Any, Final, TypeVar, overload

import numpy as np
import numpy.typing as npt

Value = TypeVar("Value")
Array = npt.NDArray[Any]
_ENCODING: Final = ("utf-8", "surrogatepass")  # a text may hold half of a pair of UTF-16


class LazySequence(Sequence[Value]):
    """A sequence whose members are made when they are asked for; slices are tuples."""

    __slots__ = ()

    def _make(self, place: int) -> Value:
        """Return the member at a place, from 0 on."""
        raise NotImplementedError

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, place: int | slice) -> Value | tuple[Value, ...]:
        """Return a member, or a tuple of some."""
        if isinstance(place, slice):
            return tuple(self._make(one) for one in range(*place.indices(len(self))))
        at = index(place)
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(place)
        return self._make(at)

    def __iter__(self) -> Iterator[Value]:
        """Yield the members."""
        return map(self._make, range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same members in the same order."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


class Strings(LazySequence[str]):
    """Texts that lie end to end in UTF-8: text i is `raw[starts[i]:starts[i + 1]]`."""

    __slots__ = ("_raw", "_starts", "raw", "starts")

    def __init__(self, raw: Array, starts: Array) -> None:
        """Keep the arrays."""
        self.raw, self.starts = raw, starts
        self._raw: memoryview = raw.data
        self._starts: memoryview = starts.data

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Strings":
        """Return texts packed."""
        encoded = [text.encode(*_ENCODING) for text in texts]
        lengths = list(map(len, encoded))
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts_of(lengths))

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._starts) - 1

    def _make(self, place: int) -> str:
        """Return a text."""
        return str(self._raw[self._starts[place] : self._starts[place + 1]], *_ENCODING)

    def find(self, text: str) -> int | None:
        """Return where a text stands among texts that are sorted by code point, None if nowhere.

        UTF-8 sorts as code points do, so that bytes are compared and nothing is decoded.
        """
        wanted, raw, starts = text.encode(*_ENCODING), self._raw, self._starts
        low, high = 0, len(starts) - 1
        while low < high:
            middle = (low + high) // 2
            if raw[starts[middle] : starts[middle + 1]].tobytes() < wanted:
                low = middle + 1
            else:
                high = middle
        is_there = low < len(starts) - 1 and raw[starts[low] : starts[low + 1]] == wanted
        return low if is_there else None


class StringTuples(LazySequence[tuple[str, ...]]):
    """Tuples of texts: tuple i is `texts[starts[i]:starts[i + 1]]`."""

    __slots__ = ("starts", "texts")

    def __init__(self, texts: Strings, starts: Array) -> None:
        """Keep the texts of all, end to end, and where those of each begin."""
        self.texts, self.starts = texts, starts

    @classmethod
    def of(cls, tuples: Sequence[Sequence[str]]) -> "StringTuples":
        """Return tuples packed."""
        starts = starts_of(list(map(len, tuples)))
        return cls(Strings.of([text for one in tuples for text in one]), starts)

    def __len__(self) -> int:
        """Return how many tuples there are."""
        return len(self.starts) - 1

    def _make(self, place: int) -> tuple[str, ...]:
        """Return a tuple."""
        return self.texts[int(self.starts[place]) : int(self.starts[place + 1])]


class NumberLists(LazySequence[Any]):
    """Lists of numbers: list i is `numbers[starts[i]:starts[i + 1]]`, as `kind` wants it."""

    __slots__ = ("kind", "numbers", "starts")

    def __init__(self, numbers: Array, starts: Array, kind: str) -> None:
        """Keep the numbers; `kind` is array, list or tuple."""
        self.numbers, self.starts, self.kind = numbers, starts, kind

    @classmethod
    def of(cls, lists: Sequence[Any]) -> "NumberLists":
        """Return lists packed; the first says what kind all are of."""
        kind = "array" if isinstance(lists[0], np.ndarray) else type(lists[0]).__name__
        starts = starts_of(list(map(len, lists)))
        if kind == "array":
            return cls(np.concatenate(lists), starts, kind)
        flat = [number for one in lists for number in one]
        return cls(np.array(flat, np.int64), starts, kind)

    def __len__(self) -> int:
        """Return how many lists there are."""
        return len(self.starts) - 1

    def _make(self, place: int) -> Any:  # noqa: ANN401 - of the kind that was packed
        """Return a list."""
        found = self.numbers[self.starts[place] : self.starts[place + 1]]
        if self.kind == "array":
            return found
        return tuple(found.tolist()) if self.kind == "tuple" else found.tolist()


class Numbers(LazySequence[Any]):
    """Numbers of an array, as Python's own."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: Array) -> None:
        """Keep the array."""
        self.numbers = numbers

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self.numbers)

    def _make(self, place: int) -> Any:  # noqa: ANN401 - int or float
        """Return a number."""
        return self.numbers[place].item()


class StringMap(Mapping[str, Any]):
    """A mapping of texts, which are sorted by code point, to the values beside them."""

    __slots__ = ("keys_", "values_")

    def __init__(self, keys: Strings, values: LazySequence[Any]) -> None:
        """Keep the sorted keys and their values."""
        self.keys_, self.values_ = keys, values

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - whatever was packed
        """Return the value of a key."""
        place = self.keys_.find(key)
        if place is None:
            raise KeyError(key)
        return self.values_[place]

    def __contains__(self, key: object) -> bool:
        """Whether there is a key."""
        return isinstance(key, str) and self.keys_.find(key) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, by code point."""
        return iter(self.keys_)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self.keys_)


class StringSet(Set[str]):
    """A set of texts, which are sorted by code point."""

    __slots__ = ("members",)

    def __init__(self, members: Strings) -> None:
        """Keep the sorted members."""
        self.members = members

    def __contains__(self, text: object) -> bool:
        """Whether a text is a member."""
        return isinstance(text, str) and self.members.find(text) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the members, by code point."""
        return iter(self.members)

    def __len__(self) -> int:
        """Return how many members there are."""
        return len(self.members)


def starts_of(lengths: Sequence[int]) -> npt.NDArray[np.int64]:
    """Return where lists of some lengths begin, and where the last ends."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
