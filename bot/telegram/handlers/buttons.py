"""What does a press do?

What a button sends back is a stranger's bytes: `mark:rest`, where `mark` is a letter of the table
below, or `key:action`, where `key` names the exchange whose answer is above the button. Each press
is answered once, whatever it is; one that names nothing of ours is told so and does nothing. It is
answered first, and what it changes is shown then: Telegram waits for the answer for some seconds
only, and an edit may have to wait until more can be sent.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final

from bot.errors import Gone, Refused
from bot.state.exchanges import Exchange, by_key, by_reply
from bot.state.places import NOWHERE
from bot.telegram.events import Pressed
from bot.telegram.handlers import (
    access_list,
    admission,
    choices,
    context,
    documents,
    note,
    page_pictures,
    passages,
    privacy,
    removal,
    settings_menu,
    unanswered,
    uploads,
    votes,
)
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.pressed_message import AnswerPress
from bot.telegram.handlers.recounting import leave_to
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services

# each returns what to tell whoever pressed, "" for nothing
BUTTONS: Final[Mapping[str, Callable[[Pressed, Services], Awaitable[str]]]] = {
    settings_menu.MARK: settings_menu.press,
    privacy.MARK: privacy.press,
    documents.MARK: documents.press,
    passages.MARK: passages.press,
    unanswered.MARK: unanswered.press,
    admission.MARK: admission.press,
    access_list.MARK: access_list.press,
    uploads.MARK: uploads.press,
    note.MARK: note.press,
    removal.MARK: removal.press,
}
_UNDER_ANSWERS: Final = (  # which actions, and what does them
    (votes.is_action, votes.press),
    (context.is_action, context.press),
    (page_pictures.is_action, page_pictures.press),
    (choices.is_action, choices.press),
)


async def route(event: Pressed, services: Services, attempt: Attempt) -> None:
    """Do what a button says, answer its press, and then show what it has changed.

    Raises:
        Refused: Telegram will not show it.
        Unreachable: it is worth another try; the press may be answered by then, or not.
    """
    sender = services.sender.holding_edits()
    try:
        notice = await _act(event, replace(services, sender=sender), attempt)
    except Refused:
        await services.sender.answer_press(event.query)
        raise
    await services.sender.answer_press(event.query, notice)
    if sender.held:
        await leave_to(event.place.chat, event.message, services)
    with suppress(Gone):  # the message went while we looked: there is nothing left to show it in
        await sender.release_edits()


async def _act(event: Pressed, services: Services, attempt: Attempt) -> str:
    """Do what a button says, and return what to tell whoever pressed it."""
    words = await words_in(event.place, event.person, services)
    if not _is_calm(event, services, attempt):
        return words.too_fast
    mark, _, action = event.data.partition(":")
    if await _is_astray(event, mark, services):
        return words.pressed_nothing
    if mark in BUTTONS:
        return await BUTTONS[mark](event, services)
    press = next((press for is_action, press in _UNDER_ANSWERS if is_action(action)), None)
    if press is None:
        return words.pressed_nothing
    exchange = await services.store.read(lambda db: by_key(db, mark))
    if exchange is None or not _is_of(exchange, event):
        return words.pressed_old
    return await press(AnswerPress(event, exchange, action, words, attempt), services)


def _is_calm(event: Pressed, services: Services, attempt: Attempt) -> bool:
    """Return whether somebody presses no more often than they may ask."""
    return attempt.is_retry or services.flood_control.may_press(event.person.id)


async def _is_astray(event: Pressed, mark: str, services: Services) -> bool:
    """Return whether a button cannot be where it was pressed.

    Under the reply of an exchange are only the buttons of that exchange: any other was forged to
    have the reply replaced. Under what was sent by way of inline or guest mode are none at all.
    """
    if event.place == NOWHERE:
        return True
    chat = event.place.chat
    above = await services.store.read(lambda db: by_reply(db, chat, event.message))
    return above is not None and above.key != mark


def _is_of(exchange: Exchange, event: Pressed) -> bool:
    """Return whether a press is in the exchange's chat: a key used elsewhere opens nothing."""
    return event.place.chat == exchange.place.chat
