"""Which document did somebody mean?

Where the name in `in:NAME question` may mean several, there is a button for each. A press asks the
question of that one, and the message becomes the answer.
"""

from dataclasses import replace
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.queries.narrowing import narrow, parse_narrowing
from bot.state.exchanges import save
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.answer_messages import (
    CHOOSE,
    NO_VOTES,
    digest_of,
    stored_citations,
)
from bot.telegram.handlers.context import may_press
from bot.telegram.handlers.pressed_message import AnswerPress
from bot.telegram.handlers.revisit import ask_again
from bot.telegram.services import Services
from bot.text.regexes import regex

_ACTION: Final = regex(f"{CHOOSE}[0-9a-f]{{12}}")


async def press(pressed: AnswerPress, services: Services) -> str:
    """Ask the document that was chosen, and return what to tell whoever pressed."""
    exchange = pressed.exchange
    if not await may_press(pressed, services):
        return pressed.words.pressed_askers_only
    asked_back = (await ask_again(exchange, services)).said
    name = _chosen(asked_back, pressed.action.removeprefix(CHOOSE))
    narrowing = parse_narrowing(exchange.question)
    if name is None or narrowing is None:
        return pressed.words.pressed_nothing
    asked = replace(exchange, question=narrow(narrowing.question, name))
    now = await ask_again(asked, services)
    answered = replace(
        asked, answered=isinstance(now.said, Answer), cited=stored_citations(now.said)
    )
    await services.store.write(lambda db: save(db, answered))
    await pressed_message.edit(pressed.event, now.message(NO_VOTES), services)
    return ""


def is_action(action: str) -> bool:
    """Return whether a button under an answer chooses a document."""
    return bool(_ACTION.fullmatch(action))


def _chosen(said: Answer | Abstention, digest: str) -> str | None:
    """Return the name that a button means, None if the documents are others by now."""
    choices = said.choices if isinstance(said, Abstention) else ()
    return next((one.name for one in choices if digest_of(one) == digest), None)
