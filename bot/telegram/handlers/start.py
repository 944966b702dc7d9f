"""What does /start show in private?

A greeting with a question to begin with or, if a link brought somebody, the passage that it names,
with buttons for the two beside it. The link that the bot prints while it has no owner makes one.
A link is a stranger's text and is never repeated.
"""

from typing import Final

from bot.replies.telegram.message import Message, join_pieces, style
from bot.telegram.events import Command
from bot.telegram.handlers.examples import find_example
from bot.telegram.handlers.inline import START
from bot.telegram.handlers.libraries import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.passages import open_passage
from bot.telegram.services import Services
from bot.wording import Words

_NO_PASSAGE: Final = frozenset({"", START})  # payloads of links that only open the chat


async def start(event: Command, services: Services) -> None:
    """Greet somebody, or show the passage that a link names."""
    words = await words_in(event.place, event.person, services)
    name = event.argument
    if services.access.is_claim(name):
        message = await _become_owner(event, words, services)
    elif name in _NO_PASSAGE:
        message = await _greeting(event, words, services)
    else:
        passage = await open_passage(name, event.place, event.person, services, is_marked=True)
        message = passage or join_pieces([style(words.link_unknown)])
    await services.sender.send(event.place, message)


async def _become_owner(event: Command, words: Words, services: Services) -> Message:
    """Make somebody the owner: they have read the link where the bot was started."""
    await services.access.admit(event.person.id, event.person.name, as_owner=True)
    return join_pieces([style(words.access_owner)])


async def _greeting(event: Command, words: Words, services: Services) -> Message:
    """Return what the bot does, with a question that it can answer."""
    tenant = await services.libraries.tenant(event.place, event.person)
    library = await library_for(event.place, event.person, services)
    can_add = bool(services.uploads.limits.documents)
    add = [style("\n\n" + words.start_add)] if can_add else []
    if not library.documents:
        return join_pieces([style(words.start_empty), *add])
    count = words.count(words.documents, len(library.documents))
    pieces = [style(words.start.format(documents=count))]
    question = await find_example(tenant, library, services)
    if question:
        pieces.append(style("\n\n" + words.for_example.format(question=question)))
    return join_pieces(pieces)
