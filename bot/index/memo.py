"""What has been computed before of a library that does not change?

Finding phrases in a sentence, or words that mean nearly the same as another, takes time and always
gives the same. Such results are kept beside the library that they are of and go when it goes: what
a deleted document said is in no memory that outlives it.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
_LIMIT: Final = 1 << 15


class Memo:
    """Results of several kinds, each by its key, at most 32,768 of a kind; then that begins again.

    Threads may share it: at worst two of them compute the same.
    """

    __slots__ = ("_results", "limit")

    def __init__(self, limit: int = _LIMIT) -> None:
        """Begin with nothing."""
        self._results: dict[Hashable, dict[Any, Any]] = {}
        self.limit = limit

    def get_all(
        self,
        kind: Hashable,
        keys: Sequence[Key],
        compute: Callable[[Sequence[Key]], Sequence[Value]],
    ) -> list[Value]:
        """Return the result of a kind for each key.

        `compute` is called with the keys that are new, if any. Kinds stand apart, so that a key
        can be a plain number: 150 are found in 5 us, and 150 pairs in 25.
        """
        known: dict[Any, Value] = self._results.setdefault(kind, {})
        try:  # mostly all are known: one look-up a key
            return [known[key] for key in keys]
        except KeyError:
            pass
        new = [key for key in dict.fromkeys(keys) if key not in known]
        fresh = dict(zip(new, compute(new), strict=True))
        found = [fresh[key] if key in fresh else known[key] for key in keys]
        if len(known) + len(fresh) > self.limit:
            self._results[kind] = known = {}
        known.update(fresh)
        return found

    def __len__(self) -> int:
        """Return how many results are kept."""
        return sum(map(len, self._results.values()))
