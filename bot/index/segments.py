"""How does a record of arrays lie in a file, so that opening it reads next to nothing?

A segment is the arrays of a record end to end, a description in JSON of what they make, and
checksums. It is no program: reading one makes records of ours, numbers, texts and arrays, and
nothing else. The arrays are views of the file; texts are decoded when they are asked for.

Layout: 16 bytes with the mark and where the description begins; the arrays, each at a multiple of
64; the description; zeros up to a whole block; then for each block the sum of its 64-bit words,
and a hash of all these sums and of what the segment is for.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from importlib import import_module
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt

from bot.index.bm25 import Index
from bot.index.memo import Memo
from bot.index.packing import (
    Array,
    NumberLists,
    Numbers,
    StringMap,
    Strings,
    StringSet,
    StringTuples,
)
from bot.text.word_vectors import WordVectors

MARK: Final = b"FnotSeg1"
_BLOCK: Final = 1 << 14  # bytes that have a checksum of their own
_ALIGNED: Final = 64
_HEAD: Final = 16
_HASH: Final = 16
_OURS: Final = ("bot.index.", "bot.text.")  # where the records are at home

Node = list[Any]  # what a value is, and the numbers of its arrays


class NotASegment(Exception):
    """Bytes that are no whole segment, or not of what was asked for."""


def pack(value: object, key: bytes) -> Iterable[bytes | memoryview]:
    """Yield the bytes of a segment.

    Args:
        value: of dataclasses of ours, arrays, numbers, texts, tuples, lists, sets and mappings.
        key: says what the segment is for; whoever opens it gives the same.

    Raises:
        TypeError: it holds something else.
    """
    packer = _Packer()
    described = packer.describe(value)
    places: list[tuple[str, tuple[int, ...], int]] = []
    chunks: list[bytes | memoryview] = []
    size = _HEAD
    for array in packer.arrays:
        gap = -size % _ALIGNED
        chunks += [bytes(gap), array.reshape(-1).view(np.uint8).data]
        places.append((array.dtype.str, array.shape, size + gap))
        size += gap + array.nbytes
    told = json.dumps([described, packer.shared, places], separators=(",", ":")).encode()
    head = MARK + size.to_bytes(8, "little")
    body = [head, *chunks, told, bytes(-(size + len(told)) % _BLOCK)]
    sums = _sums(np.frombuffer(b"".join(body), np.uint8)).tobytes()
    yield from body
    yield sums
    yield _hash(sums, key)


def unpack(raw: npt.NDArray[np.uint8], key: bytes, word_vectors: WordVectors) -> Any:  # noqa: ANN401 - what was packed
    """Return what a segment holds.

    Args:
        raw: the bytes of the file, which have to stay as they are.
        key: what the segment is to be for.
        word_vectors: the table that was left out of the segment.

    Raises:
        NotASegment: it is for something else, or not as it was written.
    """
    blocks = (len(raw) - _HASH) // (_BLOCK + 8)
    body = raw[: blocks * _BLOCK]
    sums = raw[blocks * _BLOCK : blocks * (_BLOCK + 8)].tobytes()
    if blocks < 1 or blocks * (_BLOCK + 8) + _HASH != len(raw):
        raise NotASegment("cut")
    if raw[-_HASH:].tobytes() != _hash(sums, key) or _sums(body).tobytes() != sums:
        raise NotASegment("altered, or for something else")
    head = body[:_HEAD].tobytes()
    if head[:8] != MARK:
        raise NotASegment("another layout")
    told = body[int.from_bytes(head[8:], "little") :].tobytes().rstrip(b"\0")
    try:
        described, shared, places = json.loads(told)
        return _Maker(body, places, shared, word_vectors).make(described)
    except (ValueError, TypeError, AttributeError, LookupError, ImportError) as error:
        raise NotASegment(str(error)) from error


def _sums(body: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint64]:
    """Return the sum of the words of each block; a change of one word always changes it."""
    words = body.view(np.uint64).reshape(-1, _BLOCK // 8)
    sums: npt.NDArray[np.uint64] = np.add.reduce(words, axis=1)
    return sums


def _hash(sums: bytes, key: bytes) -> bytes:
    """Return the hash of the sums of all blocks and of what a segment is for."""
    return blake2b(sums, key=blake2b(key, digest_size=32).digest(), digest_size=_HASH).digest()


class _Packer:
    """Makes a description of a value and collects its arrays; what is met twice is told once."""

    def __init__(self) -> None:
        self.arrays: list[Array] = []
        self.shared: list[Node] = []
        self._seen: dict[int, Node] = {}
        self._kept: list[object] = []  # so that no other object gets the same id

    def describe(self, value: object) -> Node:
        """Return the description of a value."""
        if value is None or isinstance(value, bool | int | float | str):
            return ["value", value]
        if isinstance(value, np.generic):
            return ["value", value.item()]
        if id(value) not in self._seen:
            self._kept.append(value)
            self._seen[id(value)] = self._tell(value)
        return self._seen[id(value)]

    def _tell(self, value: object) -> Node:  # noqa: PLR0911 - a table of kinds
        """Return the description of a value that was not met before."""
        if isinstance(value, np.ndarray):
            self.arrays.append(np.ascontiguousarray(value))
            return ["array", len(self.arrays) - 1]
        if isinstance(value, WordVectors):
            return ["word vectors"]
        if isinstance(value, Memo):
            return ["memo", value.limit]
        if isinstance(value, Index) or (is_dataclass(value) and not isinstance(value, type)):
            return self._record(value)
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, AbstractSet) and _all(value, str):
            return ["set", self.strings(sorted(value))]
        if isinstance(value, Sequence) and not isinstance(value, bytes):
            return self._sequence(value)
        msg = f"{type(value).__name__} has no place in a segment"
        raise TypeError(msg)

    def strings(self, texts: Sequence[str]) -> Node:
        """Return the description of texts."""
        packed = Strings.of(texts)
        return ["strings", self.describe(packed.raw)[1], self.describe(packed.starts)[1]]

    def _record(self, value: object) -> Node:
        """Return the description of a record: its class and its fields."""
        home = type(value).__module__
        if not home.startswith(_OURS):
            msg = f"{home} has no records for a segment"
            raise TypeError(msg)
        held = (
            vars(value)
            if isinstance(value, Index)
            else {one.name: getattr(value, one.name) for one in fields(value)}  # type: ignore[arg-type]
        )
        told = {name: self.describe(one) for name, one in held.items()}
        self.shared.append(["record", f"{home}:{type(value).__qualname__}", told])
        return ["shared", len(self.shared) - 1]

    def _mapping(self, value: Mapping[Any, Any]) -> Node:
        """Return the description of a mapping of texts."""
        if not _all(value, str):
            msg = "a mapping in a segment has texts as its keys"
            raise TypeError(msg)
        keys = sorted(value)
        values = [value[key] for key in keys]
        if values and _all(values, int | float | np.generic):
            return ["map", self.strings(keys), ["numbers", self.describe(np.array(values))[1]]]
        if values and _all(values, str):
            return ["map", self.strings(keys), self.strings(values)]
        if values and all(map(_is_list_of_numbers, values)) and len(set(map(type, values))) == 1:
            packed = NumberLists.of(values)
            numbers = ["lists", *self._arrays(packed.numbers, packed.starts), packed.kind]
            return ["map", self.strings(keys), numbers]
        return ["dict", [[key, self.describe(one)] for key, one in zip(keys, values, strict=True)]]

    def _sequence(self, value: Sequence[Any]) -> Node:
        """Return the description of a tuple or list."""
        if value and _all(value, str):
            return self.strings(value)
        if value and all(isinstance(one, tuple) and _all(one, str) for one in value):
            packed = StringTuples.of(value)
            return ["tuples", self.strings_of(packed.texts), *self._arrays(packed.starts)]
        if len(value) > 1 and _all(value, int | np.integer) and isinstance(value, list):
            return ["list", *self._arrays(np.array(value, np.int64))]
        kind = "tuple of" if isinstance(value, tuple) else "list of"
        return [kind, [self.describe(one) for one in value]]

    def strings_of(self, packed: Strings) -> Node:
        """Return the description of texts that are packed."""
        return ["strings", *self._arrays(packed.raw, packed.starts)]

    def _arrays(self, *arrays: Array) -> list[int]:
        """Return the numbers of some arrays."""
        return [self.describe(one)[1] for one in arrays]


class _Maker:
    """Makes the values that a segment describes."""

    def __init__(
        self,
        body: npt.NDArray[np.uint8],
        places: Sequence[tuple[str, Sequence[int], int]],
        shared: Sequence[Node],
        word_vectors: WordVectors,
    ) -> None:
        self._body, self._places, self._word_vectors = body, places, word_vectors
        self._shared, self._made = shared, dict[int, Any]()

    def make(self, node: Node) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912 - a table of kinds
        """Return the value that a node describes."""
        match node:
            case ["value", value]:
                return value
            case ["array", number]:
                return self._array(number)
            case ["strings", raw, starts]:
                return Strings(self._array(raw), self._array(starts))
            case ["tuples", texts, starts]:
                return StringTuples(self.make(texts), self._array(starts))
            case ["set", texts]:
                return StringSet(self.make(texts))
            case ["numbers", number]:
                return Numbers(self._array(number))
            case ["lists", numbers, starts, kind]:
                return NumberLists(self._array(numbers), self._array(starts), kind)
            case ["map", keys, values]:
                return StringMap(self.make(keys), self.make(values))
            case ["dict", pairs]:
                return {key: self.make(value) for key, value in pairs}
            case ["list", number]:
                return self._array(number).tolist()
            case ["list of", nodes]:
                return [self.make(one) for one in nodes]
            case ["tuple of", nodes]:
                return tuple(self.make(one) for one in nodes)
            case ["memo", limit]:
                return Memo(limit)
            case ["word vectors"]:
                return self._word_vectors
            case ["shared", number]:
                if number not in self._made:
                    self._made[number] = self._record(self._shared[number])
                return self._made[number]
        msg = f"unknown kind {node[:1]}"
        raise ValueError(msg)

    def _array(self, number: int) -> Array:
        """Return an array, which is a view of the file."""
        kind, shape, start = self._places[number]
        dtype = np.dtype(kind)
        size = int(np.prod(shape, dtype=np.int64)) * dtype.itemsize
        raw = self._body[start : start + size]
        found: Array = raw.view(dtype).reshape(shape) if size else np.zeros(shape, dtype)
        return found

    def _record(self, node: Node) -> Any:  # noqa: ANN401 - a dataclass of ours
        """Return a record of ours."""
        _, name, told = node
        home, _, kind = name.partition(":")
        if not home.startswith(_OURS):
            raise ImportError(home)
        made_of: Any = getattr(import_module(home), kind)
        if made_of is not Index and not is_dataclass(made_of):
            raise TypeError(name)
        held = {key: self.make(value) for key, value in told.items()}
        record = object.__new__(cast("type[object]", made_of))
        expected = set(held) if made_of is Index else {one.name for one in fields(made_of)}
        if set(held) != expected:
            raise TypeError(name)
        for key, value in held.items():
            object.__setattr__(record, key, value)
        return record


def _all(values: Iterable[object], kind: Any) -> bool:  # noqa: ANN401 - as isinstance takes it
    """Return whether all values are of a kind, and no truth value."""
    return all(isinstance(one, kind) and not isinstance(one, bool) for one in values)


def _is_list_of_numbers(value: object) -> bool:
    """Return whether a value is an array, list or tuple of whole numbers with one dimension."""
    if isinstance(value, np.ndarray):
        return value.ndim == 1
    return isinstance(value, list | tuple) and _all(value, int)
