"""Can the bot work as it is set up?

The findings of `footnote doctor`, in the order in which they are printed: the settings, the
cluster, the libraries, the database, what the operator arranged, and what Telegram says.
"""

import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from bot.config import paths
from bot.config.collections import PUBLIC, Tenant
from bot.config.settings import Settings, load_configuration
from bot.embedding.model import MISSING, is_installed
from bot.embedding.stored_models import is_whole, stored_models
from bot.errors import BotError, ClusterAway, ClusterRefused, ConfigError, StoreMissing
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.database import reading
from bot.libraries.folders import printable
from bot.libraries.places import library_of
from bot.state import admissions
from bot.state.admissions import Standing
from bot.state.opening import Where, obstacle, read_only, shown
from bot.telegram.diagnostics import visit
from bot.telegram.diagnostics.arrangements import check_arrangements, titles
from bot.telegram.diagnostics.cluster_visit import check_cluster
from bot.telegram.diagnostics.findings import Finding, Level, check_address
from bot.telegram.receiving.raw_updates import ALLOWED_UPDATES
from bot.telegram.receiving.webhook import webhook_address
from bot.telegram.tokens import read_token

_ASK_POSTGRES: Final = "look at state.url, PGPASSWORD and ~/.pgpass; try psql with that address"


def examine(file: Path | None, chats: Sequence[int], *, offline: bool) -> Iterator[Finding]:
    """Yield the findings; settings that cannot be obeyed are the only one.

    Args:
        file: the settings file that was named, None for the usual one.
        chats: the numbers of chats in which the bot's rights are looked at.
        offline: whether Telegram is left out.
    """
    try:
        settings = load_configuration(file).settings
    except ConfigError as error:
        yield Finding(Level.WRONG, "settings", str(error), "change that line")
        return
    path = file or paths.config_file()
    state = "is in order" if path.exists() else "is not there, and need not be"
    yield Finding(Level.FINE, "settings", f"{path} {state}")
    is_there = True
    if settings.search.engine == "opensearch":
        for finding in check_cluster(settings.search):
            is_there = is_there and finding.level is not Level.WRONG
            yield finding
    if is_there:  # or all that follows would say the same once more
        yield from _check_stored(library_of(settings))
        yield from _check_libraries(settings)
    yield from _check_models(used=settings.meaning.use)
    yield from _check_state(paths.state_place(settings.state))
    yield from check_arrangements(settings, _owners(settings))
    if not offline:
        yield from _check_telegram(settings, chats)


def _check_stored(path: Path) -> Iterator[Finding]:
    """Yield whether what was added to the library can be read, and what could not be added."""
    try:
        with reading(path) as library:
            found, problems = library.collections(), library.problems()
    except StoreMissing:
        yield Finding(Level.FINE, "added", f"{path} will be made by footnote add")
        return
    except BotError as error:
        yield Finding(Level.WRONG, "added", str(error), _remedy(error, "footnote repair"))
        return
    count = sum(one.documents for one in found)
    parts = [f"{one.documents} {_where(one.name)}" for one in found if one.documents]
    shares = f": {', '.join(parts)}" if len(parts) > 1 else ""
    yield Finding(Level.FINE, "added", f"{path}, {_count(count, 'document')}{shares}")
    for problem in problems:
        yield Finding(Level.NOTE, "added", f"{printable(problem.file)}: {problem.reason}")


def _where(collection: str) -> str:
    """Return in which collection documents are."""
    return f"in {collection}" if collection else "for everybody"


def _check_libraries(settings: Settings) -> Iterator[Finding]:
    """Yield what is answered from, and which files cannot be read."""
    libraries = TenantLibraries(settings)
    private = [(one.name, Tenant((one.name,))) for one in settings.collections]
    for name, tenant in (("library", PUBLIC), *private):
        try:
            library = libraries.service(tenant).library
        except BotError as error:
            remedy = _remedy(error, "put documents there, or name others")
            yield Finding(Level.WRONG, name, str(error), remedy)
            continue
        count = len(library.documents)
        numbers = f"{_count(count, 'document')}, {_count(len(library.sentences), 'sentence')}"
        sizes = f"{numbers}: {titles(library.documents)}"
        level = Level.FINE if count else Level.NOTE
        yield Finding(level, name, sizes if count else "nothing is public")
    for problem in libraries.problems():
        yield Finding(Level.NOTE, "library", f"passed over {problem}")


def _remedy(error: BotError, usual: str) -> str:
    """Return what to do about an error; that of a cluster says so itself."""
    return "" if isinstance(error, ClusterAway | ClusterRefused) else usual


def _check_models(*, used: bool) -> Iterator[Finding]:
    """Yield which embedding models help to choose; nothing if none was added."""
    models = paths.models_folder()
    for stored in stored_models(models):
        remedy = ""
        if not is_whole(models, stored):
            state, remedy = "is damaged", f"footnote model remove {stored.name}, and add it again"
        elif not is_installed():
            state, remedy = "cannot be run", MISSING
        elif not used:
            state, remedy = "is not used", "set meaning.use to true"
        else:
            state = "helps to choose"
        level = Level.NOTE if remedy else Level.FINE
        yield Finding(level, "model", f"{stored.name} {state}", remedy)


def _check_state(where: Where) -> Iterator[Finding]:
    """Yield whether the database can be read and written, and who shares it."""
    name, is_file = shown(where), isinstance(where, Path)
    if reason := obstacle(where):
        remedy = "choose another state.path, or give the bot's user the right to write there"
        told = f"{name} cannot be written: {reason}" if is_file else reason
        yield Finding(Level.WRONG, "state", told, remedy if is_file else _ASK_POSTGRES)
        return
    try:
        with read_only(where) as db:
            count = db.execute("SELECT count(*) FROM inbox").fetchone()[0]
            bots = 0 if is_file else db.execute("SELECT count(*) FROM bots").fetchone()[0]
        waiting = "1 update waits" if count == 1 else f"{count} updates wait"
        there = "" if is_file else f", {_count(bots, 'bot')} there"
        yield Finding(Level.FINE, "state", f"{name}{there}, {waiting} to be answered")
    except StoreMissing:
        what = "will be made" if is_file else "is reached; its tables will be made"
        yield Finding(Level.FINE, "state", f"{name} {what} when the bot first runs")
    except BotError as error:
        yield Finding(Level.WRONG, "state", str(error))


def _owners(settings: Settings) -> frozenset[int]:
    """Return who runs the bot, by the settings and by what is kept."""
    owners = set(settings.telegram.owners)
    with suppress(BotError), read_only(paths.state_place(settings.state)) as db:
        kept = admissions.every(db, time.time())
        owners |= {one.who for one in kept if one.standing is Standing.OWNER}
    return frozenset(owners)


def _check_telegram(settings: Settings, chats: Sequence[int]) -> Iterator[Finding]:
    """Yield whether the webhook and the token can be used, and what Telegram says."""
    yield from check_address(settings.telegram)
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


def _count(number: int, noun: str) -> str:
    """Return a number with its noun in the right form, as in "1 document", "2 documents"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
