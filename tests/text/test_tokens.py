"""Tokenization: the words of a text, and where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text import tokens as module
from bot.text.tokens import find_tokens, tokenize, tokens

SPLIT = {
    "hyphens": ("China-Central Asia", "China Central Asia"),
    "dashes": ("1990–95", "1990 95"),
    "initials": ("U.S. and U.S.A, e.g. here", "U.S. and U.S.A e.g. here"),
    "initials before a name": ("J.R.R.Tolkien", "J.R.R. Tolkien"),
    "no blank behind": ("the end.Next", "the end Next"),
    "numbers": ("1,000 and 3.5 at 10:30", "1,000 and 3.5 at 10:30"),
    "money": ("$70, 5% and €3.50.", "70 5 and 3.50"),
    "apostrophes": ("the states’ don't 'so'", "the states don't so"),
    "numbers of two words": ("the sixty-third day-third", "the sixty-third day third"),
    "underlines": ("snake_case", "snake case"),
    "Chinese": ("中国的首都", "中 中国 国 首 首都 都"),
    "one character": ("日", "日"),
    "scripts mixed": ("2023年iPhone手机", "2023 年 iPhone 手 手机 机"),
    "Thai": ("ภาษาไทย", "ภาษา ษาไท ไทย"),
    "Thai marks": ("ที่นี่", "ที่นี่"),
    "Khmer": ("ភាសាខ្មែរ", "ភាសា សាខ្មែ ខ្មែរ"),
    "Hindi": ("हिन्दी में", "हिन्दी में"),
    "emoji": ("so 🛶 it", "so it"),
}
TEXTS = st.one_of(
    st.text(max_size=20),
    st.text(st.sampled_from("ab1.,'’- 中ก\u0e31\u0301\u00a0Uس"), max_size=15),
)
PIECES = st.sampled_from(
    ["mill", "Mühle", "мост", "a", "V", "v1.2", "C++", "U.S.", "twenty-one", "don’t", "l'eau",
     "1,000", "&eacute;", "<b>", "河は", "ไทย", "e\u0301", "x\u00ad", " ", " ", "\n", ".", ",",
     "?", '"', "(", ")", "…", "-", "_", "'", ";", ":", "!", "&", "<", "\x1c", "\u202f"]
)  # fmt: skip
PIECED = st.lists(PIECES, max_size=12).map("".join)


@pytest.mark.parametrize(("text", "expected"), SPLIT.values(), ids=list(SPLIT))
def test_a_text_has_these_words(text, expected):
    found = list(tokens(text))
    assert " ".join(token.text for token in found) == expected
    assert all(token.span.of(text) == token.text for token in found)


@settings(max_examples=200)
@given(TEXTS)
def test_words_rise_and_no_two_stand_in_one_place(text):
    spans = [token.span for token in tokens(text)]
    assert spans == sorted(set(spans))
    assert all(span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    ("text", "is_spaced"),
    [
        ("AT&T < 5 a day", True),
        ("Größe – a café’s", True),
        ("caf&eacute;", False),
        ("<b>bold</b>", False),
        ("日 and day", False),
    ],
)
def test_a_sign_that_is_no_markup_does_not_make_a_text_slow_to_read(text, is_spaced):
    assert find_tokens(text).is_spaced == is_spaced


@settings(max_examples=400)
@given(st.one_of(TEXTS, PIECED))
def test_a_text_of_one_kind_has_the_words_that_it_has_as_a_text_of_any(text):
    assert list(tokenize(text)) == list(module._tokens_of_any(text))


@settings(max_examples=200)
@given(st.one_of(TEXTS, PIECED))
def test_in_a_spaced_text_each_letter_is_in_one_word(text):
    found = find_tokens(text)
    if found.is_spaced:
        read = [
            place for one in zip(found.begins, found.ends, strict=True) for place in range(*one)
        ]
        assert {place for place, each in enumerate(text) if each.isalnum()} <= set(read)
        assert len(read) == len(set(read))
