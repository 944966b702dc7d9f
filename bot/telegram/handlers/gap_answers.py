"""What happens when somebody answers a question of /gaps?

They reply to our list with the number of the question and the answer, or to a part of the list
that they have picked out, or to the message that a button of the list has brought. Which question
stands where is kept; whether they may answer it is looked up anew. The answer becomes a note in
the documents of each group that asked. What was asked in private an owner answers for everybody.
"""

from typing import Final

from bot.config.collections import EVERYBODY
from bot.libraries.note_files import NoteText
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state import gaps, notes
from bot.state.connection import Connection
from bot.state.gaps import Gap
from bot.telegram.events import Asked, Person
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.note import outcome, targets_of
from bot.telegram.handlers.note_keeping import Draft, day_of, may_keep
from bot.telegram.handlers.unanswered import find_group
from bot.telegram.services import Services
from bot.text.regexes import regex
from bot.wording import Words

_NUMBERED: Final = regex(r"\s*(\d{1,6})(?:[.:)]|\s+[-–—])?\s+(?=\S)")


async def take(event: Asked, services: Services) -> bool:
    """Note the answer to a question that was missed; return whether a message is one."""
    if not event.is_private or not (event.reply_to or event.is_edit):
        return False
    listed = await services.store.read(lambda db: _listed(db, event))
    if not listed:
        return False
    words = await words_in(event.place, event.person, services)
    chosen = choose(listed, event.text, event.quote)
    if chosen is None:
        message = join_pieces([style(words.gap_which)])
    else:
        message = await _answer(event, *chosen, words, services)
    await services.sender.send(event.place, message, reply_to=event.message, is_notice=True)
    return True


def choose(listed: dict[int, str], text: str, quote: str) -> tuple[str, str] | None:
    """Return which question of a list a reply answers, and the answer; None if that is not told.

    Args:
        listed: the questions by their numbers.
        text: the reply.
        quote: the part of the list that was picked out to be replied to, "" for none.

    Example:
        {1: "Is it free?", 2: "When?"}, "2 On Mondays." -> "When?", "On Mondays."
    """
    numbered = _NUMBERED.match(text)
    if len(listed) > 1 and numbered and int(numbered[1]) in listed:
        return listed[int(numbered[1])], text[numbered.end() :]
    if len(listed) == 1:
        return next(iter(listed.values())), text
    meant = [one for one in listed.values() if quote and (one in quote or quote.strip() in one)]
    return (meant[0], text) if len(meant) == 1 else None


async def _answer(
    event: Asked, question: str, text: str, words: Words, services: Services
) -> Message:
    """Note an answer where it was asked, and return what is said of that."""
    if not services.uploads.limits.documents:
        return join_pieces([style(words.adding_off)])
    if not any(map(str.isalnum, text)):
        return join_pieces([style(words.note_nothing)])
    kept = await services.store.read(
        lambda db: notes.by_message(db, event.place.chat, event.message)
    )
    asked = await find_group(event.person, question, services)
    targets = targets_of(kept) if kept else _targets(asked, event.person, services)
    if not targets:
        return join_pieces([style(words.gap_gone)])
    if not await may_keep(event.person, event.place, targets, services):
        return join_pieces([style(words.admins_only)])
    said = NoteText(text, event.person.name, day_of(event.sent_at), question)
    numbers = frozenset(one.id for one in asked)
    place = event.place
    draft = Draft(said, place, event.message, event.update, event.person, targets, numbers)
    return await outcome(draft, words, services)


def _targets(asked: tuple[Gap, ...], person: Person, services: Services) -> tuple[int, ...]:
    """Return the chats whose documents an answer goes to."""
    is_owner = person.id in services.permissions.owners
    chats = {one.place.chat for one in asked}
    return tuple(sorted({EVERYBODY if chat > 0 and is_owner else chat for chat in chats}))


def _listed(db: Connection, event: Asked) -> dict[int, str]:
    """Return the questions that the message lists which is replied to.

    An edit of an answer belongs to the same list, whatever it replies to now.
    """
    chat = event.place.chat
    if event.is_edit and not notes.by_message(db, chat, event.message):
        return {}
    return gaps.shown(db, chat, event.reply_to)
