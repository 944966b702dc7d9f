"""footnote doctor: what is wrong with the bot, and what to do about it."""

import asyncio
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.config import paths
from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.errors import BotError, ConfigError, NothingKept

if TYPE_CHECKING:
    from bot.telegram.diagnostics.findings import Finding

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
    found = tuple(_findings(file, chats, offline=offline))
    if as_json:
        stdio.write_json(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    else:
        for one in found:
            stdio.write(f"{_MARKS[one.level]}  {one.about}: {one.found}")
            if one.remedy:
                stdio.write(f"      → {one.remedy}")
    return _SICK if any(one.level == "wrong" for one in found) else _HEALTHY


def _findings(file: Path | None, chats: tuple[int, ...], *, offline: bool) -> "Iterator[Finding]":
    """Yield what is found, from the settings to Telegram."""
    from bot.telegram.diagnostics.findings import Finding, Level  # noqa: PLC0415 - 0.3 s for this command only

    try:
        settings = load_configuration(file).settings
    except ConfigError as error:
        yield Finding(Level.WRONG, "settings", str(error), "change that line")
        return
    path = file or paths.config_file()
    state = "is in order" if path.exists() else "is not there, and need not be"
    yield Finding(Level.FINE, "settings", f"{path} {state}")
    yield from _of_libraries(settings)
    yield from _of_state(Path(settings.state.path or paths.state_file()).expanduser())
    if not offline:
        yield from _of_telegram(settings, chats)


def _of_libraries(settings: Settings) -> "Iterator[Finding]":
    """Yield what is answered from, and which files cannot be read."""
    from bot.config.collections import PUBLIC, Tenant  # noqa: PLC0415 - as above
    from bot.libraries.by_tenant import TenantLibraries  # noqa: PLC0415 - numpy, 0.1 s, when the settings are right
    from bot.telegram.diagnostics.findings import Finding, Level  # noqa: PLC0415 - as above

    libraries = TenantLibraries(settings)
    private = [(one.name, Tenant((one.name,))) for one in settings.collections]
    for name, tenant in (("library", PUBLIC), *private):
        try:
            library = libraries.service(tenant).library
        except BotError as error:
            yield Finding(Level.WRONG, name, str(error), "put documents there, or name others")
            continue
        count = len(library.documents)
        noun = "document" if count == 1 else "documents"
        sizes = f"{count} {noun}, {len(library.sentences)} sentences"
        level = Level.FINE if count else Level.NOTE
        yield Finding(level, name, sizes if count else "nothing is public")
    for problem in libraries.problems():
        yield Finding(Level.NOTE, "library", f"passed over {problem}")


def _of_state(path: Path) -> "Iterator[Finding]":
    """Yield whether what is kept can be read, and more be written."""
    from bot.state.store import obstacle, read_only  # noqa: PLC0415 - as above
    from bot.telegram.diagnostics.findings import Finding, Level  # noqa: PLC0415 - as above

    if reason := obstacle(path):
        remedy = "choose another state.path, or give the bot's user the right to write there"
        yield Finding(Level.WRONG, "state", f"{path} cannot be written: {reason}", remedy)
        return
    try:
        with read_only(path) as db:
            count = db.execute("SELECT count(*) FROM inbox").fetchone()[0]
        waiting = "1 update waits" if count == 1 else f"{count} updates wait"
        yield Finding(Level.FINE, "state", f"{path}, {waiting} to be answered")
    except NothingKept:
        yield Finding(Level.FINE, "state", f"{path} will be made when the bot first runs")
    except BotError as error:
        yield Finding(Level.WRONG, "state", str(error))


def _of_telegram(settings: Settings, chats: tuple[int, ...]) -> "Iterator[Finding]":
    """Yield what Telegram says."""
    from bot.telegram.diagnostics import visit  # noqa: PLC0415 - as above
    from bot.telegram.diagnostics.findings import Finding, Level, of_address  # noqa: PLC0415 - as above
    from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES  # noqa: PLC0415 - as above
    from bot.telegram.receiving.webhook import webhook_address  # noqa: PLC0415 - as above
    from bot.telegram.tokens import read_token  # noqa: PLC0415 - as above

    yield from of_address(settings.telegram)
    try:
        webhook_address(settings.telegram, os.environ)
    except ConfigError as error:
        yield Finding(Level.WRONG, "webhook", str(error))
    try:
        token = read_token(os.environ)
    except ConfigError as error:
        remedy = "@BotFather: /newbot, or /mybots, the bot, API Token"
        yield Finding(Level.WRONG, "token", str(error), remedy)
        return
    yield from asyncio.run(visit.diagnose(token, settings.telegram, chats, ALLOWED_UPDATES))
