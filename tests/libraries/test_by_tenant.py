"""Which library answers a tenant, and when it is opened anew."""

import pytest

from bot.answers.answer import Answer
from bot.config.collections import PUBLIC, Collection, Scope, Tenant
from bot.config.sections import CorpusSettings
from bot.config.settings import Settings
from bot.errors import EmptyCorpus
from bot.libraries.by_tenant import TenantLibraries
from bot.queries.question import Question
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


def test_without_any_document_there_is_nothing_to_open():
    with pytest.raises(EmptyCorpus):
        TenantLibraries(Settings(corpus=CorpusSettings(bundled=False))).service(PUBLIC)


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
