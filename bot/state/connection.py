"""What does a table ask of the database that holds it?

SQL that SQLite and PostgreSQL both speak, with `?` for values, and rows as tuples. Python's own
connection to SQLite is one; `bot.state.postgres` has the other.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol


class Rows(Protocol):
    """What a statement has found or changed."""

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""

    def fetchone(self) -> Any:  # noqa: ANN401 - whatever the columns hold
        """Return the next row, None if there is no more."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows that are left."""


class Connection(Protocol):
    """A connection to the tables, used by one thread at a time."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun and not ended."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Rows:
        """Run a statement."""

    def executemany(self, sql: str, values: Sequence[Sequence[Any]], /) -> Rows:
        """Run a statement once for each of some rows of values."""

    def rollback(self) -> None:
        """Undo what the transaction has done, and end it."""

    def close(self) -> None:
        """Hang up."""
