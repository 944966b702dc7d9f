"""The bot in a world of a test: what people do there is handled, one update at a time.

Everything is real but the network and the clock: python-telegram-bot, the store, the library.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from telegram import Update
from telegram.ext import ExtBot

from bot.answers.answer import Abstention, Answer, Policy
from bot.config.collections import PUBLIC, Tenant
from bot.config.sections import TelegramSettings, UploadSettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.index.library import Library
from bot.libraries.service import LibraryService
from bot.libraries.uploading import Uploads
from bot.queries.question import Question
from bot.state.file_store import FileStore
from bot.state.places import Place
from bot.telegram.access import Access
from bot.telegram.events import Me, Person
from bot.telegram.flood_control import FloodControl
from bot.telegram.handlers import questions
from bot.telegram.handlers.recounting import Recounter
from bot.telegram.permissions import Permissions
from bot.telegram.receiving.parsing import parse_event
from bot.telegram.receiving.processing import Attempt
from bot.telegram.routing import Handlers, handle
from bot.telegram.sending.sender import Sender
from bot.telegram.services import Services
from bot.telegram.upload_desk import UploadDesk
from bot.text.spans import Span
from bot.wording import words_for
from tests.fake_bot_api import FakeRequest, World
from tests.fake_bot_api.accounts import Chat, Json
from tests.fake_bot_api.asking import updates
from tests.small_libraries import a_library

OPEN: Final = Settings(telegram=TelegramSettings(access="open"))
NOTES: Final = (
    "The bridge over the Ambra was opened in May 1911. It was designed by Clara Weiss. "
    "The town paid 340,000 crowns for it.\n\n"
    "The ferry over the Ambra went out of service in 1912. Its last captain was Otto Lind.",
    "The tunnel below Mount Sel was opened in June 1934. It was designed by Ivo Marsh.",
)


WHEN: Final = "When was the bridge over the Ambra opened?"
MAY: Final = "The bridge over the Ambra was opened in May 1911."
LIND: Final = (
    "The ferry over the Ambra went out of service in 1912. Its last captain was Otto Lind."
)
MOON: Final = "Who ate the moon?"
MISS: Final = "The documents do not answer that."


@dataclass
class OneLibrary:
    """One library for everybody; `asked` are the questions that it was asked."""

    stock: Library
    asked: list[Question] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)
    public: Tenant = PUBLIC
    files: dict[str, Path] = field(default_factory=dict)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Let documents change."""
        yield

    def renew(self, collection: str) -> None:
        """Stay as it is."""

    async def tenant(self, place: Place, person: Person) -> Tenant:
        """Return that everybody is answered from the public documents."""
        del place, person
        return PUBLIC

    async def ask(
        self, tenant: Tenant, question: Question, *, sentences: int | None = None
    ) -> Answer | Abstention:
        """Return what the library says."""
        del tenant
        self.asked.append(question)
        settings = replace(Settings(), answers=self.policy)
        return LibraryService(self.stock, settings).ask(question, sentences=sentences)

    async def draw_page(self, tenant: Tenant, document: Document, span: Span) -> bytes:
        """Return a picture of the page, from the file that the test has put there."""
        del tenant
        return LibraryService(self.stock, Settings(), files=self.files).draw_page(document, span)

    def worded(self, said: Answer | Abstention, how: object, word: Callable[[], Any]) -> Any:
        """Return what is said, worded anew each time."""
        del said, how
        return word()

    def forget(self) -> None:
        """Forget nothing: nothing is kept."""

    def library(self, tenant: Tenant) -> Library:
        """Return the one library there is."""
        del tenant
        return self.stock


async def ignore(found: object, services: Services, attempt: Attempt) -> None:
    """Deal with an event by doing nothing."""
    del found, services, attempt


HANDLERS: Final = Handlers(
    asked=questions.answer,
    attached=ignore,
    command=ignore,
    pressed=ignore,
    inline_asked=ignore,
    guest_asked=ignore,
    joined=ignore,
    left=ignore,
    kept_out=ignore,
)


@dataclass
class Bot:
    """The bot: its services, and the world that it listens to."""

    world: World
    services: Services
    libraries: OneLibrary
    telegram: ExtBot[None]
    handlers: Handlers = HANDLERS
    last: Attempt = field(default_factory=lambda: Attempt(0))
    tries: Counter[int] = field(default_factory=Counter)

    async def listen(self) -> None:
        """Handle what has happened, each update to its end as `UpdateProcessor` sees to it."""
        await self.listen_only()
        await Recounter(self.services).look()

    async def listen_only(self) -> None:
        """Handle what has happened; the votes are not shown yet."""
        for raw in await updates(self.world):
            await self.take(raw)

    async def take(self, raw: dict[str, Any]) -> None:
        """Handle an update; if that fails, nothing of what it leaves is kept."""
        update = Update.de_json(raw, self.telegram)
        self.last = Attempt(update.update_id, earlier=self.tries[update.update_id])
        self.tries[update.update_id] += 1
        found = parse_event(update, self.services.me)
        if found is not None:
            await handle(found, self.handlers, self.services, self.last)
        await self.leave()

    async def leave(self) -> None:
        """Keep what the last update leaves."""
        for work in self.last.works:
            await self.services.store.write(work)

    async def read(self, work: Callable[[Any], Any]) -> Any:
        """Return what is kept."""
        return await self.services.store.read(work)

    def shown(self, chat: Chat) -> list[str]:
        """Return the first lines of our messages as a chat shows them now, without footnotes."""
        mine = self.world.me.id
        said = (one for one in chat.messages.values() if one.get("from", {}).get("id") == mine)
        return [one["text"].splitlines()[0].partition("[")[0].strip() for one in said]


def labels(message: Json) -> list[list[str]]:
    """Return what the buttons of a message say."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


@lru_cache(maxsize=8)
def _stock(notes: tuple[str, ...]) -> Library:
    """Return the library of some notes, which never changes."""
    return a_library(*notes)


def a_desk(folder: Path, libraries: OneLibrary) -> UploadDesk:
    """Return what adds documents to a library on the disk, which the one library does not show."""
    return UploadDesk(Uploads(folder / "library.sqlite3", UploadSettings()), libraries)


@asynccontextmanager
async def a_bot(
    world: World, folder: Path, *, notes: tuple[str, ...] = NOTES, settings: Settings = OPEN
) -> AsyncIterator[Bot]:
    """Yield the bot with a library of some notes, and see at the end that it broke no rule."""
    ways = {"request": FakeRequest(world), "get_updates_request": FakeRequest(world)}
    store = FileStore.open(folder / "state.sqlite")
    try:
        async with ExtBot(world.token, **ways) as telegram:
            sender, libraries = Sender(telegram), OneLibrary(_stock(notes))
            owners = settings.telegram.owners
            permissions = Permissions(sender.member_status, world.clock.now, owners)
            services = Services(
                me=Me(world.me.id, world.me.username),
                store=store,
                sender=sender,
                libraries=libraries,
                permissions=permissions,
                access=Access(settings.telegram, (), permissions, store, world.clock.now),
                uploads=a_desk(folder, libraries),
                flood_control=FloodControl(world.clock.now),
                words_for=words_for,
                clock=world.clock.now,
                settings=settings,
            )
            yield Bot(world, services, libraries, telegram)
    finally:
        store.close()
    assert not world.violations, "\n".join(world.violations)
