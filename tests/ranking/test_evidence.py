"""Which sentences are looked at, and in which order they stand."""

from dataclasses import replace
from operator import mul

import pytest

from bot import pipeline
from bot.queries.question import Question
from bot.ranking.evidence import KEPT, weigh
from bot.ranking.match_matrix import build_matrix
from bot.ranking.models import model_for
from bot.ranking.trees import from_text
from tests.small_libraries import a_library, a_query, a_ranking, evidence_for, texts

ENGLISH = model_for("en")
OTHER = model_for("de")

SMALL = "Ada burnt the mill of the town. Bob slept. Olga came. Ivan left. Rain fell. It was so.\n"
# three hundred and some sentences, of which only the first says anything of a mill
LARGE = a_library(
    "The mill burnt.\n", *(f"The crate {n} is full of the soap.\n" for n in range(320))
)


def test_a_small_library_is_looked_at_whole():
    assert sorted(texts(evidence_for(a_library(SMALL), "Who burnt it?"))) == sorted(
        f"{text.rstrip('.')}." for text in SMALL.strip().split(". ")
    )


def test_of_a_large_library_the_best_passages_are_and_five_sentences_at_least():
    found = evidence_for(LARGE, "What burnt in the mill?")
    assert texts(found)[0] == "The mill burnt."
    assert len(found) == 5
    assert len(evidence_for(LARGE, "zorbwick")) == 5
    assert 5 < len(evidence_for(LARGE, "Which crate of soap?")) <= KEPT


def test_a_library_without_sentences_has_no_evidence():
    library = a_library("# Only a heading\n", ending="md")
    assert evidence_for(library, "heading") == ()


def test_a_like_word_is_searched_for_too():
    texts_of = (f"The crate {n} is full of the soap.\n" for n in range(320))
    library = a_library(*texts_of, "Kazakhstan sells the oil.\n", "A car was on the road.\n")
    assert texts(evidence_for(library, "Which Kazakh?"))[0] == "Kazakhstan sells the oil."
    assert texts(evidence_for(library, "Which automobile?"))[0] == "A car was on the road."


def test_what_the_features_add_is_the_score():
    for one in evidence_for(a_library(SMALL), "Who burnt the mill?"):
        assert one.score == pytest.approx(sum(one.contributions))


def test_without_trees_a_feature_adds_its_value_by_its_weight():
    library = a_library(SMALL)
    query, candidates = pipeline.find(library, Question("Who burnt the mill?"))
    matrix = build_matrix(query.expansion.matches, candidates)
    plain = replace(ENGLISH, trees=from_text(""))
    for one in weigh(query, candidates, matrix, plain):
        added = map(mul, one.features, ENGLISH.features)
        assert one.contributions == pytest.approx(tuple(added))


def test_the_best_stands_first_and_numbers_are_those_of_the_library():
    library = a_library(SMALL)
    found = evidence_for(library, "Who burnt the mill?")
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(library.sentences[one.number] is one.sentence for one in found)


def test_a_tie_goes_to_the_sentence_that_stands_first():
    library = a_library("Crates hold soap.\n", "Crates hold soap.\n", "Crates hold soap.\n")
    assert [one.number for one in evidence_for(library, "Which soap?")] == [0, 1, 2]


def test_a_name_that_the_library_lacks_finds_no_more_than_the_rest_of_the_question():
    library = a_library(SMALL)
    found = a_ranking(library, "Who burnt the mill of Zogland?")
    assert [term.is_known for term in found.query.terms] == [True, True, False]
    assert texts(found.evidence)[0] == "Ada burnt the mill of the town."


def test_a_heading_that_is_a_question_leads_to_what_stands_under_it():
    words = (
        "# Club\n\n## Where do we meet?\n\nAt the fountain in the park.\n\n"
        "## What does it cost?\n\nTen coins a month.\n"
    )
    library = a_library(words, ending="md")
    assert a_query(library, "Where do we meet?").words == {"meet"}
    found = evidence_for(library, "Where do we meet?")
    assert texts(found)[0] == "At the fountain in the park."
    assert found[0].features.is_near
    assert texts(evidence_for(library, "What does it cost?"))[0] == "Ten coins a month."


def test_english_and_other_languages_have_weights_of_their_own():
    english = evidence_for(a_library("The oven is hot. The key is small."), "Where is the key?")[0]
    russian = evidence_for(a_library("Печь горячая. Ключ был у неё, и он мал."), "Где ключ?")[0]
    assert english.contributions.cosine != 0 == russian.contributions.cosine
    assert model_for("en").features == ENGLISH.features != OTHER.features


def test_each_question_finds_the_documents_of_its_language():
    library = a_library(
        "The capital of Peru is Lima. It is a large city on the coast.",
        "Столица Перу называется Лима. Это большой город, и он стоит у моря.",
        "Peru'nun başkenti Lima'dır. Bu şehir çok büyük ve denizin yanında.",
        "秘鲁的首都是利马。这个城市很大，在海边。",
    )
    asked = {
        "What is the capital of Peru?": "The capital",
        "Какой город является столицей Перу?": "Столица",
        "Peru'nun başkenti neresidir?": "Peru'nun",
        "秘鲁的首都是什么？": "秘鲁",
    }
    for question, start in asked.items():
        assert evidence_for(library, question)[0].sentence.text.startswith(start)
