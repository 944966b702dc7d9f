"""What happens when somebody notes something down?

`/note text` keeps the text among the documents of its chat, with whoever wrote it and the day;
`/note` in reply to a message keeps that one, with its own author and day. In reply to a miss of
ours the text is the answer to what was asked there. Whoever edits the message changes the note,
and a button takes it away again. Who may do that is looked up each time.
"""

from typing import Final

from bot.config.collections import EVERYBODY, chat_of
from bot.errors import StoreUnwritable
from bot.libraries.note_files import NoteText
from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.state import gaps, notes
from bot.state.connection import Connection
from bot.state.exchanges import Exchange, by_reply
from bot.state.notes import Note
from bot.telegram.events import Command, Pressed
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.note_keeping import (
    Draft,
    Kept,
    day_of,
    keep,
    may_keep,
    take_away,
)
from bot.telegram.handlers.notices import send_notice, send_text
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "n"  # what our buttons begin with


async def note(event: Command, services: Services) -> None:
    """Keep what somebody notes down, if they may do that here."""
    words = await words_in(event.place, event.person, services)
    if not services.uploads.limits.documents:
        await send_text(event, lambda words: words.adding_off, services)
        return
    if not await may_keep(event.person, event.place, (event.place.chat,), services):
        await send_text(event, lambda words: words.admins_only, services)
        return
    missed = await services.store.read(lambda db: _missed(db, event))
    text = _text_of(event, missed)
    if not any(map(str.isalnum, text.text)):
        await send_text(event, lambda words: words.note_nothing, services)
        return
    answered = await services.store.read(lambda db: _gaps_of(db, missed))
    draft = Draft(
        text,
        event.place,
        event.message,
        event.update,
        event.person,
        (event.place.chat,),
        answered,
    )
    await send_notice(event, await outcome(draft, words, services), services)


async def outcome(draft: Draft, words: Words, services: Services) -> Message:
    """Keep a note, and return what is said of that.

    Raises:
        Unreachable: it is worth another try.
    """
    before = await services.store.read(
        lambda db: notes.by_message(db, draft.place.chat, draft.message)
    )
    try:
        kept = await keep(draft, services)
    except StoreUnwritable:
        return join_pieces([style(words.note_no_disk)])
    if kept is None:
        return join_pieces([style(words.note_full)])
    return kept_message(kept, draft, words, is_changed=bool(before))


def kept_message(kept: Kept, draft: Draft, words: Words, *, is_changed: bool) -> Message:
    """Return that a note was kept, with a button that takes it away."""
    is_everywhere = EVERYBODY in draft.targets
    text = words.note_added_everywhere if is_everywhere else words.note_added
    lines = [words.note_changed if is_changed else text]
    if kept.told:
        lines.append(words.note_told.format(people=words.count(words.people, kept.told)))
    undo = Button(words.button_undo, press=f"{MARK}:{kept.key}")
    return join_pieces([style("\n".join(lines))], buttons=((undo,),))


async def press(event: Pressed, services: Services) -> str:
    """Take a note away, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    key = event.data.partition(":")[2]
    found = await services.store.read(lambda db: notes.by_key(db, key))
    if not found or event.place.chat != found[0].chat:
        return words.pressed_nothing
    if not await may_keep(event.person, event.place, targets_of(found), services):
        return words.admins_only
    await take_away(key, services)
    message = join_pieces([style(words.note_removed)])
    await pressed_message.edit(event, message, services)
    return ""


def targets_of(found: tuple[Note, ...]) -> tuple[int, ...]:
    """Return the chats whose documents some notes are."""
    chats = (chat_of(one.collection) for one in found)
    return tuple(chat for chat in chats if chat is not None)


def _text_of(event: Command, missed: Exchange | None) -> NoteText:
    """Return what is to be noted: what was typed or, where nothing was, what it replies to."""
    question = missed.question if missed else ""
    about = event.about
    if event.argument or about is None or missed is not None:
        return NoteText(event.argument, event.person.name, day_of(event.sent_at), question)
    return NoteText(about.text, about.author, day_of(about.sent_at))


def _missed(db: Connection, event: Command) -> Exchange | None:
    """Return the question that we could not answer in the message that is replied to."""
    found = by_reply(db, event.place.chat, event.reply_to) if event.reply_to else None
    return found if found and not found.answered else None


def _gaps_of(db: Connection, missed: Exchange | None) -> frozenset[int]:
    """Return the gaps of a chat with the very words of a question, the numbers that they have."""
    if missed is None:
        return frozenset()
    here = gaps.load(db, {missed.place.chat})
    return frozenset(one.id for one in here if one.question == missed.question)
