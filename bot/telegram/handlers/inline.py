"""What is offered to somebody who types our name and a question in any chat?

Each sentence that answers, with its source, from the public documents only: Telegram does not
tell which chat it is, and may give what we say to anybody who types the same. What is offered
reads the same in every language, so that it may be kept for a minute; what is in the reader's own
language is for them alone and not kept.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.answers.answer import Answer
from bot.answers.citations import Citation
from bot.answers.permalinks import deep_link, payload
from bot.queries.question import Question
from bot.replies.telegram.captions import caption, shorten
from bot.replies.telegram.message import Button, style
from bot.replies.telegram.splitting import Section, fill_messages
from bot.telegram.events import InlineAsked
from bot.telegram.receiving.processing import Attempt
from bot.telegram.sending.payloads import InlineResult
from bot.telegram.services import Desk

START: Final = "ask"  # the payload of the link to our private chat that opens no passage
_KEPT: Final = 60  # seconds; documents may change
_MOST: Final = 5  # offers
_TITLE: Final = 100  # characters that a list shows at most


async def offer(event: InlineAsked, desk: Desk, _: Attempt) -> None:
    """Offer the sentences that answer, or else the way to our private chat.

    Whoever types faster than anybody can read is not answered for a while.
    """
    if not desk.flood_control.may_type(event.person.key):
        return  # left unanswered: the list that is shown stays as it is
    words = desk.words_for(event.person.language)
    if not event.text:
        await _invite(event, words.inline_hint, desk)
        return
    said = await desk.shelves.ask(desk.shelves.public, Question(event.text))
    quoted = said.citations if isinstance(said, Answer) else ()
    offers = tuple(_offers(quoted, desk.me.username))[:_MOST]
    if offers:
        await desk.sender.answer_inline(event.query, offers, personal=False, cache_seconds=_KEPT)
    else:
        await _invite(event, words.inline_nothing, desk)


async def _invite(event: InlineAsked, label: str, desk: Desk) -> None:
    """Offer nothing but a way to our private chat."""
    button = Button(label, press=START)
    await desk.sender.answer_inline(event.query, (), personal=True, cache_seconds=0, start=button)


def _offers(quoted: Sequence[Citation], bot: str) -> Iterator[InlineResult]:
    """Yield an offer for each quotation that one message can hold whole."""
    for one in quoted:
        source = caption(one.sentence.document)
        number = style("\u00a0[1]", url=deep_link(bot, one))
        message, *rest = fill_messages([Section((style(one.quote), number, style("\n"), *source))])
        if not rest:
            yield InlineResult(
                key=payload(one),
                title=shorten(one.quote, _TITLE),
                message=message,
                description=shorten("".join(piece.text for piece in source), _TITLE),
            )
