"""Why was something answered, and what else comes near?

The commands /why and /more, about the answer that they reply to or else the last one here. They
reply with a message of their own and leave the answer as it is, so that anybody in a group may
ask. What is told is what the documents say now: only places are kept, not words.
"""

from collections.abc import Callable

from bot.answers.answer import Abstention, Answer
from bot.replies.telegram import answers, reasons
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.connection import Connection
from bot.state.exchanges import Exchange, by_reply, last_exchange
from bot.telegram.events import Command
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.revisit import ask_again
from bot.telegram.services import Services
from bot.wording import Words

Tell = Callable[[Answer | Abstention, Words], Message]


async def why(event: Command, services: Services) -> None:
    """Tell how sure we were, by which rule, and what speaks for each quotation."""
    least = services.settings.answers.threshold
    await _tell(event, services, lambda said, words: reasons.why(said, words, least=least))


async def more(event: Command, services: Services) -> None:
    """Show what else comes near the question."""
    bot = services.me.username

    def tell(said: Answer | Abstention, words: Words) -> Message:
        if isinstance(said, Abstention) and not event.is_private:  # which is one line there
            return answers.nearest(said, words, bot_name=bot)[0]
        return answers.more(said, words, bot_name=bot)[0]

    await _tell(event, services, tell)


async def _tell(event: Command, services: Services, tell: Tell) -> None:
    """Reply with something about an answer, or that there is none."""
    words = await words_in(event.place, event.person, services)
    exchange = await services.store.read(lambda db: _find(db, event))
    if exchange is None:
        message = join_pieces([style(words.no_exchange)])
    else:
        message = tell((await ask_again(exchange, services)).said, words)
    await services.sender.send(event.place, message, reply_to=event.message)


def _find(db: Connection, event: Command) -> Exchange | None:
    """Return the exchange that is meant, None if there is none."""
    if event.reply_to and (found := by_reply(db, event.place.chat, event.reply_to)):
        return found
    return last_exchange(db, event.place)
