"""Which library answers a tenant, and when it is opened anew."""

import pytest

from bot.answers.answer import Answer
from bot.config.collections import PUBLIC, Collection, Scope, Tenant, chat_collection
from bot.config.sections import CorpusSettings, UploadSettings
from bot.config.settings import Settings
from bot.errors import EmptyCorpus
from bot.libraries import by_tenant
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.service import open_library
from bot.libraries.uploading import Uploads
from bot.queries.question import Question
from tests.libraries.sent import GROUP, OTHER, send
from tests.libraries.stored import library_file, settings_for
from tests.shells import a_corpus

BOARD = Tenant(("board",))
KEY = "The key of the cellar hangs behind the green door."
CLUB = "The club meets every Tuesday at seven in the library."


def some_libraries(tmp_path, *, public=CLUB) -> TenantLibraries:
    """Return libraries with a public document, or none, and one for a board."""
    shared = a_corpus(tmp_path / "club", club=public) if public else None
    board = a_corpus(tmp_path / "board", cellar=KEY)
    corpus = CorpusSettings(paths=(str(shared),) if shared else (), bundled=False)
    settings = Settings(
        corpus=corpus, collections=(Collection("board", (str(board),), (Scope(-1),)),)
    )
    return TenantLibraries(settings)


def said(libraries, tenant, text):
    return libraries.service(tenant).ask(Question(text))


def test_a_private_collection_answers_its_tenant_and_nobody_else(tmp_path):
    libraries = some_libraries(tmp_path)
    assert said(libraries, BOARD, "Where is the key of the cellar?").citations[0].quote == KEY
    outside = said(libraries, PUBLIC, "Where is the key of the cellar?")
    assert all(KEY not in one.quote for one in outside.nearest)
    assert not isinstance(outside, Answer)


def test_a_tenant_is_answered_from_the_public_documents_too(tmp_path):
    assert (
        said(some_libraries(tmp_path), BOARD, "When does the club meet?").citations[0].quote
        == CLUB
    )


def test_what_others_keep_does_not_move_a_score(tmp_path):
    question = "When does the club meet?"
    alone = said(some_libraries(tmp_path / "a"), PUBLIC, question)
    libraries = some_libraries(tmp_path / "b")
    said(libraries, BOARD, question)
    assert said(libraries, PUBLIC, question).citations[0].score == alone.citations[0].score
    assert said(libraries, PUBLIC, question).confidence == alone.confidence


def test_where_nothing_is_public_nothing_answers_in_public(tmp_path):
    libraries = some_libraries(tmp_path, public="")
    assert not isinstance(said(libraries, PUBLIC, "Where is the key of the cellar?"), Answer)
    assert libraries.service(PUBLIC).library.documents == ()
    assert said(libraries, BOARD, "Where is the key of the cellar?").citations[0].quote == KEY


def test_without_any_document_there_is_nothing_to_open_where_nobody_can_add_one():
    nothing = CorpusSettings(bundled=False)
    with pytest.raises(EmptyCorpus):
        TenantLibraries(Settings(corpus=nothing, uploads=UploadSettings(documents=0))).service(
            PUBLIC
        )
    assert TenantLibraries(Settings(corpus=nothing)).service(PUBLIC).library.documents == ()


def test_a_library_is_opened_once(tmp_path):
    libraries = some_libraries(tmp_path)
    assert libraries.service(PUBLIC) is libraries.service(PUBLIC)


def test_a_changed_file_is_read_anew_and_the_others_are_left_alone(tmp_path):
    libraries = some_libraries(tmp_path)
    before, public = libraries.service(BOARD), libraries.service(PUBLIC)
    assert libraries.refresh() == ()
    moved = "The key of the cellar now lies under the brown mat in the hall."
    (tmp_path / "board" / "cellar.txt").write_text(moved)
    assert libraries.refresh() == (BOARD,)
    assert said(libraries, BOARD, "Where is the key of the cellar?").citations[0].quote == moved
    assert libraries.service(PUBLIC) is public
    assert before.library.documents[0].text != moved


def test_a_folder_that_goes_away_leaves_the_old_library_answering(tmp_path):
    libraries = some_libraries(tmp_path)
    libraries.service(BOARD)
    (tmp_path / "board" / "cellar.txt").unlink()
    (tmp_path / "board").rmdir()
    with pytest.raises(EmptyCorpus, match="no such file or folder"):
        libraries.refresh()
    assert said(libraries, BOARD, "Where is the key of the cellar?").citations[0].quote == KEY


