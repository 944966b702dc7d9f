"""Where the words of a sentence stand."""

from bot.answers.asked import Asked
from bot.answers.mentions import Mentions
from bot.answers.sentence_words import Candidate, Read
from bot.queries.answer_types import AnswerType
from bot.text.spans import Span

TEXT = "The mill, which Ada Holm sold, is old."


def read(text: str = TEXT, *words: str) -> Read:
    """Return a sentence with some words that matched, all of the same weight."""
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return Read(text, [(span, 1.0) for span in spans], 2.0, Mentions(lambda: (text,)))


def candidate(phrase: str) -> Candidate:
    """Return a phrase of the sentence as a candidate."""
    start = TEXT.index(phrase)
    asked = Asked("Who sold it?", AnswerType.NAME)
    return Candidate(asked, read(), Span(start, start + len(phrase)), ())


def test_commas_and_conjunctions_part_clauses():
    found = read()
    clause = dict(zip(found.words, found.clauses, strict=True))
    assert clause["mill"] < clause["sold"] < clause["old"]
    assert clause["ada"] == clause["sold"]


def test_the_matched_words_are_known_by_their_places():
    assert read(TEXT, "mill", "sold").spoken == {1, 6}


def test_beside_the_ends_stand_marks_of_their_own():
    found = read()
    assert (found.word(-1), found.word(0), found.word(99)) == ("^", "the", "$")


def test_a_candidate_knows_its_words_and_those_beside_it():
    one = candidate("Ada Holm")
    assert one.words == ["ada", "holm"]
    assert (one.before(), one.before(2), one.behind()) == ("which", ",", "sold")
