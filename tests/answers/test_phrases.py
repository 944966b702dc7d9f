"""Whole phrases that could be an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.phrases import find_phrases
from bot.queries.answer_types import AnswerType


def phrases(text: str, answer_type: AnswerType, *names: str) -> list[str]:
    """Return the phrases of a sentence; `names` are names in other sentences."""
    found = find_phrases(text, answer_type, lambda words: words in names)
    return [span.of(text) for span in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A tale by C. S. Fenwick was read.", "C. S. Fenwick"),
        ("It was led by Dr. Nils van der Velde.", "Dr. Nils van der Velde"),
        ("It was led by Saul Reed Jr. until June.", "Saul Reed Jr."),
        ("It was the work of Mira Fell’s pupil.", "Mira Fell"),
        ("We met Odd-Arne Lie there.", "Odd-Arne Lie"),
        ("Книгу написала Вера Ильина.", "Вера Ильина"),
        ("Το βιβλίο έγραψε η Άννα Ρήγα.", "Άννα Ρήγα"),
        ("Knihu napsala Šárka Čížková.", "Šárka Čížková"),
        ("It is said that NATO came.", "NATO"),
    ],
)
def test_a_name_is_found_whole_with_particles_initials_and_junior(text, name):
    assert name in phrases(text, AnswerType.NAME)


def test_a_possessive_ending_parts_two_names():
    assert phrases("They saw Mira’s Harbour.", AnswerType.NAME) == ["Mira", "Harbour"]


def test_what_has_a_capital_only_as_the_sentence_begins_is_no_name():
    assert phrases("However Ada left.", AnswerType.NAME) == ["Ada"]
    assert phrases("The Cure sang.", AnswerType.NAME) == ["Cure"]
    assert phrases("The Cure sang.", AnswerType.NAME, "The Cure") == ["The Cure"]


def test_a_month_alone_or_an_adjective_of_two_words_is_no_name():
    assert phrases("It was sold in April to Oslo-based buyers.", AnswerType.NAME) == []


def test_names_that_are_joined_can_answer_together():
    found = phrases("It was drawn by Ada Holm and Bo Lind.", AnswerType.NAME)
    assert found == ["Ada Holm", "Ada Holm and Bo Lind", "Bo Lind"]
    assert "Ada, Bo and Kit" in phrases("We saw Ada, Bo and Kit.", AnswerType.NAME)


def test_a_comma_before_and_parts_two_names_and_joins_a_place_to_its_region():
    assert phrases("We saw Ada, and Bo left.", AnswerType.NAME) == ["Ada", "Bo"]
    assert phrases("We met Ada, Bo.", AnswerType.NAME) == ["Ada", "Bo"]
    assert "Lima, Peru" in phrases("We met in Lima, Peru.", AnswerType.PLACE)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It opened on 4 June 2021.", "4 June 2021"),
        ("It was built between 1931 and 1934.", "between 1931 and 1934"),
        ("It ran from 1914 to 1918.", "from 1914 to 1918"),
        ("It meets on Tuesdays at seven.", "Tuesdays at seven"),
        ("It meets on Thursday 4 March at 9:30 am.", "Thursday 4 March at 9:30 am"),
        ("It was in the early 1980s.", "early 1980s"),
        ("It is of the 12th century.", "12th century"),
        ("It fell in 480 BC.", "480 BC"),
        ("It opens on weekdays from 8:00 to 18:00.", "weekdays from 8:00 to 18:00"),
    ],
)
def test_a_date_is_found_with_all_its_parts(text, date):
    assert phrases(text, AnswerType.DATE) == [date]


def test_two_dates_of_a_sentence_stay_two():
    found = phrases("It opened in 1931, and in 1934 it closed.", AnswerType.DATE)
    assert found == ["1931", "1934"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It cost $5.2 billion in all.", "$5.2 billion"),
        ("It was -5 °C outside.", "-5 °C"),
        ("It fell by 25 % then.", "25 %"),
        ("The tank holds 120 litres.", "120 litres"),
        ("They have twenty-five boats.", "twenty-five"),
        ("It is 1,234 sq km large.", "1,234 sq km"),
        ("There were between 64 and 104 shocks.", "between 64 and 104"),
        ("It takes 10–15 years.", "10–15 years"),
    ],
)
def test_a_number_is_found_with_its_sign_and_its_unit(text, number):
    assert phrases(text, AnswerType.NUMBER) == [number]


def test_the_numbers_of_a_change_and_of_a_date_are_no_range():
    assert phrases("It rose from $20 to $25 in 1999.", AnswerType.NUMBER) == ["$20", "$25"]


def test_a_number_in_a_name_is_none():
    assert phrases("We flew with Air Force One.", AnswerType.NUMBER) == []


@given(st.text(), st.sampled_from(AnswerType))
def test_phrases_lie_within_any_text_and_in_order(text, answer_type):
    found = find_phrases(text, answer_type, lambda _: False)
    assert list(found) == sorted(found)
    assert all(span.end <= len(text) and span.of(text).strip() for span in found)


@pytest.mark.parametrize("answer_type", [AnswerType.REASON, AnswerType.ANY])
def test_a_reason_and_anything_have_no_phrase(answer_type):
    assert phrases("Ada left in 1999, since it rained.", answer_type) == []
