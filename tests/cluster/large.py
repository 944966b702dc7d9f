"""What does a library cost in a cluster that is larger than any one part of it?

Invented notes are added as anybody's are. Then front ends of their own processes open the library,
cold and warm, and ask it; a note comes, and goes. The vocabulary grows as that of real texts does,
so that outlines are as large as theirs.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from bot.config.sections import CorpusSettings, LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.documents.document import Document, Reading, assemble
from bot.libraries.bundled import load_word_vectors
from tests.benchmarks.tables import table
from tests.cluster.nodes import Role, running
from tests.shells import surroundings

_NODE: Final = (Role("one", "cluster_manager,data", 1024),)
_SEED: Final = 20261128
_PASSAGES: Final = 10  # of a note
_PARAGRAPH: Final = 63  # words of a paragraph, which is a passage
_SENTENCE: Final = 9  # words
_NOTES: Final = 1_000  # in a folder
_HEAPS, _COMMON = 0.595, 200  # word forms grow with this power of the text (SCALING.md)
_SYLLABLES: Final = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u")]
_SMALL: Final = np.array(["the", "of", "and", "in", "to", "is", "was", "for", "with", "by"])
_RARE: Final = "Quartermain keeps the vermilion theodolite in Ostrava."
_NEW, _OLD = "new.txt", "0000/0000.txt"
_ADDED: Final = 300_000  # passages that are added as anybody's; a larger library is filled up
_COMPARED: Final = 200  # questions
_SAMPLE: Final = 500  # notes that questions are made of


def report(size: int) -> Iterator[str]:
    """Yield what about so many passages cost in one node, as soon as it is known."""
    with running(*_NODE, is_measured=True) as nodes, TemporaryDirectory() as folder:
        yield from measure(size, nodes.urls, Path(folder))


def measure(size: int, urls: tuple[str, ...], folder: Path) -> Iterator[str]:
    """Yield what about so many passages cost in the cluster of some nodes."""
    notes = folder / "notes"
    added = min(size, _ADDED)
    write_notes(notes, added)
    told = run(folder, urls, "add", str(notes))
    count, seconds = told["passages"], told["seconds"]
    yield (
        f"{count:,} passages, {told['parts']} parts: added in {seconds:,.0f} s, "
        f"{count / seconds:,.0f} a second; who adds holds {told['peak']:,.0f} MB; "
        f"{told['disk'] / count:,.0f} bytes a passage on the disk"
    )
    yield from _front_end(urls, folder, added)
    changes = [("a note added", _NEW, _RARE), ("it is removed", _NEW, "")]
    for what, name, text in (*changes, ("an old note removed", _OLD, "")):
        yield _tell(what, run(folder, urls, "change", str(notes), name, text))
    told = run(folder, urls, "compare", str(notes), str(added), str(_COMPARED))
    yield f"the same answers as on one machine: {told['same']:,} of {told['asked']:,}"
    if size > added:
        told = run(folder, urls, "fill", str(size))
        yield f"filled up to {told['passages']:,} passages, {told['rate']:,.0f} a second"
        yield from _front_end(urls, folder, added)


def _front_end(urls: tuple[str, ...], folder: Path, added: int) -> Iterator[str]:
    """Yield what a front end takes to open the library, and to ask it."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    rows = [_row(name, run(folder, urls, "open")) for name in ("cold", "warm")]
    yield table("Opening", ("front end", "s", "MB", "of its own", "outlines"), rows)
    yield run(folder, urls, "ask", str(added))["table"]


def _row(name: str, told: dict[str, Any]) -> tuple[str, ...]:
    """Return how a library was opened."""
    figures = (f"{told[one]:,.0f}" for one in ("resident", "own", "mapped"))
    return (name, f"{told['seconds']:.2f}", *figures)


def _tell(what: str, told: dict[str, Any]) -> str:
    """Return how long a change took."""
    return (
        f"{what}: {told['seconds']:.2f} s, then a front end that was open follows in "
        f"{told['follows']:.2f} s ({told['parts']} parts, {told['more']:+} document)"
    )


def settings_of(folder: Path, urls: tuple[str, ...]) -> Settings:
    """Return the settings of the library that is measured."""
    return Settings(
        corpus=CorpusSettings(bundled=False),
        library=LibrarySettings(str(folder / "library")),
        search=SearchSettings("opensearch", urls, "large", shards=1, replicas=0),
    )


def run(folder: Path, urls: tuple[str, ...], *step: str) -> dict[str, Any]:
    """Return what a step says that a process of its own does."""
    command = [sys.executable, "-m", "tests.cluster.large_steps", str(folder), ",".join(urls)]
    caches = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "nobody")}
    done = subprocess.run(
        [*command, *step],
        env=surroundings(**caches),
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def write_notes(folder: Path, size: int) -> None:
    """Write notes of so many passages, in folders."""
    words = Vocabulary()
    for number in range(size // _PASSAGES):
        place = folder / f"{number // _NOTES:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number % _NOTES:04}.txt").write_text(words.note(number), encoding="utf-8")


def sample(size: int) -> list[Document]:
    """Return some of the notes that were written, as documents that questions are made of."""
    random, words = np.random.default_rng(_SEED), Vocabulary()
    chosen = random.integers(size // _PASSAGES, size=_SAMPLE).tolist()
    return [assemble(f"{one}", Reading(words.note(one), (), "")) for one in chosen]


class Vocabulary:
    """Words that are as frequent as those of real texts, and become more as these do."""

    def __init__(self) -> None:
        """Take the common ones from the table of word vectors."""
        random = np.random.default_rng(_SEED)
        known = [one for one in load_word_vectors().words if one.isalpha() and one.isascii()]
        self._known = random.permutation(known).tolist()

    def note(self, number: int) -> str:
        """Return the text of a note; it is the same one each time."""
        random = np.random.default_rng((_SEED, number))
        shape = (_PASSAGES, _PARAGRAPH // _SENTENCE, _SENTENCE)
        size = int(np.prod(shape))
        ranks = _COMMON * (random.random(size) ** (1 - 1 / _HEAPS) ** -1 - 1)
        small = _SMALL[random.integers(len(_SMALL), size=size)]
        is_small, is_name = random.random(size) < 0.4, random.random(size) < 0.1
        words = [
            other if short else word.capitalize() if name else word
            for other, short, name, word in zip(
                small.tolist(),
                is_small.tolist(),
                is_name.tolist(),
                map(self._word, ranks.astype(np.int64).tolist()),
                strict=True,
            )
        ]
        lines = [" ".join(words[at : at + _SENTENCE]) for at in range(0, size, _SENTENCE)]
        said = [f"{line[0].upper()}{line[1:]}." for line in lines]
        step = shape[1]
        return "\n\n".join(" ".join(said[at : at + step]) for at in range(0, len(said), step))

    def _word(self, rank: int) -> str:
        """Return the word of a rank."""
        if rank < len(self._known):
            return self._known[rank]
        found = ""
        while rank:
            rank, one = divmod(rank, len(_SYLLABLES))
            found += _SYLLABLES[one]
        return found
