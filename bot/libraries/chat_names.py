"""What is the collection of a chat called where people read it?

By the number of the chat, which tells it from all others, and by its title, as far as the bot
knows it.
"""

from collections.abc import Callable

from bot.config.collections import chat_of
from bot.errors import StoreDamaged, StoreMissing, StoreUnreachable
from bot.state.chats import titles
from bot.state.opening import Where, read_only


def naming(state: Where) -> Callable[[str], str]:
    """Return what gives the name of a collection as people read it.

    Args:
        state: where the bot keeps what it knows; without it chats have no titles.

    Example:
        "chat:-1001234567890" -> "chat:-1001234567890 (Mountain club)"; "board" -> "board"
    """
    try:
        with read_only(state) as db:
            known = titles(db)
    except (StoreMissing, StoreDamaged, StoreUnreachable):
        known = {}

    def name(collection: str) -> str:
        chat = chat_of(collection)
        if chat is None:
            return collection
        title = known.get(chat) or ("private" if chat > 0 else "")
        return f"{collection} ({title})" if title else collection

    return name
