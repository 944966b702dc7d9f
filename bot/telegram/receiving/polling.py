"""How do updates come without a web address of our own?

Long polling: we call `getUpdates`, and Telegram answers as soon as it has some. They are stored on
our disk before the next call, whose offset confirms to Telegram that we have them. Updates are
stored as Telegram sent them, so that one that PTB cannot parse does not come again and again.

Errors that pass are retried, before the first success for ever; errors that never pass end the
process with one line. After the first success, too long without another ends it too, whatever it
hangs in: a supervisor then starts a new process.
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
from bot.state.retrying import once_a_minute
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES
from bot.telegram.sending.api_errors import ErrorKind, error_kind, retry_after, short_reason

logger = logging.getLogger(__name__)
logger.addFilter(once_a_minute)

# The underscore keeps the library from warning at every call that it has a method of that name.
# Its method returns parsed updates, and none at all if it cannot parse one of them.
_GET_UPDATES: Final = "get_Updates"
_LATENESS: Final = 10.0  # seconds that an answer may come late
_CONFIRM_TIMEOUT: Final = 2.0  # seconds to confirm the last updates before the end
_LONGEST_BACKOFF: Final = 30.0  # seconds between two attempts
_CONFLICT_WINDOW: Final = 300.0  # seconds within which conflicts are counted together


@dataclass(frozen=True, slots=True)
class PollingLimits:
    """How patient polling is.

    `poll` is for how many seconds Telegram may wait for an update before it answers; `silence` is
    after how many seconds without success polling gives up; `conflicts` is after how many reports
    within five minutes that another process polls it does.
    """

    poll: int = 50
    silence: float = 90.0
    conflicts: int = 6


def acquire_polling_lock(token: str, folder: Path) -> Lock:
    """Lock a token, so that no other process on this machine polls with it.

    Raises:
        TokenTaken: another process has the lock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(token.encode()).hexdigest()[:16]
    path = folder / f"bot-{digest}.lock"
    polling_lock = try_lock(path)
    if polling_lock is None:
        raise TokenTaken(f"it holds {path}")
    return polling_lock


class Polling:
    """Polls for updates until it is stopped, or polling is no use."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        limits: PollingLimits = PollingLimits(),
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Poll nothing yet.

        Args:
            bot: makes the calls.
            inbox: takes the updates.
            limits: how patient polling is.
            clock: seconds of a monotonic clock.
            sleep: waits for so many seconds of that clock.
            jitter: a random number from 0 to 1.
        """
        self._bot, self._inbox, self._limits = bot, inbox, limits
        self._clock, self._sleep, self._jitter = clock, sleep, jitter
        self._offset: int | None = None
        self._last_success: float | None = None  # by the clock; None before the first
        self._failures = 0
        self._conflicts: list[float] = []
        self._last_error: OperatorError | str = "no answer"
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Poll until `stop`.

        Raises:
            TokenRefused: Telegram does not know the token.
            TokenTaken: another process polls, too.
            TelegramSilent: there was no success for too long.
            StoreUnwritable: updates came, but could not be stored for too long.
            StoreDamaged: updates cannot be stored at all.
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
        await self._confirm_last()

    def stop(self) -> None:
        """End `run` at once, without waiting for Telegram's answer."""
        self._stopped.set()

    async def _poll(self) -> None:
        """Poll for ever, retrying after errors that pass."""
        while not await self._succeeds(self._bot.delete_webhook):
            pass
        while True:
            if await self._succeeds(self._poll_once):
                self._last_success, self._failures = self._clock(), 0

    async def _succeeds(self, attempt: Callable[[], Awaitable[Any]]) -> bool:
        """Return whether an attempt succeeds; after a failure, wait until the next may be made."""
        try:
            async with asyncio.timeout(self._limits.poll + 2 * _LATENESS):
                await attempt()
        except TelegramError as error:
            self._last_error = short_reason(error)
            await self._sleep(self._pause(error))
        except Unreachable as error:  # raised by the rate limiter, after attempts of its own
            self._last_error = error.reason
            await self._sleep(max(error.retry_after, self._backoff()))
        except TimeoutError:
            self._last_error = "no answer"
            await self._sleep(self._backoff())
        except StoreUnwritable as error:
            self._last_error = error
            await self._sleep(self._backoff())
        else:
            return True
        logger.warning("polling failed, trying again reason=%s", self._last_error)
        return False

    async def _poll_once(self) -> None:
        """Call once, and store the updates on the disk before the offset moves."""
        updates = await self._get_updates(self._limits.poll)
        if self._last_success is None:
            self._last_success = (
                self._clock()
            )  # the first answer: from now on there must be successes
        await self._inbox.add(updates)
        numbers = [update["update_id"] for update in updates if _is_numbered(update)]
        if updates and not numbers:
            raise TelegramError("updates without numbers")
        # An empty answer means that all updates below the offset are confirmed. The offset is then
        # dropped, because after a week without updates Telegram numbers them anew, maybe below it.
        self._offset = max(numbers) + 1 if numbers else None

    async def _get_updates(self, seconds: int, limit: int = 100) -> list[dict[str, Any]]:
        """Return the raw updates that Telegram has for us, after `seconds` at most."""
        payload: dict[str, Any] = {
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset is not None:
            payload["offset"] = self._offset
        updates = await self._bot.do_api_request(
            _GET_UPDATES, payload, read_timeout=seconds + _LATENESS
        )
        if not isinstance(updates, list):
            raise TelegramError("no list of updates")
        return [update for update in updates if isinstance(update, dict)]

    def _pause(self, error: TelegramError) -> float:
        """Return how many seconds to wait after an error, or raise one that never passes."""
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
        """Return how many seconds to let another process end, or raise that it does not."""
        now = self._clock()
        self._conflicts = [at for at in self._conflicts if at > now - _CONFLICT_WINDOW] + [now]
        if len(self._conflicts) >= self._limits.conflicts:
            raise TokenTaken(f"told so {len(self._conflicts)} times") from error
        return self._backoff()

    def _backoff(self) -> float:
        """Return seconds that double with each failure, partly random: not all retry at once."""
        longest = min(_LONGEST_BACKOFF, 2.0**self._failures)
        self._failures = min(self._failures + 1, 10)
        return longest * (0.5 + self._jitter() / 2)

    async def _watch(self) -> None:
        """Raise once there was no success for too long, whatever polling hangs in."""
        while True:
            since = self._clock() if self._last_success is None else self._last_success
            await self._sleep(max(1.0, since + self._limits.silence - self._clock()))
            if self._last_success is not None and self._last_success == since:
                if isinstance(self._last_error, OperatorError):
                    raise self._last_error
                raise TelegramSilent(self._clock() - since, self._last_error)

    async def _confirm_last(self) -> None:
        """Confirm the last updates, so that Telegram does not send them again; it may fail."""
        if self._offset is None:
            return
        try:
            async with asyncio.timeout(_CONFIRM_TIMEOUT):
                await self._get_updates(0, limit=1)
        except (TelegramError, TimeoutError):
            logger.info("the last updates are not confirmed; those that come again are known")


def _is_numbered(update: dict[str, Any]) -> bool:
    """Return whether an update has a number."""
    return isinstance(update.get("update_id"), int)
