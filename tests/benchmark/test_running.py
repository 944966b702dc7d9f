"""A benchmark measures what is installed, and names what is not."""

from dataclasses import replace

import pytest

from bot.benchmark import records, running, tables
from bot.benchmark.builds import Cost
from bot.benchmark.corpora import invent
from bot.benchmark.engines import ENGINES


@pytest.fixture(scope="module")
def measured():
    """Return a benchmark of two engines, a third being not installed."""
    chosen = [one for one in ENGINES if one.name in {"Footnote", "SQLite FTS5"}]
    absent = replace(chosen[1], name="Otter", module="otter_search", extra="bench and fast")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "ENGINES", (*chosen, absent))
        return running.run(invent(200), 20, lambda _: None)


def test_what_is_installed_is_measured_and_the_rest_is_missing(measured):
    names = [row.name for row in measured.rows]
    assert names[0] == "Footnote, numpy"
    assert names[-1] == "SQLite FTS5"
    assert [one.name for one in measured.missing][-1] == "Otter"
    assert all(row.comparison.p50 > 0 and row.cost.seconds > 0 for row in measured.rows)


def test_our_own_compiled_search_is_measured_or_missing(measured):
    names = {row.name for row in measured.rows} | {one.name for one in measured.missing}
    assert "Footnote, numba" in names


def test_what_is_compared_with_itself_takes_once_as_long_and_finds_the_same(measured):
    (reference,) = [row for row in measured.rows if row.name == measured.reference]
    assert reference.comparison.p50_ratio.value == 1
    assert reference.agreement == 1
    assert all(row.agreement > 0.8 for row in measured.rows)


def test_the_table_has_a_line_for_each_and_says_which_extra_brings_the_missing(measured):
    shown = tables.render(measured)
    assert shown.startswith("Ten best of 200 passages (200 invented), 20 questions in turn")
    assert "\nFootnote, numpy " in shown
    assert "Otter is not installed: footnote-bot[bench,fast] brings it" in shown


def test_the_record_has_what_the_table_has(measured):
    (corpus,) = records.render([measured])["corpora"]
    assert corpus["passages"] == 200
    assert corpus["not_installed"][-1] == "Otter"
    assert list(corpus["engines"]) == [row.name for row in measured.rows]
    engine = corpus["engines"]["SQLite FTS5"]
    assert engine["p50_ms"] > 0
    value, low, high = engine["p50_ratio"]
    assert low <= value <= high


def test_an_engine_too_slow_for_so_many_passages_is_left_out(monkeypatch):
    monkeypatch.setattr(running, "cost_of", lambda _name, _corpus: Cost(1.0, None))
    slow = replace(ENGINES[0], name="slow", most=5)
    monkeypatch.setattr(running, "ENGINES", (ENGINES[0], slow))
    found = running.run(invent(12), 10, lambda _: None)
    assert {row.name for row in found.rows} <= {"Footnote, numpy", "Footnote, numba"}
    assert "  –  " in tables.render(found)  # where the system does not tell
