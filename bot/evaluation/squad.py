"""What does a file in SQuAD's layout ask?

The reader of both versions, 1.1 and 2.0, and of sets in their layout in any language. Each
paragraph becomes a document with its article's title: so a passage never reaches into the next
paragraph, and the one right paragraph has to be found among all.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec

from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.evaluation.json_values import convert
from bot.evaluation.question_sets import BLANK, NOT_THERE, Gold, LabelledQuestion, QuestionSet
from bot.queries.question import Question
from bot.text.spans import Span

NO_ANSWER: Final = "it has no answer, and is not said to be impossible"


class _Answer(msgspec.Struct, frozen=True):
    text: str
    answer_start: int


class _Question(msgspec.Struct, frozen=True):
    question: str
    id: str | int = ""
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


class _Paragraph(msgspec.Struct, frozen=True):
    context: str
    qas: tuple[_Question, ...] = ()


class _Article(msgspec.Struct, frozen=True):
    paragraphs: tuple[_Paragraph, ...]
    title: str = ""


class _File(msgspec.Struct, frozen=True):
    data: tuple[_Article, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """The question set as far as it has been read."""

    documents: list[Document] = field(default_factory=list)
    articles: dict[str, str] = field(default_factory=dict)
    questions: list[LabelledQuestion] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


def read(value: object, source: str, name: str) -> QuestionSet:
    """Return the questions of a file in SQuAD's layout.

    Args:
        value: what its JSON holds.
        source: the file, for messages.
        name: what the set is called.

    Raises:
        BadQuestions: it has another layout; the error names the entry.
    """
    found = _Set()
    for number, article in enumerate(convert(value, _File, source).data):
        title = article.title.replace("_", " ")
        for place, paragraph in enumerate(article.paragraphs):
            path = f"{number:03d}/{place:04d}.txt"
            found.articles[path] = f"{number:03d}"
            found.documents.append(_document(path, paragraph.context, title))
            for order, one in enumerate(paragraph.qas):
                _add(found, one, f"{path}#{order}")
    return QuestionSet(
        name, tuple(found.documents), found.articles, tuple(found.questions), found.dropped
    )


def _document(path: str, text: str, title: str) -> Document:
    """Return the document that a paragraph makes."""
    blocks = (Block(Span(0, len(text)), Kind.PARAGRAPH),) if text else ()
    return assemble(path, Reading(text, blocks, title))


def _add(found: _Set, one: _Question, place: str) -> None:
    """Add a question about the last document, or count it as dropped."""
    document = found.documents[-1]
    golds = () if one.is_impossible else tuple(sorted(set(_golds(one, document.text))))
    if not one.question.strip():
        found.dropped[BLANK] += 1
    elif not golds and not one.is_impossible:
        found.dropped[NOT_THERE if one.answers else NO_ANSWER] += 1
    else:
        asked = LabelledQuestion(
            id=str(one.id) or place,
            question=Question(one.question),
            golds=tuple(Gold(document.path, span) for span in golds),
            path=document.path,
            language=document.language,
        )
        found.questions.append(asked)


def _golds(one: _Question, text: str) -> Iterator[Span]:
    """Yield the spans of the answers; one that is not where the file says, where it is nearest."""
    for answer in one.answers:
        places = [answer.answer_start]
        if answer.text and not text.startswith(answer.text, max(answer.answer_start, 0)):
            places = list(_occurrences(answer.text, text))
        if places and answer.text:
            start = min(places, key=lambda place: (abs(place - answer.answer_start), place))
            yield Span(start, start + len(answer.text))


def _occurrences(words: str, text: str) -> Iterator[int]:
    """Yield the offset of each occurrence of some words in a text."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
