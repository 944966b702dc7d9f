"""What is open for questions."""

import pytest

from bot.config.settings import Corpus, Settings
from bot.errors import EmptyCorpus
from bot.libraries import files
from bot.libraries.service import configured, open_shop
from bot.queries.question import Question
from tests.shells import a_corpus


def paths(shop) -> set[str]:
    return {document.path for document in shop.library.documents}


def test_without_settings_the_bundled_article_is_asked():
    assert paths(open_shop(configured(None).settings, [])) == {"central-asia-summit.md"}


def test_the_users_library_and_configured_paths_are_asked_beside_it(tmp_path):
    files.library_folder().mkdir(parents=True)
    a_corpus(files.library_folder(), own="My own note.")
    notes = a_corpus(tmp_path / "notes", shared="A shared note.")
    shop = open_shop(Settings(corpus=Corpus(paths=(notes,))), [])
    assert paths(shop) == {"central-asia-summit.md", "own.txt", "shared.txt"}


def test_a_corpus_that_is_named_is_asked_alone(tmp_path):
    settings = Settings(corpus=Corpus(paths=("/nowhere",)))
    assert paths(open_shop(settings, [tmp_path / a_corpus(tmp_path / "a")])) == {"cat.txt"}


def test_with_nothing_to_answer_from_the_place_for_documents_is_named():
    with pytest.raises(EmptyCorpus, match="put documents there") as raised:
        open_shop(Settings(corpus=Corpus(bundled=False)), [])
    assert str(files.library_folder()) in str(raised.value)


def test_a_talk_of_thousands_of_questions_can_be_followed_up(tmp_path):
    shop = open_shop(Settings(), [tmp_path / a_corpus(tmp_path / "a")])
    said = shop.ask(Question("And it?", ("Who feeds the cat?", *["And that?"] * 5_000)))
    assert said.question == "And it?"


def test_the_paragraph_of_a_citation_is_all_its_sentences(tmp_path):
    notes = a_corpus(
        tmp_path / "a", cat="It rained. Olga feeds the cat. Then she left.\n\nThe end."
    )
    shop = open_shop(Settings(), [tmp_path / notes])
    citation = shop.ask(Question("Who feeds the cat?")).nearest[0]
    assert [one.text for one in shop.paragraph(citation)] == [
        "It rained.",
        "Olga feeds the cat.",
        "Then she left.",
    ]
