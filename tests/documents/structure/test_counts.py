"""Which count a file states."""

import pytest

from bot.documents.structure.counts import count_of


@pytest.mark.parametrize(
    ("said", "count"),
    [("3", 3), ("0", 0), ("", 1), ("-4", 1), ("x", 1), ("2.5", 1), ("²", 1), ("٣", 3)],
)
def test_what_is_no_number_counts_as_nothing_said(said, count):
    assert count_of(said, default=1, most=64) == count


@pytest.mark.parametrize("said", ["65", "9" * 10, "9" * 10_000])
def test_no_number_is_larger_than_a_document_can_need(said):
    assert count_of(said, default=1, most=64) == 64
