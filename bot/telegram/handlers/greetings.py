"""What is a group told when we begin to answer in it?

How to ask there, which one switch would show us more, and what its admins may do.
"""

from collections.abc import Iterator

from bot.replies.telegram.message import Message, Piece, join_pieces, style
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.handlers.libraries import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Services
from bot.wording import Words


async def greet(place: Place, by: Person, services: Services, *, can_read_all: bool) -> Message:
    """Return what a group is told.

    Args:
        place: the group.
        by: who brought us there, whose language is spoken unless the group has chosen one.
        services: what is needed.
        can_read_all: whether we see every message there.
    """
    words = await words_in(place, by, services)
    library = await library_for(place, by, services)
    documents = words.count(words.documents, len(library.documents))
    return join_pieces(_lines(words, documents, services, can_read_all=can_read_all))


def _lines(
    words: Words, documents: str, services: Services, *, can_read_all: bool
) -> Iterator[Piece]:
    """Yield the greeting line by line."""
    me, bot = services.me, services.me.username
    yield style(words.hello.format(documents=documents))
    yield style("\n" + words.hello_works.format(bot=bot))
    if can_read_all:
        yield style("\n" + words.hello_mention.format(bot=bot))
    if me.inline:
        yield style("\n" + words.hello_inline.format(bot=bot))
    if not can_read_all:
        yield style("\n\n" + words.hello_hidden.format(bot=bot))
    yield style("\n\n" + words.hello_admins.format(bot=bot))
