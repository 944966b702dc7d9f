"""How is the page shown that an answer is from?

Under an answer from a file with pages, a button sends a picture of the page's part, on which the
words are marked. Only the asker and the admins of the chat may press it: it is a message more.
"""

from typing import Final

from bot.answers.permalinks import resolve
from bot.errors import DocumentError
from bot.replies.layout import name_place
from bot.replies.telegram.captions import shorten
from bot.state.exchanges import Exchange
from bot.telegram.handlers.answer_messages import PAGE
from bot.telegram.handlers.context import may_press
from bot.telegram.handlers.pressed_message import AnswerPress
from bot.telegram.handlers.revisit import library_of, tenant_of
from bot.telegram.services import Services
from bot.text.regexes import regex
from bot.text.spans import Span

_NUMBERED: Final = regex(f"{PAGE}[1-9][0-9]?")
_LONGEST: Final = 200  # characters below a picture


def is_action(action: str) -> bool:
    """Return whether a button under an answer is one of these."""
    return bool(_NUMBERED.fullmatch(action))


async def press(pressed: AnswerPress, services: Services) -> str:
    """Send the page of a quotation, and return what to tell whoever pressed."""
    event, exchange = pressed.event, pressed.exchange
    number = int(pressed.action.removeprefix(PAGE))
    if not await may_press(pressed, services):
        return pressed.words.pressed_askers_only
    if number > len(exchange.cited):
        return pressed.words.pressed_nothing
    try:
        picture, caption = await _page(exchange, number, services)
    except LookupError:
        return pressed.words.passage_gone
    except DocumentError:
        return pressed.words.page_gone
    await services.sender.send_photo(event.place, picture, caption, reply_to=event.message)
    return ""


async def _page(exchange: Exchange, number: int, services: Services) -> tuple[bytes, str]:
    """Return a picture of the page of a quotation, and where that is.

    Raises:
        LookupError: its words are not in the library any more.
        DocumentError: the file is gone, or is not as it was read.
    """
    cited = exchange.cited[number - 1]
    sentence = resolve(cited.digest, await library_of(exchange, services))
    if sentence is None:
        raise LookupError(cited.path)
    document, span = sentence.document, Span(cited.start, cited.end)
    tenant = await tenant_of(exchange, services)
    picture = await services.libraries.draw_page(tenant, document, span)
    words = services.words_for(exchange.language)
    return picture, shorten(f"{document.title}, {name_place(sentence, words)}", _LONGEST)
