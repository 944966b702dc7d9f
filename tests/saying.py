"""Makers of answers and misses: what is said is chosen here, so that no score can change it."""

from collections.abc import Sequence
from operator import mul

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.answers.highlights import Highlights
from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.errors import Cause
from bot.ranking.features import FEATURE_NAMES, Features
from bot.ranking.models import model_for
from bot.text.spans import Span
from tests.conftest import a_document

ENGLISH = model_for("en")

HOUSE = """\
---
title: House rules
date: 2024-03-01
source: the notice board
url: https://board.example/rules
---

# House rules

## The garden

The spare key hangs behind the boiler. Put it back before dark. Ada has the other key.

## The kitchen

The oven is hot.
"""


def the_house() -> Document:
    """Return a document that tells its title, date and source, and has headings."""
    return a_document(HOUSE, path="rules/house.md")


def some_features(*values: float, **named: float) -> Features:
    """Return features of a score: the values given, in order or by name, and zeros else."""
    padded = [*values, *(0.0 for _ in FEATURE_NAMES)]
    return Features(**(dict(zip(FEATURE_NAMES, padded, strict=False)) | named))


def a_citation(  # noqa: PLR0913 - a maker, called by name
    document: Document,
    quote: str,
    *,
    number: int = 1,
    paragraph: int = 1,
    headings: tuple[str, ...] = (),
    matched: Sequence[str] = (),
    phrase: str = "",
    beside: tuple[str, str] = ("", ""),
    features: Features | None = None,
) -> Citation:
    """Return the citation of some words of a document."""

    def place(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    def sentence(words: str) -> Sentence | None:
        return Sentence(document, place(words), paragraph, headings) if words else None

    features = features or some_features(bm25_share=0.5, coverage=0.25)
    spans = tuple(sorted(place(words) for words in matched))
    highlights = Highlights(spans, place(phrase) if phrase else None)
    return Citation(
        number=number,
        sentence=Sentence(document, place(quote), paragraph, headings),
        span=place(quote),
        quote=quote,
        score=sum(map(mul, features, ENGLISH.features)),
        features=features,
        contributions=Features._make(map(mul, features, ENGLISH.features)),
        find_highlights=lambda: highlights,
        before=sentence(beside[0]),
        after=sentence(beside[1]),
    )


def the_key(number: int = 1) -> Citation:
    """Return the citation of the house rules that is used most."""
    return a_citation(
        the_house(),
        "Put it back before dark.",
        number=number,
        headings=("House rules", "The garden"),
        matched=["back"],
        phrase="before dark",
        beside=("The spare key hangs behind the boiler.", "Ada has the other key."),
    )


def an_answer(*citations: Citation, corrections: tuple[tuple[str, str], ...] = ()) -> Answer:
    """Return an answer of these citations."""
    return Answer("When?", citations, citations, 0.75, corrections)


def a_miss(*nearest: Citation, cause: Cause = Cause.NOT_ANSWERED) -> Abstention:
    """Return an abstention with these sentences as the nearest."""
    return Abstention("When?", cause, nearest, 0.25)
