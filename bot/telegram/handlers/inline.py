"""What is offered to somebody who types our name and a question in any chat?

Each sentence that answers, with its source, from the public documents only: Telegram does not
tell which chat it is, and may show our results to anybody who types the same. Results read the
same in every language, so that Telegram may cache them for a minute where anybody may ask. A hint
in the reader's own language is for that reader alone and is not cached.
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
from bot.telegram.services import Services

START: Final = "ask"  # the payload of the link to our private chat that opens no passage
_CACHE: Final = 60  # seconds; documents may change
_MOST: Final = 5  # results
_TITLE: Final = 100  # characters that a list shows at most


async def answer(event: InlineAsked, services: Services, _: Attempt) -> None:
    """Offer the sentences that answer, or else a button that opens our private chat.

    Whoever types faster than anybody can read is not answered for a while.
    """
    if not services.flood_control.may_type(event.person.key):
        return  # left unanswered: the list that is shown stays as it is
    words = services.words_for(event.person.language)
    if not event.text:
        await invite(event, words.inline_hint, services)
        return
    said = await services.libraries.ask(services.libraries.public, Question(event.text))
    citations = said.citations if isinstance(said, Answer) else ()
    results = tuple(_results(citations, services.me.username))[:_MOST]
    if results:
        await services.sender.answer_inline(
            event.query,
            results,
            personal=not services.access.is_open,
            cache_seconds=_CACHE if services.access.is_open else 0,
        )
    else:
        await invite(event, words.inline_nothing, services)


async def invite(event: InlineAsked, label: str, services: Services) -> None:
    """Offer nothing but a button that opens our private chat."""
    button = Button(label, press=START)
    await services.sender.answer_inline(
        event.query, (), personal=True, cache_seconds=0, start=button
    )


def _results(citations: Sequence[Citation], bot: str) -> Iterator[InlineResult]:
    """Yield a result for each quotation that one message can hold whole."""
    for one in citations:
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
