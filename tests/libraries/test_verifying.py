"""What was read, and what was cited, is compared with the files as they are now."""

import sqlite3
from contextlib import closing

import pytest

from bot.answers.permalinks import payload
from bot.errors import StoreDamaged
from bot.libraries.service import open_library
from bot.libraries.verifying import Standing, verify_citations, verify_documents
from bot.queries.question import Question
from bot.state import schema
from bot.state.exchanges import CitedSentence, Exchange, save
from bot.state.places import Place
from tests.libraries.stored import CAT, CLUB, added, library_file, settings_for
from tests.shells import a_corpus

pytestmark = pytest.mark.usefixtures("place")


@pytest.fixture
def kept(tmp_path):
    a_corpus(tmp_path / "notes", cat=CAT, club=CLUB, dog="The dog barks at the moon.")
    added(tmp_path, tmp_path / "notes")
    return library_file(tmp_path)


def standings(path):
    return {one.stored.path: one.standing for one in verify_documents(path)}


def test_what_has_become_of_each_file_is_told(tmp_path, kept):
    assert set(standings(kept).values()) == {Standing.TRUE}
    (tmp_path / "notes" / "cat.txt").write_text("Another text.")
    (tmp_path / "notes" / "club.txt").unlink()
    with closing(sqlite3.connect(kept)) as db:
        db.execute("UPDATE documents SET text = x'00' WHERE path = 'dog.txt'")
        db.commit()
    assert standings(kept) == {
        "cat.txt": Standing.CHANGED,
        "club.txt": Standing.GONE,
        "dog.txt": Standing.DAMAGED,
    }


def test_a_file_that_was_only_touched_is_still_true(tmp_path, kept):
    (tmp_path / "notes" / "cat.txt").write_text(CAT)
    assert standings(kept)["cat.txt"] is Standing.TRUE


def test_damage_beyond_a_document_is_told_with_what_repairs_it(kept):
    raw = bytearray(kept.read_bytes())
    raw[4096:8192] = bytes(4096)
    kept.write_bytes(raw)
    with pytest.raises(StoreDamaged, match="footnote repair"):
        standings(kept)


def test_each_citation_that_is_kept_is_compared_with_the_library(tmp_path, kept):
    state = tmp_path / "state.sqlite3"
    answer = open_library(settings_for(tmp_path)).ask(Question("Who feeds the cat?"))
    (citation,) = answer.citations
    span = citation.sentence.span
    cited = CitedSentence("cat.txt", span.start, span.end, payload(citation))
    with closing(sqlite3.connect(state)) as db:
        schema.upgrade(db)
        exchange = Exchange("k", Place(1), 1, 1, "Who?", (), answered=True, cited=(cited,), at=1.0)
        save(db, exchange)
        db.commit()

    def found():
        return [one.standing for one in verify_citations(kept, state)]

    assert found() == [Standing.TRUE]
    (tmp_path / "notes" / "cat.txt").write_text("Nina feeds the cat at noon.")
    added(tmp_path, tmp_path / "notes")
    assert found() == [Standing.CHANGED]
    (tmp_path / "notes" / "cat.txt").unlink()
    added(tmp_path, tmp_path / "notes")
    assert found() == [Standing.GONE]


def test_without_a_bot_nothing_was_cited(tmp_path, kept):
    assert list(verify_citations(kept, tmp_path / "none.sqlite3")) == []
