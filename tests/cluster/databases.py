"""Which databases do tests of what is kept use?

Those of one PostgreSQL that a process starts when the first test wants one, asked by its socket
file, so that such tests need no network.
"""

import atexit
import socket
from functools import cache
from itertools import count
from typing import Final

import psycopg
import pytest
import pytest_socket

from bot.state.postgres_schema import TABLES
from bot.state.shared_store import prepare
from tests.cluster.postgres import Postgres, missing
from tests.cluster.processes import Ground

USER: Final = "footnote"
_numbers: Final = count(1)


def url_of(database: str = "postgres", user: str = USER) -> str:
    """Return the address of a database for a user."""
    return address(_server(), database, user)


def address(server: Postgres, database: str, user: str = USER) -> str:
    """Return the address of a server's database, by its socket file."""
    return server.socket_url.replace("/postgres?", f"/{database}?").replace(USER, user, 1)


def ask(*statements: str, url: str = "") -> None:
    """Run statements in a database, each by itself."""
    with psycopg.connect(url or url_of(), autocommit=True) as db:
        for one in statements:
            db.execute(one.encode())


def a_new_database() -> str:
    """Return the address of a database in which nothing is."""
    name = f"t{next(_numbers)}"
    ask(f"CREATE DATABASE {name}")
    return url_of(name)


def an_empty_database() -> str:
    """Return the address of a database that has our tables, and nothing in them."""
    url = _shared()
    every = ", ".join(f"footnote.{one}" for one in (*TABLES, "sent", "claims", "bots"))
    ask(
        f"TRUNCATE {every} RESTART IDENTITY",
        "DELETE FROM footnote.about WHERE name != 'version'",
        url=url,
    )
    return url


@cache
def _shared() -> str:
    """Return the address of a database with our tables, which tests use in turn."""
    url = a_new_database()
    prepare(url)
    return url


@cache
def _server() -> Postgres:
    """Return the server; a test that finds none is skipped."""
    if reason := missing():
        pytest.skip(reason)
    blocked = socket.socket
    pytest_socket.enable_socket()  # to find a port that is free
    try:
        ground = Ground("footnote-postgres-", "postgres")
        made = Postgres(ground)
        made.start()
        atexit.register(ground.leave)
        atexit.register(made.kill)
    finally:
        socket.socket = blocked  # type: ignore[misc]
    return made
