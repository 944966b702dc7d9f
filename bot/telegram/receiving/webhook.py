"""How do updates come to a web address of our own?

Telegram posts them, and each is on our disk before it hears "200". Whoever posts has to know the
secret that Telegram was given: there is no webhook without one.
"""

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot.config.sections import TelegramSettings
from bot.errors import ConfigError, OperatorError, StoreUnwritable, TokenRefused, Unreachable
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES, raw_update
from bot.telegram.sending.api_errors import ErrorKind, error_kind, short_reason

logger = logging.getLogger(__name__)

SECRET: Final = "TELEGRAM_WEBHOOK_SECRET"  # noqa: S105 - where it is, not what it is
LARGEST_POST: Final = 1_000_000  # bytes of a post; an update has some thousands
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_SECRET_FORM: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what Telegram takes
_SHORTEST_SECRET: Final = 16  # letters of a secret that is not guessed
_SHUTDOWN_TIMEOUT: Final = 2.0  # seconds that posts which came in may take at the end
_LONGEST_BACKOFF: Final = 30.0  # seconds between two attempts to tell Telegram our address


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """Where Telegram posts (`url`), where we listen, and what it says to be let in."""

    url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 8443
    path: str = "/telegram"

    def __post_init__(self) -> None:
        """Refuse an address that anybody could post to.

        Raises:
            ConfigError: there is no secret, or Telegram would not take it.
        """
        if not self.secret:
            raise ConfigError("environment", SECRET, "set it: a webhook needs a secret")
        if not _SECRET_FORM.fullmatch(self.secret) or len(self.secret) < _SHORTEST_SECRET:
            reason = f"must be {_SHORTEST_SECRET} to 256 of A-Z a-z 0-9 _ -"
            raise ConfigError("environment", SECRET, reason)

    def __repr__(self) -> str:
        """Return all but the secret."""
        return f"Address({self.url!r}, host={self.host!r}, port={self.port}, path={self.path!r})"


def webhook_address(
    told: TelegramSettings, environment: Mapping[str, str]
) -> WebhookAddress | None:
    """Return where Telegram is to call us, as the settings say; None if we call.

    Raises:
        ConfigError: there is a webhook and no secret, or a weak one.
    """
    if not told.webhook_url:
        return None
    path = urlsplit(told.webhook_url).path or "/"
    secret = environment.get(SECRET, "")
    return WebhookAddress(told.webhook_url, secret, told.webhook_host, told.webhook_port, path)


class Webhook:
    """Listens for updates until it is stopped."""

    def __init__(self, bot: Bot, inbox: Inbox, address: WebhookAddress) -> None:
        """Put what is posted to an address into an inbox."""
        self._bot, self._inbox, self._address = bot, inbox, address
        self._stopped = asyncio.Event()
        self._failure: OperatorError | None = None

    async def run(self) -> None:
        """Take in updates until `stop`.

        Raises:
            ConfigError: we cannot listen there, or Telegram refuses the address.
            TokenRefused: Telegram does not know us.
            StoreDamaged: what came cannot be kept at all.
        """
        runner = web.AppRunner(
            self.application(), access_log=None, shutdown_timeout=_SHUTDOWN_TIMEOUT
        )
        await runner.setup()
        try:
            await self._listen(runner)
            await self._tell_telegram()
            await self._stopped.wait()
        finally:
            await runner.cleanup()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Have `run` end; posts that came in are answered first."""
        self._stopped.set()

    def application(self) -> web.Application:
        """Return what listens, to be run by any server of aiohttp."""
        application = web.Application(client_max_size=LARGEST_POST)
        application.router.add_post(self._address.path, self._post)
        return application

    async def _listen(self, runner: web.AppRunner) -> None:
        """Open the port."""
        site = web.TCPSite(runner, self._address.host, self._address.port)
        try:
            await site.start()
        except OSError as error:
            place = f"{self._address.host}:{self._address.port}"
            raise ConfigError("", "telegram.webhook", f"{place}: {error.strerror}") from error

    async def _tell_telegram(self) -> None:
        """Have Telegram post to us; what passes is waited out, while we listen already."""
        pause = 1.0
        while not self._stopped.is_set():
            try:
                await self._bot.set_webhook(
                    self._address.url,
                    allowed_updates=ALLOWED_UPDATES,
                    secret_token=self._address.secret,
                )
            except TelegramError as error:
                _raise_permanent(error)
                reason = short_reason(error)
            except Unreachable as error:  # said by whoever paces our calls
                reason = error.reason
            else:
                return
            logger.warning("webhook not set, trying again reason=%s", reason)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_BACKOFF, 2 * pause)

    async def _post(self, request: web.Request) -> web.Response:
        """Answer one post: 200 once it is on the disk."""
        given = request.headers.get(_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._address.secret.encode()):
            return web.Response(status=403)
        update = _decode(await request.read())
        if update is None:
            return web.Response(status=400)
        try:
            await self._inbox.add([update])
        except StoreUnwritable as error:
            logger.warning("post not kept: %s", error)
            return web.Response(status=503)
        except OperatorError as error:  # for good: Telegram keeps it, and this process ends
            self._failure = error
            self.stop()
            return web.Response(status=503)
        return web.Response()


def _decode(body: bytes) -> dict[str, Any] | None:
    """Return the update that was posted; None if it is none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):  # no JSON, no UTF-8; or so nested that it is an attack
        return None
    return update if isinstance(update, dict) and raw_update(update) is not None else None


def _raise_permanent(error: TelegramError) -> None:
    """Raise what no waiting will change."""
    match error_kind(error):
        case ErrorKind.BAD_TOKEN:
            raise TokenRefused from error
        case ErrorKind.REFUSED | ErrorKind.FORBIDDEN:
            raise ConfigError("", "telegram.webhook.url", short_reason(error)) from error
        case _:
            return
