"""Reports as people read them."""

from dataclasses import replace

import pytest

from bot.answers.answer import Policy
from bot.config.settings import Settings
from bot.evaluation.bootstrap import Figure
from bot.evaluation.measuring import Options, measure
from bot.evaluation.tables import _cell, render, table
from tests.evaluation.sets import ARTICLES, DIALOGUE, asked_in_lines, question, squad, the_set


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Return the tables of the usual set, with everything that can be measured of it."""
    found = the_set(tmp_path_factory.mktemp("page"))
    return render(measure(found, Settings(), Options(baseline=True, typos=True)))


def test_the_first_lines_say_what_was_asked_of_what(page):
    assert page.startswith(
        "set.json, open: 7 questions with an answer; 7 documents\n"
        "  in brackets: 95 % of 1,000 samples of the 6 articles\n"
    )


def test_every_system_has_a_row_and_every_matter_a_table(page):
    for title in (
        "Right sentence, %",
        "Right passage, %",
        "Questions with an answer told from questions about other articles",
        f"Answering from a confidence of {Policy().threshold} on",
        "By type, %",
        "By language, %",
        "Phrase in bold where the first sentence is right, and right of these phrases, %",
        "With one slip of the finger in each question, %",
        "Time of a question, one core, 7 asked: p50",
    ):
        assert page.count(f"\n{title}") == 1
    for system in ("Footnote", "rank_bm25, stems", "rank_bm25, 4-grams", "SQLite FTS5, porter"):
        assert page.count(f"\n  {system} ") == 4


def test_what_was_left_out_or_lies_in_no_sentence_is_said(tmp_path):
    across = "live in the river Elm. They"
    told = squad(
        question("Where?", (across, ARTICLES[0][1][0].index(across))),
        question(" ", ("Otters", 0)),
        question("Why?", is_impossible=True),
    )
    page = render(measure(the_set(tmp_path, told), Settings(), Options()))
    assert "1 question with an answer and 1 without" in page
    assert "1 answered by no single sentence count as missed" in page
    assert "1 left out: the question is blank" in page


def test_follow_ups_and_turns_are_told_where_there_are_any(tmp_path, page):
    told = render(measure(the_set(tmp_path, DIALOGUE), Settings(), Options()))
    assert "Follow-ups, %" in told
    assert "By turn, %" in told
    assert "Follow-ups" not in page


def test_too_few_documents_to_ask_elsewhere_are_said_to_be(tmp_path):
    line = {"question": "Where do otters live?", "gold": "Elm"}
    found = asked_in_lines(tmp_path, line, elm="Otters live in the Elm.")
    page = render(replace(measure(found, Settings(), Options()), latency=None))
    assert "Refusal: not measured, for there are too few documents to ask elsewhere." in page
    assert "Time of a question" not in page


def test_kinds_tell_who_was_refused(tmp_path):
    lines = [
        {"question": "Where do otters live?", "gold": "Elm", "kind": "direct"},
        {"question": "Who paints the moon?", "gold": [], "kind": "near-miss"},
    ]
    found = asked_in_lines(tmp_path, *lines, elm="Otters live in the Elm.")
    rows = render(measure(found, Settings(), Options())).splitlines()
    (row,) = [row.split() for row in rows if row.startswith("  near-miss")]
    assert row[:5] == ["near-miss", "1", "–", "–", "–"]


@pytest.mark.parametrize(
    ("name", "figure", "shown"),
    [
        ("hit@1", Figure(0.7651, 0.7312, 0.8), "76.5 (73.1–80.0)"),
        ("lost", Figure(0.01, -0.002, 0.03), "1.0 (-0.2 to 3.0)"),
        ("AUC", Figure(0.9861, 0.98, 0.99), "0.986 (0.980–0.990)"),
    ],
)
def test_a_figure_stands_before_its_interval(name, figure, shown):
    assert _cell(name, figure) == shown


def test_columns_of_figures_end_below_each_other():
    lines = table("Title", ["", "a", "bb"], [["one", "1.0", "2"], ["three", "10.0", "22"]])
    assert lines.splitlines() == [
        "Title",
        "            a  bb",
        "  one     1.0   2",
        "  three  10.0  22",
    ]
