"""What do we know when a question comes?

`recall` looks up what the admins of the place chose, what we have said to this very message before
(it may have been edited, or a crash may have cut our reply short), and which questions went before
it. In a group only a reply continues a talk: what others say in between has nothing to do with it.
"""

from dataclasses import dataclass
from typing import Final

from bot.queries.question import REMEMBERED
from bot.state.chat_settings import ChatSettings, load_chat_settings
from bot.state.connection import Connection
from bot.state.exchanges import Exchange, by_question, by_reply, latest_questions, replies
from bot.state.votes import Tally, tally
from bot.telegram.events import Asked

_TALK: Final = 3600  # seconds; what was asked longer ago is another talk
_NO_VOTES: Final = Tally(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Background:
    """What holds in a place, and what was asked there before, the oldest first.

    `exchange` is the one that this very message began, None if it is new; `messages` are those
    that hold our reply to it so far, `tally` the votes on that reply.
    """

    chat_settings: ChatSettings
    history: tuple[str, ...]
    exchange: Exchange | None = None
    messages: tuple[int, ...] = ()
    tally: Tally = _NO_VOTES


def recall(db: Connection, event: Asked) -> Background:
    """Return what is known when a question comes."""
    chosen = load_chat_settings(db, event.place)
    exchange = by_question(db, event.place.chat, event.message)
    if exchange is None:
        return Background(chosen, _earlier_questions(db, event)[-REMEMBERED:])
    votes = tally(db, exchange.key, event.person.key)
    return Background(chosen, exchange.history, exchange, replies(db, exchange.key), votes)


def _earlier_questions(db: Connection, event: Asked) -> tuple[str, ...]:
    """Return the questions before a new one.

    A reply to an answer of ours follows that answer's question and those before it. Words of
    somebody else that the message replies to count as the question before it; in private so does
    what the person asked within the hour.
    """
    continued = by_reply(db, event.place.chat, event.reply_to) if event.reply_to else None
    if continued:
        return (*continued.history, continued.question)
    about = (event.quote,) if event.quote else ()
    if not event.is_private:
        return about
    since = event.sent_at - _TALK
    recent = latest_questions(db, event.place, event.person.key, since, limit=REMEMBERED)
    return (*recent, *about)
