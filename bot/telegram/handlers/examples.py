"""Which question could somebody begin with?

A question that the library answers: a heading that is a question, or "Tell me about ..." with a
name that occurs often. Each is put to the library first, and only one that it answers is shown.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.answers.answer import Answer
from bot.config.collections import Tenant
from bot.index.library import Library
from bot.queries.answer_spans import find_spans
from bot.queries.answer_types import AnswerType
from bot.queries.question import Question
from bot.telegram.services import Services
from bot.text.analysis import analyze
from bot.text.question_marks import QUESTION_MARKS
from bot.wording import words_for

_READ: Final = 300  # sentences that are looked at
_TRIED: Final = 6  # questions that are put to the library
_PARTS: Final = 2  # words of a name: one word may be anything
_LONGEST: Final = 60  # characters


async def find_example(tenant: Tenant, library: Library, services: Services) -> str:
    """Return the question that a tenant's library answers most surely, "" if none is found."""
    best, sure = "", 0.0
    for question in islice(_questions(library), _TRIED):
        said = await services.libraries.ask(tenant, Question(question))
        if isinstance(said, Answer) and said.confidence > sure:
            best, sure = question, said.confidence
    return best


def _questions(library: Library) -> Iterator[str]:
    """Yield questions that the library may answer, the more likely ones first."""
    words = words_for(library.lexicon.languages[0] if library.lexicon.languages else "")
    for sentence in library.sentences[:_READ]:
        heading = sentence.headings[-1] if sentence.headings else ""
        if heading.rstrip().endswith(QUESTION_MARKS) and len(heading) <= _LONGEST:
            yield heading
    for name in _names(library):
        yield words.example_about.format(name=name)


def _names(library: Library) -> Iterator[str]:
    """Yield names of people or things, the most frequent ones first."""
    found = Counter(
        (span.of(sentence.text), sentence.document.language)
        for sentence in library.sentences[:_READ]
        for span in find_spans(sentence.text, AnswerType.NAME)
    )
    for (name, language), _ in found.most_common():
        words = len(name.split())
        is_name = len(analyze(name, language)) >= words >= _PARTS  # "The Club" is one word
        if is_name and len(name) <= _LONGEST and name[-1].isalpha():
            yield name
