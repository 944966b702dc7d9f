"""Terms: documents and questions agree on what counts as the same word."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text import analysis
from bot.text.analysis import analyze, term_of, tokenize, tokens
from bot.text.languages import SNOWBALL, UNDETERMINED
from bot.text.stopwords import STOPWORDS

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


@pytest.mark.parametrize(("text", "expected"), SPLIT.values(), ids=list(SPLIT))
def test_a_text_has_these_words(text, expected):
    found = list(tokens(text))
    assert " ".join(token.text for token in found) == expected
    assert all(token.span.of(text) == token.text for token in found)


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
def test_words_rise_and_no_two_stand_in_one_place(text, language):
    spans = [token.span for token in tokens(text)]
    assert spans == sorted(set(spans))
    assert all(span.of(text).strip() for span in spans)
    assert all(analyze(text, language))


PIECES = st.sampled_from(
    ["mill", "Mühle", "мост", "a", "V", "v1.2", "C++", "U.S.", "twenty-one", "don’t", "l'eau",
     "1,000", "&eacute;", "<b>", "河は", "ไทย", "e\u0301", "x\u00ad", " ", " ", "\n", ".", ",",
     "?", '"', "(", ")", "…", "-", "_", "'", ";", ":", "!"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_short_cut_for_plain_words_changes_no_word(text):
    whole = re.compile(re.sub(r"^\(\?P<plain>.*?\$\)\)\)\|", "", analysis._TOKEN.pattern))
    assert "plain" not in whole.groupindex
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis, "_TOKEN", whole)
        slowly = list(tokenize(text))
    assert list(tokenize(text)) == slowly
