"""Stores and exchanges for tests: small, real, on a disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.state import schema
from bot.state.connection import Connection
from bot.state.exchanges import CitedSentence, Exchange
from bot.state.places import Place
from bot.state.postgres import PostgresConnection
from tests.cluster.databases import an_empty_database

HERE = Place(-100)


def an_exchange(key: str = "k1", **changes) -> Exchange:
    """Return an exchange in a group, changed where asked."""
    parts = {
        "key": key,
        "place": HERE,
        "person": 7,
        "question_message": 10,
        "question": "When does it open?",
        "history": ("Where is it?",),
        "answered": True,
        "cited": (CitedSentence("a.md", 3, 9, "d1"), CitedSentence("b/«ü».md", 0, 4)),
        "at": 1000.0,
        "language": "en",
    }
    return Exchange(**(parts | changes))


@contextmanager
def tables(path: Path | str = ":memory:") -> Iterator[sqlite3.Connection]:
    """Yield a connection with our tables, each statement committed by itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        schema.upgrade(db)
        yield db


@contextmanager
def shared_tables() -> Iterator[PostgresConnection]:
    """Yield a connection to our tables in PostgreSQL, each statement committed by itself."""
    with closing(PostgresConnection(an_empty_database())) as db:
        db.raw()
        yield db


def rows(db: Connection, table: str) -> int:
    """Return how many rows a table has."""
    return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608


def is_active(db: Connection, chat: int) -> bool:
    """Return whether a chat counts as one we are in; of a new chat nothing is known."""
    row = db.execute("SELECT active FROM chats WHERE chat = ?", (chat,)).fetchone()
    return row is None or bool(row[0])
