"""How many questions are answered rightly?

Each is asked through the pipeline as users ask it. Beside it stands what it has to beat: BM25 of
stemmed sentences, each a passage of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from bot.answers.answer import Abstention, Answer, Policy
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.documents.sentences import split
from bot.index.bm25 import Bm25, Index, build, search
from bot.libraries.bundled import load_word_vectors
from bot.pipeline import ask, ingest
from bot.ranking.reranking import Encoders
from bot.text.analysis import analyze
from tests.benchmarks.tables import table
from tests.questions.asked import KINDS, UNANSWERABLE, Asked

ALL: Final = "all answerable"
NONE: Final = "all unanswerable"
PLAIN: Final = "without oblique"  # riddles need what is not in the article
_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question: is the best sentence right, or one of the best three?"""

    asked: Asked
    first: bool
    near: bool
    answered: bool
    right: bool  # the answer, if there is one, holds what answers the question
    confidence: float
    plain_first: bool
    plain_near: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """The outcomes of one kind of question: how many, and shares of them in [0, 1]."""

    questions: int
    first: float
    near: float
    answered: float
    right: float
    refused: float
    plain_first: float
    plain_near: float


def outcomes(
    documents: Sequence[Document], questions: Iterable[Asked], encoders: Encoders | None = None
) -> tuple[Outcome, ...]:
    """Ask every question, with the settings that users have, and with embedding models if any."""
    library = ingest(documents, load_word_vectors(), Grouping(), Bm25())
    texts = [sentence.text for document in documents for sentence in split(document)]
    plain = build([analyze(text, "en") for text in texts], Bm25())
    said = ((asked, ask(library, asked.question, Policy(), encoders)) for asked in questions)
    return tuple(_outcome(*one, plain, texts) for one in said)


def _outcome(
    asked: Asked, said: Answer | Abstention, plain: Index, texts: Sequence[str]
) -> Outcome:
    """See what was said to a question, and what plain BM25 finds."""
    is_answer = isinstance(said, Answer)
    quotes = [citation.quote for citation in said.citations] if is_answer else []
    near = [asked.is_right(citation.quote) for citation in said.nearest[:_NEAR]]
    terms = dict.fromkeys(analyze(asked.question.text, "en"), 1.0)
    hits = search(plain, terms, limit=_NEAR)
    found = [asked.is_right(texts[hit.passage]) for hit in hits]
    return Outcome(
        asked=asked,
        first=any(near[:1]),
        near=any(near),
        answered=is_answer,
        right=any(map(asked.is_right, quotes)),
        confidence=said.confidence,
        plain_first=any(found[:1]),
        plain_near=any(found),
    )


def by_kind(found: Sequence[Outcome]) -> dict[str, Shares]:
    """Return the shares of every kind, then those of all that the article answers or does not."""
    kinds = {kind: [one for one in found if one.asked.kind == kind] for kind in KINDS}
    kinds[ALL] = [one for one in found if one.asked.kind not in UNANSWERABLE]
    kinds[PLAIN] = [one for one in kinds[ALL] if one.asked.kind != "oblique"]
    kinds[NONE] = [one for one in found if one.asked.kind in UNANSWERABLE]
    return {kind: _shares(some) for kind, some in kinds.items()}


def _shares(some: Sequence[Outcome]) -> Shares:
    """Return the shares of some outcomes, of which there is at least one."""

    def share(name: str) -> float:
        return sum(getattr(one, name) for one in some) / len(some)

    return Shares(
        questions=len(some),
        first=share("first"),
        near=share("near"),
        answered=share("answered"),
        right=share("right"),
        refused=sum(not one.answered for one in some) / len(some),
        plain_first=share("plain_first"),
        plain_near=share("plain_near"),
    )


def report(shares: dict[str, Shares], title: str) -> str:
    """Return the table of all kinds."""
    heads = (
        "kind",
        "questions",
        "hit@1",
        "hit@3",
        "answered",
        "right in answer",
        "refused",
        "BM25 hit@1",
        "BM25 hit@3",
    )
    return table(title, heads, [(kind, *_cells(kind, one)) for kind, one in shares.items()])


def _cells(kind: str, shares: Shares) -> Iterator[str]:
    """Yield the cells of a row; what has no answer has no right sentence either."""
    has_none = kind in UNANSWERABLE or kind == NONE
    for name, value in asdict(shares).items():
        if name == "questions":
            yield str(value)
        elif has_none and name not in {"answered", "refused"}:
            yield "-"
        else:
            yield f"{100 * value:.1f}"
