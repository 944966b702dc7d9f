"""What is seen of us while an answer takes long?

Nothing for a second, which nearly always is enough; then that we type, until there is an answer.
The first question to a library that has to be opened takes longer than that.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.errors import BotError
from bot.state.places import Place
from bot.telegram.services import Desk

SOON: Final = 1.0  # seconds in which nobody wonders where we are
_AGAIN: Final = 4.5  # seconds; Telegram shows it for 5


@asynccontextmanager
async def at_work(place: Place, desk: Desk) -> AsyncIterator[None]:
    """Show that we type in a place, while what is done inside takes long."""
    begun: list[asyncio.Task[None]] = []
    loop = asyncio.get_running_loop()
    # a timer, for a task that is made for every question and hardly ever needed costs more
    timer = loop.call_later(SOON, lambda: begun.append(loop.create_task(_type(place, desk))))
    try:
        yield
    finally:
        timer.cancel()
        for task in begun:
            task.cancel()


async def _type(place: Place, desk: Desk) -> None:
    """Show that we type for as long as we are let; what cannot be shown is not."""
    try:
        while True:
            await desk.sender.show_typing(place)
            await asyncio.sleep(_AGAIN)
    except BotError:
        return
