"""A database is asked again where a connection was lost, and nothing is done twice or half."""

import time
from contextlib import closing

import psycopg
import pytest

from bot.errors import ConfigError, StoreDamaged, StoreUnreachable, StoreUnwritable
from bot.state import postgres
from bot.state.postgres import WRITE, Courier, PostgresConnection, check_url, translate
from tests.cluster.databases import an_empty_database, ask, url_of

_ADD = "INSERT INTO digests VALUES (?, ?)"


@pytest.fixture
def url():
    """Return the address of an empty database."""
    return an_empty_database()


@pytest.fixture
def db(url):
    """Yield a connection to it."""
    with closing(PostgresConnection(url)) as found:
        yield found


def cut(db):
    """Have the server end a connection, as a restart of it does."""
    pid = db.raw().info.backend_pid
    ask(f"SELECT pg_terminate_backend({pid}, 5000)")


def people(db):
    """Return who has had a digest."""
    return [person for (person,) in db.ask("SELECT person FROM digests ORDER BY person")]


def test_values_stand_where_the_question_marks_are_and_truth_is_a_number(db):
    found = db.ask("SELECT ? + ?, ?, ?::text", (1, 2, True, "a?b")).fetchone()
    assert found == (3, 1, "a?b")


def test_the_one_character_that_postgresql_cannot_keep_is_replaced(db):
    assert db.ask("SELECT ?::text", ("a\0b",)).fetchone() == ("a\ufffdb",)


def test_the_next_transaction_after_a_lost_connection_has_another_one(db):
    db.execute(WRITE)
    db.execute(_ADD, (1, 0.0))
    cut(db)
    with pytest.raises(psycopg.OperationalError) as lost:
        db.execute(_ADD, (2, 0.0))
    assert postgres.is_worth_repeating(lost.value)
    assert not db.in_transaction
    with pytest.raises(psycopg.OperationalError):
        db.execute("COMMIT")
    db.execute(WRITE)
    db.execute(_ADD, (3, 0.0))
    db.execute("COMMIT")
    assert people(db) == [3]


class Deaf:
    """A cursor whose answer to COMMIT gets lost, before or after the server has obeyed."""

    def __init__(self, db, raw, *, is_done):
        self.db, self.raw, self.is_done = db, raw, is_done

    def __getattr__(self, name):
        return getattr(self.raw, name)

    def cursor(self):
        """Return a cursor that loses what it is told."""
        cursor = self.raw.cursor()

        def execute(sql, values=None):
            if sql != "COMMIT":
                return cursor.execute(sql, values)
            if self.is_done:
                cursor.execute(sql)
            self.raw.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")

        return type("Lossy", (), {"execute": staticmethod(execute)})()


@pytest.mark.parametrize("is_done", [True, False])
def test_of_a_commit_whose_answer_got_lost_it_is_found_out_what_has_become(db, is_done):
    db.execute(WRITE)
    db.execute(_ADD, (1, 0.0))
    db._raw = Deaf(db, db._raw, is_done=is_done)
    if is_done:
        db.execute("COMMIT")
    else:
        with pytest.raises(psycopg.OperationalError):
            db.execute("COMMIT")
    assert people(db) == ([1] if is_done else [])


def test_two_that_write_do_so_one_after_the_other(db, url):
    db.execute(WRITE)
    with closing(PostgresConnection(url)) as other:
        other.ask("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            other.execute(WRITE)
        other.rollback()
        db.execute("COMMIT")
        other.execute(WRITE)
        other.execute("COMMIT")


@pytest.mark.parametrize(
    "url",
    [
        "footnote:secret@db/x", "mysql://u:secret@db/x", "postgresql:/secret",
        "postgresql://u:sec ret@db/x", "postgresql://u:secret@db/x?nonsense=1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_named_without_repeating_it(url):
    with pytest.raises(ConfigError, match=r"state\.url") as refused:
        check_url(url)
    assert "sec" not in str(refused.value)
    assert "\n" not in str(refused.value)


def errors_of(url):
    """Return what is said where one cannot connect."""
    with pytest.raises(psycopg.Error) as raised, closing(PostgresConnection(url)) as db:
        db.execute(WRITE)
    return translate(url, raised.value)


def test_whoever_is_not_let_in_is_told_why_in_one_line():
    no_database, no_user = url_of("nowhere"), url_of(user="nobody_else")
    for url, reason in (
        (no_database, 'database "nowhere" does not exist'),
        (no_user, 'role "nobody_else" does not exist'),
        ("postgresql://u:secret@/x?host=/nowhere", "No such file or directory"),
    ):
        said = errors_of(url)
        assert isinstance(said, StoreUnreachable)
        assert reason in str(said)
        assert "secret" not in str(said)
        assert "\n" not in str(said)


def test_who_has_no_right_is_told_so(url):
    ask("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    theirs = url.replace("footnote", "guest", 1)
    with (
        closing(PostgresConnection(theirs)) as db,
        pytest.raises(psycopg.Error) as raised,
    ):
        db.ask("SELECT 1 FROM footnote.inbox")
    said = translate(theirs, raised.value)
    assert isinstance(said, StoreUnwritable)
    assert "permission denied" in str(said)


def test_tables_that_are_gone_are_a_damage_and_a_mistake_of_ours_stays_what_it_is(db, url):
    for sql, kind in (
        ("SELECT 1 FROM no_table", StoreDamaged),
        ("SELEKT", psycopg.errors.SyntaxError),
    ):
        with pytest.raises(psycopg.Error) as raised:
            db.ask(sql)
        assert isinstance(translate(url, raised.value), kind)
    assert translate(url, error := ZeroDivisionError()) is error


_NOTE = "INSERT INTO sent (kind, number, message) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


def noted(db):
    """Return what is noted."""
    return db.ask("SELECT number, message FROM sent ORDER BY seq").fetchall()


def test_what_is_sent_without_waiting_arrives_in_its_order(db, url):
    with closing(Courier(url)) as courier:
        courier.connect()
        for number in range(100):
            courier.send(_NOTE, 1, 5, number)
        assert courier.settle(5.0)
    assert noted(db) == [(5, number) for number in range(100)]


def test_what_was_sent_on_a_lost_connection_is_sent_again(db, url):
    with closing(Courier(url)) as courier:
        courier.send(_NOTE, 1, 5, 1)  # nothing is connected yet
        courier.connect()
        assert courier.settle(5.0)
        cut(type("One", (), {"raw": lambda _: courier._raw})())
        courier.send(_NOTE, 1, 5, 2)
        courier.send(_NOTE, 1, 5, 3)
        deadline = time.monotonic() + 5.0
        while not courier.settle(0.1) and time.monotonic() < deadline:
            courier.connect()
    assert noted(db) == [(5, 1), (5, 2), (5, 3)]


def test_a_statement_that_fails_keeps_nothing_back(db, url):
    with closing(Courier(url)) as courier:
        courier.connect()
        courier.send("INSERT INTO no_table VALUES ($1)", 1)
        courier.send(_NOTE, 1, 5, 1)
        assert courier.settle(5.0)
    assert noted(db) == [(5, 1)]
