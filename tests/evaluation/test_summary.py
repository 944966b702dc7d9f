"""Which figures all the outcomes give."""

from dataclasses import replace

import pytest

from bot.config.settings import Settings
from bot.evaluation.measuring import Options, measure
from bot.evaluation.outcomes import Outcome
from bot.evaluation.plans import Condition
from bot.evaluation.question_sets import Gold, LabelledQuestion, QuestionSet
from bot.evaluation.sampling import units
from bot.evaluation.summary import Evaluation
from bot.evaluation.systems import FOOTNOTE
from bot.queries.question import Question
from bot.text.spans import Span
from tests.conftest import a_document
from tests.evaluation.sets import DIALOGUE, the_set

FOUND, BELOW, MISSED = (
    Outcome((0,), 1, 0, 0.9),
    Outcome((1,), 1, 0, 0.6),
    Outcome((), 1, None, 0.2),
)
NOWHERE, FOREIGN = Outcome((), 0, 0, 0.4), Outcome((), 0, None, 0.1)


def asked(number, text="Who came?", *, kind="", answered=True):
    path = f"{number}.txt"
    golds = (Gold(path, Span(0, 3)),) if answered else ()
    return LabelledQuestion(str(number), Question(text), golds, path, kind)


def reported(questions, outcomes, *, threshold=0.5, systems=(FOOTNOTE,), dropped=None):
    documents = tuple(a_document("One came.", f"{n}.txt") for n in range(len(questions)))
    given = QuestionSet("set", documents, {}, tuple(questions), dropped or {})
    evaluation = Evaluation(
        given, outcomes, systems, units(given), "open", Condition.OWN_HALF, threshold
    )
    return evaluation.report(None)


def numbered(*outcomes):
    return dict(enumerate(outcomes))


def values(figures):
    return {name: round(figure.value, 3) for name, figure in figures.items()}


def test_shares_are_those_of_questions_with_an_answer():
    questions = [asked(0), asked(1), asked(2), asked(3), asked(4, answered=False)]
    outcomes = {(FOOTNOTE, Condition.ORIGINAL): numbered(FOUND, BELOW, MISSED, FOUND, FOREIGN)}
    report = reported(questions, outcomes)
    assert (report.questions, report.answerable) == (5, 4)
    assert values(report.retrieval[FOOTNOTE])["hit@1"] == 0.5
    assert values(report.retrieval[FOOTNOTE])["hit@3"] == 0.75
    assert report.answered_share == 0.6


def test_a_question_that_no_sentence_answers_alone_counts_as_missed():
    report = reported(
        [asked(0), asked(1)], {(FOOTNOTE, Condition.ORIGINAL): numbered(FOUND, NOWHERE)}
    )
    assert report.in_no_sentence == 1
    assert values(report.retrieval[FOOTNOTE])["hit@1"] == 0.5
    assert values(report.retrieval[FOOTNOTE])["passage@1"] == 1.0


def test_the_threshold_parts_what_is_answered_from_what_is_refused():
    questions = [asked(0), asked(1), asked(2), asked(3, answered=False)]
    outcomes = {
        (FOOTNOTE, Condition.ORIGINAL): numbered(FOUND, BELOW, MISSED, FOREIGN),
        (FOOTNOTE, Condition.OWN_HALF): numbered(FOUND, BELOW, MISSED),
        (FOOTNOTE, Condition.FOREIGN): numbered(FOREIGN, FOUND, FOREIGN),
    }
    told = values(reported(questions, outcomes).refusal[FOOTNOTE])
    assert told["answered"] == pytest.approx(2 / 3, abs=0.001)
    assert told["right of answered"] == 0.5
    assert told["foreign refused"] == pytest.approx(2 / 3, abs=0.001)
    assert told["unanswerable refused"] == 1.0
    assert told["unanswerable AUC"] == 1.0
    assert told["AUC"] == pytest.approx((2.5 + 2 + 2) / 9, abs=0.001)


