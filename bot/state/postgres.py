"""How is a PostgreSQL database asked, and what if it does not answer?

The one place of psycopg, which is imported only where the settings name such a database. A
connection that is lost is made anew where the next transaction begins. Whether a transaction was
committed whose end got lost, the server is asked by its number, so that nothing is done twice.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any, Final

from bot.errors import ConfigError, StoreDamaged, StoreUnreachable, StoreUnwritable
from bot.state.addresses import without_password

try:
    import psycopg
    from psycopg import errors, pq
    from psycopg.adapt import Dumper
except ImportError as _error:  # the extra is missing, or libpq
    raise ConfigError(
        "",
        "state.url",
        "PostgreSQL's client is not installed: pip install 'footnote-bot[postgres]'",
    ) from _error

SCHEMA: Final = "footnote"
CHANNEL: Final = "footnote"  # on which bots call each other
LOCKS: Final = 0x466E6F74  # "Fnot": the first number of all our advisory locks
_WRITING: Final = 0  # the second number of the lock that each transaction takes which writes
WRITE: Final = f"BEGIN; SELECT pg_advisory_xact_lock({LOCKS}, {_WRITING})"
READ: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

_SCHEMES: Final = ("postgresql", "postgres")
_FORM: Final = "it should look like postgresql://user@host/database"
_CONNECT_TIMEOUT: Final = 5  # seconds
# A machine that has vanished is noticed in seconds, and whoever is held up in the middle of a
# transaction keeps nobody waiting for long.
_LINE: Final = {
    "connect_timeout": _CONNECT_TIMEOUT,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # milliseconds
    "application_name": "footnote",
}
_SESSION: Final = (
    f"SET search_path TO {SCHEMA}; SET idle_in_transaction_session_timeout = '15s';"
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;"
    "SET client_min_messages = warning; SET bytea_output = 'hex'"
)
_UNDECIDED: Final = 10.0  # seconds in which the server tells how a transaction has ended
_PAUSE: Final = 0.05
_PASSWORD: Final = "PostgreSQL wants a password: PGPASSWORD, ~/.pgpass, or state.url"  # noqa: S105 - no password
ERRORS: Final = (psycopg.Error,)
_DAMAGED: Final = (
    *(errors.UndefinedTable, errors.UndefinedColumn, errors.InvalidSchemaName),
    *(errors.DataCorrupted, errors.IndexCorrupted),
)
_NOT_ALLOWED: Final = (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)
# the first two characters of what a server says by a code; none where the connection is lost
_AWAY: Final = frozenset({"", "08", "57"})
_CONFLICT: Final = "40"


class PostgresConnection:
    """A connection that is made when the first transaction begins, and anew once it is lost."""

    def __init__(self, url: str) -> None:
        """Connect to nothing yet."""
        self._url = url
        self._raw: psycopg.Connection[Any] | None = None
        self._number: str | None = None  # of the transaction that is being committed

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction has begun and not ended."""
        return self._raw is not None and self._raw.info.transaction_status in {
            pq.TransactionStatus.INTRANS,
            pq.TransactionStatus.INERROR,
        }

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection, as far as we know."""
        return self._raw is not None

    def ask(self, sql: str, values: Sequence[Any] = ()) -> psycopg.Cursor[Any]:
        """Run a statement that is a transaction by itself, connecting where that is needed.

        Raises:
            psycopg.Error: it cannot be done.
        """
        raw = self.raw()
        with self._noticing():
            return raw.cursor().execute(_numbered(sql), values or None)

    def notifications(self, seconds: float) -> list[str]:
        """Return what was called on our channel, as soon as anything is, or after some seconds.

        Raises:
            psycopg.Error: the connection is lost.
        """
        raw = self.raw()
        with self._noticing():
            return [one.payload for one in raw.notifies(timeout=seconds, stop_after=1)]

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[Any]:
        """Run a statement; one that begins a transaction connects where that is needed.

        Raises:
            psycopg.Error: it cannot be done; `lost` tells whether the connection is gone.
        """
        if sql == "COMMIT":
            return self._commit()
        raw = self.raw() if sql.startswith("BEGIN") else self._known()
        with self._noticing():
            return raw.cursor().execute(_numbered(sql), values or None)

    def executemany(self, sql: str, values: Sequence[Sequence[Any]], /) -> psycopg.Cursor[Any]:
        """Run a statement once for each of some rows of values."""
        cursor = self._known().cursor()
        with self._noticing():
            cursor.executemany(_numbered(sql), values)
        return cursor

    def rollback(self) -> None:
        """Undo what the transaction has done, and end it."""
        if self._raw is not None:
            with suppress(psycopg.Error), self._noticing():
                self._raw.rollback()

    def close(self) -> None:
        """Hang up."""
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()

    def raw(self) -> psycopg.Connection[Any]:
        """Return psycopg's connection, made if needed."""
        if self._raw is None:
            self._raw = connect(self._url)
        return self._raw

    def _known(self) -> psycopg.Connection[Any]:
        """Return psycopg's connection in the middle of a transaction."""
        if self._raw is None:
            raise psycopg.OperationalError("the connection is lost")
        return self._raw

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        """Drop the connection where an error says that it is lost."""
        try:
            yield
        except psycopg.Error:
            if self._raw is not None and self._raw.closed:
                self.close()
            raise

    def _commit(self) -> psycopg.Cursor[Any]:
        """Commit; if the answer gets lost, return all the same if it has been done.

        Raises:
            psycopg.Error: nothing is committed.
        """
        found = self.execute("SELECT pg_current_xact_id_if_assigned()::text").fetchone()
        cursor = self._known().cursor()
        try:
            with self._noticing():
                return cursor.execute("COMMIT")
        except psycopg.OperationalError:
            number = found[0] if found else None
            if self._raw is not None or (number is not None and not self._was_committed(number)):
                raise
            return cursor  # nothing was written, or all of it was

    def _was_committed(self, number: str) -> bool:
        """Return how a transaction has ended, once the server is there again and knows it.

        Raises:
            psycopg.Error: it cannot be asked.
        """
        deadline = time.monotonic() + _UNDECIDED
        while True:
            try:
                asked = self.raw().execute("SELECT pg_xact_status($1::xid8)", (number,))
                found = asked.fetchone()
            except psycopg.OperationalError:
                self.close()
                if time.monotonic() > deadline:
                    raise
            else:
                if found is not None and found[0] != "in progress":
                    return bool(found[0] == "committed")
                if time.monotonic() > deadline:
                    return False
            time.sleep(_PAUSE)


