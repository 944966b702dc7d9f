"""How do updates get to the bot?"""

import re
from collections.abc import Mapping
from typing import Any, Final

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.refusals import HOOKED, bad_request

Wanted = Mapping[str, Any]

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_NEAR: Final = ("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")


async def get_updates(world: Acts, wanted: Wanted) -> list[Json]:
    """Hand out updates, waiting for one if asked."""
    if world.webhook.get("url"):
        raise HOOKED
    world.backlog.allow(wanted.get("allowed_updates"))
    return await world.backlog.poll(
        wanted.get("offset", 0), wanted.get("limit", 100), wanted.get("timeout", 0)
    )


def set_webhook(world: Acts, wanted: Wanted) -> bool:
    """Have updates brought to an address."""
    url, secret = wanted.get("url", ""), wanted.get("secret_token", "")
    # plain HTTP only to this machine, as a Bot API server of one's own allows
    if url and not url.startswith(_NEAR):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.backlog.allow(wanted.get("allowed_updates"))
    if wanted.get("drop_pending_updates"):
        world.backlog.drop()
    kept = ("url", "secret_token", "max_connections")
    world.webhook = {key: wanted[key] for key in kept if wanted.get(key)}
    world.backlog.wake()
    return True


def delete_webhook(world: Acts, wanted: Wanted) -> bool:
    """Go back to being asked."""
    world.webhook = {}
    if wanted.get("drop_pending_updates"):
        world.backlog.drop()
    return True


def get_webhook_info(world: Acts, wanted: Wanted) -> Json:
    """Tell where updates go, and how many wait."""
    del wanted
    told = {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.backlog),
    }
    for key in ("max_connections", "last_error_date", "last_error_message"):
        if key in world.webhook:
            told[key] = world.webhook[key]
    return told | ({"allowed_updates": world.backlog.allowed} if world.backlog.allowed else {})


METHODS: Final = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
