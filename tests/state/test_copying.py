"""What is kept in a file is in the database afterwards: all of it, and in none that is used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StoreDamaged, StoreLocked, StoreMissing
from bot.state import exchanges, gaps, inbox, letters, schema, votes
from bot.state.copying import copy
from bot.state.file_store import FileStore
from bot.state.gaps import Gap
from bot.state.inbox import RawUpdate
from bot.state.letters import Letter
from bot.state.opening import open_store, read_only
from bot.state.postgres_schema import TABLES, is_empty
from tests.cluster.databases import a_new_database, an_empty_database
from tests.state.makers import HERE, an_exchange, shared_tables, tables

_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


@pytest.fixture
def path(tmp_path):
    """Return the file of a store in which something is."""
    path = tmp_path / "bot.db"
    with tables(path) as db:
        exchanges.save(db, an_exchange(), [11, 12])
        votes.vote(db, "k1", 7, 1)
        votes.want_recount(db, -100, 11, "k1")
        gaps.add(db, Gap(HERE, 7, "Who?", 1.0))
        for number in range(5):
            letters.add(db, Letter(HERE, {"text": str(number)}), 1.0)
        letters.finish(db, 5)
        inbox.add(db, [RawUpdate(number, 7, "{}") for number in range(3)], 1.0)
        inbox.finish(db, 2, 2.0)
    return path


async def test_everything_is_copied_and_new_rows_get_numbers_that_were_never_used(path):
    store = FileStore.open(path)
    store.sent.add(1, 71)
    store.sent_letters.add(2, 72)
    store.close()
    url = a_new_database()
    counts = copy(path, url)
    assert {table: count for table, count in counts.items() if count} == {
        "exchanges": 1, "replies": 2, "votes": 1, "recounts": 1,
        "gaps": 1, "letters": 4, "inbox": 2, "handled": 1,
    }  # fmt: skip
    with tables(path) as old, read_only(url) as new:
        for table in TABLES:
            query = f"SELECT * FROM {table} ORDER BY 1, 2"  # noqa: S608
            columns = [name for _, name, *_ in old.execute(f"PRAGMA table_info({table})")]
            mine = f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2"  # noqa: S608
            assert new.execute(mine).fetchall() == old.execute(query).fetchall()
        assert new.execute("SELECT kind, number, message FROM sent ORDER BY kind").fetchall() == [
            (1, 1, 71),
            (2, 2, 72),
        ]
    shared = open_store(url)
    await shared.write(lambda db: letters.add(db, Letter(HERE, {"text": "new"}), 1.0))
    due = await shared.read(lambda db: letters.due(db, 9.0))
    assert max(one.id for one in due) == 6  # 5 was used
    shared.close()


def test_a_database_with_something_in_it_or_at_work_is_left_alone(path):
    url = a_new_database()
    store = open_store(url)
    with pytest.raises(StoreDamaged, match="bots work with it"):
        copy(path, url)
    store.close()
    copy(path, url)
    with pytest.raises(StoreDamaged, match="has something in it already"):
        copy(path, url)


def test_a_file_that_a_bot_uses_or_that_is_not_there_is_not_copied(path, tmp_path):
    store = FileStore.open(path)
    with pytest.raises(StoreLocked):
        copy(path, an_empty_database())
    store.close()
    with pytest.raises(StoreMissing):
        copy(tmp_path / "none.db", an_empty_database())


def test_both_databases_have_the_same_tables_and_columns():
    with tables() as old, shared_tables() as new:
        assert {name for (name,) in old.execute(_NAMES)} == set(TABLES)
        for table in TABLES:
            mine = {name for _, name, *_ in old.execute(f"PRAGMA table_info({table})")}
            theirs = new.ask(
                "SELECT column_name::text FROM information_schema.columns"
                " WHERE table_schema = 'footnote' AND table_name = ?",
                (table,),
            )
            assert {name for (name,) in theirs} == mine
    assert len(schema.VERSIONS) == 8  # a new one has to be added to postgres_schema, too


@given(st.sampled_from(["gaps", "inbox", None]))
def test_a_database_is_empty_as_long_as_nothing_is_in_any_table(what):
    with shared_tables() as db:
        if what == "gaps":
            gaps.add(db, Gap(HERE, 7, "Who?", 1.0))
        if what == "inbox":
            inbox.add(db, [RawUpdate(1, 7, "{}")], 1.0)
        assert is_empty(db) is (what is None)
