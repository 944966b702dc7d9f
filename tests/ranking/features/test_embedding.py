"""How alike a question and the sentences are, as a model sees it."""

import numpy as np
import pytest

from bot.ranking.encoding import Encoding
from bot.ranking.features.embedding import compare, cosines

EAST, NORTH, HALF = (1.0, 0.0), (0.0, 1.0), (0.6, 0.8)


def an_encoding(vector, *states) -> Encoding:
    """Return an encoding; its first and last state are the model's own."""
    rows = np.array([EAST, *states, EAST], np.float32)
    return Encoding(np.array(vector, np.float32), ("",) * len(rows), rows)


class Known:
    """A model that has read two sentences."""

    def vectors(self, texts):
        """Return the vector of each sentence."""
        return np.array([{"east": EAST, "half": HALF}[text] for text in texts], np.float32)


def test_each_sentence_has_its_cosine():
    asked = an_encoding(EAST)
    assert cosines(asked, ["half", "east"], Known()).tolist() == pytest.approx([0.6, 1.0])


def test_every_word_of_the_question_looks_for_its_like_in_the_sentence():
    found = compare(
        an_encoding(EAST, EAST, NORTH), an_encoding(EAST, HALF), np.array([0.9, 0.7, 0.8])
    )
    assert found.words == pytest.approx((0.6 + 0.8) / 2)
    assert found.least == pytest.approx(0.6)
    assert (found.cosine, found.lead) == pytest.approx((0.9, 0.1))


def test_one_sentence_is_ahead_of_none_and_a_question_without_words_is_like_nothing():
    found = compare(an_encoding(EAST), an_encoding(EAST, EAST), np.array([0.9]))
    assert (found.lead, found.words, found.least) == (0.0, 0.0, 1.0)
