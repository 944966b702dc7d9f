"""An embedding model helps to choose among the best sentences, and to refuse."""

from dataclasses import replace

import pytest

from bot import pipeline
from bot.answers.answer import Policy
from bot.embedding.encoders import ModelEncoders
from bot.embedding.model import open_model
from bot.queries.question import Question
from bot.ranking.features.embedding import Likeness
from bot.ranking.reranking import adjust, rerank
from tests.embedding.tiny import a_model
from tests.small_libraries import a_library, a_query, a_ranking, quotes, texts

LIBRARY = a_library(
    "A red bicycle grows rusty in the shed. A crimson automobile stands in the barn. "
    "Nobody knows whose red hat this is.\n"
)
ASKED = "Where is the red car parked?"


@pytest.fixture(scope="module")
def encoders(tmp_path_factory):
    """Return a tiny model that knows a few words with the same meaning."""
    folder = tmp_path_factory.mktemp("model")
    return ModelEncoders({"en": open_model(a_model(folder), folder / "tokenizer.json")})


def test_of_the_best_sentences_the_one_that_means_what_was_asked_comes_first(encoders):
    found = pipeline.rank(LIBRARY, Question(ASKED), encoders)
    assert texts(found.evidence)[0] == "A crimson automobile stands in the barn."


def test_the_same_sentences_are_there_in_another_order_and_what_is_added_is_shown(encoders):
    plain = a_ranking(LIBRARY, ASKED)
    found = pipeline.rank(LIBRARY, Question(ASKED), encoders)
    assert sorted(texts(found.evidence)) == sorted(texts(plain.evidence))
    for one in found.evidence:
        assert one.score == pytest.approx(sum(one.contributions))
        assert one.features.embedding > 0
    scores = [one.score for one in found.evidence]
    assert scores == sorted(scores, reverse=True)


def test_without_a_model_for_the_language_nothing_changes(encoders):
    plain = a_ranking(LIBRARY, ASKED)
    others = ModelEncoders({"other": encoders.models["en"]})
    for none in (None, ModelEncoders(), others):
        found = pipeline.rank(LIBRARY, Question(ASKED), none)
        assert found.evidence == plain.evidence
        assert found.confidence == plain.confidence


def test_quotations_stay_verbatim(encoders):
    said = pipeline.ask(LIBRARY, Question(ASKED), Policy(threshold=0.0), encoders)
    document = LIBRARY.documents[0]
    assert quotes(said)
    assert all(quote in document.text for quote in quotes(said))


def test_a_follow_up_is_read_behind_the_question_that_it_leans_on(encoders):
    class Listening:
        def __init__(self, encoder):
            self.encoder, self.heard = encoder, []

        def encode_question(self, text):
            self.heard.append(text)
            return self.encoder.encode_question(text)

        def __getattr__(self, name):
            return getattr(self.encoder, name)

    ear = Listening(encoders.models["en"])
    query = a_query(LIBRARY, "Whose is it?", "Where is the automobile?")
    rerank(query, a_ranking(LIBRARY, ASKED).evidence, ear)
    rerank(a_query(LIBRARY, ASKED), a_ranking(LIBRARY, ASKED).evidence, ear)
    assert ear.heard == ["Where is the automobile? Whose is it?", ASKED]


LIKE = Likeness(cosine=0.85, lead=0.02, words=0.9, least=0.85)


def test_the_more_alike_the_surer_whatever_the_features_say():
    for logit in (-5.0, 0.0, 5.0):
        assert adjust(logit, replace(LIKE, least=0.7)) < adjust(logit, LIKE)
        assert adjust(logit, LIKE) < adjust(logit + 1, LIKE)


def test_a_sentence_about_another_year_is_no_answer_however_alike_it_is(encoders):
    library = a_library("The red barn was built in 1931 by Ada Stone. Nobody parked there.\n")
    asked = Question("Who built the red barn in 1954?")
    assert pipeline.rank(library, asked, encoders).confidence <= 0.25
