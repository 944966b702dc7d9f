"""Does a cluster answer what a library on this machine answers?

The same files are added to both, and the same questions put to both: as they were added, after a
quarter was taken away, after that came back; then to several collections at once. Public question
sets are asked where they are beside the checkout.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.config.sections import CorpusSettings, LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.libraries.adding import add
from bot.libraries.places import library_of
from bot.libraries.service import LibraryService, open_library
from bot.queries.question import Question
from tests.benchmarks.tables import table
from tests.cluster import several
from tests.cluster.nodes import THREE, running

_SETS: Final = Path(__file__).parents[3] / "shared" / "data" / "squad-style"
_NAMES: Final = ("new-wiki.json", "squad2-train-10-articles.json")
_SEED, _SHARE = 14, 4
PARTS, COPIES = 3, 1


@dataclass(frozen=True)
class Both:
    """A folder of notes that is added to a library here and to one in a cluster."""

    notes: Path
    here: Settings
    there: Settings

    @classmethod
    def of(cls, folder: Path, search: SearchSettings) -> "Both":
        """Return the two libraries, for which a folder has the files."""
        notes = folder / "notes"
        notes.mkdir()
        corpus = CorpusSettings(bundled=False)
        here = Settings(corpus=corpus, library=LibrarySettings(str(folder / "here")))
        there = Settings(
            corpus=corpus, library=LibrarySettings(str(folder / "there")), search=search
        )
        return cls(notes, here, there)

    def add(self) -> tuple[LibraryService, LibraryService]:
        """Have both follow the files, and return them open."""
        for one in (self.here, self.there):
            add(library_of(one), [self.notes], "")
        return open_library(self.here), open_library(self.there)


def differences(both: Sequence[LibraryService], questions: Sequence[str]) -> list[str]:
    """Return the questions to which two libraries say something else."""
    return [
        text for text in questions if len({told(one.ask(Question(text, ()))) for one in both}) > 1
    ]


def told(said: Answer | Abstention) -> tuple[object, ...]:
    """Return what is compared of an answer: the kind, the confidence, and what is shown."""
    shown = said.citations if isinstance(said, Answer) else said.nearest
    quoted = ((one.sentence.document.path, one.span, one.quote) for one in shown)
    return (type(said).__name__, round(said.confidence, 6), *quoted)


def report(count: int) -> Iterator[str]:
    """Yield a table of how many of so many questions are answered the same."""
    if not _SETS.is_dir():
        yield f"not compared: the question sets are not at {_SETS}"
        return
    paragraphs, questions = _read()
    chosen = random.Random(_SEED).sample(questions, min(count, len(questions)))  # noqa: S311
    with running(*THREE, is_measured=True) as nodes, TemporaryDirectory() as folder:
        search = SearchSettings("opensearch", nodes.urls, shards=PARTS, replicas=COPIES)
        both = Both.of(Path(folder), search)
        rows = []
        for what in _states(both, paragraphs):
            found = both.add()
            nodes.wait_for_green()
            other = differences(found, chosen)
            size = len(found[0].library.passages)
            rows.append((what, f"{size:,}", f"{len(chosen) - len(other):,} of {len(chosen):,}"))
        head = ("state", "passages", "the same answers")
        yield table("Two nodes with data, 3 parts, a copy of each", head, rows)
        place = Path(folder) / "several"
        dealt = several.Several(place, replace(search, index="several"), paragraphs)
        nodes.wait_for_green()
        head = ("what is asked", *head[1:])
        yield table(
            "The same, dealt to collections", head, [*several.rows(dealt, chosen, differences)]
        )


def _read() -> tuple[list[str], list[str]]:
    """Return the paragraphs of the question sets, and their questions."""
    articles = [
        one for name in _NAMES for one in json.loads((_SETS / name).read_text("utf-8"))["data"]
    ]
    every = [paragraph for one in articles for paragraph in one["paragraphs"]]
    asked = [question["question"] for one in every for question in one["qas"]]
    return [one["context"] for one in every], asked


def _states(both: Both, paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield what is done to the files, when it is done."""
    files = [both.notes / f"{number:05}.txt" for number in range(len(paragraphs))]
    for file, text in zip(files, paragraphs, strict=True):
        file.write_text(text, encoding="utf-8")
    yield "as added"
    gone = random.Random(_SEED).sample(range(len(files)), len(files) // _SHARE)  # noqa: S311
    for number in gone:
        files[number].unlink()
    yield "a quarter removed"
    for number in gone:
        files[number].write_text(paragraphs[number], encoding="utf-8")
    yield "added again"
