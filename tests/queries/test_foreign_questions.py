"""A question is called foreign only where it surely is."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.queries.foreign_questions import languages_instead
from bot.text.languages import KNOWN


def a_lexicon(*languages, known=()):
    """Return the words of documents in some languages; `known` are terms that they have."""
    return SimpleNamespace(languages=languages, frequency=lambda term: int(term in known))


@pytest.mark.parametrize(
    ("languages", "question"),
    [
        (("en",), "Кто чинит часы на башне?"),
        (("en",), "Wer hat die Uhr am Turm repariert?"),
        (("en",), "¿Quién es Ana?"),
        (("en",), "Où est la gare ?"),
        (("en",), "Wie heet de directeur?"),
        (("en",), "Kuledeki saati en son kim değiştirdi?"),
        (("en", "de"), "谁修好了钟？"),
        (("en",), "من أصلح الساعة؟"),
        (("en",), "Ποιος έφτιαξε το ρολόι;"),
        (("en",), "מי תיקן את השעון?"),
        (("en",), "ใครซ่อมนาฬิกา"),
        (("ru",), "Who mends the clock on the tower?"),
        (("zh",), "Who mends the clock?"),
        (("ru", "uk"), "Wer ist der Küster?"),
    ],
)
def test_whoever_asks_in_another_language_is_told_in_which_to_ask(languages, question):
    assert languages_instead(question, a_lexicon(*languages)) == languages


@pytest.mark.parametrize(
    ("languages", "question"),
    [
        (("en",), "Who mends the clock?"),
        (("en",), "Otto von der Heide?"),
        (("en",), "Who was Otto von der Heide?"),
        (("en",), "De facto leader of the guild?"),
        (("en",), "Çağla Yıldız Gökçe?"),  # names alone
        (("en",), "Was there a clock?"),  # "was" is a German word, too
        (("de",), "Uhr"),
        (("ru",), "Microsoft?"),  # a name is the same in many a language
        (("no",), "Hvad er det?"),
        (("ja",), "谁修好了钟？"),
        (("zh",), "時計は誰が直した？"),
        (("en", "ru"), "Кто чинит часы?"),
        (("en",), "Что такое API gateway timeout configuration?"),
        (("und",), "Кто чинит часы?"),
        (("en", "und"), "Wer ist der Küster?"),
        ((), "Кто чинит часы?"),
        (("en",), "?!"),
        (("en",), ""),
    ],
)
def test_where_that_is_not_sure_nothing_is_said(languages, question):
    assert languages_instead(question, a_lexicon(*languages)) == ()


def test_a_word_that_the_documents_have_is_no_foreign_word():
    assert languages_instead("Кто такой Кузьма?", a_lexicon("en", known=("кузьм",))) == ()
    assert languages_instead("Кто такой Кузьма?", a_lexicon("en")) == ("en",)


@given(st.text(max_size=80), st.lists(st.sampled_from(KNOWN), unique=True, max_size=5))
def test_whatever_is_typed_only_languages_of_the_documents_are_named(question, languages):
    told = languages_instead(question, a_lexicon(*languages))
    assert told in {(), tuple(languages)[:3]}
