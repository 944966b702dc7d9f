"""How lines become one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.pdf.joining import join_lines, words_of


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the boats", "leave"], "the boats leave"),
        (["the har-", "bour"], "the harbour"),
        (["the har\u00ad", "bour"], "the harbour"),
        (["the Anglo-", "Saxon"], "the Anglo-Saxon"),
        (["THE HAR-", "BOUR"], "THE HARBOUR"),
        (["a well-", "known inn"], "a well-known inn"),
        (["1998-", "2004"], "1998-2004"),
        (["go -", "or not"], "go - or not"),
        (["https://a.org/", "b"], "https://a.org/b"),
        (["渡船在早", "上离开"], "渡船在早上离开"),
        (["เรือออก", "เวลา"], "เรือออกเวลา"),
        (["배는 일곱", "시에"], "배는 일곱 시에"),
        (["the har-"], "the har-"),
        ([], ""),
    ],
)
def test_lines_are_joined_as_whoever_set_them_meant_it(lines, text):
    assert join_lines(lines, frozenset({"well-known", "harbour"})) == text


def test_the_words_of_a_document_are_those_within_its_lines():
    assert words_of(["a well-known inn by the har-", "bour and  "]) == {
        "a",
        "well-known",
        "inn",
        "by",
        "the",
        "bour",
    }


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1).map(str.strip)))
def test_no_letter_is_lost(lines):
    text = join_lines(lines, frozenset())
    letters = [one for one in "".join(lines) if one.isalnum()]
    assert [one for one in text if one.isalnum()] == letters
