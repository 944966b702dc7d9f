"""What is asked, and which words of which document would be right?

Questions with the words that answer them, their golds. A sentence is right if it holds a gold
whole, in the document of that gold. A question without golds is one that the documents do not
answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.queries.question import Question
from bot.text.spans import Span

BLANK: Final = "the question is blank"  # why one is left out, in any layout
NOT_THERE: Final = "its answer is not in the text"


class PassageUnit(StrEnum):
    """What counts as a passage when it is measured whether the right one was found."""

    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that a right sentence holds, and the path of their document."""

    path: str
    span: Span

    def is_in(self, sentence: Sentence) -> bool:
        """Return whether a sentence holds these very words."""
        inside = sentence.span.start <= self.span.start and self.span.end <= sentence.span.end
        return inside and sentence.document.path == self.path

    def touches(self, sentence: Sentence) -> bool:
        """Return whether a sentence holds at least some of these words."""
        return sentence.document.path == self.path and sentence.span.overlaps(self.span)


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """One question of a set, with the words that answer it.

    `path` is the document that it is about, "" if the set does not tell; `kind` is what its author
    calls it; `rewrite` is the same question made to stand alone by a person. Either is "" if there
    is none.
    """

    id: str
    question: Question
    golds: tuple[Gold, ...]
    path: str = ""
    kind: str = ""
    language: str = ""
    rewrite: str = ""

    @property
    def is_answerable(self) -> bool:
        """Whether the documents answer it."""
        return bool(self.golds)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one file, and the documents that they are asked of.

    `articles` are the articles that documents belong to, by path; `dropped` is how many questions
    were left out, by reason; `passage_unit` is what counts as a passage.
    """

    name: str
    documents: tuple[Document, ...]
    articles: Mapping[str, str]
    questions: tuple[LabelledQuestion, ...]
    dropped: Mapping[str, int]
    passage_unit: PassageUnit = PassageUnit.PARAGRAPH