def connect(url: str) -> psycopg.Connection[Any]:
    """Return a connection of psycopg to our tables, each statement committed by itself.

    Raises:
        psycopg.Error: there is none to be had.
    """
    raw: psycopg.Connection[Any] = psycopg.connect(
        url, autocommit=True, cursor_factory=psycopg.RawCursor, **_line(url)
    )
    try:
        raw.adapters.register_dumper(bool, _Number)
        raw.adapters.register_dumper(str, _Text)
        raw.execute(_SESSION)
    except psycopg.Error:
        raw.close()
        raise
    return raw


def check_url(url: str) -> None:
    """Refuse what is no address of a database; the address is not repeated, for its password.

    Raises:
        ConfigError: it is none.
    """
    scheme, colon, _ = url.partition("://")
    if not colon or scheme not in _SCHEMES:
        raise ConfigError("", "state.url", f"is no address of a PostgreSQL database; {_FORM}")
    try:
        psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.Error:
        reason = f"PostgreSQL's client cannot read it; {_FORM}"
        raise ConfigError("", "state.url", reason) from None  # its own words repeat the address


def translate(url: str, error: BaseException) -> BaseException:
    """Return what an error of a database means to the operator; a bug is returned as it is."""
    if not isinstance(error, psycopg.Error):
        return error
    where, reason = without_password(url), _reason(error)
    if isinstance(error, _DAMAGED):
        return StoreDamaged(where, f"has not the tables that it should have ({reason})")
    if isinstance(error, _NOT_ALLOWED):
        return StoreUnwritable(where, reason)
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        kind = StoreUnreachable if _class(error) in _AWAY else StoreUnwritable
        return kind(where, reason)
    return error


def is_worth_repeating(error: BaseException) -> bool:
    """Return whether a transaction may succeed if it is begun anew: its connection was lost."""
    is_passing = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return is_passing and _class(error) in {*_AWAY, _CONFLICT}


