"""How do bots that share a database know of each other?

Each has a row in the table of bots, writes into it every second that it is there, and holds a lock
that ends with its connection. Who is silent for some seconds and has lost the lock is dead; so is
who has the lock and is silent for long, for it hangs. The others delete the row, and with it go
the claims. A bot that finds its own row gone comes back under a new number.

The bots call each other by notifications of the database. For one that gets lost, everybody looks
every few seconds.
"""

import asyncio
import logging
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from bot.errors import ConfigError, StoreDamaged, TokenTaken
from bot.state import postgres, postgres_schema
from bot.state.addresses import without_password
from bot.state.peers import Call, Peers
from bot.state.postgres import LOCKS, WRITE, PostgresConnection
from bot.state.retrying import once_a_minute

logger = logging.getLogger(__name__)
logger.addFilter(once_a_minute)

DEAD: Final = 4.0  # seconds of silence of a bot that has lost its connection
HUNG: Final = 20.0  # seconds of silence of one that has not
_BEAT: Final = 1.0  # seconds between two signs of life
_LISTEN: Final = 0.2  # seconds in which a call is waited for
_LOOK: Final = 5.0  # seconds after which everybody looks, called or not
_SURE: Final = 3.0  # seconds since its last sign of life in which a bot relies on its claims
_SURE_CONNECTED: Final = 10.0
_SETTLING: Final = 5.0  # seconds after a loss in which the others may come back, too
_MEETING: Final = 1.0  # seconds in which one that was killed just now is noticed to be gone

# whether a bot has the lock that ends with its connection
_CONNECTED: Final = (
    "EXISTS (SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted"  # noqa: S608 - our own words
    f" AND l.classid::bigint = {LOCKS} AND l.objid::bigint = b.bot AND l.objsubid = 2"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
)
_CALL: Final = f"SELECT pg_notify('{postgres.CHANNEL}', ?)"
_EVERYBODY: Final = 0
_CALLS: Final[tuple[Call, ...]] = ("pending", "admitted", "voted", "bots")


