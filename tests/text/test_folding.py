"""Folding: one word is one word however it was typed."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.text.folding import fold

ALIKE = {
    "capitals": "CHINA China china",
    "apostrophes": "Xi'an Xi’an Xiʼan XI‘AN xian",
    "possessives": "China China's China’s CHINA'S",
    "initials": "U.S. US us U.S",
    "ligatures": "ﬁnal final",
    "wide forms": "２０２３ 2023",
    "German sharp s": "Straße STRASSE strasse",
    "Turkish dots": "İstanbul Istanbul istanbul ıstanbul",
    "Russian yo": "Ещё еще ещё",
    "Russian stress": "заме\u0301тка заметка",
    "Romanian letters": "Țară ţară",
    "Greek accents": "ΠΌΛΗ πόλη πολη ΠΟΛΗ",
    "Hindi nasals": "कहाँ कहां",
    "Arabic vowel signs": "كِتَابٌ كتاب",
    "Arabic stretching": "كـــتاب كتاب",
    "Arabic alefs": "أحمد احمد إحمد",
    "Hebrew points": "שָׁלוֹם שלום",
    "Persian joiners": "می\u200cخواهم میخواهم",
    "soft hyphens": "Kazakh\u00adstan Kazakhstan",
    "Uzbek letters": "Oʻzbekiston O‘zbekiston O'zbekiston",
}
ACCENTED = ["naïve", "Việt", "हिन्दी", "क़लम", "한국어", "がぎ", "Ångström", "ﺍﻟﻜﺘﺎﺏ"]


@pytest.mark.parametrize("words", ALIKE.values(), ids=list(ALIKE))
def test_spellings_of_one_word_are_one(words):
    assert len({fold(word) for word in words.split()}) == 1


@pytest.mark.parametrize("word", ACCENTED)
def test_composed_and_decomposed_letters_are_the_same(word):
    assert len({fold(unicodedata.normalize(form, word)) for form in ("NFC", "NFD")}) == 1


@pytest.mark.parametrize("words", ["3.5 35", "cote côte", "мир миру", "its bits"])
def test_different_words_stay_different(words):
    one, other = words.split()
    assert fold(one) != fold(other)


@example("\u1e9e's'S")
@example("a\u0323\u0301\u0307")
@settings(max_examples=500)
@given(st.text(max_size=12))
def test_folding_twice_changes_nothing_more(word):
    assert fold(fold(word)) == fold(word)
