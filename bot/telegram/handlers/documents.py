"""Which documents answer here, and where is the last answer from?

The commands /docs and /sources. Both show only what the person may see in the place where they
ask; that is looked up again at every press.
"""

from typing import Final

from bot.answers.permalinks import deep_link, resolve
from bot.documents.sentences import Sentence
from bot.index.library import Library
from bot.replies.telegram import lists
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.connection import Connection
from bot.state.exchanges import Exchange, by_reply, last_answer
from bot.state.places import Place
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.libraries import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.upload_messages import day, size
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "d"  # what our buttons begin with
_DIGITS: Final = 6  # of a page


async def docs(event: Command, services: Services) -> None:
    """Show the documents that answer where the command was given."""
    words = await words_in(event.place, event.person, services)
    message = await _page(event.place, event.person, 0, words, services)
    await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Turn to a page of the documents, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    page = event.data.partition(":")[2]
    if not (page.isascii() and page.isdigit() and len(page) <= _DIGITS):
        return words.pressed_nothing
    message = await _page(event.place, event.person, int(page), words, services)
    await services.sender.edit(event.place, event.message, message)
    return ""


async def sources(event: Command, services: Services) -> None:
    """Show where the answer that the command replies to is from, or else the last one here."""
    words = await words_in(event.place, event.person, services)
    exchange = await services.store.read(lambda db: _find_exchange(db, event))
    if exchange is None or not exchange.answered:
        message = join_pieces([style(words.no_sources)])
    else:
        library = await library_for(event.place, event.person, services)
        message = _sources_message(exchange, library, words, services.me.username)
    await services.sender.send(event.place, message, reply_to=event.message)


async def _page(
    place: Place, person: Person, page: int, words: Words, services: Services
) -> Message:
    """Return a page of the list of documents that answer somebody in a place."""
    library = await library_for(place, person, services)
    remarks = {
        stored.key: words.document_added.format(
            size=size(stored.source.size, words), date=day(stored.at)
        )
        for stored in await services.uploads.listed(place.chat)
    }
    return lists.documents(library.documents, words, page=page, turns=f"{MARK}:", remarks=remarks)


def _find_exchange(db: Connection, event: Command) -> Exchange | None:
    """Return the exchange whose sources are asked for, None if there is none."""
    if event.reply_to and (found := by_reply(db, event.place.chat, event.reply_to)):
        return found
    return last_answer(db, event.place)


def _sources_message(exchange: Exchange, library: Library, words: Words, bot: str) -> Message:
    """Return where the quotations of an exchange stand, without those whose words are gone."""
    found: list[tuple[int, Sentence]] = []
    for number, cited in enumerate(exchange.cited, start=1):
        sentence = resolve(cited.digest, library)
        if sentence is not None:
            found.append((number, sentence))
    if not found:
        return join_pieces([style(words.passage_gone)])
    return lists.sources(found, words, link=lambda one: deep_link(bot, one))
