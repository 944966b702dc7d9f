"""What do boosted trees add to a sum of weights, and which features add it?

Regression trees (Friedman 2001) correct a fitted sum where features matter together: a sentence
that begins with "she" is worth more if the one before says the name. Each row walks down all
trees at once. What a step changes belongs to the feature that was asked there (Saabas 2014), so
that a correction is the sum of what its features add, and can be shown like the sum itself.
"""

import base64
import zlib
from dataclasses import field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Floats, Places
from bot.records import dataclass

_PARTS: Final = (  # in the order in which a text of trees holds them
    ("features", "<i2"),
    ("thresholds", "<f4"),
    ("lefts", "<i2"),
    ("rights", "<i2"),
    ("values", "<f4"),
)


_HEAD: Final = 12  # bytes before them: how many nodes there are, and the base


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """Trees as they are walked: with one node more, which all leaves lead to and which adds 0.

    From node i a row goes on to `children[2 * i]` or, where its value is above the threshold, to
    `children[2 * i + 1]`; `added` is what it adds to come to a node.
    """

    features: Places
    thresholds: Floats
    children: Places
    added: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees whose nodes stand in flat arrays, tree after tree.

    A row whose value of `features[i]` is at most `thresholds[i]` goes from node i on to
    `lefts[i]`, else to `rights[i]`; a leaf leads to itself. `values` are what is expected at each
    node; `roots` are the nodes at which rows begin, `depth` the most steps to a leaf.
    """

    features: Places
    thresholds: Floats
    lefts: Places
    rights: Places
    values: Floats
    roots: Places
    base: float
    depth: int
    _steps: _Steps = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay out what every walk needs."""
        object.__setattr__(self, "_steps", _steps_of(self))

    def contributions(self, rows: Floats) -> Floats:
        """Return what each feature adds for each row, in the shape of the rows."""
        steps, (count, width) = self._steps, rows.shape
        flat = np.ascontiguousarray(rows, np.float32).ravel()
        at = np.tile(self.roots, count)
        firsts = np.repeat(np.arange(0, count * width, width), len(self.roots))
        asked = np.empty((self.depth, len(at)), np.intp)
        added = np.empty((self.depth, len(at)))
        # Rows and trees are one long axis, and `take` finds by it: half the time of indexing. One
        # look-up of two children and one sum for all steps: two thirds of what is left.
        for step in range(self.depth):
            places = np.add(steps.features.take(at), firsts, out=asked[step])
            is_above = flat.take(places) > steps.thresholds.take(at)
            at = steps.children.take(2 * at + is_above)
            added[step] = steps.added.take(at)
        sums = np.bincount(asked.ravel(), added.ravel(), minlength=count * width).astype(float)
        return sums.reshape(count, width)


def _steps_of(trees: Trees) -> _Steps:
    """Return the nodes of trees as they are walked."""
    count = len(trees.values)
    nodes = np.arange(count)
    is_leaf = trees.lefts == nodes
    inner = nodes[~is_leaf]
    parents = nodes.copy()
    parents[trees.lefts[inner]] = parents[trees.rights[inner]] = inner
    children = np.full((count + 1, 2), count)
    children[inner, 0], children[inner, 1] = trees.lefts[inner], trees.rights[inner]
    return _Steps(
        features=np.append(trees.features, 0),
        thresholds=np.append(trees.thresholds, np.float32(0)),
        children=children.ravel(),
        added=np.append(trees.values - trees.values[parents], 0.0),
    )


def from_text(text: str) -> Trees:
    """Return the trees that a text of `to_text` holds; no trees for an empty text."""
    data = zlib.decompress(base64.b64decode("".join(text.split()))) if text.strip() else bytes(12)
    count = int.from_bytes(data[:4], "little")
    base = float(np.frombuffer(data[4:_HEAD], "<f8")[0])
    place = _HEAD
    found = {}
    for name, kind in _PARTS:
        size = count * np.dtype(kind).itemsize
        found[name] = np.frombuffer(data[place : place + size], kind)
        place += size
    sizes = np.frombuffer(data[place:], "<i2").astype(np.intp)
    roots = np.cumsum(sizes) - sizes
    offsets = np.repeat(roots, sizes)
    lefts = (found["lefts"] + offsets).astype(np.intp)
    rights = (found["rights"] + offsets).astype(np.intp)
    return Trees(
        features=found["features"].astype(np.intp),
        thresholds=found["thresholds"].astype(np.float32),
        lefts=lefts,
        rights=rights,
        values=found["values"].astype(np.float64),
        roots=roots,
        base=base,
        depth=_depth(lefts, rights, roots),
    )


def to_text(trees: Trees) -> str:
    """Return trees as a text of printable letters, in lines of 96."""
    sizes = np.diff(np.append(trees.roots, len(trees.values)))
    offsets = np.repeat(trees.roots, sizes)
    given: dict[str, npt.NDArray[Any]] = {
        "features": trees.features,
        "thresholds": trees.thresholds,
        "lefts": trees.lefts - offsets,
        "rights": trees.rights - offsets,
        "values": trees.values,
    }
    data = len(trees.values).to_bytes(4, "little") + np.array(trees.base, "<f8").tobytes()
    data += b"".join(given[name].astype(kind).tobytes() for name, kind in _PARTS)
    data += sizes.astype("<i2").tobytes()
    text = base64.b64encode(zlib.compress(data, 9)).decode("ascii")
    return "\n".join(text[start : start + 96] for start in range(0, len(text), 96))


def _depth(lefts: Places, rights: Places, roots: Places) -> int:
    """Return the most steps from a root to a leaf."""
    depth, at = 0, np.asarray(roots)
    while len(at := at[lefts[at] != at]):
        at = np.concatenate((lefts[at], rights[at]))
        depth += 1
    return depth
