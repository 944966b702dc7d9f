"""Questions and the replies they get, kept as files that are reviewed like code.

A case is a folder. Its question.toml says what is asked (`question`, `history`), of which files
(a table `corpus`, or else the bundled article) and how (`context`, `explain`, `repeat`). Beside it
lie the replies: plain.txt, record.json, message.json (what is sent in Telegram, to a reader of
`language`; each entity with the words that it styles) and, with `batch`, the line of a batch.

    python -m tests.golden      writes all replies anew
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.config.settings import Settings
from bot.console.batch import answer_lines
from bot.documents.document import Document, assemble
from bot.documents.readers import markdown, text
from bot.index.library import Library
from bot.libraries import files
from bot.libraries.bundled import bundled_corpus, load_word_vectors
from bot.pipeline import ask, ingest
from bot.queries.question import Question
from bot.replies import plain, record
from bot.replies.layout import reply_segments
from bot.replies.telegram import answers
from bot.replies.telegram.message import Message
from bot.wording import words_for

FOLDER: Final = Path(__file__).parent
_SETTINGS: Final = Settings()


def cases() -> list[str]:
    """Return the names of all cases."""
    return sorted(path.parent.name for path in FOLDER.glob("*/question.toml"))


def replies(name: str) -> dict[str, str]:
    """Return what the files of a case should hold today, by their names."""
    case = tomllib.loads((FOLDER / name / "question.toml").read_text(encoding="utf-8"))
    library = _library(case)
    asked = Question(case["question"] * case.get("repeat", 1), tuple(case.get("history", ())))
    said = ask(library, asked, _SETTINGS.answers)
    shown = reply_segments(said, context="context" in case, explain="explain" in case)
    # a question of 10,000 letters is no reading: its record says nothing that plain.txt does not
    whole = record.render(said) | ({"question": "…"} if "repeat" in case else {})
    made = {
        "plain.txt": plain.render(shown) + "\n",
        "record.json": record.to_json(whole, indent=2) + "\n",
        "message.json": _sent(
            answers.render(said, words_for(case.get("language", "")), bot_name="footnote_bot")
        ),
    }
    if "batch" in case:
        line = record.to_json({"id": name, "question": asked.text, "history": asked.history})
        lines = answer_lines(
            [line.encode()], lambda one: ask(library, one, _SETTINGS.answers), source=name
        )
        made["batch.jsonl"] = "".join(f"{one}\n" for one in lines)
    return made


def _sent(messages: Sequence[Message]) -> str:
    """Return messages as JSON."""
    made = []
    for one in messages:
        raw = one.text.encode("utf-16-le")
        entities = [
            {
                "type": entity.kind,
                "words": raw[2 * entity.start : 2 * (entity.start + entity.length)].decode(
                    "utf-16-le"
                ),
            }
            | ({"url": entity.url} if entity.url else {})
            for entity in one.entities
        ]
        made.append({"text": one.text, "entities": entities})
    return record.to_json({"messages": made}, indent=2) + "\n"


def _library(case: Mapping[str, Any]) -> Library:
    """Return the library that a case asks."""
    if "corpus" not in case:
        return _bundled()
    encoding = case.get("encoding", "utf-8")
    documents = [_document(path, words.encode(encoding)) for path, words in case["corpus"].items()]
    return ingest(documents, load_word_vectors(), _SETTINGS.passages, _SETTINGS.bm25)


@cache
def _bundled() -> Library:
    """Return the library of the bundled article."""
    library = files.read_corpus([bundled_corpus()])
    return ingest(library.documents, load_word_vectors(), _SETTINGS.passages, _SETTINGS.bm25)


def _document(path: str, raw: bytes) -> Document:
    """Return the document of a file."""
    return assemble(path, (markdown if path.endswith(".md") else text).read(raw))
