"""What does whoever handles an event need?

`Services` is one value with everything that reaches the world or the store. It is made once, where
the bot is put together. A handler is `async def (event, services, attempt) -> None`: all that it
needs are its arguments, and it keeps nothing of its own between two events.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.config.settings import Settings
from bot.state.store import Store
from bot.telegram.access import Access
from bot.telegram.answer_pool import AnswerPool
from bot.telegram.events import Me
from bot.telegram.flood_control import FloodControl
from bot.telegram.outage import Outage
from bot.telegram.permissions import Permissions
from bot.telegram.sending.sender import Sender
from bot.telegram.upload_desk import UploadDesk
from bot.wording import Words


@dataclass(frozen=True, slots=True)
class Services:
    """Who we are, the store, the sender, the libraries, the rights of people, and the time.

    `permissions` tells what people are in chats, `access` whether they may ask at all.

    `libraries` answers questions and `uploads` adds documents, each on its own threads,
    `words_for` gives the bot's own texts for a language code, `clock` tells Unix seconds as
    Telegram counts them. `outage` knows whether the library is away. `voted` is set when somebody
    votes.
    """

    me: Me
    store: Store
    sender: Sender
    libraries: AnswerPool
    uploads: UploadDesk
    permissions: Permissions
    access: Access
    flood_control: FloodControl
    words_for: Callable[[str], Words]
    clock: Callable[[], float]
    settings: Settings
    outage: Outage = field(default_factory=Outage)
    voted: asyncio.Event = field(default_factory=asyncio.Event)
