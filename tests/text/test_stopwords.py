"""Stop words: enough of them, as they are compared, and none that anybody asks about."""

import pytest

from bot.text.analysis import analyze
from bot.text.folding import fold
from bot.text.languages import SNOWBALL
from bot.text.stopwords import STOPWORDS

ASKED_ABOUT = {
    "de": "jahr stadt land könig krieg haus berg zahl",
    "en": "year city country war leader first last may ago king hell ill shed new two one name",
    "es": "año ciudad país guerra rey casa mar",
    "el": "έτος πόλη χώρα πόλεμος βασιλιάς",
    "fr": "année ville pays guerre roi été or personne mer",
    "hi": "वर्ष शहर देश युद्ध राजा",
    "it": "anno città paese guerra re mare secondo",
    "pt": "ano cidade país guerra rei mar segundo",
    "ru": "год город страна война король час имя",
    "sv": "år stad land krig kung",
    "tr": "yıl şehir ülke savaş kral",
    "vi": "năm thành phố nước vua",
    "zh": "国家 城市 战争 首都",
}
TYPED_WITHOUT_APOSTROPHE = "dont doesnt didnt isnt arent wasnt cant wont whats whos wheres im ive"


def test_every_language_with_a_stemmer_has_its_stop_words():
    assert set(SNOWBALL) < set(STOPWORDS)


@pytest.mark.parametrize("language", sorted(STOPWORDS))
def test_there_are_enough_of_them_and_not_too_many(language):
    assert 80 <= len(STOPWORDS[language]) <= 240


@pytest.mark.parametrize("language", sorted(STOPWORDS))
def test_they_are_written_as_words_are_compared(language):
    assert {fold(word) for word in STOPWORDS[language]} == STOPWORDS[language]


@pytest.mark.parametrize(("language", "words"), ASKED_ABOUT.items(), ids=ASKED_ABOUT)
def test_what_people_ask_about_is_not_among_them(language, words):
    assert not set(map(fold, words.split())) & STOPWORDS[language]


def test_contracted_forms_are_known_with_and_without_their_apostrophe():
    assert set(TYPED_WITHOUT_APOSTROPHE.split()) <= STOPWORDS["en"]
    assert analyze("What's it he doesn't, they’re, whats it, she didnt", "en") == ()
