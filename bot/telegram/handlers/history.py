"""What do we know when a question comes?

What holds in its place, what we have said to it already (it may be an edit, or have been begun
before a crash), and which questions went before it. In a group only a reply continues something:
what others say in between is none of its background.
"""

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Final

from bot.state.chat_settings import ChatSettings, load_chat_settings
from bot.state.exchanges import Exchange, by_question, by_reply, latest, replies
from bot.state.votes import Tally, tally
from bot.telegram.events import Asked

_TALK: Final = 3600  # seconds; what was asked longer ago is another talk
_NO_VOTES: Final = Tally(0, 0, 0)
_REMEMBERED: Final = 5  # earlier questions; a follow-up leans on the last, rarely further back


@dataclass(frozen=True, slots=True)
class Known:
    """What holds, what was said, and what was asked before, the oldest first.

    `begun` is the exchange that this very message began, None if there is none; `standing` are
    the messages that hold our reply so far, `tally` what is thought of it.
    """

    rules: ChatSettings
    history: tuple[str, ...]
    begun: Exchange | None = None
    standing: tuple[int, ...] = ()
    tally: Tally = _NO_VOTES


def recall(db: Connection, event: Asked) -> Known:
    """Return what is known when a question comes."""
    held, begun = (
        load_chat_settings(db, event.place),
        by_question(db, event.place.chat, event.message),
    )
    if begun is None:
        return Known(held, _history(db, event)[-_REMEMBERED:])
    votes = tally(db, begun.key, event.person.key)
    return Known(held, begun.history, begun, replies(db, begun.key), votes)


def _history(db: Connection, event: Asked) -> tuple[str, ...]:
    """Return the questions before a new one.

    A reply to us continues what we replied to. Words of somebody else's that it replies to are
    what it is about; in private so is what the person asked within the hour.
    """
    continued = by_reply(db, event.place.chat, event.reply_to) if event.reply_to else None
    if continued:
        return (*continued.history, continued.question)
    about = (event.quote,) if event.quote else ()
    if not event.is_private:
        return about
    since = event.sent_at - _TALK
    recent = latest(db, event.place, event.person.key, since, limit=_REMEMBERED)
    return (*(one.question for one in recent), *about)
