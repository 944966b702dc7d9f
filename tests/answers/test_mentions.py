"""How the sentences around use a name."""

from bot.answers.mentions import Mentions

TEXTS = ("Bo lives in Lima.", "It rains in Lima.", "Lima is said to be sold by Ada.")


def mentions(*texts: str) -> Mentions:
    return Mentions(lambda: texts)


def test_a_word_is_a_name_if_another_sentence_says_it_inside():
    found = mentions(*TEXTS)
    assert found.is_name("Lima")
    assert not found.is_name("Bo")


def test_places_stand_behind_other_words_than_people():
    found = mentions(*TEXTS)
    assert found.placed("Lima") > found.acting("Lima") == 0
    assert found.acting("Ada") > found.placed("Ada") == 0


def test_one_mention_tells_less_than_many():
    assert mentions("We are in Lima.").placed("Lima") < mentions(*TEXTS[:2]).placed("Lima")


def test_a_name_that_nobody_mentions_is_nothing():
    found = mentions()
    assert (found.count("Lima"), found.placed("Lima"), found.is_name("Lima")) == (0, 0, False)


def test_the_sentences_are_read_only_if_something_is_asked_of_them():
    Mentions(lambda: 1 / 0)
