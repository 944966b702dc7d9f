"""What nltk's Punkt says of a mark, and what it learns."""

import pytest

from bot.text.punkt import learn, make_judge, make_parameters

WORDS = frozenset({"dr", "etc"}), frozenset({"the"})


@pytest.mark.parametrize(
    ("context", "is_end"),
    [
        ("mill. The", True),
        ("mill. a", True),
        ("etc. The", True),
        ("etc. Mills", False),
        ("dr. Stone", False),
        ("A. Stone", False),
        ("... and", False),
    ],
)
def test_a_word_before_a_full_stop_ends_a_sentence_unless_it_is_an_abbreviation(context, is_end):
    judge = make_judge(make_parameters(*WORDS))
    assert judge(context) == judge(context) == is_end


def test_what_is_learnt_from_a_text_is_known_beside_the_words_that_were_given():
    text = "The cas. of Lima met at noon. It saw the cas. of Oslo there, as ever. " * 500
    learnt = learn(text, *WORDS)
    assert {"cas", "dr", "etc"} <= learnt.abbrev_types
    assert "the" in learnt.sent_starters
    assert not make_judge(learnt)("cas. of")
