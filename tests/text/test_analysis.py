"""Terms: documents and questions agree on what counts as the same word."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.analysis import analyze, term_of
from bot.text.languages import SNOWBALL, UNDETERMINED
from bot.text.stopwords import STOPWORDS

# Pieces that share one term.
SAME = {
    "numbers": ("en", "1,000 1000"),
    "millions": ("en", "1,000,000.5 1000000.5"),
    "German numbers": ("de", "1.000,5 1000,5"),
    "French numbers": ("fr", "10\u00a0000 10000"),
    "ordinals": ("en", "18th 18"),
    "tens": ("en", "ninety 90"),
    "tens and ones": ("en", "thirty-two Thirty-second 32nd 32"),
    "inflection": ("en", "country countries country's countries’"),
    "number words": ("en", "five 5 Five"),
    "French elision": ("fr", "l'homme L’homme homme d’hommes"),
    "Italian elision": ("it", "dell'arte arte l’arte all’ARTE"),
    "acronyms and what is typed for them": ("en", "NATO nato"),
    "plural-looking acronyms": ("en", "AIDS aids"),
    "initials": ("en", "U.S. US U.S"),
    "Russian": ("ru", "ёлка елка Ёлки"),
    "Arabic": ("ar", "كِتَابٌ كتاب كـــتاب"),
    "Vietnamese": (UNDETERMINED, f"Việt {unicodedata.normalize('NFD', 'Việt')}"),
    "Turkish": ("tr", "başkenti Başkentin başkentinden BAŞKENTİ"),
    "Greek": ("el", "πόλεμος Πόλεμοι ΠΟΛΕΜΟΥΣ πολέμου"),
    "Hindi": ("hi", "राजधानी राजधानियों"),
    "digits of Arabic": ("ar", "١٩٣١ ۱۹۳۱ 1931"),
    "digits of Hindi": ("hi", "१९३१ 1931"),
    "digits of Thai": ("th", "๑๙๓๑ 1931"),
    "kana": (UNDETERMINED, f"がぎ {unicodedata.normalize('NFD', 'がぎ')}"),
}
TEXTS = st.one_of(
    st.text(max_size=20),
    st.text(st.sampled_from("ab1.,'’- 中ก\u0e31\u0301\u00a0Uس"), max_size=15),
)
LANGUAGES = st.sampled_from([*SNOWBALL, UNDETERMINED])


@pytest.mark.parametrize(("language", "words"), SAME.values(), ids=list(SAME))
def test_these_are_one_term(language, words):
    assert len({analyze(word, language) for word in words.split(" ")}) == 1
    assert analyze(words, language)


def test_different_numbers_are_different_terms():
    assert len(set(analyze("3.5 35 3,500 0.35", "en"))) == 4
    assert analyze("3,5", "de") == ("3.5",)
    assert analyze("3,5", "tr") == ("3.5",)
    assert analyze("18.05.2023", "de") == ("18.05.2023",)


@pytest.mark.parametrize("acronym", ["US", "IT", "WHO", "U.S."])
def test_an_acronym_that_looks_like_a_stop_word_is_kept(acronym):
    kept, dropped = term_of(acronym, "en"), term_of(acronym.replace(".", "").lower(), "en")
    assert (kept, dropped) == (acronym.replace(".", "").lower(), "")


@pytest.mark.parametrize("language", list(STOPWORDS))
def test_stop_words_have_no_term(language):
    assert analyze(" ".join(sorted(STOPWORDS[language])), language) == ()


def test_an_undetermined_language_keeps_every_word():
    assert analyze("The cats", UNDETERMINED) == ("the", "cats")


def test_words_are_kept_whole_where_nothing_is_inflected_at_the_end():
    assert analyze("nghiêng", "vi") == ("nghiêng",)


def test_a_term_does_not_depend_on_the_words_before_it():
    words = "والكتاب بالمدرسة يكتبون الكتابات فسيكتبون للمدرسين أكتب كتبتم".split()
    alone = [term_of(word, "ar") for word in words]
    assert [term_of(word, "ar") for word in reversed(words)] == alone[::-1]


def test_a_word_that_is_nothing_but_an_ending_is_still_a_word():
    assert term_of("ая", "ru")


@settings(max_examples=400)
@given(TEXTS, TEXTS, LANGUAGES)
def test_two_texts_have_the_terms_of_the_one_and_then_of_the_other(one, other, language):
    together = analyze(f"{one} {other}", language)
    assert together == analyze(one, language) + analyze(other, language)


@settings(max_examples=200)
@given(TEXTS, LANGUAGES)
def test_every_term_is_something(text, language):
    assert all(analyze(text, language))
