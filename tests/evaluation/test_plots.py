"""Reports as pictures."""

import pytest

pytest.importorskip("matplotlib", reason="the extra `plots` is not installed")

from bot.answers.answer import Policy
from bot.config.settings import Settings
from bot.evaluation.measuring import Options, measure
from bot.evaluation.plots import _risk, _types, draw
from tests.evaluation.sets import the_set


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """Return the report of the usual set."""
    found = the_set(tmp_path_factory.mktemp("plots"))
    return measure(found, Settings(), Options(baseline=True))


def test_three_pictures_are_drawn_into_a_folder_that_is_made(tmp_path, report):
    paths = draw(report, tmp_path / "new" / "folder", prefix="set-")
    assert [path.name for path in paths] == [
        "set-risk.png",
        "set-reliability.png",
        "set-types.png",
    ]
    for path in paths:
        assert path.read_bytes().startswith(b"\x89PNG")


def test_the_same_report_makes_the_same_pictures(tmp_path, report):
    first, again = draw(report, tmp_path / "first"), draw(report, tmp_path / "again")
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in again]


def test_the_curve_of_each_system_is_named_and_the_threshold_marked(report):
    (axes,) = _risk(report).axes
    names = {line.get_label() for line in axes.lines}
    assert {"Footnote", "rank_bm25, stems", "SQLite FTS5, porter"} <= names
    assert [text.get_text() for text in axes.texts] == [f"threshold {Policy().threshold}"]


def test_a_bar_tells_of_how_many_questions_it_is(report):
    (axes,) = _types(report).axes
    assert "how many (2)" in {label.get_text() for label in axes.get_yticklabels()}
