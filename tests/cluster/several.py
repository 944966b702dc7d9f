"""Do collections that are asked together answer in a cluster as on this machine?

The paragraphs of question sets are dealt to four collections; one in eight lies in two of them.
Acronyms that paragraphs write are explained by notes in another collection, and each in two ways.
One collection is in another language, and all have notes too short to tell theirs. Questions are
put to one to four collections at once, to chats with documents of their own, and to a document
alone by its name.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bot.config.collections import Collection, Tenant, chat_collection
from bot.config.sections import CorpusSettings, LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.libraries.adding import add
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.places import library_of
from bot.libraries.removing import remove_all
from bot.libraries.service import LibraryService, open_library
from bot.queries.narrowing import narrow

NAMES: Final = ("", "law", "trade", "ways")
CHAT: Final = chat_collection(7)
_SEED, _TWICE = 15, 8
_ACRONYM: Final = re.compile(r"\b[A-Z]{2,4}\b")
_NAME: Final = re.compile(r"\b[A-Z][a-z]{3,9}\b")
_MOST: Final = 41  # acronyms that are explained
_SHORT: Final = ("Nein.", "Martin.", "Radio.", "Global.", "Total normal.")
_GERMAN: Final = (
    "Der Rat der Stadt zahlt die Mühle am Fluss seit vielen Jahren nicht mehr, weil niemand mehr "
    "Korn bringt. Die Leute fahren lieber in das Dorf hinter dem Berg.",
    "Wer ein Boot am Ufer liegen lässt, muss dafür eine Gebühr bezahlen. Sie wird im Frühling von "
    "allen Mitgliedern des Vereins neu festgelegt.",
)


class Several:
    """Four collections and the documents of a chat, in a library here and in one in a cluster."""

    def __init__(self, folder: Path, search: SearchSettings, paragraphs: Sequence[str]) -> None:
        """Write the files, and add them to both."""
        self._notes = folder / "notes"
        self.both = tuple(
            Settings(
                corpus=CorpusSettings(bundled=False),
                library=LibrarySettings(str(folder / where)),
                search=one,
                collections=tuple(Collection(name, (), ()) for name in NAMES[1:]),
            )
            for where, one in (("here", SearchSettings()), ("there", search))
        )
        for name, texts in _deal(paragraphs).items():
            place = self._notes / (name.replace(":", "-") or "all")
            place.mkdir(parents=True)
            for path, text in texts.items():
                (place / path).write_text(text, encoding="utf-8")
        for name in (*NAMES, CHAT):
            self.add(name)

    def add(self, name: str) -> None:
        """Add a collection to both."""
        for one in self.both:
            add(library_of(one), [self._notes / (name.replace(":", "-") or "all")], name)

    def remove(self, name: str) -> None:
        """Remove a collection from both."""
        for one in self.both:
            remove_all(library_of(one), name)

    def open(self, names: Sequence[str]) -> tuple[LibraryService, ...]:
        """Return some collections of both as the console asks them."""
        return tuple(open_library(one, collections=names) for one in self.both)

    def tenants(self, names: Sequence[str]) -> tuple[LibraryService, ...]:
        """Return some collections, beside what is public, as a bot asks them for a chat."""
        return tuple(TenantLibraries(one).service(Tenant(tuple(names))) for one in self.both)


def states(several: Several) -> Iterator[tuple[str, tuple[LibraryService, ...]]]:
    """Yield what is asked, and that of both libraries; then something else is done to them."""
    for count in range(1, len(NAMES) + 1):
        yield f"{count} of 4 collections", several.open(NAMES[:count])
    yield "the last two, the other way round", several.open(NAMES[:1:-1])
    yield "a chat with documents of its own", several.tenants([CHAT])
    yield "a chat that two collections answer, too", several.tenants(["law", "ways", CHAT])
    several.remove("law")
    yield "one of the four removed", several.open([one for one in NAMES if one != "law"])
    several.add("law")
    yield "added again", several.open(NAMES)


def asked_of(library: LibraryService, questions: Sequence[str]) -> list[str]:
    """Return questions, and some of them put to one document alone, by its name."""
    names = [one.path for one in library.library.documents]
    return [
        *questions,
        *map(narrow, questions[::4], names[:: 1 + 4 * len(names) // len(questions)]),
    ]


def _deal(paragraphs: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the texts of each collection by their paths."""
    chance = random.Random(_SEED)  # noqa: S311 - the same each time
    texts: dict[str, dict[str, str]] = {name: {} for name in (*NAMES, CHAT)}
    for number, text in enumerate(paragraphs):
        for name in chance.sample(NAMES, 2 if number % _TWICE == 0 else 1):
            texts[name][f"{number:05}.txt"] = text
    for number, text in enumerate(chance.sample(paragraphs, min(20, len(paragraphs)))):
        texts[CHAT][f"sent-{number}.txt"] = text
    for number, (path, note) in enumerate(_explain(paragraphs, chance)):
        texts[(*NAMES, CHAT)[number % (len(NAMES) + 1)]][path] = note
    for number in range(40):
        texts["ways"][f"weg{number}.txt"] = _GERMAN[number % 2] + f" Seite {number} von 40."
    for name, own in texts.items():
        own |= {f"short{n}.txt": one for n, one in enumerate(_SHORT) if (n + len(name)) % 2}
    return texts


def _explain(paragraphs: Sequence[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield notes, by their paths, that explain acronyms of some texts, each in two ways."""
    written = Counter(one for text in paragraphs for one in set(_ACRONYM.findall(text)))
    words = sorted({one for text in paragraphs for one in _NAME.findall(text)})
    for place in "az":
        for acronym, _ in sorted(written.most_common(_MOST)):
            fitting = [[one for one in words if one.startswith(letter)] for letter in acronym]
            if all(fitting):
                meant = " ".join(map(chance.choice, fitting))
                yield f"{place}-{acronym}.txt", f"The {meant} ({acronym}) is told of in a note."
