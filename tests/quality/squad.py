"""What do public question sets in SQuAD's layout ask of us?

Each paragraph of a file is a document; a sentence is right when it lies in the question's own
paragraph and holds a gold answer span whole.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from bot import disk
from bot.documents import Block, Document, Kind, Reading, assemble
from bot.index import Bm25
from bot.library import Library
from bot.passages import Grouping
from bot.pipeline import ingest
from bot.sentences import Sentence
from bot.spans import Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its paragraph's path and the gold spans in it (none: unanswerable)."""

    text: str
    path: str
    article: int
    golds: tuple[Span, ...]

    def is_right(self, sentence: Sentence) -> bool:
        """Return whether a sentence is a right answer."""
        return sentence.document.path == self.path and any(
            sentence.span.start <= gold.start and gold.end <= sentence.span.end
            for gold in self.golds
        )


def load(file: Path) -> tuple[tuple[Document, ...], tuple[Asked, ...]]:
    """Return the paragraphs of a file as documents, and its questions."""
    documents: list[Document] = []
    asked: list[Asked] = []
    for number, article in enumerate(json.loads(file.read_text(encoding="utf-8"))["data"]):
        title = article.get("title", "").replace("_", " ")
        for place, paragraph in enumerate(article["paragraphs"]):
            path = f"{number:03d}/{place:04d}.txt"
            text = paragraph["context"]
            block = Block(Span(0, len(text)), Kind.PARAGRAPH)
            documents.append(assemble(path, Reading(text, (block,), title)))
            for question in paragraph["qas"]:
                answers = [] if question.get("is_impossible") else question["answers"]
                golds = {
                    Span(a["answer_start"], a["answer_start"] + len(a["text"])) for a in answers
                }
                asked.append(Asked(question["question"], path, number, tuple(sorted(golds))))
    return tuple(documents), tuple(asked)


def library_of(documents: tuple[Document, ...]) -> Library:
    """Return the library of some paragraphs, with the settings that users have."""
    return ingest(documents, disk.likeness(), Grouping(), Bm25())
