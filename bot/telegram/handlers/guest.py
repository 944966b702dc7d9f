"""How is a question answered in a chat that we are not in?

Once, with one message, from the public documents only: who reads it there is not known. If the
documents do not answer, one line says so. Nothing of it is stored, since no admin of that chat
could have chosen what is.
"""

from bot.answers.answer import Abstention, Answer
from bot.queries.question import Question
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.places import Place
from bot.telegram.events import GuestAsked
from bot.telegram.flood_control import Decision
from bot.telegram.handlers.answer_messages import render
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.wording import Words


async def answer(event: GuestAsked, services: Services, attempt: Attempt) -> None:
    """Answer a question where we are a guest."""
    words = services.words_for(event.person.language)
    # as in private: all the chats that we are not in are one to us, so none has its own limit
    alone = Place(event.person.key)
    decision = services.flood_control.check(
        alone, event.person.key, event.text, is_retry=attempt.is_retry
    )
    if decision is Decision.IGNORE:
        return
    if decision is Decision.WARN:
        message = join_pieces([style(words.too_fast)])
    elif not event.text:
        message = join_pieces([style(words.nothing_asked)])
    else:
        message = await _look_up(event.text, words, services)
    await services.sender.answer_guest(event.query, message)


async def _look_up(text: str, words: Words, services: Services) -> Message:
    """Return the one message that answers; of an answer too long for one, its best sentence."""
    libraries = services.libraries
    messages = _render(await libraries.ask(libraries.public, Question(text)), words, services)
    if len(messages) > 1:
        short = await libraries.ask(libraries.public, Question(text), sentences=1)
        messages = _render(short, words, services)
    return messages[0]


def _render(said: Answer | Abstention, words: Words, services: Services) -> tuple[Message, ...]:
    """Return what is said, as a group reads it."""
    return render(said, words, bot_name=services.me.username, is_private=False)
