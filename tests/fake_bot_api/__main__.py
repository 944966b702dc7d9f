"""A Bot API server in a process of its own: `python -m tests.fake_bot_api`.

When it is ready it prints one line of JSON, `url`, `socket` and `token`; it serves until SIGTERM.
"""

import argparse
import asyncio
import os
import signal
from pathlib import Path

from tests.fake_bot_api.clocks import HandClock, WallClock
from tests.fake_bot_api.server import line, serving
from tests.fake_bot_api.world import World


def main() -> None:
    """Serve a world until asked to stop."""
    parser = argparse.ArgumentParser(prog="python -m tests.fake_bot_api", description=__doc__)
    parser.add_argument("--socket", type=Path, help="a unix socket instead of a free port")
    parser.add_argument("--core", type=int, help="run on this processor core alone")
    parser.add_argument("--unchecked", action="store_true", help="hold nothing to api.json")
    parser.add_argument("--frozen", action="store_true", help="a clock moved by /control/advance")
    asked = parser.parse_args()
    if asked.core is not None:
        os.sched_setaffinity(0, {asked.core})
    clock = HandClock() if asked.frozen else WallClock()
    asyncio.run(_serve(World(clock, is_checked=not asked.unchecked), asked.socket))


async def _serve(world: World, path: Path | None) -> None:
    """Serve until SIGTERM or SIGINT."""
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with serving(world, path=path) as address:
        print(line(address, world), flush=True)
        await stopped.wait()


if __name__ == "__main__":
    main()
