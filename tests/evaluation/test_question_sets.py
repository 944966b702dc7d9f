"""Which sentences a gold makes right."""

import pytest

from bot.documents.sentences import split
from bot.evaluation.question_sets import Gold, LabelledQuestion
from bot.queries.question import Question
from bot.text.spans import Span
from tests.conftest import a_document

DOCUMENT = a_document("Otters live in the Elm. They eat crabs and fish.", "elm.txt")
FIRST, SECOND = split(DOCUMENT)


def gold(words, path="elm.txt"):
    start = DOCUMENT.text.index(words)
    return Gold(path, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "held", "touched"),
    [
        ("Otters", (True, False), (True, False)),
        ("They eat crabs and fish.", (False, True), (False, True)),
        ("Elm. They", (False, False), (True, True)),
    ],
)
def test_a_gold_makes_right_what_holds_it_whole(words, held, touched):
    one = gold(words)
    assert (one.is_in(FIRST), one.is_in(SECOND)) == held
    assert (one.touches(FIRST), one.touches(SECOND)) == touched


def test_a_gold_of_another_document_makes_nothing_right():
    assert not gold("Otters", "oak.txt").is_in(FIRST)
    assert not gold("Otters", "oak.txt").touches(FIRST)


def test_a_question_without_golds_is_unanswerable():
    assert not LabelledQuestion("1", Question("Why?"), ()).is_answerable
    assert LabelledQuestion("1", Question("Who?"), (gold("Otters"),)).is_answerable
