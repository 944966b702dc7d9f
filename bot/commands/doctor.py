"""footnote doctor: what is wrong with the bot, and what to do about it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from bot.console import stdio

_HEALTHY, _SICK = 0, 1
_MARKS: Final = {"ok": "ok  ", "note": "note", "wrong": "BAD "}


@click.command("doctor", short_help="Say what is wrong with the set-up, and what to do.")
@click.option(
    "--chat",
    "chats",
    type=int,
    multiple=True,
    metavar="NUMBER",
    help="Look at the bot's rights in this chat too; repeatable.",
)
@click.option("--offline", is_flag=True, help="Ask Telegram nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, chats: tuple[int, ...], *, offline: bool, as_json: bool) -> int:
    """Look at the settings, the library, what is kept and what Telegram says of the bot.

    Exit status: 0 if the bot can work, 1 if something keeps it from working.
    """
    from bot.telegram.diagnostics.checkup import examine  # noqa: PLC0415 - 0.3 s for this command

    found = tuple(examine(file, chats, offline=offline))
    if as_json:
        stdio.write_json(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        for one in found:
            stdio.write(f"{_MARKS[one.level]}  {one.about}: {one.found}")
            if one.remedy:
                stdio.write(f"      → {one.remedy}")
    return _SICK if any(one.level == "wrong" for one in found) else _HEALTHY
