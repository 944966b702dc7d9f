"""What is known of sentences before anything is asked."""

import numpy as np
import pytest

from bot.index.sentence_table import leans
from tests.small_libraries import a_library

MILLS = a_library(
    "# Mills\n\n## Old ones\n\nTwo mills stand. Is it so?\n\nHe left.\n",
    "Dams leak.\n",
    ending="md",
)
TABLE = MILLS.sources.table


def test_paragraphs_are_numbered_through_the_library_and_documents_are_kept_apart():
    assert np.diff(TABLE.paragraph).tolist() == [0, 1, 1]
    assert np.diff(TABLE.document).tolist() == [0, 0, 1]
    assert TABLE.follows.tolist() == [False, True, True, False]


def test_what_leans_and_what_asks_is_noted():
    assert TABLE.leans.tolist() == [False, False, True, False]
    assert TABLE.asks.tolist() == [False, True, False, False]


@pytest.mark.parametrize("text", ["He left.", "“They left.”", "(But why?)", "This, too."])
def test_a_sentence_leans_that_begins_with_a_word_that_points_back(text):
    assert leans(text)


@pytest.mark.parametrize("text", ["Hector left.", "Ada saw him.", "", "…"])
def test_other_sentences_do_not_lean(text):
    assert not leans(text)
