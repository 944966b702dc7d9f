"""Makers of small question sets, in every layout that is read."""

import json
from pathlib import Path
from typing import Final

from bot.evaluation.files import read
from bot.evaluation.question_sets import QuestionSet
from tests.conftest import a_document

ARTICLES: Final = (
    (
        "Otters",
        (
            "Otters live in the river Elm. They eat crabs and fish.",
            "The mayor protects them. Ada Stone founded the reserve in 1931.",
        ),
    ),
    ("Bridges", ("The iron bridge has nine arches. A painter from Ifield drew it twice.",)),
    ("Bees", ("A queen bee lays two thousand eggs a day. Drones do not sting.",)),
    ("Salt", ("Salt was mined below Arden until 1890. The miners sang at work.",)),
    ("Owls", ("The barn owl hunts mice at night. Its hearing is better than a cat's.",)),
    ("Kites", ("The red kite nests in tall oaks. It lays three white eggs in April.",)),
)
ASKED: Final = (
    ("What do otters eat?", 0, "crabs and fish"),
    ("Who founded the reserve?", 0, "Ada Stone"),
    ("How many arches has the iron bridge?", 1, "nine"),
    ("How many eggs does a queen bee lay in a day?", 2, "two thousand"),
    ("Until when was salt mined below Arden?", 3, "1890"),
    ("What does the barn owl hunt?", 4, "mice"),
    ("Where does the red kite nest?", 5, "tall oaks"),
)


def squad(*asked: dict[str, object], article: int = 0) -> dict[str, object]:
    """Return a file in SQuAD's layout: the usual articles, and questions about one paragraph.

    Without any, the usual questions.
    """
    return {
        "version": "invented",
        "data": [
            {
                "title": title,
                "paragraphs": [
                    {
                        "context": text,
                        "qas": list(asked) if (number, place) == (article, 0) else [],
                    }
                    if asked
                    else {"context": text, "qas": _usual(number, text)}
                    for place, text in enumerate(paragraphs)
                ],
            }
            for number, (title, paragraphs) in enumerate(ARTICLES)
        ],
    }


def _usual(article: int, text: str) -> list[dict[str, object]]:
    """Return the usual questions that one paragraph answers."""
    return [
        {
            "id": question,
            "question": question,
            "answers": [{"text": answer, "answer_start": text.index(answer)}],
        }
        for question, about, answer in ASKED
        if about == article and answer in text
    ]


def question(text: str, *answers: tuple[str, int], **more: object) -> dict[str, object]:
    """Return a question in SQuAD's layout."""
    told = [{"text": answer, "answer_start": start} for answer, start in answers]
    return {"id": "one", "question": text, "answers": told, **more}


def written(folder: Path, value: object, name: str = "set.json") -> Path:
    """Return a file that holds a value as JSON."""
    file = folder / name
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return file


def lines_in(folder: Path, *records: object, name: str = "set.jsonl") -> Path:
    """Return a file that holds one value a line."""
    file = folder / name
    told = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    file.write_text("".join(told), encoding="utf-8")
    return file


def the_set(folder: Path, value: object = None) -> QuestionSet:
    """Return the questions of a file in SQuAD's or CANARD's layout, by default the usual ones."""
    return read(written(folder, squad() if value is None else value), no_documents)


def asked_in_lines(folder: Path, *records: object, **texts: str) -> QuestionSet:
    """Return the questions of some lines, asked of some texts."""
    documents = [a_document(text, f"{name}.txt") for name, text in texts.items()]
    return read(lines_in(folder, *records), lambda: documents)


def no_documents() -> tuple[()]:
    """Return no documents, where none are looked at."""
    return ()


DIALOGUE: Final = [
    {
        "History": ["Otters", "Food", *history],
        "QuAC_dialog_id": "C_1",
        "Question": text,
        "Question_no": number,
        "Rewrite": rewrite,
    }
    for number, (text, rewrite, history) in enumerate(
        (
            ("What do they eat?", "What do otters eat?", []),
            (
                "And in winter?",
                "What do otters eat in winter?",
                ["What do they eat?", "Crabs and fish, mostly"],
            ),
            (
                "Who feeds them?",
                "Who feeds otters?",
                [
                    "What do they eat?",
                    "Crabs and fish, mostly",
                    "And in winter?",
                    "I don't know.",
                ],
            ),
            (
                "Why?",
                "Why does Ada Stone feed otters?",
                [
                    "What do they eat?",
                    "Crabs and fish, mostly",
                    "And in winter?",
                    "I don't know.",
                    "Who feeds them?",
                    "Ada Stone. She is the keeper of the reserve.",
                ],
            ),
        ),
        start=1,
    )
]
