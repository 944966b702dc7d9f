"""The language of a document that is too short to tell."""

from bot.libraries.common_language import settle_languages
from tests.conftest import a_document

LONG = {
    "en": "The ferry of the village was lost in a storm, and nobody has seen it since then. " * 3,
    "es": "El molino de la aldea se quemó en una noche de invierno y nadie lo ha visto. " * 3,
    "ru": "Мельница в деревне сгорела зимой, и с тех пор её никто не видел. " * 3,
}


def languages_of(*texts):
    """Return the languages of some documents that are read together."""
    documents = [a_document(text, f"{number}.txt") for number, text in enumerate(texts)]
    return [one.language for one in settle_languages(documents)]


def test_a_document_of_a_few_names_is_in_the_language_of_the_others():
    assert languages_of(LONG["es"], "Teléfono: 555 0143") == ["es", "es"]
    assert languages_of(LONG["en"], "Opening hours: Monday, Friday") == ["en", "en"]


def test_a_document_with_one_word_that_looks_foreign_is_too():
    assert languages_of(LONG["en"], "Die casting moulds") == ["en", "en"]


def test_a_document_that_can_be_told_keeps_its_language():
    assert languages_of(LONG["en"], LONG["en"], "El molino está en la aldea.")[2] == "es"
    assert languages_of(LONG["en"], "水车在河边") == ["en", "zh"]


def test_what_is_in_another_script_says_nothing_of_it():
    assert languages_of(LONG["ru"], "Zorbwick") == ["ru", "und"]


def test_the_commonest_language_counts_and_the_order_of_documents_does_not():
    texts = [LONG["en"], LONG["es"], LONG["es"], "Zorbwick"]
    assert languages_of(*texts)[3] == languages_of(*reversed(texts))[0] == "es"


def test_alone_it_stays_undetermined():
    assert languages_of("Zorbwick") == ["und"]
