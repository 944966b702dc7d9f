"""Conversations with the bot, kept as files that read like chats and are reviewed like code.

A file holds what people do and what the bot does then. The bot's lines, and what is indented below
them, are made by running it; everything else is played, and stands as it was written:

    == private with Ann (en)                    a scene; see `script` for all kinds
    Ann: Who wrote the first program?
    Ann presses [Context]
    Ann to Footnote: And when?                  a reply to the last message of somebody
    Ann to Bob «that sentence»: /ask            to a part of it
    Ann edits: Who wrote the first one?

    python -m tests.talks      writes the bot's lines of all files anew
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from telegram.request import BaseRequest

from tests.fake_bot_api import FakeRequest, WallClock, World
from tests.talks.playing import Played, play
from tests.talks.script import App, Line, parse, scenes
from tests.talks.transcript import written

Start = Callable[[BaseRequest, World], AbstractAsyncContextManager[App]]

TODAY: Final = "(today)"  # stands for the day on which a conversation is had
FOLDER: Final = Path(__file__).parent / "kept"


def cases() -> list[str]:
    """Return the names of all conversations that are kept."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


async def talk(text: str, start: Start) -> str:
    """Return a conversation with the bot's lines as they are today.

    Args:
        text: what people do; lines of the bot in it are passed over.
        start: runs a bot that talks by a request class, and polls by itself.
    """
    days = {datetime.now(UTC).date()}
    said = "".join([written(scene, await act(scene, start)) for scene in scenes(parse(text))])
    days.add(datetime.now(UTC).date())  # midnight may have come meanwhile
    for day in days:
        said = said.replace(day.isoformat(), TODAY)
    return said


async def act(scene: tuple[Line, ...], start: Start) -> Played:
    """Return what came of one scene, in a world of its own that checks every request."""
    world = World(WallClock())
    played = Played(world)
    async with start(FakeRequest(world), world) as application:
        await play(scene, played, application)
    assert not world.violations, "\n".join(world.violations)
    return played
