"""How an old file becomes a new one: step by step, each whole or not at all, nothing lost."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from bot.state import exchanges, schema
from tests.state.makers import an_exchange, tables

_SECOND = "ALTER TABLE gaps ADD COLUMN answer TEXT NOT NULL DEFAULT ''"


def test_a_new_file_gets_the_tables_of_the_last_version_and_our_mark():
    with tables() as db:
        assert schema.version(db) == len(schema.VERSIONS) == 1
        assert not schema.is_foreign(db)


def test_to_be_up_to_date_already_changes_nothing():
    with tables() as db:
        exchanges.save(db, an_exchange(), [11])
        schema.upgrade(db)
        assert exchanges.by_reply(db, -100, 11) == an_exchange()


def test_a_file_of_version_1_becomes_version_2_with_everything_in_it(tmp_path):
    with tables(tmp_path / "old.db") as db:
        exchanges.save(db, an_exchange(), [11])
    shutil.copy(tmp_path / "old.db", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db", isolation_level=None)) as db:
        schema.upgrade(db, [*schema.VERSIONS, _SECOND])
        assert schema.version(db) == 2
        assert db.execute("SELECT answer FROM gaps").fetchall() == []
        assert exchanges.by_reply(db, -100, 11) == an_exchange()


def test_a_step_that_fails_leaves_the_version_before_it_whole():
    with tables() as db:
        exchanges.save(db, an_exchange())
        broken = f"{_SECOND}; DROP TABLE exchanges; SELECT nonsense"
        with pytest.raises(sqlite3.OperationalError, match="nonsense"):
            schema.upgrade(db, [*schema.VERSIONS, broken])
        assert not db.in_transaction
        assert schema.version(db) == 1
        assert exchanges.by_key(db, "k1") == an_exchange()
        with pytest.raises(sqlite3.OperationalError, match="answer"):
            db.execute("SELECT answer FROM gaps")


def test_another_programs_file_is_told_from_a_new_one():
    with closing(sqlite3.connect(":memory:")) as db:
        assert not schema.is_foreign(db)
        db.execute("CREATE TABLE songs (title TEXT)")
        assert schema.is_foreign(db)
