"""What does a press do?

What a button sends back is a stranger's bytes: it names an exchange and what to do with it, or
begins with the letter of whoever made the button. Each press is answered once, whatever it is;
one that names nothing of ours is told so and does nothing.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.errors import Gone, Refused
from bot.state.exchanges import Exchange, by_key, by_reply
from bot.state.places import NOWHERE, Place
from bot.telegram.events import Pressed
from bot.telegram.flood_control import Decision
from bot.telegram.handlers import (
    context,
    documents,
    passages,
    privacy,
    settings_menu,
    unanswered,
    votes,
)
from bot.telegram.handlers.localisation import words_in
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk
from bot.wording import Words

_MADE: Final[Mapping[str, Callable[[Pressed, Desk], Awaitable[str]]]] = {
    settings_menu.MARK: settings_menu.pressed,
    privacy.MARK: privacy.pressed,
    documents.MARK: documents.pressed,
    passages.MARK: passages.pressed,
    unanswered.MARK: unanswered.pressed,
}


async def press(event: Pressed, desk: Desk, attempt: Attempt) -> None:
    """Do what a button says, and answer its press.

    Raises:
        Unreachable: it is worth another try; the press is not answered yet.
    """
    try:
        told = await _done(event, desk, attempt)
    except Gone:  # the message went while we looked: there is nothing left to show it in
        told = ""
    except Refused:
        await desk.sender.answer_press(event.query)
        raise
    await desk.sender.answer_press(event.query, told)


async def _done(event: Pressed, desk: Desk, attempt: Attempt) -> str:
    """Do what a button says, and return what to tell whoever pressed it."""
    words = await words_in(event.place, event.person, desk)
    if not _is_calm(event, desk, is_retry=attempt.is_retry):
        return words.too_fast
    mark, _, action = event.data.partition(":")
    if await _is_astray(event, mark, desk):
        return words.pressed_nothing
    if mark in _MADE:
        return await _MADE[mark](event, desk)
    if action in votes.VALUES or context.is_action(action):
        return await _press_under_reply(event, mark, action, words, desk, attempt)
    return words.pressed_nothing


async def _press_under_reply(
    event: Pressed, mark: str, action: str, words: Words, desk: Desk, attempt: Attempt
) -> str:
    """Do what a button under a reply says, and return what to tell whoever pressed it."""
    exchange = await desk.store.read(lambda db: by_key(db, mark))
    if exchange is None or not _is_of(exchange, event):
        return words.pressed_old
    if context.is_action(action):
        return await context.pressed(event, exchange, action, words, desk)
    return await votes.pressed(event, exchange, action, words, desk, attempt)


def _is_calm(event: Pressed, desk: Desk, *, is_retry: bool) -> bool:
    """Return whether somebody presses no more often than they may ask: each press costs a change.

    The same button may be pressed twice in a second, so that each press counts as another.
    """
    place = Place(event.person.id) if event.place == NOWHERE else event.place
    verdict = desk.flood_control.check(place, event.person.id, event.query, is_retry=is_retry)
    return verdict is Decision.ALLOW


async def _is_astray(event: Pressed, mark: str, desk: Desk) -> bool:
    """Return whether a button cannot be where it was pressed.

    Under the reply of an exchange are only the buttons of that one: any other was forged to have
    the reply replaced. Under what was sent by way of us are none at all.
    """
    if event.place == NOWHERE:
        return True
    chat = event.place.chat
    under = await desk.store.read(lambda db: by_reply(db, chat, event.message))
    return under is not None and under.key != mark


def _is_of(exchange: Exchange, event: Pressed) -> bool:
    """Return whether a button is where the exchange was: a key that strayed opens nothing."""
    return event.place.chat == exchange.place.chat
