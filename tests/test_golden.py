"""The replies that are kept as files are those that are given today."""

import pytest

from tests.golden import FOLDER, cases, replies


def test_there_is_a_case_for_every_kind_of_reply():
    assert len(cases()) >= 12


@pytest.mark.parametrize("case", cases())
def test_the_replies_are_those_that_were_reviewed(case: str):
    for name, text in replies(case).items():
        kept = (FOLDER / case / name).read_text(encoding="utf-8")
        assert kept == text, f"{case}/{name}; if that is meant: python -m tests.golden"


@pytest.mark.parametrize("case", cases())
def test_no_reply_lies_there_that_nothing_makes(case: str):
    found = {path.name for path in (FOLDER / case).iterdir()}
    assert found == {"question.toml", *replies(case)}
