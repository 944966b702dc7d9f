"""How the table of likeness is made, as far as no model is needed for it."""

import random

import numpy as np
import pytest

from bot.text.word_vectors import DIMENSIONS, SCALE
from tests.fitting.alone import quantise, reduce, unit
from tests.fitting.refine import _BATCH, _EPOCHS, _batches, bags
from tests.fitting.texts import Texts, _groups, _phrases


def test_rows_lie_along_the_directions_in_which_words_differ_most():
    chance = np.random.default_rng(0)
    wide = chance.normal(size=(400, DIMENSIONS + 20)) * ([5.0] * DIMENSIONS + [0.01] * 20) + 3
    rows = reduce(wide)
    centred = unit(wide - wide.mean(axis=0))
    assert rows.shape == (400, DIMENSIONS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(400))
    assert np.abs(rows @ rows.T - centred @ centred.T).max() < 0.01


def test_rounding_moves_a_row_but_little():
    rows = unit(np.random.default_rng(1).normal(size=(50, DIMENSIONS)))
    rounded = quantise(rows)
    assert rounded.dtype == np.int8
    assert np.abs(rounded / SCALE - rows).max() <= 0.5 / SCALE + 1e-12


def test_phrases_are_runs_of_the_words_of_a_sentence():
    sentence = "Otters eat crabs and fish in the cold river every winter."
    found = list(_phrases([sentence, "Too short."], random.Random(0)))  # noqa: S311
    assert len(found) == 3
    assert all(phrase in sentence and 2 <= len(phrase.split()) <= 6 for phrase in found)


def test_groups_leave_out_stop_words_and_use_most_words_thrice():
    words = [*(f"{chr(97 + n % 26)}{chr(97 + n // 26)}zz" for n in range(200)), "the", "is"]
    said = " ".join(_groups(words, random.Random(1))).split()  # noqa: S311
    assert not {"the", "is"} & set(said)
    assert max(map(said.count, said)) == 3
    assert len(said) > 3 * 195


def test_a_text_is_the_numbers_of_its_words_that_the_table_has():
    found = bags(["crabs", "otters"], Texts(("Otters eat crabs.", "Crabs hide."), ("Zebras",)))
    assert found.numbers == ((1, 0), (0,), (2,))
    assert found.idfs[1] > found.idfs[0] > found.idfs[2] == 0


def test_every_epoch_takes_each_text_once_at_most_in_an_order_that_is_always_the_same():
    count = 3 * _BATCH + 7
    batches = _batches(count)
    assert len(batches) == 3 * _EPOCHS
    assert len({text for batch in batches[:3] for text in batch}) == 3 * _BATCH
    assert batches == _batches(count)
    assert batches[0] != batches[3]
