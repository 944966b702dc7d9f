"""What does a file in CANARD's layout ask?

CANARD (Elgohary et al. 2019) has the questions of dialogues, each with the questions and answers
before it, and rewritten to stand alone; it has no passages. But an answer is a stretch of the text
that the dialogue is about, and is in the history of the next question: so the answers of a
dialogue make its document, each a paragraph below the title and section. The last question of a
dialogue has no answer in the file.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

import msgspec

from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.evaluation.json_values import convert
from bot.evaluation.question_sets import Gold, LabelledQuestion, PassageUnit, QuestionSet
from bot.queries.question import Question
from bot.text.spans import Span

LAST_QUESTION: Final = "the last question of a dialogue, of which the file has no answer"
_UNKNOWN: Final = frozenset({"i don't know.", "i don't know", "cannotanswer"})
_LANGUAGE: Final = "en"
_HEAD: Final = 2  # a history begins with the title and the section
_TURN: Final = 2  # then come a question and its answer, and so on


class _Entry(msgspec.Struct, frozen=True, rename="pascal"):
    history: tuple[str, ...]
    question: str
    question_no: int = msgspec.field(name="Question_no")
    dialogue: str = msgspec.field(name="QuAC_dialog_id")
    rewrite: str = ""


def read(value: object, source: str, name: str) -> QuestionSet:
    """Return the questions of a file in CANARD's layout, but for the last of each dialogue.

    Raises:
        BadQuestions: it has another layout; the error names the entry.
    """
    entries = convert(value, tuple[_Entry, ...], source)
    ordered = sorted(entries, key=lambda one: (one.dialogue, one.question_no))
    documents: list[Document] = []
    asked: list[LabelledQuestion] = []
    dropped: Counter[str] = Counter()
    for number, (_, turns) in enumerate(groupby(ordered, key=lambda one: one.dialogue)):
        dialogue = list(turns)
        answers = dialogue[-1].history[_HEAD + 1 :: _TURN]
        document = _document(f"{number:04d}.txt", dialogue[-1].history[:_HEAD], answers)
        documents.append(document)
        dropped[LAST_QUESTION] += 1
        asked += _questions(dialogue, answers, document)
    articles = {document.path: document.path for document in documents}
    return QuestionSet(
        name, tuple(documents), articles, tuple(asked), dropped, PassageUnit.DOCUMENT
    )


def _document(path: str, above: Sequence[str], answers: Sequence[str]) -> Document:
    """Return the document that the answers of a dialogue make, each of them once."""
    text = ""
    blocks: list[Block] = []
    for answer in dict.fromkeys(one for one in answers if _is_answer(one)):
        span = Span(len(text), len(text) + len(answer))
        blocks.append(Block(span, Kind.UNIT, tuple(above[1:])))
        text += f"{answer}\n\n"
    document = assemble(path, Reading(text, tuple(blocks), " ".join(above[:1])))
    return replace(document, language=_LANGUAGE)


def _questions(
    dialogue: Sequence[_Entry], answers: Sequence[str], document: Document
) -> Iterator[LabelledQuestion]:
    """Yield the questions of a dialogue, the last one left out."""
    for entry, answer in zip(dialogue, answers, strict=False):
        golds: tuple[Gold, ...] = ()
        if _is_answer(answer):
            start = next(
                b.span.start for b in document.blocks if b.span.of(document.text) == answer
            )
            golds = (Gold(document.path, Span(start, start + len(answer))),)
        yield LabelledQuestion(
            id=f"{entry.dialogue}#{entry.question_no}",
            question=Question(entry.question, entry.history[_HEAD::_TURN]),
            golds=golds,
            path=document.path,
            language=document.language,
            rewrite=entry.rewrite,
        )


def _is_answer(answer: str) -> bool:
    """Return whether an answer is more than the statement that there is none."""
    return bool(answer.strip()) and answer.strip().casefold() not in _UNKNOWN
