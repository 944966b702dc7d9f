"""How sure we are of the best sentence, and by which features."""

import math
from dataclasses import replace

import pytest

from bot import pipeline
from bot.index.library import Library
from bot.queries.question import Question
from bot.ranking.confidence import (
    CONFIDENCE_NAMES,
    ConfidenceFeatures,
    confidence,
    extract,
    extract_own,
)
from bot.ranking.evidence import weigh
from bot.ranking.match_matrix import build_matrix
from bot.ranking.models import model_for
from tests.small_libraries import LIKENESS, a_library, a_ranking, evidence_for

ENGLISH = model_for("en")

TOWN = a_library(
    "# The town\n\n## Mills\n\nAda lost the mill in the spring. Bob was asleep at home. "
    "Olga of Lima went to the sea.\n\n## Dams\n\nNobody was in the valley in 1843.\n",
    ending="md",
)


def sure(question: str) -> float:
    return a_ranking(TOWN, question).confidence


def features_of(question: str, library: Library = TOWN, best=None) -> ConfidenceFeatures:
    """Return what makes us sure of the best sentence, or of one that is named."""
    query, candidates = pipeline.find(library, Question(question))
    matrix = build_matrix(query.expansion.matches, candidates)
    return extract_own(query, candidates, matrix, best or weigh(query, candidates, matrix))


def test_what_the_library_says_is_surer_than_what_it_does_not():
    assert sure("Who lost the mill in the spring?") > 0.5
    assert sure("Who wrote the opera?") < 0.1


def test_without_evidence_there_is_no_confidence():
    empty = a_library("# Only a heading\n", ending="md")
    assert a_ranking(empty, "Who lost the heading?").confidence == 0


@pytest.mark.parametrize("score", [-1e9, -5.0, 0.0, 5.0, 1e9])
def test_confidence_is_a_probability_whatever_the_score(score):
    query, candidates = pipeline.find(TOWN, Question("Who lost the mill?"))
    matrix = build_matrix(query.expansion.matches, candidates)
    best = replace(weigh(query, candidates, matrix)[0], score=score)
    assert 0 < confidence(query, candidates, matrix, (best,)) < 1


def test_the_logit_is_the_weighted_sum_with_what_the_trees_add():
    query, candidates = pipeline.find(TOWN, Question("Who lost the mill?"))
    matrix = build_matrix(query.expansion.matches, candidates)
    found = extract(query, candidates, matrix, weigh(query, candidates, matrix))
    assert len(found) == len(CONFIDENCE_NAMES)
    weighed = sum(
        ENGLISH.confidence.get(name, 0) * value
        for name, value in zip(CONFIDENCE_NAMES, found.tolist(), strict=True)
    )
    trees = ENGLISH.confidence_trees
    logit = weighed + trees.base + trees.contributions(found[None]).sum()
    likely = sure("Who lost the mill?")
    assert math.log(likely / (1 - likely)) == pytest.approx(logit)


def test_what_the_library_has_no_word_for_is_unknown_by_weight():
    assert LIKENESS.knows("opera")
    assert features_of("Who lost the mill?").unknown_terms == 0
    assert 0 < features_of("Who lost the opera?").unknown_terms < 1
    assert features_of("zorbwick").unknown_terms == 1


def test_names_and_numbers_that_nobody_says_near_the_sentence_are_strangers():
    assert features_of("Who lost the mill?").unsaid_names == 0  # none is asked for
    assert features_of("What did Olga do in Lima?").unsaid_names == 0  # she herself says both
    assert features_of("Who lost the mill in Lima?").unsaid_names == 1  # two sentences on
    assert (
        features_of("Was Bob asleep, or was Lima?").unsaid_names == 0
    )  # the next sentence says it
    assert features_of("Who lost the mill in 1844, not in 1843?").unsaid_names == 1


def test_a_name_in_the_title_or_the_headings_is_no_stranger():
    library = a_library(
        "# Peru\n\n## Lima\n\nThe mill is on the hill. They lost it. "
        "It was near Lima and in Peru, or so it was said.\n",
        ending="md",
    )
    question = "Which mill in Peru is near Lima, on the hill?"
    found = evidence_for(library, "Which mill is on the hill?")[:1]
    assert found[0].sentence.text == "The mill is on the hill."
    assert features_of(question, library, found).unsaid_names == 0


def test_a_phrase_of_the_wanted_kind_is_a_feature():
    assert features_of("When was nobody in the valley?").has_answer_type == 1
    assert features_of("Tell of the valley").has_answer_type == 0


def test_a_price_that_is_asked_for_and_not_there_is_missed():
    library = a_library("The ticket is valid for a day. The pass costs 5 euros.\n")
    assert features_of("What is the price of the pass?", library).value_unsaid == 0
    assert features_of("What is the price of a valid ticket?", library).value_unsaid == 1


def test_a_word_that_nobody_says_near_the_sentence_is_told_by_number_and_weight():
    found = features_of("Who lost the mill of the opera?")
    assert found.unsaid_terms > 0.5
    assert 0 < found.unsaid_share < 1
    assert found.rarest_unknown > 0
    assert features_of("Who lost the mill?").unsaid_terms == 0


def test_hints_and_surroundings_are_told_apart_from_what_is_said():
    found = features_of("Was Bob asleep at home in the spring?")
    assert found.said_around > 0 == found.like_words
    assert features_of("Where did he slumber?").like_words > 0


def test_what_only_the_headings_say_is_not_held_against_the_sentence():
    below = features_of("Which dams was nobody in?")  # "Dams" is its heading
    beside = features_of("Was Olga asleep?")  # one of them is said, the other by a neighbour
    assert below.said_around == 0
    assert beside.said_around > 0


def test_a_phrase_beside_what_is_asked_ties_and_one_beside_the_name_alone_is_loose():
    town = a_library(
        "The mill of Bob, who is asleep at home and dreams of nothing but the sea, fell in 1990."
    )
    question = "When was Bob born?"
    assert features_of(question, town).unanchored == 1
    question = "When fell the mill?"
    assert features_of(question, town).unanchored == 0
    assert features_of("Tell of the valley").unanchored == 0  # no kind of phrase is wanted


def test_what_is_counted_has_to_be_said():
    town = a_library("The town has 5,000 inhabitants and a large mill.")

    def uncounted(question: str) -> float:
        return features_of(question, town).count_unsaid

    assert uncounted("How many inhabitants has the town?") == 0
    assert uncounted("How many lions has the town?") > 0.8
    assert 0 < uncounted("How many residents has the town?") < 0.8
    assert uncounted("What has the town?") == 0


BOATS = "# Boats\n\nThe red boat was built in 1911. Otto Lind steers it."
MILLS = "# Mills\n\nThe old mill was built in 1870. Ann Weiss owns it."


def ahead_of(library, question: str) -> float:
    return features_of(question, library).title_lead


def test_a_document_that_alone_says_it_is_ahead_of_the_others():
    library = a_library(BOATS, MILLS, ending="md")
    assert (
        ahead_of(library, "Who steers the red boat?") > ahead_of(library, "What was built?") >= 0
    )


def test_where_there_is_but_one_title_nothing_is_ahead():
    assert ahead_of(a_library(BOATS, ending="md"), "Who steers the red boat?") == 0.0
    parts = a_library(BOATS, BOATS.replace("red", "blue"), ending="md")
    assert ahead_of(parts, "Who steers the red boat?") == 0.0
