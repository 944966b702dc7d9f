"""We ourselves, as one ranker among others."""

from bot.evaluation.systems import SystemRanking, footnote
from bot.queries.question import Question
from tests.small_libraries import a_library, evidence_for, said_to

TEXTS = ("Otters eat crabs. The mayor protects the otters.", "The kite nests in tall oaks.")
ASKED = "Who protects the otters?"


def test_our_order_is_that_of_the_evidence_and_we_are_as_sure_as_an_answer():
    library = a_library(*TEXTS)
    ranking = footnote(library)(Question(ASKED))
    assert ranking.numbers == tuple(one.number for one in evidence_for(library, ASKED))
    assert ranking.confidence == said_to(library, ASKED).confidence


def test_the_phrase_is_the_one_that_is_set_in_bold_in_the_first_sentence():
    text = "The mill was burnt by Ada Byron. It rained."
    ranking = footnote(a_library(text))(Question("Who burnt the mill?"))
    assert ranking.phrase.of(text) == "Ada Byron"
    assert footnote(a_library(text))(Question("Why was the mill burnt?")).phrase is None


def test_a_greeting_finds_nothing_and_is_sure_of_nothing():
    assert footnote(a_library(*TEXTS))(Question("hello")) == SystemRanking((), 0.0)
