"""What becomes of an update once it is its turn?

Each attempt to handle an update ends in one of five ways. It succeeds: the update is finished, in
one transaction with what its handler wants written. Telegram could not be reached, or the disk was
full: the update is postponed and tried again. The library is away: it is held until that is back.
Telegram refuses, or retrying is no use: the update is given up. There is a bug: whoever asked gets
one apology, and the update is finished.
"""

import asyncio
import logging
import random
import traceback
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from telegram import Update
from telegram.ext import TypeHandler

from bot.errors import (
    BotError,
    ClusterAway,
    OperatorError,
    Refused,
    StoreUnwritable,
    Unreachable,
)
from bot.state.retrying import RETRY_SECONDS, once_a_minute, retry_until_writable
from bot.telegram.receiving.inbox import Inbox, Work
from bot.telegram.sending import errands
from bot.telegram.sending.errands import Errand

logger = logging.getLogger(__name__)
logger.addFilter(once_a_minute)

LONGEST: Final = 60.0  # seconds between two attempts, unless Telegram asks for more
PATIENCE: Final = 24 * 3600.0  # seconds of waiting, all in all, after which we give up
STUCK: Final = 600.0  # seconds after which a handler hangs: nothing it waits for takes so long
_DOUBLINGS: Final = 6  # attempts until the wait is the longest


@dataclass(slots=True)
class Attempt:
    """One attempt to handle an update, and what is to be written if it succeeds.

    `earlier` attempts failed before this one, and the update waited for `waited` seconds in all.
    """

    update_id: int
    earlier: int = 0
    waited: float = 0.0
    works: list[Work] = field(default_factory=list)

    @property
    def is_retry(self) -> bool:
        """Whether the update was tried before."""
        return self.earlier > 0

    def write_at_end(self, work: Work) -> None:
        """Have something written in the transaction that finishes the update."""
        self.works.append(work)


Handle = Callable[[Update, Attempt], Awaitable[None]]
Apology = Callable[[Update], Awaitable[None]]


class SayAway(Protocol):
    """Tells whoever sent an update that the library is away, if that is due."""

    async def __call__(self, update: Update, error: ClusterAway, *, is_retry: bool) -> float:
        """Return for how many seconds the update is held at the longest, 0 if it is done with."""


async def hold_silently(update: Update, error: ClusterAway, *, is_retry: bool) -> float:
    """Have an update held for a minute while the library is away, and tell nobody."""
    del update, error, is_retry
    return LONGEST


