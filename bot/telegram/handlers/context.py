"""What stands around an answer, and what else comes near the question?

Context shows the passage that a number cites, More what else comes near, Nearest what comes near a
question that was not answered; Back shows the answer again. All of it is shown in the message
itself, so only the asker and the admins of the chat may press these buttons: everybody else has
the numbers in the text, which are links.
"""

from dataclasses import replace
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.permalinks import payload, resolve
from bot.index.library import paragraph_of
from bot.replies.telegram import answers
from bot.replies.telegram.message import Button, Message
from bot.replies.telegram.pages import page_of
from bot.state.votes import tally
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.answer_messages import CONTEXT, MORE, NEAREST, quotations
from bot.telegram.handlers.pressed_message import AnswerPress
from bot.telegram.handlers.revisit import Reanswer, ask_again, library_of
from bot.telegram.services import Services
from bot.text.regexes import regex

BACK: Final = "b"
_NUMBERED: Final = regex(f"{CONTEXT}[1-9][0-9]?")


async def press(pressed: AnswerPress, services: Services) -> str:
    """Show what was asked for, and return what to tell whoever pressed."""
    event, exchange, action = pressed.event, pressed.exchange, pressed.action
    if not await may_press(pressed, services):
        return pressed.words.pressed_askers_only
    now = await ask_again(exchange, services)
    is_answer = isinstance(now.said, Answer)
    if action == BACK or (action == NEAREST and is_answer):  # answered by now: a better reply
        votes = await services.store.read(lambda db: tally(db, exchange.key, event.person.id))
        await pressed_message.edit(event, now.message(votes), services)
        is_same = now.is_unchanged or action == NEAREST
        return "" if is_same else pressed.words.passage_gone
    number = int(action.removeprefix(CONTEXT)) if action.startswith(CONTEXT) else 0
    if number > len(exchange.cited):
        return pressed.words.pressed_nothing
    message = await _cited_passage(now, number, services) if number else _near(now, action)
    if message is None:
        return pressed.words.passage_gone
    await pressed_message.edit(event, _add_navigation(message, now, number), services)
    return ""


def is_action(action: str) -> bool:
    """Return whether a button under an answer is one of these."""
    return action in {MORE, NEAREST, BACK} or bool(_NUMBERED.fullmatch(action))


async def may_press(pressed: AnswerPress, services: Services) -> bool:
    """Return whether somebody asked the question or is an admin of the chat."""
    event = pressed.event
    if event.person.id == pressed.exchange.person:
        return True
    return await services.permissions.is_admin(event.person, event.place.chat)


async def _cited_passage(now: Reanswer, number: int, services: Services) -> Message | None:
    """Return the paragraph of a quotation, None if its words are no longer in the library.

    If they are there but no longer what answers, the page that they stand on is shown.
    """
    digest = now.exchange.cited[number - 1].digest
    library = await library_of(now.exchange, services)
    sentence = resolve(digest, library)
    if sentence is None:
        return None
    for one in quotations(now.said):
        if payload(one) == digest and one.sentence.document is sentence.document:
            beside = paragraph_of(library, one.sentence)
            citation = replace(one, number=number)
            return answers.context(citation, beside, now.words, bot_name=now.bot_name)
    return answers.passage(page_of(library, sentence), now.words)


def _near(now: Reanswer, action: str) -> Message:
    """Return what comes near, as much as one message holds."""
    said, words, bot = now.said, now.words, now.bot_name
    if action == NEAREST and isinstance(said, Abstention):
        return answers.nearest(said, words, bot_name=bot)[0]
    return answers.more(said, words, bot_name=bot)[0]


def _add_navigation(message: Message, now: Reanswer, number: int) -> Message:
    """Return a message with a button back to the answer and, under a passage, to the others."""
    key, words = now.exchange.key, now.words
    numbers = range(1, len(now.exchange.cited) + 1) if number else ()
    others = tuple(
        Button(f"{words.button_context} [{one}]", press=f"{key}:{CONTEXT}{one}")
        for one in numbers
        if one != number
    )
    back = (Button(words.button_back, press=f"{key}:{BACK}"),)
    return replace(message, buttons=(others, back) if others else (back,))
