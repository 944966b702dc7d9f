"""What if the disk refuses for a while?

Retrying of whatever reads or writes the store, for as long as its disk is full.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from bot.errors import StoreUnwritable

logger = logging.getLogger(__name__)

T = TypeVar("T")

RETRY_SECONDS: Final = 1.0  # between two attempts


async def retry_until_writable(attempt: Callable[[], Awaitable[T]]) -> T:
    """Return what an attempt returns, repeated for as long as it raises `StoreUnwritable`."""
    while True:
        try:
            return await attempt()
        except StoreUnwritable as error:
            logger.warning("trying again: %s", error)
            await asyncio.sleep(RETRY_SECONDS)