class UpdateProcessor:
    """Handles the updates of an inbox and sees each of them to its end."""

    def __init__(
        self,
        inbox: Inbox,
        handle: Handle,
        apologise: Apology,
        say_away: SayAway = hold_silently,
        *,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Handle nothing yet.

        Args:
            inbox: where updates are pending, and are finished or postponed.
            handle: handles an update; what it raises decides what becomes of the update.
            apologise: tells whoever sent an update that there is a bug.
            say_away: tells them that the library is away, and how long the update may wait.
            jitter: a random number from 0 to 1, so that not all is tried again at once.
        """
        self._inbox, self._handle, self._apologise = inbox, handle, apologise
        self._say_away, self._jitter = say_away, jitter

    def handler(self) -> TypeHandler[Update, Any, None]:
        """Return the one handler that an Application needs: it takes every update."""

        async def callback(update: Update, _: object) -> None:
            await self.process(update)

        return TypeHandler(Update, callback)

    async def process(self, update: Update) -> None:
        """Handle an update and finish it, postpone it or give it up; raise nothing.

        If even that fails, because the store is damaged, say, the update stays in the inbox.
        """
        try:
            pending = self._inbox.pending(update.update_id)
            attempt = Attempt(update.update_id, pending.attempts, pending.waited)
            with errands.on(self._errand(update)):
                error = await self._try(update, attempt)
                await self._conclude(update, attempt, error)
        except Exception as error:  # the outermost: PTB would log it with somebody's question
            _log_unfinished(error)

    def _errand(self, update: Update) -> Errand:
        """Return on whose behalf an update is handled, and what was sent for it before."""
        person = update.effective_sender
        return Errand(update.update_id, person.id if person else 0, self._inbox.sent)

    async def _try(self, update: Update, attempt: Attempt) -> Exception | None:
        """Run the handler until it ends or hangs, and return what it raises.

        Few updates are handled at once, so one that hangs must not take a place for ever.
        """
        try:
            async with asyncio.timeout(STUCK):
                await self._handle(update, attempt)
        except Exception as error:
            return error
        return None

    async def _conclude(self, update: Update, attempt: Attempt, error: Exception | None) -> None:
        """Do with an update what follows from how its handler ended."""
        match error:
            case None:
                await self._finish(attempt)
            case Unreachable() if _is_worth_retrying(attempt, error):
                await self._postpone(attempt, error)
            case ClusterAway():
                await self._hold(update, attempt, error)
            case StoreUnwritable():  # the disk will have room again
                logger.warning("put off update=%d reason=%s", attempt.update_id, error)
                await retry_until_writable(
                    lambda: self._inbox.postpone(attempt.update_id, RETRY_SECONDS)
                )
            case Unreachable() | Refused():
                logger.warning("given up update=%d reason=%s", attempt.update_id, error.reason)
                await self._finish(attempt)
            case _:
                _log_bug(attempt.update_id, error)
                await self._say_sorry(update)
                attempt.works.clear()
                await self._finish(attempt)

    async def _postpone(self, attempt: Attempt, error: Unreachable) -> None:
        """Have an update tried again later."""
        delay = self._delay(attempt, error)
        logger.info(
            "put off update=%d attempt=%d seconds=%.1f reason=%s",
            attempt.update_id,
            attempt.earlier + 1,
            delay,
            error.reason,
        )
        await retry_until_writable(lambda: self._inbox.postpone(attempt.update_id, delay))

    async def _hold(self, update: Update, attempt: Attempt, error: ClusterAway) -> None:
        """Have an update wait until the library is back, if it can."""
        longest = LONGEST
        try:
            with errands.on(None):  # what is said is no part of the reply
                longest = await self._say_away(update, error, is_retry=attempt.is_retry)
        except Exception as bug:  # the update must wait all the same
            _log_bug(attempt.update_id, bug)
        if not longest:
            attempt.works.clear()
            await self._finish(attempt)
            return
        logger.debug("held update=%d", attempt.update_id)
        await retry_until_writable(lambda: self._inbox.hold(attempt.update_id, longest))

    def _delay(self, attempt: Attempt, error: Unreachable) -> float:
        """Return the seconds to wait: twice as long each time, at random, or as Telegram says."""
        longest = min(LONGEST, 2.0 ** min(attempt.earlier, _DOUBLINGS))
        if error.retry_after:
            return error.retry_after + self._jitter()
        return longest * (0.5 + self._jitter() / 2)

    async def _finish(self, attempt: Attempt) -> None:
        """Finish an update with what its handler wants written or, if that fails, without it."""
        try:
            await retry_until_writable(
                lambda: self._inbox.finish(attempt.update_id, attempt.works)
            )
        except OperatorError:
            raise
        except Exception as error:  # a bug in what is written must not have the reply sent again
            _log_bug(attempt.update_id, error)
            await retry_until_writable(lambda: self._inbox.finish(attempt.update_id))

    async def _say_sorry(self, update: Update) -> None:
        """Tell whoever asked that there is a bug, if Telegram lets us."""
        try:
            await self._apologise(update)
        except BotError as error:
            logger.info("no apology update=%d reason=%s", update.update_id, error)
        except Exception as error:  # the apology may have the same bug
            _log_bug(update.update_id, error)


def _is_worth_retrying(attempt: Attempt, error: Unreachable) -> bool:
    """Return whether to try again: not what may have arrived twice, nor what failed for a day."""
    return not error.is_uncertain and attempt.waited < PATIENCE


def _log_bug(update_id: int, error: BaseException) -> None:
    """Log where a bug is; an error that the operator has to mend is logged as one line."""
    if isinstance(error, OperatorError):
        logger.error("not done update=%d: %s", update_id, error)
    else:
        logger.error("bug in update=%d: %s", update_id, _trace(error))


def _log_unfinished(error: Exception) -> None:
    """Log why an update can be neither finished nor postponed."""
    reason = str(error) if isinstance(error, OperatorError) else _trace(error)
    logger.error("an update stays unfinished: %s", reason)


def _trace(error: BaseException) -> str:
    """Return where an error came from, without its words: they may hold somebody's question."""
    return "\n".join(_frames(error))


def _frames(error: BaseException | None) -> Iterator[str]:
    """Yield the class of an error and of its causes, each with the lines it came through."""
    while error is not None:
        yield type(error).__name__
        yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
        error = error.__cause__ or error.__context__
