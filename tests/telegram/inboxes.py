"""Inboxes on a disk, and what they hand out."""

import asyncio
from contextlib import asynccontextmanager

from bot.state.opening import open_store
from bot.telegram.receiving.inbox import Inbox


@asynccontextmanager
async def an_inbox(path, **options):
    """Yield an open inbox on a store, and leave both as a crash would."""
    store = open_store(path)
    inbox = Inbox(store, **options)
    await inbox.open()
    try:
        yield inbox
    finally:
        inbox.close()
        store.close()


async def settled(inbox):
    """Wait until nothing goes on in an inbox."""
    while inbox._tasks:
        await asyncio.wait(inbox._tasks)


async def handed_out(inbox):
    """Return the numbers of what is handed out by now, in order."""
    await settled(inbox)
    given = []
    while not inbox.empty():
        given.append(inbox.get_nowait().update_id)
        inbox.task_done()
    return given


async def drained(inbox):
    """Return the numbers of all there is, each finished when it was handed out."""
    given = []
    while fresh := await handed_out(inbox):
        given += fresh
        await asyncio.gather(*map(inbox.finish, fresh))
    return given
