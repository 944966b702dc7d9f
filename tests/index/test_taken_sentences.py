"""A sentence that nobody looks at is not made; one that is looked at stays the same."""

import pytest

from bot.documents.sentences import split
from bot.index.taken_sentences import TakenSentences
from tests.conftest import a_document

SENTENCES = split(a_document("The mill burnt. It was rebuilt. Nobody knows when."))


def test_only_what_is_looked_at_is_made_and_once():
    made = []

    def find(place):
        made.append(place)
        return split(SENTENCES[0].document)[place]

    taken = TakenSentences(3, find)
    assert len(taken) == 3
    assert made == []
    assert taken[1] is taken[1]
    assert taken[-2] is taken[1]
    assert made == [1]
    assert tuple(taken) == SENTENCES
    assert sorted(made) == [0, 1, 2]


def test_there_are_no_more_than_were_taken():
    with pytest.raises(IndexError):
        TakenSentences(3, SENTENCES.__getitem__)[3]
