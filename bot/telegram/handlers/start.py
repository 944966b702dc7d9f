"""What does /start show?

A greeting with a question to begin with or, where a link brought somebody, the passage that it
names, with the ones beside it. A link is a stranger's text and is never repeated.
"""

from typing import Final

from bot.replies.telegram.message import Message, join_pieces, style
from bot.telegram.events import Command
from bot.telegram.handlers.documents import library_for
from bot.telegram.handlers.examples import example
from bot.telegram.handlers.inline import START
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.passages import opened
from bot.telegram.services import Desk
from bot.wording import Words

_GREETED: Final = frozenset({"", START})


async def start(event: Command, desk: Desk) -> None:
    """Greet somebody in private, or show what a link names; in a group say how it works."""
    words = await words_in(event.place, event.person, desk)
    if not event.is_private:
        message = join_pieces([style(words.help_group.format(bot=desk.me.username))])
    elif event.argument in _GREETED:
        message = await _greeting(event, words, desk)
    else:
        shown = await opened(event.argument, event.place, event.person, desk, is_marked=True)
        message = shown or join_pieces([style(words.link_unknown)])
    await desk.sender.send(event.place, message)


async def _greeting(event: Command, words: Words, desk: Desk) -> Message:
    """Return what we are good for, with a question that we can answer."""
    tenant = await desk.shelves.tenant(event.place, event.person)
    library = await library_for(event.place, event.person, desk)
    if not library.documents:
        return join_pieces([style(words.start_empty)])
    count = words.count(words.documents, len(library.documents))
    pieces = [style(words.start.format(documents=count))]
    question = await example(tenant, library, desk)
    if question:
        pieces.append(style("\n\n" + words.for_example.format(question=question)))
    return join_pieces(pieces)
