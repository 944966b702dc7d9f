"""What becomes of an update once it is its turn?

Its handler runs, and then it is finished, in one transaction with what the handler wanted kept.
If Telegram could not be reached it is tried again later; if there is a bug, whoever asked hears
so once.

PTB's Application catches what a handler raises and hands it to its error handlers, in the task of
the update. Ours only notes it on the turn of that task, and the update processor, which the
Application awaits around its handlers, looks there when the handlers are done. So handlers are
plain PTB handlers that need no wrapping.
"""

import asyncio
import logging
import random
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextvars import ContextVar
from typing import Any, Final

from telegram import Update
from telegram.ext import Application, BaseUpdateProcessor, CallbackContext

from bot.errors import BotError, OperatorError, Refused, StoreUnwritable, Unreachable
from bot.state.retrying import RETRY_SECONDS, retry_until_writable
from bot.telegram.receiving.inbox import AT_ONCE, Inbox, Work

logger = logging.getLogger(__name__)

LONGEST: Final = 60.0  # seconds between two attempts, unless Telegram asks for more
PATIENCE: Final = 24 * 3600.0  # seconds of waiting, all in all, after which we give up
STUCK: Final = 600.0  # seconds after which a handler hangs: nothing it waits for takes so long
_DOUBLINGS: Final = 6  # attempts until the wait is the longest

Apology = Callable[[Update], Awaitable[None]]


class Turn:
    """An update that is being handled, and what is to be kept when it is done.

    `attempts` were made before this one and put off, for `waited` seconds in all.
    """

    def __init__(self, update_id: int = 0, inbox: Inbox | None = None) -> None:
        """Begin the turn of an update; without an inbox, one that leaves no trace, for tests."""
        self.update_id, self._inbox = update_id, inbox
        known = inbox.pending(update_id) if inbox else None
        self.attempts = known.attempts if known else 0
        self.waited = known.waited if known else 0.0
        self.works: list[Work] = []
        self.error: BaseException | None = None

    @property
    def is_loose(self) -> bool:
        """Whether it is the turn of no update."""
        return self._inbox is None

    def keep(self, work: Work) -> None:
        """Have something written in the transaction that finishes the update."""
        self.works.append(work)


_CURRENT: ContextVar[Turn | None] = ContextVar("turn", default=None)


def current() -> Turn:
    """Return the turn of the update that is being handled; outside of any, one of its own."""
    turn = _CURRENT.get()
    if turn is None:
        turn = Turn()
        _CURRENT.set(turn)
    return turn


class Turns(BaseUpdateProcessor):
    """Handles a bounded number of updates at once and sees each of them to its end."""

    def __init__(
        self,
        inbox: Inbox,
        apologise: Apology,
        *,
        at_once: int = AT_ONCE,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Finish updates in an inbox; `apologise` tells whoever asked that there is a bug."""
        super().__init__(at_once)
        self._inbox, self._apologise, self._jitter = inbox, apologise, jitter
        self._is_attached = False

    def attach(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Hear of what the handlers of an application raise; without that, nothing is handled."""
        application.add_error_handler(self._note)
        self._is_attached = True

    async def initialize(self) -> None:
        """Refuse to run where an error would be taken for success."""
        if not self._is_attached:
            msg = "Turns.attach(application) comes before the application starts"
            raise RuntimeError(msg)

    async def shutdown(self) -> None:
        """Do nothing: what is not finished is in the inbox."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of an update and see it to its end."""
        if not isinstance(update, Update):
            await coroutine
            return
        turn = Turn(update.update_id, self._inbox)
        token = _CURRENT.set(turn)
        try:
            await self._handle(turn, coroutine)
            await self._settle(update, turn)
        finally:
            _CURRENT.reset(token)

    async def _handle(self, turn: Turn, coroutine: Awaitable[Any]) -> None:
        """Run handlers to their end, or until they hang: a place among the few is not for ever."""
        try:
            async with asyncio.timeout(STUCK):
                await coroutine
        except TimeoutError as error:
            turn.error = error

    async def _note(self, _update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Note what a handler raised, for when the handlers are done."""
        turn = _CURRENT.get()
        if turn is not None and not turn.is_loose:
            turn.error = turn.error or context.error
        elif isinstance(context.error, OperatorError):
            logger.error("an update stays unfinished: %s", context.error)
        elif context.error is not None:
            logger.error("outside of any update: %s", _traced(context.error))

    async def _settle(self, update: Update, turn: Turn) -> None:
        """Finish an update or put it off, as its handler came out."""
        match turn.error:
            case None:
                await self._finish(turn)
            case Unreachable() as error if self._is_worth_it(turn, error):
                delay = self._delay(turn, error)
                logger.info(
                    "put off update=%d attempt=%d seconds=%.1f reason=%s",
                    turn.update_id,
                    turn.attempts + 1,
                    delay,
                    error.reason,
                )
                await retry_until_writable(lambda: self._inbox.postpone(turn.update_id, delay))
            case StoreUnwritable() as error:  # the disk will have room again
                logger.warning("put off update=%d reason=%s", turn.update_id, error)
                await retry_until_writable(
                    lambda: self._inbox.postpone(turn.update_id, RETRY_SECONDS)
                )
            case Unreachable() | Refused() as error:
                logger.warning("given up update=%d reason=%s", turn.update_id, error.reason)
                await self._finish(turn)
            case error:
                _tell_bug(turn.update_id, error)
                await self._say_sorry(update)
                turn.works.clear()
                await self._finish(turn)

    def _is_worth_it(self, turn: Turn, error: Unreachable) -> bool:
        """Whether to try again: not what may have arrived twice, nor what a day did not help."""
        return not error.is_uncertain and turn.waited < PATIENCE

    def _delay(self, turn: Turn, error: Unreachable) -> float:
        """Return the seconds to wait: twice as long each time, at random, or as Telegram says."""
        longest = min(LONGEST, 2.0 ** min(turn.attempts, _DOUBLINGS))
        if error.retry_after:
            return error.retry_after + self._jitter()
        return longest * (0.5 + self._jitter() / 2)

    async def _finish(self, turn: Turn) -> None:
        """Finish an update with what its handler wanted kept, and if that fails, without."""
        try:
            await retry_until_writable(lambda: self._inbox.finish(turn.update_id, turn.works))
        except OperatorError:
            raise
        except Exception as error:  # a bug in what should be kept must not have it sent again
            _tell_bug(turn.update_id, error)
            await retry_until_writable(lambda: self._inbox.finish(turn.update_id))

    async def _say_sorry(self, update: Update) -> None:
        """Tell whoever asked that there is a bug, if Telegram lets us."""
        try:
            await self._apologise(update)
        except BotError as error:
            logger.info("no apology update=%d reason=%s", update.update_id, error)
        except Exception as error:  # the apology may have the same bug
            _tell_bug(update.update_id, error)


def _tell_bug(update_id: int, error: BaseException) -> None:
    """Log where a bug is, or in a line of its own what the operator has to see to."""
    if isinstance(error, OperatorError):
        logger.error("not done update=%d: %s", update_id, error)
    else:
        logger.error("bug in update=%d: %s", update_id, _traced(error))


def _traced(error: BaseException) -> str:
    """Return where an error came from, without its words: they may hold somebody's question."""
    return "\n".join(_frames(error))


def _frames(error: BaseException | None) -> Iterator[str]:
    """Yield the class of an error and of its causes, each with the lines it came through."""
    while error is not None:
        yield type(error).__name__
        yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
        error = error.__cause__ or error.__context__
