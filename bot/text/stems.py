"""What is the stem of a word?

The Snowball stemmers of nltk (Porter 1980 and after). A library has the stems of its own words:
they are looked up there, so that nltk need not be imported for a question that has no others.
"""

from collections.abc import Callable
from threading import RLock
from typing import Any, Final
from weakref import ref

from bot.text.languages import SNOWBALL

Lookup = Callable[[str, str], str | None]  # the stem of a folded word in a language, if known
_stemmers: Final[dict[str, Any]] = {}


class _Lookups:
    """The lookups of those who live. Threads read one tuple while another is put in its place."""

    def __init__(self) -> None:
        self._each: tuple[tuple[ref[object], Lookup], ...] = ()
        self._lock = RLock()  # an owner may be forgotten while another one is added

    def add(self, owner: object, lookup: Lookup) -> None:
        """Add the lookup of an owner, in place of the one that it had."""
        with self._lock:
            others = (one for one in self._each if one[0]() is not owner)
            self._each = (*others, (ref(owner, self._forget), lookup))

    def find(self, word: str, language: str) -> str | None:
        """Return the stem of a word, None if nobody knows it."""
        found = (lookup(word, language) for _, lookup in self._each)
        return next((known for known in found if known), None)

    def _forget(self, owner: ref[object]) -> None:
        """Remove the lookup of an owner that is no more."""
        with self._lock:
            self._each = tuple(one for one in self._each if one[0] is not owner)


_lookups: Final = _Lookups()


def look_up_in(owner: object, lookup: Lookup) -> None:
    """Let stems be looked up, as long as the owner of the lookup lives.

    What is found there must be what the stemmer would say.
    """
    _lookups.add(owner, lookup)


def stem(word: str, language: str) -> str:
    """Return the stem of a folded word of letters, in a language that has a stemmer."""
    if language not in _stemmers and (known := _lookups.find(word, language)):
        return known
    # The Arabic stemmer remembers the word before, so each word needs a new one. The Russian
    # stemmer takes some words for nothing but an ending, and leaves nothing of them.
    stemmer = _make_stemmer(language) if language == "ar" else _stemmer(language)
    return str(stemmer.stem(word)) or word


def _stemmer(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return the Snowball stemmer of a language; the same object each time."""
    if language not in _stemmers:
        _stemmers[language] = _make_stemmer(language)
    return _stemmers[language]


def _make_stemmer(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return a Snowball stemmer of a language that has stemmed nothing yet."""
    from bot.text.nltk_slim import load_snowball  # noqa: PLC0415 - 15 ms, and often not needed

    return load_snowball().SnowballStemmer(SNOWBALL[language])
