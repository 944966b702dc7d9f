"""What do we keep of somebody, and how do they have it deleted?

/privacy says what is kept. /forget_me in private asks whether they mean it, and a button deletes.
It deletes what belongs to whoever presses, so a button copied elsewhere can harm nobody else.
"""

from typing import Final

from bot.replies.telegram.message import Button, join_pieces, style
from bot.state import admissions, letters, notes
from bot.state.chat_settings import clear_chat_settings
from bot.state.connection import Connection
from bot.state.exchanges import forget
from bot.state.places import Place
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import refer_to_private_chat, send_text
from bot.telegram.services import Services
from bot.telegram.upload_desk import describe_sender
from bot.wording import Words

MARK: Final = "f"  # what our buttons begin with
_DELETE, _KEEP = "delete", "keep"


async def privacy(event: Command, services: Services) -> None:
    """Tell what is kept, how long, and how it is deleted."""
    days = services.settings.state.days

    def text(words: Words) -> str:
        told = words.privacy.format(days=words.count(words.days, days))
        return f"{told}\n\n{words.privacy_files}\n\n{words.privacy_notes}"

    await send_text(event, text, services)


async def forget_me(event: Command, services: Services) -> None:
    """Ask somebody whether they mean it, where nobody else reads it: in private."""
    if not event.is_private:
        await refer_to_private_chat(event, services)
        return
    words = await words_in(event.place, event.person, services)
    buttons = (
        Button(words.button_forget, press=f"{MARK}:{_DELETE}"),
        Button(words.button_keep, press=f"{MARK}:{_KEEP}"),
    )
    lines = [style(words.forget_ask)]
    if await services.uploads.listed(event.place.chat):
        lines.append(style(" " + words.forget_files))
    message = join_pieces(lines, buttons=(buttons,))
    await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Delete what is kept, or leave it, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    _, _, what = event.data.partition(":")
    if event.place.chat != event.person.id or what not in {_DELETE, _KEEP}:
        return words.pressed_nothing
    if what == _DELETE:
        await services.store.write(lambda db: _forget(db, event.person))
        await services.uploads.remove_all(event.person.id)
        await services.uploads.forget_person(describe_sender(event.person.id))
        services.libraries.forget()
        await services.store.scrub()
    text = words.forgotten if what == _DELETE else words.nothing_forgotten
    await services.sender.edit(event.place, event.message, join_pieces([style(text)]))
    return ""


def _forget(db: Connection, person: Person) -> None:
    """Delete a person's questions, votes and gaps, and what they chose in private."""
    forget(db, person.id)
    admissions.forget(db, person.id)
    letters.forget(db, person.id)
    notes.forget(db, person.id)
    clear_chat_settings(db, Place(person.id))
