"""How does a test ask the world, as a bot would?"""

from typing import Any

from tests.fake_bot_api.world import World


async def ask(world: World, method: str, **wanted: Any) -> Any:
    """Return what a method answers, or the description of why it is refused."""
    _, body = await world.answer(method, wanted)
    return body["result"] if body["ok"] else body["description"]


async def updates(world: World, **wanted: Any) -> list[dict[str, Any]]:
    """Return the updates that wait, which are thereby confirmed."""
    found: list[dict[str, Any]] = await ask(world, "getUpdates", **wanted)
    if found:
        await ask(world, "getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
    return found