def test_a_file_that_cannot_be_read_is_told_once(tmp_path):
    libraries = some_libraries(tmp_path)
    (tmp_path / "club" / "blank.txt").write_text(" ")
    libraries.service(PUBLIC)
    libraries.service(BOARD)
    assert [type(one).__name__ for one in libraries.problems()] == ["UnreadableDocument"]


def test_a_file_that_is_left_out_is_reported_when_a_library_is_opened_and_once(tmp_path):
    told = []
    a_corpus(tmp_path, club=CLUB, blank=" ")
    settings = Settings(corpus=CorpusSettings(paths=(str(tmp_path),), bundled=False))
    libraries = TenantLibraries(settings, report=told.append)
    libraries.service(PUBLIC)
    (tmp_path / "bare.txt").write_text("\n")
    libraries.refresh()
    assert [one.source for one in told] == [
        str(tmp_path / "blank.txt"),
        str(tmp_path / "bare.txt"),
    ]


def some_chats(tmp_path, **settings) -> tuple[TenantLibraries, Uploads]:
    """Return libraries that have nothing public but the article, and what is sent to chats."""
    told = settings_for(tmp_path, **settings)
    return TenantLibraries(told), Uploads(library_file(tmp_path), told.uploads)


CLUBS = Tenant((chat_collection(GROUP),))


def test_what_was_sent_to_a_chat_answers_there_in_place_of_the_article(tmp_path):
    libraries, uploads = some_chats(tmp_path)
    assert libraries.chats == frozenset()
    send(uploads, KEY)
    libraries.look_for_chats()
    assert libraries.chats == {chat_collection(GROUP)}
    assert [one.path for one in libraries.service(CLUBS).library.documents] == ["minutes.md"]
    assert "central-asia" in libraries.service(PUBLIC).library.documents[0].path


def test_what_is_sent_or_removed_is_noticed_at_once(tmp_path):
    libraries, uploads = some_chats(tmp_path)
    send(uploads, KEY)
    before = libraries.service(CLUBS).library
    send(uploads, CLUB, "club.md")
    libraries.renew(chat_collection(GROUP))
    assert len(libraries.service(CLUBS).library.documents) == len(before.documents) + 1
    for stored in uploads.listed(GROUP):
        uploads.remove(GROUP, stored.id)
    libraries.renew(chat_collection(GROUP))
    assert libraries.chats == frozenset()
    assert not any(KEY in one.text for one in libraries.service(CLUBS).library.documents)


def test_what_others_send_moves_no_score(tmp_path):
    libraries, uploads = some_chats(tmp_path)
    send(uploads, f"{KEY}\n\n{CLUB}")
    question = "Where is the key of the cellar?"
    before = said(libraries, CLUBS, question).citations[0]
    send(uploads, "The key of the cellar is lost. The key was found in the cellar.", chat=OTHER)
    libraries.refresh()
    libraries = TenantLibraries(settings_for(tmp_path))
    after = said(libraries, CLUBS, question).citations[0]
    assert (after.quote, after.score) == (before.quote, before.score)


def test_only_the_chats_that_asked_last_stay_open(tmp_path, monkeypatch):
    monkeypatch.setattr(by_tenant, "_MOST_OPEN", 2)
    libraries, uploads = some_chats(tmp_path)
    send(uploads, KEY)
    send(uploads, CLUB, chat=OTHER)
    public, first = libraries.service(PUBLIC), libraries.service(CLUBS)
    assert libraries.service(CLUBS) is first
    libraries.service(Tenant((chat_collection(OTHER),)))
    assert libraries.service(PUBLIC) is public
    assert libraries.service(CLUBS) is not first


def test_in_a_terminal_what_was_sent_to_a_chat_is_asked_only_where_it_is_named(tmp_path):
    _, uploads = some_chats(tmp_path)
    send(uploads, KEY)
    told = settings_for(tmp_path)
    assert "central-asia" in open_library(told).library.documents[0].path
    named = open_library(told, collections=[chat_collection(GROUP)])
    assert [one.path for one in named.library.documents] == ["minutes.md"]
