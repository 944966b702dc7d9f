"""Quotations: marks are paired, and a stray one means nothing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.quoted_speech import find_quoted_speech, is_inside

# What stands in braces is quoted.
CASES = {
    "curly": "He said {“Go. Now.”} and left.",
    "straight": 'He said {"Go. Now."} and {"Stay."} too.',
    "single": "He said {‘Go. It’s late.’} and left.",
    "straight single": "He said {'Go. Now.'} and didn't.",
    "French": "Il dit {« Viens. Vite. »} puis partit.",
    "German": "Er sagte {„Komm. Gleich.“} und {»Geh.«} dann.",
    "Swedish": "Han sade {”Kom. Nu.”} och gick.",
    "Japanese": "彼は{「行く。」}と{『来る。』}言う",
    "brackets": "It is (as said) so {[sic]}.".replace("(as said)", "{(as said)}"),
    "one in another": "She said {“He said ‘no.’ Then he left.”} once.",
    "stray opening": "Of Russia. ‘Almaty, Kazakhstan.",
    "stray closing": "Of Russia.” Almaty.",
    "stray before a good one": "A “ stray, then {“good. One.”} here.",
    "straight stray before a good one": 'A "stray, then {"good. One."} here.',
    "apostrophes": "The Kremlins’ and Russia’s don’t count. It’s so.",
    "decades": "In '90s and '80s. So.",
    "faces": "I was sad :( but. Now I am glad :) so.",
    "not over a paragraph": "He said “Go.\n\nNow” and left.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_what_is_quoted_is_found(marked):
    text = marked.replace("{", "").replace("}", "")
    expected = [piece.split("}")[0] for piece in marked.split("{")[1:]]
    assert [span.of(text) for span in find_quoted_speech(text)] == expected


def test_a_quotation_too_long_to_be_quoted_whole_does_not_count():
    assert find_quoted_speech("“" + "word " * 30 + "”")
    assert not find_quoted_speech("“" + "word " * 200 + "”")


def test_the_ends_of_a_quotation_are_outside_of_it():
    text = "a “b” c"
    spans = find_quoted_speech(text)
    assert [is_inside(spans, place) for place in range(len(text))] == [
        False, False, False, True, True, False, False,
    ]  # fmt: skip


@settings(max_examples=300)
@given(st.text(st.sampled_from("a .'\"‘’“”„«»()[]「」\n:"), max_size=60))
def test_quotations_rise_and_do_not_overlap(text):
    spans = find_quoted_speech(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
