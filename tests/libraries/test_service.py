"""An open library: what it is made of, and how it is asked."""

import pytest

from bot.answers.answer import Policy
from bot.config import paths
from bot.config.sections import CorpusSettings
from bot.config.settings import Settings, load_configuration
from bot.errors import EmptyCorpus
from bot.libraries import making
from bot.libraries.service import open_library
from bot.queries.question import Question
from tests.shells import a_corpus


def names(service) -> set[str]:
    return {document.path for document in service.library.documents}


def test_without_settings_the_bundled_article_is_asked():
    assert names(open_library(load_configuration(None).settings, [])) == {"central-asia-summit.md"}


def test_the_users_library_and_configured_paths_are_asked_in_place_of_it(tmp_path):
    paths.library_folder().mkdir(parents=True)
    a_corpus(paths.library_folder(), own="My own note.")
    notes = a_corpus(tmp_path / "notes", shared="A shared note.")
    service = open_library(Settings(corpus=CorpusSettings(paths=(notes,))), [])
    assert names(service) == {"own.txt", "shared.txt"}


def test_an_empty_library_leaves_the_bundled_article():
    paths.library_folder().mkdir(parents=True)
    assert names(open_library(Settings(), [])) == {"central-asia-summit.md"}


def test_a_corpus_that_is_named_is_asked_alone(tmp_path):
    settings = Settings(corpus=CorpusSettings(paths=("/nowhere",)))
    assert names(open_library(settings, [tmp_path / a_corpus(tmp_path / "a")])) == {"cat.txt"}


def test_with_nothing_to_answer_from_the_place_for_documents_is_named():
    with pytest.raises(EmptyCorpus, match="footnote add PATH") as raised:
        open_library(Settings(corpus=CorpusSettings(bundled=False)), [])
    assert str(paths.library_folder()) in str(raised.value)


@pytest.fixture
def faulty(monkeypatch):
    """Have the index fail at every document with the word "bad" in it."""
    analyze = making.analyze_document

    def failing(document, grouping):
        if "bad" in document.text:
            raise IndexError
        return analyze(document, grouping)

    monkeypatch.setattr(making, "analyze_document", failing)


@pytest.mark.usefixtures("faulty")
def test_what_the_index_or_a_reader_leaves_out_is_told_and_the_others_answer(tmp_path):
    notes = a_corpus(tmp_path / "a", cat="Olga feeds the cat.", dog="A bad dog.", blank=" ")
    service = open_library(Settings(), [tmp_path / notes])
    assert service.ask(Question("Who feeds the cat?")).citations[0].quote == "Olga feeds the cat."
    assert [str(one) for one in service.problems] == [
        f"{tmp_path / 'a' / 'blank.txt'}: there is no text in it",
        "dog.txt: left out by a fault in Footnote, please report it (IndexError)",
    ]


@pytest.mark.usefixtures("faulty")
def test_where_no_document_is_left_there_is_nothing_to_open(tmp_path):
    notes = a_corpus(tmp_path / "a", dog="A bad dog.")
    with pytest.raises(EmptyCorpus, match=r"no document to answer from: dog\.txt: left out"):
        open_library(Settings(), [tmp_path / notes])


def test_a_talk_of_thousands_of_questions_can_be_followed_up(tmp_path):
    service = open_library(Settings(), [tmp_path / a_corpus(tmp_path / "a")])
    said = service.ask(Question("And it?", ("Who feeds the cat?", *["And that?"] * 5_000)))
    assert said.question == "And it?"


def test_the_paragraph_of_a_citation_is_all_its_sentences(tmp_path):
    notes = a_corpus(
        tmp_path / "a", cat="It rained. Olga feeds the cat. Then she left.\n\nThe end."
    )
    service = open_library(Settings(), [tmp_path / notes])
    citation = service.ask(Question("Who feeds the cat?")).nearest[0]
    assert [one.text for one in service.paragraph(citation)] == [
        "It rained.",
        "Olga feeds the cat.",
        "Then she left.",
    ]


def test_fewer_sentences_may_be_quoted_than_the_settings_say(tmp_path):
    text = (
        "The club meets every Tuesday.\n\nThe club plays chess.\n\nThe club was founded in 1950."
    )
    settings = Settings(answers=Policy(companion=0.0))
    service = open_library(settings, [tmp_path / a_corpus(tmp_path / "a", club=text)])
    question = Question("What does the club do?")
    assert len(service.ask(question).citations) > 1
    assert len(service.ask(question, sentences=1).citations) == 1
