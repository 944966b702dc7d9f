"""How sure we are of the best sentence, and on which grounds."""

import math
from dataclasses import replace

import pytest

from bot.ranking.confidence import GROUND_NAMES, Grounds, confidence, grounds
from bot.ranking.weights import GROUNDS, WIDE_GROUNDS
from tests.small_libraries import LIKENESS, a_library, gathered, looked_up

TOWN = a_library(
    "# The town\n\n## Mills\n\nAda lost the mill in the spring. Bob was asleep at home. "
    "Olga of Lima went to the sea.\n\n## Dams\n\nNobody was in the valley in 1843.\n",
    ending="md",
)


def sure(question: str) -> float:
    return confidence(TOWN, *looked_up(TOWN, question), gathered(TOWN, question))


def grounds_of(question: str) -> Grounds:
    return grounds(TOWN, *looked_up(TOWN, question), gathered(TOWN, question))


def test_what_the_library_says_is_surer_than_what_it_does_not():
    assert sure("Who lost the mill in the spring?") > 0.5
    assert sure("Who wrote the opera?") < 0.1


def test_without_evidence_there_is_no_confidence():
    assert confidence(TOWN, *looked_up(TOWN, "Who lost the mill?"), ()) == 0


@pytest.mark.parametrize("score", [-1e9, -5.0, 0.0, 5.0, 1e9])
def test_confidence_is_a_probability_whatever_the_score(score):
    best = replace(gathered(TOWN, "Who lost the mill?")[0], score=score)
    assert 0 < confidence(TOWN, *looked_up(TOWN, "Who lost the mill?"), (best,)) < 1


def test_the_logit_is_the_weighted_sum_of_the_grounds():
    found = grounds_of("Who lost the mill?")
    logit = sum(getattr(found, name) * GROUNDS[name] for name in GROUND_NAMES)
    assert math.log(
        sure("Who lost the mill?") / (1 - sure("Who lost the mill?"))
    ) == pytest.approx(logit)


def test_what_the_library_has_no_word_for_is_unknown_by_weight():
    assert LIKENESS.knows("opera")
    assert grounds_of("Who lost the mill?").unknown == 0
    assert 0 < grounds_of("Who lost the opera?").unknown < 1
    assert grounds_of("zorbwick").unknown == 1


def test_names_and_numbers_that_nobody_says_near_the_sentence_are_strangers():
    assert grounds_of("Who lost the mill?").strangers == 0  # none is asked for
    assert grounds_of("What did Olga do in Lima?").strangers == 0  # she herself says both
    assert grounds_of("Who lost the mill in Lima?").strangers == 1  # two sentences on
    assert grounds_of("Was Bob asleep, or was Lima?").strangers == 0  # the next sentence says it
    assert grounds_of("Who lost the mill in 1844, not in 1843?").strangers == 1


def test_a_name_in_the_title_or_the_headings_is_no_stranger():
    library = a_library(
        "# Peru\n\n## Lima\n\nThe mill is on the hill. They lost it. "
        "It was near Lima and in Peru, or so it was said.\n",
        ending="md",
    )
    question = "Which mill in Peru is near Lima, on the hill?"
    found = gathered(library, "Which mill is on the hill?")[:1]
    assert found[0].sentence.text == "The mill is on the hill."
    assert grounds(library, *looked_up(library, question), found).strangers == 0


def test_a_phrase_of_the_wanted_kind_and_the_number_of_terms_are_grounds():
    assert grounds_of("When was nobody in the valley?").found == 1
    assert grounds_of("Tell of the valley").found == 0
    assert grounds_of("mill").terms == 0
    assert grounds_of("mill spring").terms == pytest.approx(math.log(2))


def test_hints_and_surroundings_are_told_apart_from_what_is_said():
    found = grounds_of("Was Bob asleep at home in the spring?")
    assert found.around > 0 == found.hinted
    assert grounds_of("Where did he slumber?").hinted > 0


def test_what_only_the_headings_say_is_not_held_against_the_sentence():
    below = grounds_of("Which dams was nobody in?")  # "Dams" is its heading
    beside = grounds_of("Was Olga asleep?")  # one of them is said, the other by a neighbour
    assert below.around == 0
    assert beside.around > 0


def test_a_phrase_beside_what_is_asked_ties_and_one_beside_the_name_alone_is_loose():
    town = a_library(
        "The mill of Bob, who is asleep at home and dreams of nothing but the sea, fell in 1990."
    )
    question = "When was Bob born?"
    assert grounds(town, *looked_up(town, question), gathered(town, question)).loose == 1
    question = "When fell the mill?"
    assert grounds(town, *looked_up(town, question), gathered(town, question)).loose == 0
    assert grounds_of("Tell of the valley").loose == 0  # no kind of phrase is wanted


def test_what_is_counted_has_to_be_said():
    town = a_library("The town has 5,000 inhabitants and a large mill.")

    def uncounted(question: str) -> float:
        return grounds(town, *looked_up(town, question), gathered(town, question)).uncounted

    assert uncounted("How many inhabitants has the town?") == 0
    assert uncounted("How many lions has the town?") > 0.8
    assert 0 < uncounted("How many residents has the town?") < 0.8
    assert uncounted("What has the town?") == 0


BOATS = "# Boats\n\nThe red boat was built in 1911. Otto Lind steers it."
MILLS = "# Mills\n\nThe old mill was built in 1870. Ann Weiss owns it."


def ahead_of(library, question: str) -> float:
    return grounds(library, *looked_up(library, question), gathered(library, question)).ahead


def test_a_document_that_alone_says_it_is_ahead_of_the_others():
    library = a_library(BOATS, MILLS, ending="md")
    assert (
        ahead_of(library, "Who steers the red boat?") > ahead_of(library, "What was built?") >= 0
    )


def test_where_there_is_but_one_title_nothing_is_ahead():
    assert ahead_of(a_library(BOATS, ending="md"), "Who steers the red boat?") == 0.0
    parts = a_library(BOATS, BOATS.replace("red", "blue"), ending="md")
    assert ahead_of(parts, "Who steers the red boat?") == 0.0


def test_in_a_large_library_the_grounds_weigh_differently():
    filler = " ".join(f"Number {n} of the list is quite empty." for n in range(400))
    library = a_library(BOATS, filler, ending="md")
    assert library.whole is None
    asked = "Who steers the red boat?"
    given = looked_up(library, asked), gathered(library, asked)
    found = grounds(library, *given[0], given[1])
    logit = sum(getattr(found, name) * WIDE_GROUNDS[name] for name in GROUND_NAMES)
    sure = confidence(library, *given[0], given[1])
    assert math.log(sure / (1 - sure)) == pytest.approx(logit)
    assert found.size == pytest.approx(math.log(402))
