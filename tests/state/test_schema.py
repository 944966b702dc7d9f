"""How an old file becomes a new one: step by step, each whole or not at all, nothing lost."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bot.state import admissions, chat_settings, exchanges, gaps, inbox, schema, votes
from bot.state.admissions import Standing
from bot.state.chat_settings import Askers, ChatSettings, Mode
from bot.state.chats import is_known
from bot.state.exchanges import CitedSentence
from bot.state.file_store import FileStore
from bot.state.gaps import Gap
from bot.state.inbox import PendingUpdate, RawUpdate
from bot.state.places import Place
from tests.state.makers import an_exchange, tables

_NEXT = "ALTER TABLE gaps ADD COLUMN answer TEXT NOT NULL DEFAULT ''"

# a row in each table of version 1, as Footnote 0.1 wrote them
_OLD_ROWS = """
INSERT INTO inbox VALUES (3, 41, -100, 1, 5.0, '{"update_id": 41}', 2, 9.0, 7.0);
INSERT INTO inbox VALUES (4, 42, -100, 0, 6.0, '{"update_id": 42}', 0, 0.0, 0.0);
INSERT INTO handled VALUES (40, 4.0);
INSERT INTO chats VALUES (-100, 'group', 'Neighbours', 1);
INSERT INTO rules VALUES (-100, 5, 'sure', 'ru', 2, 'admins', 0);
INSERT INTO exchanges VALUES ('k1', -100, 0, 7, 10, 'When does it open?', '["Where is it?"]',
    'public,club', 1, '[{"path": "a.md", "start": 3, "end": 9, "digest": "d1"}]', 1000.0, 'en');
INSERT INTO replies VALUES (-100, 11, 0, 'k1');
INSERT INTO votes VALUES ('k1', 8, -1);
INSERT INTO gaps VALUES (1, -100, 5, 8, 'Who pays?', 'en', 20.0);
"""


def test_a_new_file_gets_the_tables_of_the_last_version_and_our_mark():
    with tables() as db:
        assert schema.version(db) == len(schema.VERSIONS)
        assert not schema.is_foreign(db)


def test_to_be_up_to_date_already_changes_nothing():
    with tables() as db:
        exchanges.save(db, an_exchange(), [11])
        schema.upgrade(db)
        assert exchanges.by_reply(db, -100, 11) == an_exchange()


def test_a_file_of_this_version_becomes_the_next_with_everything_in_it(tmp_path):
    with tables(tmp_path / "old.db") as db:
        exchanges.save(db, an_exchange(), [11])
    shutil.copy(tmp_path / "old.db", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db", isolation_level=None)) as db:
        schema.upgrade(db, [*schema.VERSIONS, _NEXT])
        assert schema.version(db) == len(schema.VERSIONS) + 1
        assert db.execute("SELECT answer FROM gaps").fetchall() == []
        assert exchanges.by_reply(db, -100, 11) == an_exchange()


@pytest.fixture
def old(tmp_path):
    """Return a file of version 1 with a row in each table."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        schema.upgrade(db, schema.VERSIONS[:1])
        db.executescript(_OLD_ROWS)
    return path


async def test_a_file_of_version_1_opens_with_everything_in_it(old):
    store = FileStore.open(old)
    try:
        exchange = an_exchange(cited=(CitedSentence("a.md", 3, 9, "d1"),))
        topic = Place(-100, 5)
        for read, kept in (
            (lambda db: exchanges.by_reply(db, -100, 11), exchange),
            (lambda db: exchanges.last_answer(db, Place(-100)), exchange),
            (lambda db: votes.tally(db, "k1", 8), votes.Tally(up=0, down=1, own=-1)),
            (gaps.load, (Gap(topic, 8, "Who pays?", 20.0, "en"),)),
            (lambda db: is_known(db, -100), True),
            (
                lambda db: chat_settings.load_chat_settings(db, topic),
                ChatSettings(Mode.SURE, "ru", 2, Askers.ADMINS, keeps_gaps=False),
            ),
        ):
            assert await store.read(read) == kept
        page = await store.read(lambda db: inbox.load_page(db, 0, {}, now=100.0, room=9, each=9))
        raw = '{"update_id": 41}'
        pending = PendingUpdate(3, 41, -100, is_fleeting=False, received=5.0, raw=raw, turn=-100)
        assert page.rows == (
            replace(pending, is_fleeting=True, attempts=2, waited=7.0),
            replace(pending, seq=4, update_id=42, received=6.0, raw='{"update_id": 42}'),
        )
        again = [RawUpdate(number, -100, "{}") for number in (40, 41, 42, 43)]
        new = await store.write(lambda db: inbox.add(db, again, 101.0))
        assert [one.update.update_id for one in new] == [43]
        assert new[0].update.seq > 4
        assert new[0].before == 4
    finally:
        store.close()


def test_groups_that_the_bot_was_in_before_are_let_in_and_nobody_else(old):
    with closing(sqlite3.connect(old)) as db:
        db.execute("INSERT INTO chats VALUES (-101, 'group', 'Gone', 0), (7, 'private', '', 1)")
        db.commit()
        schema.upgrade(db)
        (one,) = admissions.every(db, 0.0)
        assert (one.who, one.standing, one.name) == (-100, Standing.ADMITTED, "Neighbours")
        assert len(one.key) == 24


def test_an_old_file_gets_the_very_tables_of_a_new_one(old):
    def columns(db):
        names = db.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
        return {name: db.execute(f"PRAGMA table_info({name})").fetchall() for (name,) in names}

    with tables() as new, closing(sqlite3.connect(old)) as db:
        schema.upgrade(db)
        assert columns(db) == columns(new)
        assert "tenant" not in str(columns(db))


def test_a_step_that_fails_leaves_the_version_before_it_whole():
    with tables() as db:
        exchanges.save(db, an_exchange())
        broken = f"{_NEXT}; DROP TABLE exchanges; SELECT nonsense"
        with pytest.raises(sqlite3.OperationalError, match="nonsense"):
            schema.upgrade(db, [*schema.VERSIONS, broken])
        assert not db.in_transaction
        assert schema.version(db) == len(schema.VERSIONS)
        assert exchanges.by_key(db, "k1") == an_exchange()
        with pytest.raises(sqlite3.OperationalError, match="answer"):
            db.execute("SELECT answer FROM gaps")


def test_another_programs_file_is_told_from_a_new_one():
    with closing(sqlite3.connect(":memory:")) as db:
        assert not schema.is_foreign(db)
        db.execute("CREATE TABLE songs (title TEXT)")
        assert schema.is_foreign(db)
