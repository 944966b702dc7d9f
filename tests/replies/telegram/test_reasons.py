"""Why that was the answer, or none."""

import pytest

from bot.answers.answer import Abstention
from bot.errors import Cause
from bot.ranking.features import FEATURE_NAMES
from bot.replies.telegram.message import LONGEST, utf16_length
from bot.replies.telegram.reasons import KINDS, why
from bot.wording import ENGLISH, LANGUAGES
from tests.small_libraries import a_library, said_to

GATE = "The gate of Lorn was built in 1204 by Ada Reyes."


def test_each_feature_is_of_one_kind():
    listed = [name for names in KINDS for name in names.split()]
    assert sorted(listed) == sorted(FEATURE_NAMES)


def test_an_answer_tells_how_sure_it_is_and_which_words_it_shares():
    text = why(said_to(a_library(GATE), "Who bulit the gate of Lorn?"), ENGLISH, least=0.45).text
    assert text.splitlines()[0].startswith("I am ")
    assert "From 45% on I answer." in text
    assert "Corrected: bulit → " in text
    assert "Shared words: " in text
    assert "Lorn" in text
    assert "words +" in text


def test_a_refusal_tells_the_rule_that_refused():
    text = why(said_to(a_library(GATE), "Who ate the moon?"), ENGLISH, least=0.45).text
    assert text.startswith("I am only ")
    assert "From 45% on I answer." in text


@pytest.mark.parametrize("cause", [one for one in Cause if one is not Cause.NOT_ANSWERED])
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_cannot_be_asked_tells_why(cause, code):
    message = why(Abstention("x", cause, (), 0.0), LANGUAGES[code], least=0.45)
    assert message.text
    assert "%" not in message.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_fits_one_message(code):
    library = a_library(*(f"The gate {n} was built in {n}. " + "Gate " * 300 for n in range(9)))
    message = why(said_to(library, "When was the gate built?"), LANGUAGES[code], least=0.45)
    assert utf16_length(message.text) < LONGEST / 2
