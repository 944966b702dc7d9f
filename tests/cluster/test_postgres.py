"""A PostgreSQL for tests keeps what was written when it is killed."""

import psycopg
import pytest

pytestmark = pytest.mark.enable_socket  # a server at 127.0.0.1


def test_what_was_written_is_there_after_a_kill(a_postgres):
    with psycopg.connect(a_postgres.url) as db:
        db.execute("CREATE TABLE kept AS SELECT 1 AS number")
    a_postgres.kill()
    a_postgres.start()
    with psycopg.connect(a_postgres.socket_url) as db:
        assert db.execute("SELECT number FROM kept").fetchall() == [(1,)]


def test_one_that_hangs_answers_nothing_until_it_is_woken(a_postgres):
    a_postgres.hang()
    with pytest.raises(psycopg.OperationalError, match="timeout"):
        psycopg.connect(a_postgres.url, connect_timeout=2)
    a_postgres.wake()
    with psycopg.connect(a_postgres.url) as db:
        assert db.execute("SELECT 1").fetchone() == (1,)
