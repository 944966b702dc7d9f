"""A set measured from end to end."""

from dataclasses import replace

import pytest

from bot.answers.answer import Policy
from bot.config.settings import Settings
from bot.evaluation.measuring import OPEN, PER_DOCUMENT, Options, default_jobs, measure
from tests.evaluation.sets import the_set


def test_the_right_sentences_of_an_easy_set_are_found(tmp_path):
    report = measure(the_set(tmp_path), Settings(), Options())
    figures = report.retrieval["Footnote"]
    assert figures["hit@1"].value == figures["passage@1"].value == 1.0
    assert report.in_no_sentence == 0


@pytest.mark.parametrize(("is_open", "shape"), [(True, OPEN), (False, PER_DOCUMENT)])
def test_both_shapes_are_measured_and_both_ask_elsewhere_too(tmp_path, is_open, shape):
    report = measure(the_set(tmp_path), Settings(), Options(is_open=is_open))
    assert (report.shape, report.questions) == (shape, 7)
    assert report.refusal["Footnote"]["AUC"].value > 0.9


def test_a_limit_asks_fewer_questions_of_all_documents(tmp_path):
    report = measure(the_set(tmp_path), Settings(), Options(limit=3))
    assert (report.questions, report.documents) == (3, 7)


def test_the_threshold_of_the_settings_is_the_one_that_is_reported(tmp_path):
    strict = replace(Settings(), answers=Policy(threshold=1.0))
    report = measure(the_set(tmp_path), strict, Options())
    assert (report.threshold, report.answered_share) == (1.0, 0.0)


def test_there_is_a_process_at_least():
    assert 1 <= default_jobs() <= 4
