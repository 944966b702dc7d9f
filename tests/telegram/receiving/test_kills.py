"""Killed while it takes in and handles: what was confirmed is there, what was finished is not."""

import asyncio
import subprocess
import sys
from collections import Counter

from tests.telegram.inboxes import an_inbox, drained

KILLS = 6

_TAKER = """
import asyncio, sys
from pathlib import Path
from bot.state.file_store import FileStore
from bot.telegram.receiving.inbox import Inbox
from tests.telegram.makers import a_message

async def main():
    inbox = Inbox(FileStore.open(Path(sys.argv[1])))
    await inbox.open()
    asyncio.create_task(handle(inbox))
    start = int(sys.argv[2])
    while True:
        batch = [a_message(number, chat=number % 5) for number in range(start, start + 10)]
        await inbox.add(batch)
        print("have", start, flush=True)
        start += 10

async def handle(inbox):
    while True:
        number = (await inbox.get()).update_id
        print("send", number, flush=True)
        await inbox.finish(number)
        print("done", number, flush=True)

asyncio.run(main())
"""


async def test_after_every_kill_all_that_was_confirmed_is_there_and_nothing_twice(tmp_path):
    path = tmp_path / "bot.db"
    had, sent, done = set(), Counter(), set()
    for kill in range(KILLS):
        for word, number in await asyncio.to_thread(_life, path, kill):
            if word == b"have":
                had |= set(range(number, number + 10))
            elif word == b"send":
                sent[number] += 1
            else:
                done.add(number)
    async with an_inbox(path) as inbox:
        left = set(await drained(inbox))
    assert done
    assert not left & done
    assert had <= left | set(sent)
    assert sum(sent.values()) - len(sent) <= KILLS  # one is handled at a time


def _life(path, kill):
    """Return what a process said until it was killed, each time a little later."""
    with subprocess.Popen(
        [sys.executable, "-c", _TAKER, path, str(10_000 * kill)], stdout=subprocess.PIPE
    ) as taker:
        lines = [taker.stdout.readline() for _ in range(5 + 12 * kill)]
        taker.kill()
        lines += [line for line in taker.stdout if line.endswith(b"\n")]
    return [(word, int(number)) for word, number in map(bytes.split, lines)]
