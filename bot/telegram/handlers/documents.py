"""Which documents answer here, and where is the last answer from?

/docs and /sources. Both show only what the person may see in the place where they ask, which is
looked up anew at every press.
"""

import asyncio
from sqlite3 import Connection
from typing import Final

from bot.answers.permalinks import deep_link, resolve
from bot.documents.sentences import Sentence
from bot.index.library import Library
from bot.replies.telegram import lists
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.exchanges import Exchange, by_reply, last_answer
from bot.state.places import Place
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Desk
from bot.wording import Words

MARK: Final = "d"  # what our buttons begin with
_DIGITS: Final = 6  # of a page


async def documents(event: Command, desk: Desk) -> None:
    """Show the documents that answer where the command was given."""
    words = await words_in(event.place, event.person, desk)
    message = await _page(event.place, event.person, 0, words, desk)
    await desk.sender.send(event.place, message, reply_to=event.message)


async def pressed(event: Pressed, desk: Desk) -> str:
    """Turn a page of the documents, and return what to tell whoever did."""
    words = await words_in(event.place, event.person, desk)
    page = event.data.partition(":")[2]
    if not (page.isascii() and page.isdigit() and len(page) <= _DIGITS):
        return words.pressed_nothing
    message = await _page(event.place, event.person, int(page), words, desk)
    await desk.sender.edit(event.place, event.message, message)
    return ""


async def sources(event: Command, desk: Desk) -> None:
    """Show where the answer that the command replies to is from, or else the last one here."""
    words = await words_in(event.place, event.person, desk)
    exchange = await desk.store.read(lambda db: _meant(db, event))
    if exchange is None or not exchange.answered:
        message = join_pieces([style(words.no_sources)])
    else:
        library = await library_for(event.place, event.person, desk)
        message = _sources(exchange, library, words, desk.me.username)
    await desk.sender.send(event.place, message, reply_to=event.message)


async def library_for(place: Place, person: Person, desk: Desk) -> Library:
    """Return what answers a person in a place; opening it may take long, so not on the loop."""
    tenant = await desk.shelves.tenant(place, person)
    return await asyncio.to_thread(desk.shelves.library, tenant)


async def _page(place: Place, person: Person, page: int, words: Words, desk: Desk) -> Message:
    """Return a page of the documents that answer somebody in a place."""
    library = await library_for(place, person, desk)
    return lists.documents(library.documents, words, page=page, turns=f"{MARK}:")


def _meant(db: Connection, event: Command) -> Exchange | None:
    """Return the exchange whose sources are asked for, None if there is none."""
    if event.reply_to and (found := by_reply(db, event.place.chat, event.reply_to)):
        return found
    return last_answer(db, event.place)


def _sources(exchange: Exchange, library: Library, words: Words, bot: str) -> Message:
    """Return where the quotations of an exchange stand, as far as they still do."""
    found: list[tuple[int, Sentence]] = []
    for number, cited in enumerate(exchange.cited, start=1):
        sentence = resolve(cited.digest, library)
        if sentence is not None:
            found.append((number, sentence))
    if not found:
        return join_pieces([style(words.passage_gone)])
    return lists.sources(found, words, link=lambda one: deep_link(bot, one))
