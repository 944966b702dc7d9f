"""How do updates come to a web address of our own?

A webhook: a web server to which Telegram posts updates. Each is stored on our disk before Telegram
gets status 200. Every post must carry the secret that we gave Telegram; without a secret there is
no webhook. Whoever connects and then dawdles is hung up on, so that nobody fills our connections.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot.config.sections import TelegramSettings
from bot.errors import ConfigError, OperatorError, StoreUnwritable, TokenRefused, Unreachable
from bot.state.retrying import once_a_minute
from bot.telegram.receiving.inbox import Inbox
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES, raw_update
from bot.telegram.sending.api_errors import ErrorKind, error_kind, short_reason
from bot.text.regexes import regex

logger = logging.getLogger(__name__)
logger.addFilter(once_a_minute)

SECRET: Final = "TELEGRAM_WEBHOOK_SECRET"  # noqa: S105 - the name of the variable, no secret
LARGEST_POST: Final = 1_000_000  # bytes of a post; an update has a few thousand
_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
_SECRET_FORM: Final = regex(r"[A-Za-z0-9_-]{1,256}")  # what Telegram accepts
_SHORTEST_SECRET: Final = 16  # characters; a shorter secret can be guessed
PATIENCE: Final = 10.0  # seconds for the headers of a post, and as many for its body
_SHUTDOWN_TIMEOUT: Final = 2.0  # seconds to finish open posts at the end
_BACKLOG: Final = 128  # connections that the system holds until we take them
_KEEPALIVE: Final = 75.0  # seconds until the next post on a connection has come
_LONGEST_BACKOFF: Final = 30.0  # seconds between two attempts to register


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """Where Telegram posts (`url`), where we listen (`host`, `port`, `path`), and the secret."""

    url: str
    secret: str
    host: str = "127.0.0.1"
    port: int = 8443
    path: str = "/telegram"

    def __post_init__(self) -> None:
        """Refuse an address to which anybody could post.

        Raises:
            ConfigError: there is no secret, it can be guessed, or Telegram would not accept it.
        """
        if not self.secret:
            raise ConfigError("environment", SECRET, "set it: a webhook needs a secret")
        if not _SECRET_FORM.fullmatch(self.secret) or len(self.secret) < _SHORTEST_SECRET:
            reason = f"must be {_SHORTEST_SECRET} to 256 of A-Z a-z 0-9 _ -"
            raise ConfigError("environment", SECRET, reason)

    def __repr__(self) -> str:
        """Return all fields except the secret."""
        return f"Address({self.url!r}, host={self.host!r}, port={self.port}, path={self.path!r})"


def webhook_address(
    told: TelegramSettings, environment: Mapping[str, str]
) -> WebhookAddress | None:
    """Return the webhook of the settings, None if they name none and we poll.

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
        """Listen to nothing yet.

        Args:
            bot: registers the address with Telegram.
            inbox: takes the updates.
            address: where to listen, and what to register.
        """
        self._bot, self._inbox, self._address = bot, inbox, address
        self._stopped = asyncio.Event()
        self._failure: OperatorError | None = None
        self._silent: set[asyncio.BaseProtocol] = set()  # connections that have asked nothing yet

    async def run(self) -> None:
        """Listen until `stop`.

        Raises:
            ConfigError: we cannot listen there, or Telegram refuses the address.
            TokenRefused: Telegram does not know the token.
            StoreDamaged: updates cannot be stored at all.
        """
        runner = web.AppRunner(
            self.application(),
            access_log=None,
            shutdown_timeout=_SHUTDOWN_TIMEOUT,
            keepalive_timeout=_KEEPALIVE,
        )
        await runner.setup()
        listening: asyncio.Server | None = None
        try:
            listening = await self._listen(runner)
            await self._register()
            await self._stopped.wait()
        finally:
            if listening is not None:
                listening.close()
            await runner.cleanup()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """End `run`, after open posts are answered."""
        self._stopped.set()

    def application(self) -> web.Application:
        """Return the web application, which any server of aiohttp can run."""
        application = web.Application(client_max_size=LARGEST_POST)
        application.router.add_post(self._address.path, self._receive)
        return application

    async def _listen(self, runner: web.AppRunner) -> asyncio.Server:
        """Open the port."""
        host, port = self._address.host, self._address.port
        try:
            return await asyncio.get_running_loop().create_server(
                self.acceptor(runner), host, port, backlog=_BACKLOG, reuse_address=True
            )
        except OSError as error:
            reason = f"{host}:{port}: {error.strerror}"
            raise ConfigError("", "telegram.webhook", reason) from error

    def acceptor(self, runner: web.AppRunner) -> Callable[[], asyncio.BaseProtocol]:
        """Return what takes a new connection, and hangs up if no whole request comes in time.

        aiohttp itself waits for ever for the headers of the first request.
        """
        serve = cast("web.Server", runner.server)  # None before `setup` alone

        def accept() -> asyncio.BaseProtocol:
            connection = serve()
            self._silent.add(connection)
            asyncio.get_running_loop().call_later(PATIENCE, self._hang_up, connection)
            return connection

        return accept

    def _hang_up(self, connection: web.RequestHandler) -> None:
        """Close a connection that has asked nothing yet."""
        if connection in self._silent:
            self._silent.discard(connection)
            connection.force_close()

    async def _register(self) -> None:
        """Register the address with Telegram; errors that pass are retried while we listen."""
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
            except Unreachable as error:  # raised by the rate limiter
                reason = error.reason
            else:
                return
            logger.warning("webhook not set, trying again reason=%s", reason)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_BACKOFF, 2 * pause)

    async def _receive(self, request: web.Request) -> web.Response:
        """Answer one post, with status 200 once its update is on the disk."""
        self._silent.discard(request.protocol)
        given = request.headers.get(_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._address.secret.encode()):
            return web.Response(status=403)
        try:
            async with asyncio.timeout(PATIENCE):
                body = await request.read()
        except TimeoutError:
            too_slow = web.Response(status=408)
            too_slow.force_close()
            return too_slow
        update = _decode(body)
        if update is None:
            return web.Response(status=400)
        try:
            await self._inbox.add([update])
        except StoreUnwritable as error:
            logger.warning("post not stored: %s", error)
            return web.Response(status=503)
        except (
            OperatorError
        ) as error:  # never passes: Telegram keeps the update, and this process ends
            self._failure = error
            self.stop()
            return web.Response(status=503)
        return web.Response()


def _decode(body: bytes) -> dict[str, Any] | None:
    """Return the update of a post, None if it is none."""
    try:
        update = json.loads(body)
    except (
        ValueError,
        RecursionError,
    ):  # no JSON or UTF-8, or nested so deeply that it is an attack
        return None
    return update if isinstance(update, dict) and raw_update(update) is not None else None


def _raise_permanent(error: TelegramError) -> None:
    """Raise our error if trying again is no use."""
    match error_kind(error):
        case ErrorKind.BAD_TOKEN:
            raise TokenRefused from error
        case ErrorKind.REFUSED | ErrorKind.FORBIDDEN:
            raise ConfigError("", "telegram.webhook.url", short_reason(error)) from error
        case _:
            return
