"""What comes with the program: the article and the word vectors."""

import numpy as np

from bot.libraries.bundled import bundled_corpus, load_word_vectors
from bot.libraries.files import read_corpus
from bot.text import word_vectors


def test_the_bundled_article_is_found_and_read():
    reading = read_corpus([bundled_corpus()])
    assert [document.path for document in reading.documents] == ["central-asia-summit.md"]
    assert not reading.problems


def test_the_table_of_word_vectors_has_a_row_for_each_word():
    table = load_word_vectors()
    assert table.matrix.shape == (len(table.words), word_vectors.DIMENSIONS)
    assert list(table.words) == sorted(set(table.words))
    assert table.frequencies.shape == (len(table.words),)
    car, automobile, poem = table.rows(["car", "automobile", "poem"])
    assert np.dot(car, automobile) > np.dot(car, poem)


def test_common_words_are_written_more_often_than_rare_ones():
    find, quorum, unknown = load_word_vectors().rates(["find", "quorum", "zorbwick"])
    assert find > 50 * quorum > 0
    assert unknown == 0
