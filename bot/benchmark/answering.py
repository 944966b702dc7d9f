"""How long does a whole question take, from its words to the answer?

Questions are made of the library's own sentences, as people ask for what stands somewhere. Each is
asked three times of every way to answer, in turn; which goes first changes from question to
question, because what a library has looked up for one is there for the next. The first time counts
for the way that went first, and of the other two times the quicker one is told apart from it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final

import numpy as np

from bot.answers.answer import Answer
from bot.benchmark.durations import no_garbage_collection
from bot.benchmark.errors import TooFewSentences
from bot.benchmark.running import one_core
from bot.index.library import Library
from bot.libraries.service import LibraryService
from bot.queries.question import Question
from bot.text.analysis import word_of
from bot.text.tokens import tokenize

WORDS, MODEL = "Footnote", "Footnote, with a model"
_SEED: Final = 20230518
_FEWEST, _MOST = 2, 8  # words of a question
_LEAST: Final = 10  # sentences of which questions can be made
_ASKS: Final = ("Who", "When", "Where", "What", "How many", "Why")
_WARM_UP: Final = 20  # questions
_AGAIN: Final = 2


@dataclass(frozen=True, slots=True)
class Durations:
    """The 50th and 99th percentile of the seconds that questions take.

    `first_*` of those that nobody has asked before, the others of questions asked once more.
    `answered` is the share that is answered rather than refused.
    """

    name: str
    first_p50: float
    first_p99: float
    p50: float
    p99: float
    answered: float


@dataclass(frozen=True, slots=True)
class Answering:
    """What was measured of a library."""

    sentences: int
    passages: int
    questions: int
    rows: tuple[Durations, ...]


def measure(
    ways: Mapping[str, LibraryService], count: int, note: Callable[[str], None]
) -> Answering:
    """Return how long questions take, by each way to answer.

    Args:
        ways: open libraries of the same documents, by the names of the rows.
        count: of questions.
        note: is told what happens next.

    Raises:
        TooFewSentences: there are too few to make questions of.
    """
    library = next(iter(ways.values())).library
    asked = make_questions(library, count + _WARM_UP)
    for question in asked[count:]:
        for service in ways.values():
            service.ask(question)
    note(f"{count:,} questions, {_AGAIN + 1} times each")
    with one_core(), no_garbage_collection():
        rows = _time(ways, asked[:count])
    return Answering(len(library.sentences), len(library.passages), count, rows)


def make_questions(library: Library, count: int) -> list[Question]:
    """Return so many questions, each with two to eight words of one sentence; the same each time.

    Raises:
        TooFewSentences: there are too few to make questions of.
    """
    if len(library.sentences) < _LEAST:
        raise TooFewSentences(len(library.sentences), _LEAST)
    chance = np.random.default_rng(_SEED)
    asked: list[Question] = []
    for _ in range(count * 100):
        sentence = library.sentences[int(chance.integers(len(library.sentences)))]
        words = _words(sentence.text, sentence.document.language)
        if len(words) < _FEWEST:
            continue
        length = int(chance.integers(_FEWEST, _MOST + 1))
        chosen = [words[place] for place in sorted(chance.permutation(len(words))[:length])]
        asked.append(Question(f"{_ASKS[len(asked) % len(_ASKS)]} {' '.join(chosen)}?"))
        if len(asked) == count:
            return asked
    raise TooFewSentences(len(asked), count)


def _words(text: str, language: str) -> list[str]:
    """Return the words of a text that say something, each once."""
    words = (token for token, _, _ in tokenize(text) if word_of(token, language).term)
    return list(dict.fromkeys(words))


def _time(ways: Mapping[str, LibraryService], asked: Sequence[Question]) -> tuple[Durations, ...]:
    """Return how long each way takes."""
    names = list(ways)
    first: dict[str, list[float]] = {name: [] for name in names}
    again: dict[str, list[float]] = {name: [] for name in names}
    answered = dict.fromkeys(names, 0)
    for place, question in enumerate(asked):
        turn = place % len(names)
        for order, name in enumerate((*names[turn:], *names[:turn])):
            taken, is_answered = _ask(ways[name], question)
            answered[name] += is_answered
            if not order:
                first[name].append(taken)
            again[name].append(min(_ask(ways[name], question)[0] for _ in range(_AGAIN)))
    return tuple(
        _durations(name, first[name], again[name], answered[name] / len(asked)) for name in names
    )


def _durations(
    name: str, first: Sequence[float], again: Sequence[float], answered: float
) -> Durations:
    """Return what is told of a way, given its seconds for questions new and asked before."""
    middle, slow = np.percentile(first, (50, 99)).tolist()
    middle_again, slow_again = np.percentile(again, (50, 99)).tolist()
    return Durations(name, middle, slow, middle_again, slow_again, answered)


def _ask(service: LibraryService, question: Question) -> tuple[float, bool]:
    """Return how many seconds an answer takes, and whether it is one."""
    started = perf_counter()
    said = service.ask(question)
    return perf_counter() - started, isinstance(said, Answer)