def test_without_others_nothing_is_told_of_telling_them_apart():
    report = reported([asked(0)], {(FOOTNOTE, Condition.ORIGINAL): numbered(FOUND)})
    assert set(report.refusal[FOOTNOTE]) == {"ECE", "answered", "right of answered"}


def test_groups_are_shown_where_there_is_more_than_one():
    questions = [asked(0, kind="terse"), asked(1, "When?", kind="direct"), asked(2, kind="terse")]
    outcomes = {(FOOTNOTE, Condition.ORIGINAL): numbered(FOUND, MISSED, BELOW)}
    groups = reported(questions, outcomes).groups
    assert list(groups) == ["type", "language", "kind"]
    assert {name: one.questions for name, one in groups["type"].items()} == {"who": 2, "when": 1}
    assert values(groups["kind"]["terse"].figures)["hit@1"] == 0.5
    assert values(groups["kind"]["direct"].figures)["refused"] == 1.0


def test_a_kind_without_answers_tells_only_how_many_were_refused():
    questions = [asked(0, kind="direct"), asked(1, kind="near-miss", answered=False)]
    outcomes = {(FOOTNOTE, Condition.ORIGINAL): numbered(FOUND, BELOW)}
    group = reported(questions, outcomes).groups["kind"]["near-miss"]
    assert (group.questions, values(group.figures)) == (1, {"refused": 0.0})


def test_phrases_are_measured_where_the_first_sentence_is_right_and_a_phrase_may_be_shown():
    right, wrong = (replace(FOUND, is_phrase_right=claim) for claim in (True, False))
    elsewhere = replace(BELOW, is_phrase_right=False)
    texts = ["Who came?"] * 5 + ["When?", "Why?"]
    questions = [asked(number, text) for number, text in enumerate(texts)]
    found = numbered(right, right, wrong, FOUND, elsewhere, right, right)
    phrases = reported(questions, {(FOOTNOTE, Condition.ORIGINAL): found}).phrases
    assert {name: one.questions for name, one in phrases.items()} == {
        "who": 4,
        "when": 1,
        "all of these": 5,
    }
    assert values(phrases["who"].figures) == {"phrase": 0.75, "right": 0.667}
    assert values(phrases["when"].figures) == {"phrase": 1.0, "right": 1.0}


def test_where_no_phrase_is_shown_none_is_called_right():
    outcomes = {(FOOTNOTE, Condition.ORIGINAL): numbered(FOUND)}
    (group,) = reported([asked(0)], outcomes).phrases.values()
    assert values(group.figures) == {"phrase": 0.0}


def test_what_slips_lose_is_counted_question_by_question():
    outcomes = {
        (FOOTNOTE, Condition.ORIGINAL): numbered(FOUND, FOUND, MISSED),
        (FOOTNOTE, Condition.TYPO): numbered(FOUND, BELOW, MISSED),
    }
    report = reported([asked(number) for number in range(3)], outcomes)
    assert values(report.typos[FOOTNOTE]) == {"hit@1": 0.333, "hit@3": 0.667, "lost": 0.333}


def test_what_was_left_out_is_counted():
    outcomes = {(FOOTNOTE, Condition.ORIGINAL): {0: FOUND}}
    report = reported([asked(0), asked(1)], outcomes, dropped={"the question is blank": 2})
    assert report.dropped == {
        "it names no document, and each is asked of its own": 1,
        "the question is blank": 2,
    }


def test_follow_ups_are_told_with_without_and_rewritten(tmp_path):
    report = measure(the_set(tmp_path, DIALOGUE), Settings(), Options(baseline=True))
    assert list(report.followups)[:3] == [
        "Footnote, with the questions before",
        "Footnote, the last question alone",
        "Footnote, rewritten by a person",
    ]
    assert report.groups["turn"]["later"].questions == 1
