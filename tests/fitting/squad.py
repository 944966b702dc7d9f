"""What do public question sets in SQuAD's layout ask of us?

Each paragraph of a file is a document; a sentence is right when it lies in the question's own
document and holds a gold answer span whole.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.documents.passages import Grouping
from bot.documents.sentences import Sentence
from bot.index.bm25 import Bm25
from bot.index.library import Library
from bot.libraries.bundled import load_word_vectors
from bot.pipeline import ingest
from bot.text.spans import Span
from bot.text.word_vectors import WordVectors

FOLDER: Final = Path(__file__).parents[3] / "shared" / "data" / "squad-style"
WIKIPEDIA: Final = "new-wiki"  # SQuADShifts, New Wikipedia, CC BY 4.0
SQUAD2: Final = "squad2-train-10-articles"  # of SQuAD 2.0, CC BY-SA 4.0
FITTED: Final = (WIKIPEDIA, SQUAD2)  # what weights may be fitted on
REDDIT: Final = "reddit"  # SQuADShifts, Reddit: to measure with


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its document's path and the gold spans in it (none: unanswerable)."""

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


@dataclass(frozen=True, slots=True)
class Article:
    """The paragraphs of one article and its questions; `set` and `number` tell it from others."""

    set: str
    number: int
    paragraphs: tuple[Document, ...]
    asked: tuple[Asked, ...]

    @property
    def key(self) -> tuple[str, int]:
        """What the article is called by."""
        return self.set, self.number


def load(file: Path) -> tuple[tuple[Document, ...], tuple[Asked, ...]]:
    """Return the paragraphs of a file as documents, and its questions."""
    articles = read(file)
    return (
        tuple(document for article in articles for document in article.paragraphs),
        tuple(asked for article in articles for asked in article.asked),
    )


def articles_of(name: str) -> tuple[Article, ...]:
    """Return the articles of a set, by its name.

    Raises:
        SystemExit: the sets are not on this machine.
    """
    file = FOLDER / f"{name}.json"
    if not file.is_file():
        raise SystemExit(f"../shared/data/squad-style/{name}.json is not there: put the set there")
    return read(file)


def read(file: Path) -> tuple[Article, ...]:
    """Return the articles of a file."""
    data = json.loads(file.read_text(encoding="utf-8"))["data"]
    return tuple(_article(file.stem, number, article) for number, article in enumerate(data))


def _article(name: str, number: int, article: dict[str, Any]) -> Article:
    """Return one article."""
    title = article.get("title", "").replace("_", " ")
    documents: list[Document] = []
    asked: list[Asked] = []
    for place, paragraph in enumerate(article["paragraphs"]):
        path = f"{number:03d}/{place:04d}.txt"
        text = paragraph["context"]
        block = Block(Span(0, len(text)), Kind.PARAGRAPH)
        documents.append(assemble(path, Reading(text, (block,), title)))
        asked += [_asked(question, path, number) for question in paragraph["qas"]]
    return Article(name, number, tuple(documents), tuple(asked))


def _asked(question: dict[str, Any], path: str, number: int) -> Asked:
    """Return one question."""
    answers = [] if question.get("is_impossible") else question["answers"]
    golds = {Span(a["answer_start"], a["answer_start"] + len(a["text"])) for a in answers}
    return Asked(question["question"], path, number, tuple(sorted(golds)))


def apart(article: Article) -> Article:
    """Return an article with paths that no other set has, to stand beside articles of others."""
    paragraphs = (replace(one, path=f"{article.set}/{one.path}") for one in article.paragraphs)
    asked = (replace(one, path=f"{article.set}/{one.path}") for one in article.asked)
    return replace(article, paragraphs=tuple(paragraphs), asked=tuple(asked))


def library_of(documents: tuple[Document, ...]) -> Library:
    """Return the library of some paragraphs, with the settings that users have."""
    return ingest(documents, word_vectors(), Grouping(), Bm25())


@cache
def word_vectors() -> WordVectors:
    """Return the word vectors; thousands of small libraries share them."""
    return load_word_vectors()
