"""How does the real bot run, that a test may kill?"""

import asyncio
from pathlib import Path

from tests.shells import program, surroundings


class Process:
    """`footnote serve` in a process of its own, with its state and its log in a folder."""

    def __init__(self, folder: Path, url: str, token: str, **variables: str) -> None:
        """Answer from the notes in a folder at a Bot API server; begin nothing yet."""
        self._folder = folder
        self._environment = surroundings(
            TELEGRAM_BOT_TOKEN=token,
            FOOTNOTE_TELEGRAM__BASE_URL=url,
            FOOTNOTE_TELEGRAM__ACCESS="open",
            FOOTNOTE_STATE__PATH=str(folder / "state" / "bot.db"),
            XDG_CONFIG_HOME=str(folder / "nobody"),
            **variables,
        )

    async def start(self) -> asyncio.subprocess.Process:
        """Return the process, which writes to log.txt."""
        command = program("serve", "--corpus", str(self._folder / "notes"))
        with (self._folder / "log.txt").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *command, env=self._environment, stdout=log, stderr=log
            )
