"""How good is one reply to a question about a real document?"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SURE = 0.8
"""From this confidence on, a wrong quotation misleads its reader."""
MARKS = (
    "questions",
    "first nearest right",
    "first quotation right",
    "among three nearest",
    "wrong and sure",
    "refused though answerable",
    "answered though unanswerable",
    "stale",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the document it is about, and pieces of the sentences that answer it."""

    id: str
    document: str
    question: str
    want: tuple[str, ...]


def read_questions(path: Path) -> list[Question]:
    """The questions of a file with one JSON object a line."""
    objects = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Question(o["id"], o["document"], o["question"], tuple(o["want"])) for o in objects]


def is_stale(question: Question, document: str) -> bool:
    """Whether the document, in the version at hand, holds none of the wanted pieces any more."""
    return bool(question.want) and not holds(document, question.want)


def holds(text: str, pieces: Iterable[str]) -> bool:
    """Whether the text holds one of the pieces; any white space counts as one blank."""
    text = " ".join(text.split())
    return any(" ".join(piece.split()) in text for piece in pieces)


def mark(question: Question, reply: Mapping[str, Any]) -> set[str]:
    """The names of `MARKS` that this reply earns."""
    answered = bool(reply["answered"])
    if not question.want:
        wrong = {"answered though unanswerable"} if answered else set()
        sure = answered and reply["confidence"] >= SURE
        return {"questions"} | wrong | ({"wrong and sure"} if sure else set())
    return {"questions"} | mark_answerable(question, reply, answered=answered)


def mark_answerable(question: Question, reply: Mapping[str, Any], *, answered: bool) -> set[str]:
    """The marks of a reply to a question that the document answers."""
    nearest = [holds(sentence["text"], question.want) for sentence in reply["nearest"][:3]]
    quoted = answered and holds(reply["sentences"][0]["text"], question.want)
    earned = {
        "first nearest right": nearest[:1] == [True],
        "among three nearest": any(nearest),
        "first quotation right": quoted,
        "refused though answerable": not answered,
        "wrong and sure": answered and not quoted and reply["confidence"] >= SURE,
    }
    return {name for name, is_earned in earned.items() if is_earned}
