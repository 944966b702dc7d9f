"""What is answered from: named files, configured paths, the library, the folder, the article."""

import pytest

from bot.answers.answer import Answer
from bot.config import paths
from bot.config.collections import PUBLIC, Collection, Scope, Tenant
from bot.config.sections import CorpusSettings
from bot.errors import EmptyCorpus, NoCollection
from bot.libraries.bundled import bundled_corpus
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.service import open_library
from bot.libraries.sources import find_sources, public_sources
from bot.libraries.watched import WatchedLibrary
from bot.queries.question import Question
from bot.replies import record
from tests.libraries.stored import (
    added,
    change_time,
    library_file,
    names,
    settings_for,
)
from tests.shells import a_corpus

QUESTIONS = ("Who feeds the cat?", "When does the club meet?", "Where does the dog sleep?", "Why?")


def asked(service):
    """Return the names of the documents that are asked."""
    return [document.path for document in service.library.documents]


def test_the_article_steps_back_for_what_was_added(tmp_path, notes):
    settings = settings_for(tmp_path)
    assert find_sources(settings).roots == (bundled_corpus(),)
    added(tmp_path, notes)
    assert asked(open_library(settings)) == ["cat.txt", "club.txt"]


def test_what_was_added_is_answered_as_its_files_are(tmp_path, notes):
    (notes / "short.txt").write_text("Nein.")
    (notes / "de.txt").write_text("Die Brücke wurde im Jahr 1931 von der Stadt gebaut.")
    added(tmp_path, notes)
    stored, read = (
        open_library(settings_for(tmp_path)),
        open_library(settings_for(tmp_path), [notes]),
    )
    for text in QUESTIONS:
        answers = [one.ask(Question(text)) for one in (stored, read)]
        assert record.render(answers[0], explain=True) == record.render(answers[1], explain=True)
    assert stored.files == read.files


def test_named_files_are_asked_alone(tmp_path, notes):
    added(tmp_path, notes)
    assert asked(open_library(settings_for(tmp_path), [notes / "cat.txt"])) == ["cat.txt"]


def test_configured_paths_are_asked_and_not_the_library(tmp_path, notes):
    added(tmp_path, notes / "cat.txt")
    settings = settings_for(tmp_path, corpus=CorpusSettings(paths=(str(notes / "club.txt"),)))
    assert asked(open_library(settings)) == ["club.txt"]


def test_the_folder_of_documents_is_asked_beside_the_library(tmp_path, notes):
    added(tmp_path, notes)
    a_corpus(paths.library_folder(), kept="This lies in the folder.")
    assert asked(open_library(settings_for(tmp_path))) == ["cat.txt", "club.txt", "kept.txt"]


def test_a_folder_without_a_readable_file_keeps_nobody_from_the_library(tmp_path, notes):
    added(tmp_path, notes)
    a_corpus(paths.library_folder(), blank=" ")
    service = open_library(settings_for(tmp_path))
    assert asked(service) == ["cat.txt", "club.txt"]
    assert len(service.problems) == 1


def test_here_all_collections_are_asked_or_those_that_are_named(tmp_path, notes):
    added(tmp_path, notes / "cat.txt")
    added(tmp_path, notes / "club.txt", collection="board")
    settings = settings_for(tmp_path)
    assert asked(open_library(settings)) == ["cat.txt", "club.txt"]
    assert asked(open_library(settings, collections=["board"])) == ["club.txt"]
    with pytest.raises(NoCollection, match="in a collection 'bord'; there are board"):
        open_library(settings, collections=["bord"])


def test_in_public_no_collection_is_asked(tmp_path, notes):
    added(tmp_path, notes / "club.txt", collection="board")
    assert public_sources(settings_for(tmp_path)).collections == ()
    added(tmp_path, notes / "cat.txt")
    assert public_sources(settings_for(tmp_path)).collections == ("",)


def test_with_nothing_at_all_it_is_said_what_to_do(tmp_path):
    with pytest.raises(EmptyCorpus, match="footnote add PATH"):
        find_sources(settings_for(tmp_path, corpus=CorpusSettings(bundled=False)))


def test_a_collection_that_was_added_answers_its_chats_and_nobody_else(tmp_path, notes):
    added(tmp_path, notes / "cat.txt")
    added(tmp_path, notes / "club.txt", collection="board")
    settings = settings_for(tmp_path, collections=(Collection("board", (), (Scope(-1),)),))
    libraries = TenantLibraries(settings)
    assert asked(libraries.service(PUBLIC)) == ["cat.txt"]
    assert asked(libraries.service(Tenant(("board",)))) == ["cat.txt", "club.txt"]


def test_the_bot_finds_what_is_edited_and_what_is_added_elsewhere(tmp_path, notes):
    added(tmp_path, notes)
    libraries = TenantLibraries(settings_for(tmp_path))
    libraries.service(PUBLIC)
    assert libraries.refresh() == ()
    (notes / "club.txt").write_text("The club meets on Mondays.")
    change_time(notes / "club.txt")
    assert libraries.refresh() == (PUBLIC,)
    added(tmp_path, a_corpus(tmp_path / "more", dog="The dog barks at the moon."))
    assert libraries.refresh() == (PUBLIC,)
    answer = libraries.service(PUBLIC).ask(Question("When does the club meet?"))
    assert isinstance(answer, Answer)
    assert answer.citations[0].quote == "The club meets on Mondays."
    assert asked(libraries.service(PUBLIC)) == ["cat.txt", "club.txt", "dog.txt"]


def test_a_library_that_becomes_unreadable_leaves_the_old_one_answering(tmp_path, notes):
    added(tmp_path, notes)
    libraries = TenantLibraries(settings_for(tmp_path))
    libraries.service(PUBLIC)
    for ending in ("-wal", "-shm"):
        library_file(tmp_path).with_name(f"library.sqlite3{ending}").unlink(missing_ok=True)
    library_file(tmp_path).write_bytes(b"no database " * 1000)
    with pytest.raises(Exception, match="footnote repair"):
        libraries.refresh()
    assert asked(libraries.service(PUBLIC)) == ["cat.txt", "club.txt"]


def test_the_console_finds_what_is_edited_and_counts_it(tmp_path, notes):
    added(tmp_path, notes)
    library = WatchedLibrary(settings_for(tmp_path))
    assert library.refresh() == 0
    (notes / "club.txt").write_text("The club meets on Mondays.")
    change_time(notes / "club.txt")
    (notes / "new.txt").write_text("A new note was written.")
    assert library.refresh() == 2
    assert library.refresh() == 0
    assert names(tmp_path) == ["cat.txt", "club.txt", "new.txt"]