class Courier:
    """Sends statements whose outcome nobody waits for.

    What was handed to the system reaches the server, whatever becomes of this process. One that
    the server has not confirmed is sent again once there is a connection again, so that each must
    do no harm when it is run twice.
    """

    def __init__(self, url: str) -> None:
        """Connect to nothing yet."""
        self._url = url
        self._raw: psycopg.Connection[Any] | None = None
        self._open: list[tuple[bytes, tuple[bytes, ...]]] = []  # not confirmed, in their order
        self._under_way = 0  # of these: how many the server has been sent
        self._lock = threading.Lock()

    def send(self, sql: str, *values: int) -> None:
        """Have a statement run, with `$1` for values, without waiting for it."""
        with self._lock:
            self._open.append((sql.encode(), tuple(str(one).encode() for one in values)))
            self._try()

    def connect(self) -> None:
        """Connect if there is no connection, and send what could not be sent; this may take long.

        Raises:
            psycopg.Error: there is none to be had.
        """
        with self._lock:
            self._try()
            if self._raw is not None:
                return
        raw = connect(self._url)
        raw.execute("SET synchronous_commit = off")  # it outlives us, not a crash of the server
        raw.pgconn.nonblocking = 1
        raw.pgconn.enter_pipeline_mode()
        with self._lock:
            if self._raw is not None:  # another thread was quicker
                raw.close()
                return
            self._raw, self._under_way = raw, 0
            self._try()

    def settle(self, patience: float) -> bool:
        """Return whether all that was sent is confirmed within some seconds."""
        deadline = time.monotonic() + patience
        if self._open:
            with suppress(psycopg.Error):
                self.connect()
        while self._open and time.monotonic() < deadline:
            with self._lock:
                self._try()
            time.sleep(_PAUSE / 50)
        return not self._open

    def close(self) -> None:
        """Hang up."""
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()

    def _try(self) -> None:
        """Send what has not been sent, and hear what is done; hang up if that fails."""
        if self._raw is None:
            return
        line = self._raw.pgconn
        try:
            for sql, values in self._open[self._under_way :]:
                line.send_query_params(sql, values)
                line.pipeline_sync()
                self._under_way += 1
            line.flush()
            line.consume_input()
            while self._under_way and not line.is_busy():
                self._hear(line.get_result())
        except psycopg.Error:
            self.close()

    def _hear(self, outcome: "pq.abc.PGresult | None") -> None:
        """Note what the server says: a statement is over, whether it could be done or not."""
        if outcome is not None and outcome.status == pq.ExecStatus.PIPELINE_SYNC:
            del self._open[0]
            self._under_way -= 1


class _Number(Dumper):
    """A truth value as a number, as SQLite keeps it."""

    oid = psycopg.adapters.types["int8"].oid

    def dump(self, obj: bool) -> bytes:  # noqa: FBT001 - psycopg's signature
        """Return 1 or 0."""
        return b"1" if obj else b"0"


class _Text(psycopg.types.string.StrDumperUnknown):
    """A text without the one character that PostgreSQL cannot keep."""

    def dump(self, obj: str) -> Any:  # noqa: ANN401 - psycopg's buffer
        """Return the text with U+FFFD in place of NUL."""
        return super().dump(obj.replace("\0", "\ufffd") if "\0" in obj else obj)


@lru_cache(maxsize=512)
def _numbered(sql: str) -> str:
    """Return a statement with `$1`, `$2`, … in place of each `?`."""
    first, *others = sql.split("?")
    return first + "".join(f"${place}{part}" for place, part in enumerate(others, start=1))


def _line(url: str) -> dict[str, Any]:
    """Return what is said of a connection, but for what its address says itself."""
    said = psycopg.conninfo.conninfo_to_dict(url)
    return {name: value for name, value in _LINE.items() if name not in said}


def _class(error: BaseException) -> str:
    """Return the class of an error by SQL's standard, "" where no server has told it."""
    return (getattr(error, "sqlstate", None) or "")[:2]


def _reason(error: psycopg.Error) -> str:
    """Return what the server or its client says, in one line."""
    line = getattr(error, "pgconn", None)
    if line is not None and getattr(line, "needs_password", False):
        return _PASSWORD
    said = error.diag.message_primary or str(error)
    return " ".join(said.split()) or type(error).__name__
