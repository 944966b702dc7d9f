"""What stands around a sentence is found, whichever segment has it."""

import pytest

from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.index.growing_library import Making, begin, change
from bot.index.library import collect, number_of, paragraph_of
from tests.conftest import a_document
from tests.small_libraries import LIKENESS

MAKING = Making(LIKENESS, Grouping(words=6), Bm25())
DOCUMENTS = [
    a_document(f"It is {name}. It was {name} before.\n\nNow {name} is gone.\n", f"{name}.md")
    for name in "dbeac"
]
GONE = a_document("Nobody reads this. It goes.\n", "b0.md")


@pytest.fixture(scope="module")
def pair():
    """Return a library that has grown, and one that is made at once."""
    first = collect([*DOCUMENTS[:2], GONE], LIKENESS, MAKING.grouping, MAKING.parameters)
    growing = change(begin(first), [], DOCUMENTS[2:4], MAKING)
    growing = change(growing, [GONE.id], DOCUMENTS[4:], MAKING)
    return growing.library, collect(DOCUMENTS, LIKENESS, MAKING.grouping, MAKING.parameters)


def test_sentences_stand_beside_each_other_within_their_document(pair):
    grown, whole = pair
    for number in range(len(whole.sentences)):
        for step in (-2, -1, 1, 2):
            assert grown.beside(number, step) == whole.beside(number, step)


def test_paragraphs_and_places_are_the_same(pair):
    grown, whole = pair
    for sentence in whole.sentences:
        assert paragraph_of(grown, sentence) == paragraph_of(whole, sentence)
        place = sentence.document, sentence.span.start
        assert number_of(grown, *place) == number_of(whole, *place)


def test_a_sentence_of_a_document_that_is_gone_has_no_paragraph(pair):
    grown, _ = pair
    gone = collect([GONE], LIKENESS, MAKING.grouping, MAKING.parameters).sentences[0]
    assert paragraph_of(grown, gone) == ()
    assert GONE.id not in grown.ranges


def test_slices_are_those_of_a_list(pair):
    grown, whole = pair
    assert grown.sentences[2:7] == tuple(whole.sentences)[2:7]
    assert grown.passages[-1] == whole.passages[-1]
    with pytest.raises(IndexError):
        grown.sentences[len(whole.sentences)]
