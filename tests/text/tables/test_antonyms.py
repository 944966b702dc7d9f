"""Opposites, by a table of our own."""

from bot.text.folding import fold
from bot.text.tables.antonyms import opposites


def test_opposites_are_opposites_of_each_other():
    table = opposites()
    assert "minimum" in table["maximum"]
    assert all(word in table[other] for word, others in table.items() for other in others)


def test_no_word_is_its_own_opposite_and_all_are_folded():
    table = opposites()
    assert not [word for word, others in table.items() if word in others]
    assert all(word == fold(word) for word in table)
