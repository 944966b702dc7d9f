"""How is a question answered in a chat that we are not in?

Once, with one message, from the public documents only: whoever reads it there is not known. A
miss is one line. Nothing is kept of it, since no admin of that chat could have chosen what is.
"""

from bot.answers.answer import Abstention, Answer
from bot.queries.question import Question
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.places import Place
from bot.telegram.events import GuestAsked
from bot.telegram.flood_control import Decision
from bot.telegram.handlers.answer_messages import reply
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk
from bot.wording import Words


async def answer(event: GuestAsked, desk: Desk, attempt: Attempt) -> None:
    """Answer a question where we are a guest."""
    words = desk.words_for(event.person.language)
    # as in private: all the chats that we are not in are one to us, and share no bucket
    alone = Place(event.person.key)
    verdict = desk.flood_control.check(
        alone, event.person.key, event.text, is_retry=attempt.is_retry
    )
    if verdict is Decision.IGNORE:
        return
    if verdict is Decision.WARN:
        message = join_pieces([style(words.too_fast)])
    elif not event.text:
        message = join_pieces([style(words.nothing_asked)])
    else:
        message = await _answered(event.text, words, desk)
    await desk.sender.answer_guest(event.query, message)


async def _answered(text: str, words: Words, desk: Desk) -> Message:
    """Return the one message that answers; of an answer too long for one, its best sentence."""
    parts = _parts(await desk.shelves.ask(desk.shelves.public, Question(text)), words, desk)
    if len(parts) > 1:
        short = await desk.shelves.ask(desk.shelves.public, Question(text), sentences=1)
        parts = _parts(short, words, desk)
    return parts[0]


def _parts(said: Answer | Abstention, words: Words, desk: Desk) -> tuple[Message, ...]:
    """Return what is said, as a group reads it."""
    return reply(said, words, bot_name=desk.me.username, is_private=False)
