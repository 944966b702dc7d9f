"""Little words that are written together with others, found whatever is glued to a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.glued_words import forms_with_others
from tests.small_libraries import a_library, a_query


@pytest.mark.parametrize(
    ("language", "word", "others"),
    [
        ("ar", "للسفينة", "سفينة والسفينة بالسفينة السفينة"),
        ("ar", "قارب", "القارب وقارب للقارب"),
        ("he", "שבמגדל", "מגדל המגדל במגדל למגדל"),
        ("he", "אורז", "האורז באורז ואורז"),
        ("ko", "공원에서는", "공원 공원은 공원의 공원에서"),
        ("ko", "수리했습니까", "수리했다 수리한 수리"),
    ],
)
def test_a_word_is_found_without_the_little_words_and_with_others(language, word, others):
    assert set(others.split()) <= set(forms_with_others(word, language))


@given(st.text(min_size=1), st.sampled_from(["ar", "he", "ko", "en", "und"]))
def test_a_word_itself_is_always_the_first(word, language):
    found = list(forms_with_others(word, language))
    assert found[0] == word
    assert language in {"ar", "he", "ko"} or found == [word]


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        ("המגדל עומד על גבעה. האורז מתבשל בסיר.", "מה יש במגדל?", "המגדל"),
        ("السفينة في الميناء. الأرز في القدر.", "ماذا في سفينة الصيد؟", "السفينة"),
        ("공원은 강 옆에 있다. 쌀을 솥에 넣는다.", "공원의 나무는 몇 그루입니까?", "공원은"),
    ],
)
def test_a_question_finds_the_word_as_the_library_writes_it(text, question, said):
    terms = a_query(a_library(text), question).terms
    assert any(said == term.word or said in term.variants for term in terms if term.is_known)
