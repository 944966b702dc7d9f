"""How the sentences around use a name."""

from hypothesis import given
from hypothesis import strategies as st

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


WORDS = st.sampled_from("in at and Bank of England Ann i a an by Lee that".split())


@given(st.lists(WORDS, max_size=60), st.lists(WORDS, min_size=1, max_size=3))
def test_a_name_is_counted_behind_each_word_as_if_it_were_searched_for_with_it(said, name):
    text, wanted = " ".join(said), " ".join(name)
    for words, share in (
        (("in", "at", "from", "near", "to"), mentions(text).placed),
        (("by", "and", "that", "when", "said"), mentions(text).acting),
    ):
        found = sum(text.count(f" {word} {wanted}") for word in words)
        assert share(wanted) == found / (text.count(wanted) + 2.0)
