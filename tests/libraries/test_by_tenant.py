"""Which library answers a tenant, and when it is opened anew."""

import pytest

from bot.answers.answer import Answer
from bot.config.collections import PUBLIC, Collection, Opening, Tenant
from bot.config.settings import Corpus, Settings
from bot.errors import EmptyCorpus
from bot.libraries.by_tenant import Shelves
from bot.queries.question import Question
from tests.shells import a_corpus

BOARD = Tenant(("board",))
KEY = "The key of the cellar hangs behind the green door."
CLUB = "The club meets every Tuesday at seven in the library."


def some_shelves(tmp_path, *, public=CLUB) -> Shelves:
    """Return shelves with a public document, or none, and one for a board."""
    shared = a_corpus(tmp_path / "club", club=public) if public else None
    board = a_corpus(tmp_path / "board", cellar=KEY)
    corpus = Corpus(paths=(str(shared),) if shared else (), bundled=False)
    settings = Settings(
        corpus=corpus, collections=(Collection("board", (str(board),), (Opening(-1),)),)
    )
    return Shelves(settings)


def said(shelves, tenant, text):
    return shelves.shop(tenant).ask(Question(text))


def test_a_private_collection_answers_its_tenant_and_nobody_else(tmp_path):
    shelves = some_shelves(tmp_path)
    assert said(shelves, BOARD, "Where is the key of the cellar?").citations[0].quote == KEY
    outside = said(shelves, PUBLIC, "Where is the key of the cellar?")
    assert all(KEY not in one.quote for one in outside.nearest)
    assert not isinstance(outside, Answer)


def test_a_tenant_is_answered_from_the_public_documents_too(tmp_path):
    assert (
        said(some_shelves(tmp_path), BOARD, "When does the club meet?").citations[0].quote == CLUB
    )


def test_what_others_keep_does_not_move_a_score(tmp_path):
    question = "When does the club meet?"
    alone = said(some_shelves(tmp_path / "a"), PUBLIC, question)
    shelves = some_shelves(tmp_path / "b")
    said(shelves, BOARD, question)
    assert said(shelves, PUBLIC, question).citations[0].score == alone.citations[0].score
    assert said(shelves, PUBLIC, question).confidence == alone.confidence


def test_where_nothing_is_public_nothing_answers_in_public(tmp_path):
    shelves = some_shelves(tmp_path, public="")
    assert not isinstance(said(shelves, PUBLIC, "Where is the key of the cellar?"), Answer)
    assert shelves.shop(PUBLIC).library.documents == ()
    assert said(shelves, BOARD, "Where is the key of the cellar?").citations[0].quote == KEY


def test_without_any_document_there_is_nothing_to_open():
    with pytest.raises(EmptyCorpus):
        Shelves(Settings(corpus=Corpus(bundled=False))).shop(PUBLIC)


def test_a_library_is_opened_once(tmp_path):
    shelves = some_shelves(tmp_path)
    assert shelves.shop(PUBLIC) is shelves.shop(PUBLIC)


def test_a_changed_file_is_read_anew_and_the_others_are_left_alone(tmp_path):
    shelves = some_shelves(tmp_path)
    before, public = shelves.shop(BOARD), shelves.shop(PUBLIC)
    assert shelves.refresh() == ()
    moved = "The key of the cellar now lies under the brown mat in the hall."
    (tmp_path / "board" / "cellar.txt").write_text(moved)
    assert shelves.refresh() == (BOARD,)
    assert said(shelves, BOARD, "Where is the key of the cellar?").citations[0].quote == moved
    assert shelves.shop(PUBLIC) is public
    assert before.library.documents[0].text != moved


def test_a_folder_that_goes_away_leaves_the_old_library_answering(tmp_path):
    shelves = some_shelves(tmp_path)
    shelves.shop(BOARD)
    (tmp_path / "board" / "cellar.txt").unlink()
    (tmp_path / "board").rmdir()
    with pytest.raises(EmptyCorpus, match="no such file or folder"):
        shelves.refresh()
    assert said(shelves, BOARD, "Where is the key of the cellar?").citations[0].quote == KEY


def test_a_file_that_cannot_be_read_is_told_once(tmp_path):
    shelves = some_shelves(tmp_path)
    (tmp_path / "club" / "blank.txt").write_text(" ")
    shelves.shop(PUBLIC)
    shelves.shop(BOARD)
    assert [type(one).__name__ for one in shelves.problems()] == ["UnreadableDocument"]
