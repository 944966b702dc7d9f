"""How do updates come without a web address of our own?

We ask Telegram for them and it answers when there are some. What it gave is on our disk before
the next question, whose offset says that we have it. The updates stay as Telegram wrote them, so
that one that PTB cannot understand does not come again and again.

Some failures pass and are waited out for ever, at first; some never pass, and end the process
with a line. Once it has worked, too long without success ends it too, whatever hangs: whoever
supervises the process starts a new one.
"""

import asyncio
import hashlib
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from telegram import Bot
from telegram.error import TelegramError

from bot.errors import (
    OperatorError,
    StoreUnwritable,
    TelegramSilent,
    TokenRefused,
    TokenTaken,
    Unreachable,
)
from bot.state.locks import Lock, try_lock
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES
from bot.telegram.sending.api_errors import ErrorKind, error_kind, retry_after, short_reason

logger = logging.getLogger(__name__)

# Telegram's own name. With the other one, `getUpdates`, the library warns at every call that it
# has a method for that; its method gives updates that are understood already, or none.
_GET_UPDATES: Final = "get_Updates"
_LATENESS: Final = 10.0  # seconds that an answer may be late
_CONFIRM_TIMEOUT: Final = 2.0  # seconds to tell Telegram at the end what we have
_LONGEST_BACKOFF: Final = 30.0  # seconds between two attempts
_CONFLICT_WINDOW: Final = 300.0  # seconds in which conflicts add up


@dataclass(frozen=True, slots=True)
class PollingLimits:
    """How long Telegram may take for an answer, how long to go without one, and how many rivals.

    `poll` and `silence` are in seconds; `conflicts` is how many times within five minutes
    Telegram may say that another process asks, too.
    """

    poll: int = 50
    silence: float = 90.0
    conflicts: int = 6


def acquire_polling_lock(token: str, folder: Path) -> Lock:
    """Return the lock that says that nobody else on this machine polls with a token.

    Raises:
        TokenTaken: somebody does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(token.encode()).hexdigest()[:16]
    path = folder / f"bot-{digest}.lock"
    held = try_lock(path)
    if held is None:
        raise TokenTaken(f"it holds {path}")
    return held


class Polling:
    """Asks for updates until it is stopped, or asking is no use."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        patience: PollingLimits = PollingLimits(),
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Ask as a bot, put what comes into an inbox; `clock` is monotonic, jitter 0 to 1."""
        self._bot, self._inbox, self._patience = bot, inbox, patience
        self._clock, self._sleep, self._jitter = clock, sleep, jitter
        self._offset: int | None = None
        self._heard: float | None = None  # when it last worked; None before it ever did
        self._failures = 0
        self._conflicts: list[float] = []
        self._last: OperatorError | str = "no answer"
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Take in updates until `stop`.

        Raises:
            TokenRefused: Telegram does not know us.
            TokenTaken: another process polls, too.
            TelegramSilent: it has not worked for too long.
            StoreUnwritable: it has worked, but what came could not be kept for too long.
            StoreDamaged: what came cannot be kept at all.
        """
        parts = [
            asyncio.create_task(part)
            for part in (self._poll(), self._watch(), self._stopped.wait())
        ]
        try:
            done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)
        for part in done:
            part.result()
        await self._say_goodbye()

    def stop(self) -> None:
        """Have `run` end at once, without waiting for Telegram's answer."""
        self._stopped.set()

    async def _poll(self) -> None:
        """Ask for ever; what passes is waited out."""
        while not await self._passes(self._bot.delete_webhook):
            pass
        while True:
            if await self._passes(self._ask):
                self._heard, self._failures = self._clock(), 0

    async def _passes(self, attempt: Callable[[], Awaitable[Any]]) -> bool:
        """Whether an attempt works; if not, it is known why, and the time to wait is over."""
        try:
            async with asyncio.timeout(self._patience.poll + 2 * _LATENESS):
                await attempt()
        except TelegramError as error:
            self._last = short_reason(error)
            await self._sleep(self._pause(error))
        except Unreachable as error:  # said by whoever paces our calls, after tries of its own
            self._last = error.reason
            await self._sleep(max(error.retry_after, self._backoff()))
        except TimeoutError:
            self._last = "no answer"
            await self._sleep(self._backoff())
        except StoreUnwritable as error:
            self._last = error
            await self._sleep(self._backoff())
        else:
            return True
        logger.warning("polling failed, trying again reason=%s", self._last)
        return False

    async def _ask(self) -> None:
        """Ask once, and have what comes on the disk before the offset moves."""
        updates = await self._updates(self._patience.poll)
        if self._heard is None:
            self._heard = self._clock()  # from now on it can work, and must
        await self._inbox.add(updates)
        numbers = [update["update_id"] for update in updates if _is_numbered(update)]
        if updates and not numbers:
            raise TelegramError("updates without numbers")
        # Without updates, all before the offset is gone from Telegram, and it is best forgotten:
        # after a week without messages they are numbered anew, maybe below it.
        self._offset = max(numbers) + 1 if numbers else None

    async def _updates(self, seconds: int, limit: int = 100) -> list[dict[str, Any]]:
        """Return the raw updates that Telegram has for us, after `seconds` at most."""
        asked: dict[str, Any] = {
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset is not None:
            asked["offset"] = self._offset
        updates = await self._bot.do_api_request(
            _GET_UPDATES, asked, read_timeout=seconds + _LATENESS
        )
        if not isinstance(updates, list):
            raise TelegramError("no list of updates")
        return [update for update in updates if isinstance(update, dict)]

    def _pause(self, error: TelegramError) -> float:
        """Return how long to wait after Telegram said no, or give up where that is no use."""
        match error_kind(error):
            case ErrorKind.BAD_TOKEN:
                raise TokenRefused from error
            case ErrorKind.CONFLICT:
                return self._conflict(error)
            case ErrorKind.WAIT:
                return retry_after(error) + self._jitter()
            case _:
                return self._backoff()

    def _conflict(self, error: TelegramError) -> float:
        """Return how long to let the other process live, or give up: it does not go away."""
        now = self._clock()
        self._conflicts = [at for at in self._conflicts if at > now - _CONFLICT_WINDOW] + [now]
        if len(self._conflicts) >= self._patience.conflicts:
            raise TokenTaken(f"told so {len(self._conflicts)} times") from error
        return self._backoff()

    def _backoff(self) -> float:
        """Return twice as long as last time, at random, so that not all come back at once."""
        longest = min(_LONGEST_BACKOFF, 2.0**self._failures)
        self._failures = min(self._failures + 1, 10)
        return longest * (0.5 + self._jitter() / 2)

    async def _watch(self) -> None:
        """Give up once it has not worked for too long, whatever it hangs in."""
        while True:
            since = self._clock() if self._heard is None else self._heard
            await self._sleep(max(1.0, since + self._patience.silence - self._clock()))
            if self._heard is not None and self._heard == since:
                if isinstance(self._last, OperatorError):
                    raise self._last
                raise TelegramSilent(self._clock() - since, self._last)

    async def _say_goodbye(self) -> None:
        """Tell Telegram what is on our disk, so that nobody gets it again; it may fail."""
        if self._offset is None:
            return
        try:
            async with asyncio.timeout(_CONFIRM_TIMEOUT):
                await self._updates(0, limit=1)
        except (TelegramError, TimeoutError):
            logger.info("left without a goodbye; what comes again is known")


def _is_numbered(update: dict[str, Any]) -> bool:
    """Whether something that Telegram sent has the number of an update."""
    return isinstance(update.get("update_id"), int)
