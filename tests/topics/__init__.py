"""Does a question change the answer to the next one, which has nothing to do with it?

Each file in `kept/` has a document, questions about different things in it, of which the last is
not answered there or nobody knows, and follow-ups: a question, the one after it, and words of the
right answer. Every question is asked behind every other of its file, and must be answered as if it
were asked alone; a follow-up must be understood.

    python -m tests.topics     prints the share that is changed, and which
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.index.library import Library
from tests.small_libraries import a_library, quotes, said_to

_FOLDER: Final = Path(__file__).parent / "kept"
_BETWEEN: Final = "\n==\n"


@dataclass(frozen=True, slots=True)
class Topics:
    """A library, questions about different things in it, and follow-ups with words of answers."""

    name: str
    library: Library
    questions: tuple[str, ...]
    follow_ups: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the one before it, and what is said to it alone and behind that."""

    before: str
    question: str
    alone: Answer | Abstention
    behind: Answer | Abstention

    @property
    def is_changed(self) -> bool:
        """Whether it is answered otherwise, or one of both is refused."""
        return quotes(self.alone) != quotes(self.behind)


def load() -> tuple[Topics, ...]:
    """Return the topics of all files."""
    return tuple(_read(path) for path in sorted(_FOLDER.iterdir()))


def _read(path: Path) -> Topics:
    """Return the topics of a file."""
    text, questions, follow_ups = path.read_text("utf-8").split(_BETWEEN)
    triples = (line.split(" | ") for line in follow_ups.strip().splitlines())
    return Topics(
        path.stem,
        a_library(text, ending=path.suffix[1:]),
        tuple(questions.splitlines()),
        tuple((before, question, words) for before, question, words in triples),
    )


def pairs(topics: Topics) -> Iterator[Pair]:
    """Yield each question of some topics behind each other one."""
    for question in topics.questions:
        alone = said_to(topics.library, question)
        for before in topics.questions:
            if before != question:
                behind = said_to(topics.library, question, before)
                yield Pair(before, question, alone, behind)


def misunderstood(topics: Topics) -> Iterator[tuple[str, str]]:
    """Yield the follow-ups whose first quotation is not the right one, and the question before."""
    for before, question, words in topics.follow_ups:
        found = quotes(said_to(topics.library, question, before))
        if not found or words not in " ".join(found[0].split()):
            yield before, question
