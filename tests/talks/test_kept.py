"""The conversations that are kept are those that are had today."""

import pytest

from tests.talks import FOLDER, cases, talk
from tests.talks.footnote import a_footnote


@pytest.mark.parametrize("case", cases())
async def test_the_conversation_is_the_one_that_was_reviewed(case: str):
    kept = (FOLDER / f"{case}.txt").read_text(encoding="utf-8")
    today = await talk(kept, a_footnote)
    assert kept == today, f"{case}.txt; if that is meant: python -m tests.talks"


def test_there_is_a_conversation_for_every_kind_of_chat():
    heads = "".join((FOLDER / f"{case}.txt").read_text(encoding="utf-8") for case in cases())
    for kind in ("private", "group", "supergroup", "forum"):
        assert f"== {kind} " in heads
