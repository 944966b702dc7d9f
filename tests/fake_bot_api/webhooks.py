"""How are updates brought to a webhook?

One after the other, each with the secret in its header, and again until the listener answers with
a 2xx. What it answers may itself be a request.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import aiohttp
import msgspec

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.world import World

Post = Callable[[str, Mapping[str, str], bytes], Awaitable[tuple[int, bytes]]]

SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_LONGEST: Final = 60.0  # seconds between two tries
_PATIENCE: Final = aiohttp.ClientTimeout(total=60)


async def bring(world: World, post: Post | None = None) -> None:
    """Bring updates to the webhook, where one is set, until cancelled."""
    pause = 1.0
    while True:
        update = world.backlog.first() if world.webhook.get("url") else None
        if update is None:
            await world.backlog.arrival()
        elif await _brought(world, update, post or _posted):
            pause = 1.0
        else:
            await world.clock.sleep(pause)
            pause = min(2 * pause, _LONGEST)


async def _brought(world: World, update: Json, post: Post) -> bool:
    """Whether an update was taken; what it was answered with is obeyed."""
    headers = {"Content-Type": "application/json"}
    if secret := world.webhook.get("secret_token"):
        headers[SECRET] = secret
    try:
        status, body = await post(world.webhook["url"], headers, msgspec.json.encode(update))
    except (OSError, TimeoutError, aiohttp.ClientError) as error:
        return _failed(world, f"{type(error).__name__}")
    if not 200 <= status <= 299:
        return _failed(world, f"Wrong response from the webhook: {status}")
    world.backlog.confirm(update["update_id"])
    await _obey(world, body)
    return True


def _failed(world: World, reason: str) -> bool:
    """Keep why an update was not taken, for getWebhookInfo."""
    world.webhook |= {"last_error_date": world.now(), "last_error_message": reason}
    return False


async def _obey(world: World, body: bytes) -> None:
    """Do what the listener asked for in its answer."""
    try:
        asked: Any = msgspec.json.decode(body) if body else {}
    except msgspec.DecodeError:
        return
    if isinstance(asked, dict) and "method" in asked:
        await world.answer(asked.pop("method"), asked)


async def _posted(url: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
    """Return status and body of what a listener answers."""
    async with (
        aiohttp.ClientSession(timeout=_PATIENCE) as session,
        session.post(url, headers=headers, data=body) as response,
    ):
        return response.status, await response.read()
