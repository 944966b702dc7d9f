"""The bot with libraries on the disk, to which people send files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.config.sections import CorpusSettings, LibrarySettings, UploadSettings
from bot.config.settings import Settings
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.uploading import Uploads
from bot.telegram.answer_pool import AnswerPool
from bot.telegram.upload_desk import UploadDesk
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.telegram.bots import Bot
from tests.telegram.full import a_full_bot

WELL = "# Wells\n\nThe well in Zirrow was dug by Quelmar in 1702.\n"
KEY = "# Keys\n\nThe key of the vault hangs behind the green door.\n"
WHO = "Who dug the well in Zirrow?"
WHERE = "Where is the key of the vault?"


@asynccontextmanager
async def an_uploading_bot(
    folder: Path, world: World | None = None, **limits: int
) -> AsyncIterator[Bot]:
    """Yield the bot with nothing but what is sent to it; `limits` are those of the settings."""
    async with a_full_bot(folder, world=world) as bot:
        settings = Settings(
            corpus=CorpusSettings(bundled=False),
            library=LibrarySettings(str(folder / "kept" / "library.sqlite3")),
            uploads=UploadSettings(**limits),
        )
        libraries = TenantLibraries(settings)
        pool = AnswerPool(libraries, (), bot.services.permissions.is_member)
        uploads = Uploads(Path(settings.library.path), settings.uploads, bot.world.clock.now)
        desk = UploadDesk(uploads, libraries)
        services = replace(bot.services, libraries=pool, uploads=desk, settings=settings)
        try:
            yield replace(bot, services=services, libraries=pool)
        finally:
            desk.close()
            pool.close()


async def send(
    bot: Bot,
    person: Person,
    text: str,
    name: str = "notes.md",
    chat: Chat | None = None,
    **how: Any,
) -> list[Json]:
    """Return the messages with which the bot replies to a file, as they stand then."""
    before = len(bot.world.sent())
    bot.world.upload(person, chat, name, text.encode(), **how)
    await bot.listen()
    return [
        bot.world.find(one["chat"]["id"]).messages[one["message_id"]]
        for one in bot.world.sent()[before:]
    ]


def files(folder: Path) -> bytes:
    """Return what all files below a folder hold, with their names."""
    return b"\0".join(
        str(file).encode() + file.read_bytes() for file in folder.rglob("*") if file.is_file()
    )
