"""The words of a document, numbered by first appearance, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.index.word_list import WordList
from bot.text.analysis import word_in
from bot.text.other_forms import other_forms
from bot.text.tokens import tokenize

PIECES = st.sampled_from(
    ["Vitamin", "A", "a", "I", "B", "É", "the", "mill", "Mill", "half", "past", "six", "10", "pm",
     "31kg", "IV", "twenty", "twenty-one", "check-out", "&amp;", "日本", "2023-05-18", "7:30",
     "team", "U.S.", "hundred", "of", "“", "(", ".", ":", "020 7946 0456", "Uhr", "um", "½"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=9).map(" ".join)


def words_of(text: str, language: str) -> list[tuple[str, int, int, bool, bool]]:
    """Return each word of a text: its form, its place, whether it is inside and has a capital.

    One by one, as the reader of a text would do it.
    """
    found = []
    for place, (token, begin, end) in enumerate(tokenize(text)):
        word = word_in(token, language, is_first=not place)
        if word.term:
            found.append((word.form, begin, end, place > 0, token[:1].isupper()))
    for other in other_forms(text, language):
        for place, (token, _, _) in enumerate(tokenize(other)):
            word = word_in(token, language, is_first=not place)
            if word.term:
                found.append((word.form, 0, 0, False, False))
    return found


@given(st.lists(TEXTS, max_size=4), st.sampled_from(["en", "de", "zh", "tr"]))
def test_a_sentence_has_the_words_that_it_has_when_they_are_read_one_by_one(texts, language):
    words = WordList(language)
    for text in texts:
        words.add_sentence(text, (), ())
    forward, is_inner, is_capital = words.arrays()
    expected = [words_of(text, language) for text in texts]
    rows = [
        forward.begins.tolist(), forward.ends.tolist(), is_inner.tolist(), is_capital.tolist()
    ]  # fmt: skip
    forms = [words.words[number].form for number in forward.words.tolist()]
    found = list(zip(forms, *rows, strict=True))
    assert found == [word for text in expected for word in text]
    assert forward.starts.tolist() == [sum(map(len, expected[:n])) for n in range(len(texts) + 1)]
    opens = [bool(one) and one[0][2] > 0 and not one[0][3] for one in expected]
    assert forward.opens.tolist() == opens


def test_words_are_numbered_as_they_come():
    words = WordList("en")
    words.add_sentence("The mill stands at noon.", ["Old mills of Lima"], [])
    assert [word.form for word in words.words] == "mill stands noon old mills lima 12:00".split()
    assert words.numbers_in("Lima has mills") == [5, 4]
    assert len(words) == 7


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Vitamin A helps.", ["vitamin", "a", "helps"]),
        ("A vitamin helps.", ["vitamin", "helps"]),
        ("What I eat", ["eat"]),
    ],
)
def test_a_capital_inside_a_sentence_is_a_word(text, forms):
    words = WordList("en")
    words.add_sentence(text, (), ())
    assert [word.form for word in words.words] == forms


def test_a_document_without_sentences_has_no_words():
    forward, is_inner, is_capital = WordList("en").arrays()
    assert forward.starts.tolist() == [0]
    assert not len(forward.words) + len(is_inner) + len(is_capital) + len(forward.opens)
