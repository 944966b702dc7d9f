"""What speaks for a phrase, told by words on either side of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.asked import Asked
from bot.answers.phrase_features import extract
from bot.answers.phrases import find_phrases
from bot.queries.answer_types import AnswerType
from tests.answers.test_sentence_words import read


def features(question: str, text: str, *words: str) -> dict[str, dict[str, float]]:
    """Return the features of each name of a sentence, some words of which matched."""
    sentence, asked = read(text, *words), Asked(question, AnswerType.NAME)
    spans = find_phrases(text, AnswerType.NAME, lambda _: False)
    found = extract(asked, sentence, spans)
    return {span.of(text): one for span, one in zip(spans, found, strict=True)}


def test_who_did_it_stands_behind_by_and_what_was_asked():
    text = "The mill was sold by Ada and painted by Bo."
    found = features("Who sold the mill?", text, "mill", "sold")
    assert found["Ada"]["by, what is asked"] == 1
    assert found["Bo"]["by, what is asked"] == 0


def test_the_subject_stands_next_before_the_verb():
    found = features("Who sold the mill?", "Ada came, Bo sold the mill.", "sold", "mill")
    assert "next before the verb" in found["Bo"]
    assert "parted before the verb" in found["Ada"]


def test_a_passive_verb_is_told_from_an_active_one():
    passive = features("Who sold it?", "Ada was sold it by Bo.", "sold")
    active = features("Who sold it?", "Ada sold it to Bo.", "sold")
    assert "passive verb, before" in passive["Ada"]
    assert "active verb, before" in active["Ada"]


def test_a_phrase_near_the_matched_words_is_nearer():
    found = features("Who sold it?", "Bo came and it rained a lot until Ada sold it.", "sold")
    assert found["Ada"]["near right"] > found["Bo"]["near right"]
    assert found["Ada"]["rarest away"] < found["Bo"]["rarest away"]
    assert (found["Ada"]["nearest"], found["Bo"]["nearest"]) == (1, 0)


def test_a_match_in_another_clause_counts_less():
    found = features("Who sold it?", "Bo came, but Ada sold it.", "sold")
    assert found["Ada"]["matched in clause"] > found["Bo"]["matched in clause"] == 0


def test_an_apposition_explains_who_somebody_is():
    found = features("Who is Ada?", "We saw Ada, the miller, and Bo.", "Ada")
    assert found["Ada"]["apposition behind"] == 1
    assert "apposition behind" not in found["Bo"]


@pytest.mark.parametrize("answer_type", AnswerType)
@given(before=st.text(), behind=st.text(), question=st.text())
def test_any_phrase_of_any_text_has_features_that_are_small_numbers(
    answer_type, before, behind, question
):
    text = f"{before} Ada Holm {behind} 35 boats in 1931"
    spans = find_phrases(text, answer_type, lambda _: False)
    for one in extract(Asked(question, answer_type), read(text, "boats"), spans):
        assert all(-1 <= value <= 4 for value in one.values())
