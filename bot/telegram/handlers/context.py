"""What stands around an answer, and what comes near it?

Context shows the passage that a number cites, More what else comes near, Nearest what a miss had
near it; Back shows the answer again. All of it is shown in the message itself, so only the asker
and the admins of the chat may turn it: the numbers in the text are links for everybody else.
"""

import re
from dataclasses import replace
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.permalinks import payload, resolve
from bot.index.library import paragraph_of
from bot.replies.telegram import answers
from bot.replies.telegram.message import Button, Message
from bot.replies.telegram.pages import page_of
from bot.state.exchanges import Exchange
from bot.state.votes import tally
from bot.telegram.events import Pressed
from bot.telegram.handlers.answer_messages import CONTEXT, MORE, NEAREST, quoted
from bot.telegram.handlers.revisit import Standing, again, library_of, show
from bot.telegram.services import Desk
from bot.wording import Words

BACK: Final = "b"
_NUMBERED: Final = re.compile(f"{CONTEXT}[1-9][0-9]?")


async def pressed(
    event: Pressed, exchange: Exchange, action: str, words: Words, desk: Desk
) -> str:
    """Show what was asked for, and return what to tell whoever pressed."""
    if not await _may(event, exchange, desk):
        return words.pressed_askers_only
    standing = await again(exchange, desk)
    is_answer = isinstance(standing.said, Answer)
    if action == BACK or (action == NEAREST and is_answer):  # answered by now: a better reply
        counted = await desk.store.read(lambda db: tally(db, exchange.key, event.person.id))
        await show(event, standing.message(counted), desk)
        return "" if standing.is_unchanged or action == NEAREST else words.passage_gone
    number = int(action.removeprefix(CONTEXT)) if action.startswith(CONTEXT) else 0
    if number > len(exchange.cited):
        return words.pressed_nothing
    found = await _passage(standing, number, desk) if number else _near(standing, action)
    if found is None:
        return words.passage_gone
    await show(event, _with_back(found, standing, number), desk)
    return ""


def is_action(action: str) -> bool:
    """Return whether a button under an answer does that."""
    return action in {MORE, NEAREST, BACK} or bool(_NUMBERED.fullmatch(action))


async def _may(event: Pressed, exchange: Exchange, desk: Desk) -> bool:
    """Return whether somebody may turn an answer: who asked, or an admin of the chat."""
    if event.person.id == exchange.person:
        return True
    return await desk.permissions.is_admin(event.person, event.place.chat)


async def _passage(standing: Standing, number: int, desk: Desk) -> Message | None:
    """Return the paragraph of a quotation, None where its words have changed.

    Where they are no longer what answers, they are shown on their page.
    """
    wanted = standing.exchange.cited[number - 1].digest
    library = await library_of(standing.exchange, desk)
    sentence = resolve(wanted, library)
    if sentence is None:
        return None
    for one in quoted(standing.said):
        if payload(one) == wanted and one.sentence.document is sentence.document:
            beside = paragraph_of(library, one.sentence)
            cited = replace(one, number=number)
            return answers.context(cited, beside, standing.words, bot_name=standing.bot_name)
    return answers.passage(page_of(library, sentence), standing.words)


def _near(standing: Standing, action: str) -> Message:
    """Return what comes near, as much as one message holds."""
    said, words, bot = standing.said, standing.words, standing.bot_name
    if action == NEAREST and isinstance(said, Abstention):
        return answers.nearest(said, words, bot_name=bot)[0]
    return answers.more(said, words, bot_name=bot)[0]


def _with_back(shown: Message, standing: Standing, number: int) -> Message:
    """Return a message with the way back to the answer and, from a passage, to the others."""
    key, words = standing.exchange.key, standing.words
    numbers = range(1, len(standing.exchange.cited) + 1) if number else ()
    around = tuple(
        Button(f"{words.button_context} [{one}]", press=f"{key}:{CONTEXT}{one}")
        for one in numbers
        if one != number
    )
    back = (Button(words.button_back, press=f"{key}:{BACK}"),)
    return replace(shown, buttons=(around, back) if around else (back,))
