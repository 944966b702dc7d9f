"""Sentences begin where nltk's Punkt, with the same words, begins them."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.sentence_rules import rules_for
from tests.boundaries import starts_of_punkt

LANGUAGES = st.sampled_from(["en", "de", "ru", "fr", "tr", "el", "cs"])
WORDS = st.sampled_from(
    ["mill", "Mill", "Dr", "no", "J", "z.B", "a", "river's", "twenty-one", "(dam", "3", "2.5",
     "“Oak", "мост", "Брат", "υδωρ", "x", "etc", "e.g", "U.S", "p.m", "[9", '"Inc', "I", "--",
     "well-etc", "Prof", "The", "…", "’", "»", "a/b", "12,5", "km2", "x_y"]
)  # fmt: skip
MARKS = st.sampled_from(
    [".", ".", ".", "?", "!", "…", "...", '."', ".)", ").", ".”", "”.", "?!", ". .", ",", "", "।"]
)
GAPS = st.sampled_from([" ", " ", "\n", "  ", "", "\n\n", "\t", "\u00a0", "\x1c", "\r\n"])
TEXTS = st.lists(st.tuples(WORDS, MARKS, GAPS), max_size=9).map(
    lambda parts: "".join(piece for part in parts for piece in part)
)
UNASKED = """
import sys
from bot.text.sentence_boundaries import boundaries_of
text = "The mill stood. Was it old? It was (in 1931). Dr. Stone, then 9. Later it fell."
print(len(list(boundaries_of(text, "en")(text))), "bot.text.nltk_slim" in sys.modules)
text = "A. Oak came... and J. 9 went."
print(len(list(boundaries_of(text, "en")(text))), "bot.text.nltk_slim" in sys.modules)
"""


def starts(text: str, language: str) -> list[int]:
    """Return where our rules begin sentences, behind white space."""
    return [place for place in rules_for("", language).find_starts(text) if text[:place].strip()]


@settings(max_examples=600)
@given(TEXTS, LANGUAGES)
def test_what_is_decided_without_asking_punkt_is_what_it_would_say(text, language):
    ours = list(rules_for("", language).find_starts(text))
    assert ours == starts_of_punkt(text, language)


@given(st.text(max_size=40), LANGUAGES)
def test_any_text_begins_where_punkt_begins_it(text, language):
    ours = list(rules_for("", language).find_starts(text))
    assert ours == starts_of_punkt(text, language)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("The mill. The dam.", ["The dam."]),
        ("See etc. The dam.", ["The dam."]),
        ("Ask dr. Stone.", []),
        ("Ask Dr. The dam.", ["The dam."]),
        ("Was it? it was! so it was", ["it was! so it was", "so it was"]),
        ("(It was.) It fell.", ["It fell."]),
        ("By J. Stone. He", ["He"]),
        ("Of 1931. Later of 9. none", ["Later of 9. none"]),
    ],
)
def test_a_mark_ends_a_sentence_unless_it_belongs_to_a_word(text, begins):
    assert [text[start:] for start in starts(text, "en")] == begins


def test_punkt_is_not_even_imported_where_it_decides_nothing():
    done = subprocess.run(
        [sys.executable, "-c", UNASKED], capture_output=True, text=True, check=False
    )
    assert (done.stdout.splitlines(), done.stderr) == (["5 False", "2 True"], "")
