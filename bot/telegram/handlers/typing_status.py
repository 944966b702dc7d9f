"""The typing indicator: the chat shows that we type while an answer takes long.

Nearly every answer comes within a second, and then nothing is shown. The first question to a
library that has to be opened takes longer.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.errors import BotError
from bot.state.places import Place
from bot.telegram.services import Services

SOON: Final = 1.0  # seconds in which nobody wonders where we are
_AGAIN: Final = 4.5  # seconds; Telegram shows it for 5


@asynccontextmanager
async def show_typing(place: Place, services: Services) -> AsyncIterator[None]:
    """Show in a place that we type, from `SOON` on until the block inside has ended."""
    tasks: list[asyncio.Task[None]] = []
    loop = asyncio.get_running_loop()
    # a timer, for a task that is made for every question and hardly ever needed costs more
    timer = loop.call_later(
        SOON, lambda: tasks.append(loop.create_task(_keep_typing(place, services)))
    )
    try:
        yield
    finally:
        timer.cancel()
        for task in tasks:
            task.cancel()


async def _keep_typing(place: Place, services: Services) -> None:
    """Show that we type, again and again, until Telegram lets us no more."""
    try:
        while True:
            await services.sender.show_typing(place)
            await asyncio.sleep(_AGAIN)
    except BotError:
        return
