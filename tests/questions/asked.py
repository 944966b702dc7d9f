"""What is asked of the article, and what answers it?"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.documents.document import Document
from bot.libraries import files
from bot.libraries.bundled import bundled_corpus
from bot.queries.question import Question

FILE: Final = Path(__file__).with_name("article.jsonl")
RAW: Final = Path(__file__).parents[3] / "shared" / "article"  # the report, where it is at hand
KINDS: Final = (
    "direct",
    "paraphrase",
    "terse",
    "typo",
    "followup",
    "oblique",  # riddles: the article answers only who knows something else too
    "near-miss",  # uses the article's names, but the article does not tell
    "off-topic",
)
UNANSWERABLE: Final = frozenset({"near-miss", "off-topic"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the pieces of text of which a right sentence holds one; none: no answer."""

    id: str
    kind: str
    question: Question
    golds: tuple[str, ...]

    def is_right(self, text: str) -> bool:
        """Return whether a text answers."""
        return any(gold in text for gold in self.golds)


def load(*, raw: bool = False) -> tuple[Asked, ...]:
    """Return the questions, with what answers them in the bundled article or in the report."""
    lines = FILE.read_text("utf-8").splitlines()
    return tuple(_asked(json.loads(line), "raw" if raw else "gold") for line in lines)


def _asked(line: dict[str, Any], key: str) -> Asked:
    """Return the question of a line."""
    question = Question(line["question"], tuple(line["history"]))
    return Asked(line["id"], line["kind"], question, tuple(line[key]))


def documents(*, raw: bool = False) -> tuple[Document, ...]:
    """Return the bundled article, or the report that it retells."""
    return files.read_corpus([RAW if raw else bundled_corpus()]).documents
