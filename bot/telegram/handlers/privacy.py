"""How does somebody make us forget them?

/forget_me in private asks once more; the press deletes. Whoever presses deletes what is theirs:
a button that strayed elsewhere can do nothing worse.
"""

from sqlite3 import Connection
from typing import Final

from bot.replies.telegram.message import Button, join_pieces, style
from bot.state.chat_settings import clear_chat_settings
from bot.state.exchanges import forget
from bot.state.places import Place
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Desk

MARK: Final = "f"  # what our buttons begin with
_DELETE, _KEEP = "delete", "keep"


async def offer(event: Command, desk: Desk) -> None:
    """Ask somebody in private whether they mean it."""
    words = await words_in(event.place, event.person, desk)
    buttons = (
        Button(words.button_forget, press=f"{MARK}:{_DELETE}"),
        Button(words.button_keep, press=f"{MARK}:{_KEEP}"),
    )
    message = join_pieces([style(words.forget_ask)], buttons=(buttons,))
    await desk.sender.send(event.place, message, reply_to=event.message)


async def pressed(event: Pressed, desk: Desk) -> str:
    """Do what was chosen, and return what to tell them."""
    words = await words_in(event.place, event.person, desk)
    _, _, what = event.data.partition(":")
    if event.place.chat != event.person.id or what not in {_DELETE, _KEEP}:
        return words.pressed_nothing
    if what == _DELETE:
        await desk.store.write(lambda db: _forget(db, event.person))
        await desk.store.scrub()
    text = words.forgotten if what == _DELETE else words.nothing_forgotten
    await desk.sender.edit(event.place, event.message, join_pieces([style(text)]))
    return ""


def _forget(db: Connection, person: Person) -> None:
    """Delete what a person asked and thought, and what they chose in private."""
    forget(db, person.id)
    clear_chat_settings(db, Place(person.id))