class Presence(Peers):
    """One of the bots that share a database, and what it knows of the others."""

    def __init__(
        self, url: str, *, polls: bool, chores: Callable[[], None], prepare: Callable[[], None]
    ) -> None:
        """Join the others, and stay until `close`.

        Args:
            url: the address of the database, which has our tables.
            polls: whether this bot asks Telegram for updates itself, so that no other may.
            chores: what is done every second on the thread that does all this.
            prepare: what is done there before this bot leads.

        Raises:
            TokenTaken: another bot there polls.
            ConfigError: this one polls, and there are others.
        """
        self._url, self._polls, self._chores = url, polls, chores
        self._prepare = prepare
        self._line = PostgresConnection(url)
        self._answers: defaultdict[
            Call, list[tuple[asyncio.AbstractEventLoop, Callable[[], None]]]
        ]
        self._answers = defaultdict(list)
        self._is_leading, self._is_closing = False, threading.Event()
        self._beaten = self._looked = self._settled = 0.0
        self.failure: StoreDamaged | None = None
        try:
            self._join()
            self._beat()
        except BaseException:
            self._line.close()
            raise
        self._thread = threading.Thread(target=self._stay, name="store-peers", daemon=True)
        self._thread.start()

    @property
    def leads(self) -> bool:  # type: ignore[override]
        """Whether this bot does what one has to do for all."""
        return self._is_leading and self.is_sure

    @property
    def is_sure(self) -> bool:  # type: ignore[override]
        """Whether what was claimed is certainly still ours: nobody can believe us dead."""
        since = time.monotonic() - self._beaten
        limit = _SURE_CONNECTED if self._line.is_connected else _SURE
        return since < limit and self.failure is None

    def on(self, call: Call, answer: Callable[[], None]) -> None:
        """Have something done in this event loop whenever that is called."""
        self._answers[call].append((asyncio.get_running_loop(), answer))

    def close(self, patience: float | None = None) -> None:
        """Leave: what was claimed is anybody's now, within `patience` seconds or later."""
        self._is_closing.set()
        self._thread.join(patience)
        if self._thread.is_alive():
            return
        with suppress(Exception):  # they will notice
            self._line.ask("DELETE FROM bots WHERE bot = ?", (self.number,))
            for call in ("bots", "pending"):
                self._line.ask(_CALL, (f"{call} {_EVERYBODY}",))
        self._line.close()

    def _join(self) -> None:
        """Take a number, and the lock that tells that we are there."""
        deadline = time.monotonic() + _MEETING
        while (met := self._enter()) is not None:
            polls, is_connected = met
            if is_connected and time.monotonic() > deadline:
                where = without_password(self._url)
                if polls:
                    raise TokenTaken(f"it keeps what it is asked in {where}, too")
                reason = f"is needed: other bots share {where}, and have a webhook"
                raise ConfigError("", "telegram.webhook_url", reason)
            time.sleep(_LISTEN)
        self._arrive()

    def _enter(self) -> tuple[bool, bool] | None:
        """Take a number, or return whether one that is in our way polls, and is connected."""
        line = self._line
        line.execute(WRITE)
        try:
            line.execute(_burial(), (self.number,))
            met = line.execute(
                f"SELECT b.polls, {_CONNECTED} FROM bots b WHERE b.polls + ? > 0"  # noqa: S608 - ours
                " ORDER BY 2 DESC, 1 DESC LIMIT 1",
                (self._polls,),
            ).fetchone()
            if met is not None:
                return bool(met[0]), bool(met[1])
            rows = line.execute(
                "INSERT INTO bots (polls, host) VALUES (?, ?) RETURNING bot",
                (self._polls, socket.gethostname()),
            )
            self.number = rows.fetchall()[0][0]
            line.execute(_CALL, (f"bots {_EVERYBODY}",))
        finally:
            line.execute("COMMIT")
        return None

    def _arrive(self) -> None:
        """Listen, and take the lock, on a connection that is new."""
        self._line.ask(f"LISTEN {postgres.CHANNEL}")
        self._line.ask("SET synchronous_commit = off")  # a sign of life need not outlive a crash
        self._line.ask("SELECT pg_try_advisory_lock(?, ?)", (LOCKS, self.number))

    def _stay(self) -> None:
        """Listen and give signs of life until we leave."""
        while not self._is_closing.is_set():
            try:
                self._listen()
                if time.monotonic() - self._beaten >= _BEAT:
                    self._beat()
                    self._chores()
            except Exception as error:  # the outermost of its thread: it goes on
                self._is_leading = False
                known = postgres.translate(self._url, error)
                logger.warning("the other bots are out of sight: %s", known)
                self._is_closing.wait(_BEAT)

    def _listen(self) -> None:
        """Do for a moment what is called for."""
        if not self._line.is_connected:
            self._arrive()
            self._settled = time.monotonic() + _SETTLING
            self._tell(*_CALLS)
        for heard in self._line.notifications(_LISTEN):
            call, _, number = heard.partition(" ")
            if call in _CALLS and number in {str(_EVERYBODY), str(self.number)}:
                self._tell(call)

    def _beat(self) -> None:
        """Tell that we are there, and look who else is."""
        now, was_sure, line = time.monotonic(), self.is_sure, self._line
        mine = line.ask("UPDATE bots SET seen = clock_timestamp() WHERE bot = ?", (self.number,))
        if not mine.rowcount:
            logger.warning("the other bots believed this one dead; it goes on as another")
            self._join()
            self._tell("lost")
        if now >= self._settled:
            self._bury()
        before = self.count
        found = line.ask(
            "SELECT count(*), min(bot), (SELECT value FROM about WHERE name = ?) FROM bots",
            (postgres_schema.VERSION,),
        ).fetchall()
        self.count, first, version = found[0]
        if int(version) != len(postgres_schema.VERSIONS):
            reason = "was upgraded by a newer Footnote: update this one"
            self.failure = StoreDamaged(without_password(self._url), reason)
        is_leading = first == self.number
        if is_leading and not self._is_leading:
            self._prepare()
        self._is_leading, self._beaten = is_leading, now
        if self.count != before:
            self._tell("bots")
        if not was_sure or now - self._looked >= _LOOK:
            self._looked = now
            self._tell("pending")

    def _bury(self) -> None:
        """Delete the bots that are dead, so that the others take over what they had claimed."""
        dead = [number for (number,) in self._line.ask(_burial(), (self.number,)).fetchall()]
        if dead:
            logger.warning("gone: bots=%s", ",".join(map(str, dead)))
            self._line.ask(_CALL, (f"pending {_EVERYBODY}",))

    def _tell(self, *calls: Call) -> None:
        """Have done what follows from some calls, in the event loops that want it."""
        for call in calls:
            for loop, answer in self._answers[call]:
                with suppress(RuntimeError):  # the loop is closed
                    loop.call_soon_threadsafe(answer)


def _burial() -> str:
    """Return what deletes the rows of the dead, but one's own.

    After a start of the server nobody was silent for longer than since then.
    """
    return (
        "DELETE FROM bots b WHERE b.bot != ? AND"  # noqa: S608 - our own words
        " clock_timestamp() - greatest(b.seen, pg_postmaster_start_time()) > make_interval("
        f"secs => CASE WHEN {_CONNECTED} THEN {HUNG} ELSE {DEAD} END) RETURNING b.bot"
    )
