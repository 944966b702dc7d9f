"""Which languages are the documents of a collection in, and those of several together?

The catalogue keeps how many documents are in each language, and which are too short to tell: these
have the commonest one of their script. Of the others it keeps what tells it, so that one that goes
need not be read again.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.documents.document import Document
from bot.libraries.cluster.catalogue import Stored
from bot.libraries.common_language import (
    Spoken,
    count_languages,
    discount_scripts,
    sure_languages,
)

_SPOKEN: Final = "spoken"


@dataclass(frozen=True, slots=True)
class Languages:
    """Which languages the documents are in, and script and language of each that tells them."""

    spoken: Spoken
    sure: dict[str, tuple[str, str]]

    def with_others(self, gone: Iterable[str], come: Sequence[Document]) -> "Languages":
        """Return those of other documents."""
        left = dict.fromkeys(gone)
        spoken = count_languages(come, discount_scripts([*left], self.sure, self.spoken))
        sure = {key: told for key, told in self.sure.items() if key not in left}
        new = [one for one in come if one.id not in spoken.unsure]
        return Languages(spoken, sure | sure_languages(new))

    @property
    def record(self) -> dict[str, str]:
        """What the catalogue keeps."""
        return {_SPOKEN: json.dumps([self.spoken.counts, self.spoken.unsure, self.sure])}


def languages_of(stored: Stored | None, load: Callable[[Stored], Any]) -> Languages:
    """Return which languages the documents of a collection are in.

    Args:
        stored: the record that tells it, None if no document was ever there.
        load: returns a record.
    """
    if stored is None:
        return Languages(Spoken({}, {}), {})
    counts, unsure, sure = json.loads(load(stored)[_SPOKEN])
    return Languages(
        Spoken(counts, {key: (pair[0], pair[1]) for key, pair in unsure.items()}),
        {key: (pair[0], pair[1]) for key, pair in sure.items()},
    )


def spoken_together(collections: Sequence[Languages]) -> Spoken:
    """Return which languages the documents of some collections are in, each document once."""
    counts: dict[str, Counter[str]] = {}
    unsure: dict[str, tuple[str, str]] = {}
    known: set[str] = set()
    for one in collections:
        for script, found in one.spoken.counts.items():
            counts.setdefault(script, Counter()).update(found)
        for key in known.intersection(one.sure):
            script, language = one.sure[key]
            counts[script][language] -= 1
        unsure |= {key: told for key, told in one.spoken.unsure.items() if key not in known}
        known.update(one.sure, one.spoken.unsure)
    return Spoken({script: +found for script, found in counts.items()}, unsure)
