"""How is a document taken away that was added here?

/remove lists what was added in this chat, with a button for each; /remove and a name goes to that
one at once. Before anything goes a button has to be pressed, and Telegram is asked then whether
whoever presses may do that. What is removed is deleted for good, with its file.
"""

from collections.abc import Sequence
from typing import Final

from bot.libraries.sent_names import is_same_name
from bot.libraries.stored_document import StoredDocument
from bot.replies.telegram import lists
from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.telegram.events import Command, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import send_notice
from bot.telegram.handlers.upload_messages import isolate
from bot.telegram.handlers.uploads import may_add
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "r"  # what our buttons begin with
_LIST, _ASK, _YES, _NO = "l", "a", "y", "n"
_DIGITS: Final = 15  # of a number on a button


async def remove(event: Command, services: Services) -> None:
    """Ask which document shall go, or whether the one that is named shall."""
    words = await words_in(event.place, event.person, services)
    if not await may_add(event.person, event.place, services):
        await send_notice(event, join_pieces([style(words.admins_only)]), services)
        return
    listed = await services.uploads.listed(event.place.chat)
    found = _find(event.argument, listed) if event.argument else ()
    if len(found) == 1:
        message = _ask(found[0], words)
    else:
        title = words.removal_which if found or not event.argument else words.removal_unknown
        message = _list(found or listed, 0, title, words)
    await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Turn a page, ask, remove or leave it, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    what, number, version = _parse(event.data)
    if not what:
        return words.pressed_nothing
    if not await may_add(event.person, event.place, services, afresh=True):
        return words.admins_only
    listed = await services.uploads.listed(event.place.chat)
    if what == _LIST:
        message = _list(listed, number, words.removal_which, words)
    elif what == _NO:
        message = join_pieces([style(words.nothing_forgotten)])
    else:
        stored = next((one for one in listed if one.id == number), None)
        if stored is None or (what == _YES and stored.version != version):
            message = await _gone(event, number, words, services, is_there=stored is not None)
        elif what == _ASK:
            message = _ask(stored, words)
        else:
            await services.uploads.remove(event.place.chat, number)
            message = join_pieces([style(words.removed.format(name=isolate(stored.path)))])
    await services.sender.edit(event.place, event.message, message)
    return ""


async def _gone(
    event: Pressed, number: int, words: Words, services: Services, *, is_there: bool
) -> Message:
    """Return that a document is not there; of one that just went, all that is left goes too."""
    if not is_there:
        await services.uploads.remove(event.place.chat, number)
    return join_pieces([style(words.removal_gone)])


def _find(name: str, listed: Sequence[StoredDocument]) -> tuple[StoredDocument, ...]:
    """Return the documents that a name means: the one called so, or those that hold it."""
    same = tuple(one for one in listed if is_same_name(one.path, name))
    return same or tuple(one for one in listed if name.casefold() in one.path.casefold())


def _list(listed: Sequence[StoredDocument], page: int, title: str, words: Words) -> Message:
    """Return a page of documents with a button for each."""
    if not listed:
        return join_pieces([style(words.removal_none)])
    return lists.choices(
        [(one.path, f"{MARK}:{_ASK}:{one.id}") for one in listed],
        title,
        page=page,
        turns=f"{MARK}:{_LIST}:",
    )


def _ask(stored: StoredDocument, words: Words) -> Message:
    """Return the question whether a document shall go, for this version of it."""
    buttons = (
        Button(words.button_remove, press=f"{MARK}:{_YES}:{stored.id}:{stored.version}"),
        Button(words.button_keep, press=f"{MARK}:{_NO}"),
    )
    text = words.removal_ask.format(name=isolate(stored.path))
    return join_pieces([style(text)], buttons=(buttons,))


def _parse(data: str) -> tuple[str, int, int]:
    """Return what a button does, and the two numbers on it, 0 if missing; "" for none of ours."""
    _, _, rest = data.partition(":")
    what, _, numbers = rest.partition(":")
    first, _, second = numbers.partition(":")
    if what not in {_LIST, _ASK, _YES, _NO} or not (_is_number(first) and _is_number(second)):
        return "", 0, 0
    return what, int(first or 0), int(second or 0)


def _is_number(text: str) -> bool:
    """Return whether a text is a number that a button of ours could hold, or nothing."""
    return not text or (text.isascii() and text.isdigit() and len(text) <= _DIGITS)
