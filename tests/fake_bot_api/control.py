"""What may whoever drives a test ask of a world in another process?

One operation a path, its parameters as JSON: people and chats by their numbers, messages by the
numbers of chat and message. Everything that it answers is plain JSON.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.clocks import HandClock
from tests.fake_bot_api.stopwatch import Stopwatch
from tests.fake_bot_api.world import World

_TASKS: Final[set[asyncio.Task[None]]] = set()  # or they are collected while they run


async def control(world: World, stopwatch: Stopwatch, name: str, asked: Json) -> Any:
    """Return what an operation gives."""
    if name == "flow":
        task = asyncio.create_task(_flow(world, stopwatch, asked))
        _TASKS.add(task)
        task.add_done_callback(_TASKS.discard)
        return {}
    if name == "timings":
        return stopwatch.told(**asked)
    if name == "load":
        return _load(world, stopwatch, **asked)
    return _OPERATIONS[name](world, **asked)


def _person(world: World, **asked: Any) -> Json:
    """Make a person."""
    return {"id": world.person(**asked).id}


def _chat(world: World, kind: str, title: str, people: list[int], **more: Any) -> Json:
    """Make a chat of a kind."""
    make = {"group": world.group, "supergroup": world.supergroup, "channel": world.channel}
    return {"id": make[kind](title, *(world.people[number] for number in people), **more).id}


def _say(world: World, person: int, text: str, chat: int = 0, **how: Any) -> Json:
    """Let somebody say something."""
    place = world.chats[chat] if chat else None
    if "reply_to" in how:
        where = place or world.private(world.people[person])
        how["reply_to"] = where.messages[how["reply_to"]]
    return world.say(world.people[person], place, text, **how)


def _edit(world: World, chat: int, message: int, text: str) -> Json:
    """Let somebody edit a message."""
    return world.edit(world.chats[chat].messages[message], text)


def _press(world: World, person: int, chat: int, message: int, button: str, **how: Any) -> Json:
    """Let somebody press a button."""
    under = world.chats[chat].messages[message]
    return {"id": world.press(world.people[person], under, button, **how).id}


def _fault(world: World, **what: Any) -> Json:
    """Let something go wrong from now on."""
    world.faults.add(**what)
    return {}


def _clear(world: World) -> Json:
    """Let nothing go wrong any more."""
    world.faults.clear()
    return {}


def _advance(world: World, seconds: float) -> Json:
    """Move the clock on."""
    assert isinstance(world.clock, HandClock), "the clock on the wall cannot be moved"
    world.clock.advance(seconds)
    return {}


def _report(world: World) -> Json:
    """Tell what has come of everything so far."""
    return {
        "violations": world.violations,
        "pending": len(world.backlog),
        "arrived": world.backlog.arrived,
        "polls": world.backlog.polls,
        "is_polled": world.backlog.is_polled(),
        "replies": [[*key, times] for key, times in world.replies().items()],
        "calls": Counter(call.method for call in world.calls),
        "applied": Counter(call.method for call in world.calls if call.applied),
        "statuses": Counter(str(call.status) for call in world.calls),
        "faults": Counter(call.fault.kind for call in world.calls if call.fault),
    }


def _sent(world: World, chat: int = 0) -> list[Json]:
    """Tell the messages of the bot, in one chat or in all."""
    return world.sent(world.chats[chat] if chat else None)


def _load(
    world: World, stopwatch: Stopwatch, chats: int, messages: int, text: str, distinct: int = 0
) -> Json:
    """Let many people each ask in private, in turn, at once; `{}` in the text is a number.

    It is one of so many `distinct` numbers, or another one each time where that is 0.
    """
    people = [world.person(f"P{number}") for number in range(chats)]
    for number in range(messages):
        words = text.replace("{}", str(number % distinct if distinct else number))
        stopwatch.asked(world.say(people[number % chats], None, words))
    stopwatch.start()
    return {"arrived": world.backlog.arrived}


async def _flow(world: World, stopwatch: Stopwatch, asked: Json) -> None:
    """Let people ask at random moments, `rate` a second on average, whatever the bot does."""
    dice, loop = random.Random(asked["seed"]), asyncio.get_running_loop()  # noqa: S311 - no secret
    people = [world.person(f"P{number}") for number in range(asked["chats"])]
    due = loop.time()
    stopwatch.start()
    for number in range(asked["messages"]):
        due += dice.expovariate(asked["rate"])
        await asyncio.sleep(max(due - loop.time(), 0.0))
        text = asked["text"].replace("{}", str(number))
        stopwatch.asked(world.say(dice.choice(people), None, text))


_OPERATIONS: Final[dict[str, Callable[..., Any]]] = {
    "person": _person,
    "chat": _chat,
    "say": _say,
    "edit": _edit,
    "press": _press,
    "fault": _fault,
    "clear": _clear,
    "advance": _advance,
    "report": _report,
    "sent": _sent,
}
