"""How is a Message written down for Telegram?

As plain dictionaries of the Bot API, which cost a tenth of python-telegram-bot's objects. What
Telegram would refuse, or worse, cut in silence, is refused here: it is a mistake of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.replies.telegram.message import LONGEST, MOST_ENTITIES, Button, Entity, Message, units

Json = dict[str, Any]

MOST_OFFERS: Final = 50
LONGEST_ALERT: Final = 200  # characters
_LONGEST_KEY: Final = 64  # bytes, of callback data and of the key of an offer
_UNSEEN: Final = {"is_disabled": True}  # a preview would stand for a source that nobody chose


@dataclass(frozen=True, slots=True)
class Offer:
    """One result of an inline query: what the list shows, and the message it sends when chosen.

    `key` names it within the answer: 1 to 64 bytes.
    """

    key: str
    title: str
    message: Message
    description: str = ""


def body(message: Message) -> Json:
    """Return a message as sendMessage and editMessageText take it.

    Raises:
        ValueError: it is blank or beyond Telegram's limits; the text is not repeated.
    """
    return _content(message, "text") | _under(message)


def offered(offer: Offer) -> Json:
    """Return an offer as answerInlineQuery takes it.

    Raises:
        ValueError: it, or its message, is beyond Telegram's limits.
    """
    _insist(1 <= len(offer.key.encode()) <= _LONGEST_KEY, "the key of an offer", offer.key)
    _insist(bool(offer.title.strip()), "the title of an offer", offer.title)
    article: Json = {"type": "article", "id": offer.key, "title": offer.title}
    if offer.description:
        article["description"] = offer.description
    content = _content(offer.message, "message_text")
    return article | {"input_message_content": content} | _under(offer.message)


def reply(to: int) -> Json:
    """Return what makes a message the answer to another one, which may be gone by now."""
    return {"message_id": to, "allow_sending_without_reply": True}


def keyboard(rows: Sequence[Sequence[Button]]) -> Json:
    """Return rows of buttons as Telegram takes them.

    Raises:
        ValueError: a button does nothing, or two things, or is beyond Telegram's limits.
    """
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def plain(written: Any) -> Any:  # noqa: ANN401  any part of what has been written down
    """Return the same without the styles of any text."""
    match written:
        case dict():
            return {key: plain(value) for key, value in written.items() if key != "entities"}
        case list():
            return [plain(value) for value in written]
        case _:
            return written


def _content(message: Message, field: str) -> Json:
    """Return the text of a message, in the field named, and how it looks."""
    text = message.text
    length = units(text)
    _insist(bool(text.strip()) and length <= LONGEST, "the text of a message", text)
    _insist(len(message.entities) <= MOST_ENTITIES, "the entities of a message", message.entities)
    content: Json = {field: text, "link_preview_options": _UNSEEN}
    if message.entities:
        content["entities"] = [_entity(entity, length) for entity in message.entities]
    return content


def _under(message: Message) -> Json:
    """Return the buttons under a message, if it has any."""
    return {"reply_markup": keyboard(message.buttons)} if message.buttons else {}


def _entity(entity: Entity, length: int) -> Json:
    """Return how one part of a text of some length looks."""
    is_inside = 0 <= entity.start < entity.start + entity.length <= length
    _insist(is_inside, "the range of an entity", (entity.start, entity.length))
    written: Json = {
        "type": str(entity.kind),
        "offset": entity.start,
        "length": entity.length,
    }
    return written | {"url": entity.url} if entity.url else written


def _button(button: Button) -> Json:
    """Return one button as Telegram takes it."""
    press, url = button.press, button.url
    _insist(bool(button.label.strip()), "the label of a button", button.label)
    _insist(bool(press) != bool(url), "what a button does", (press, url))
    _insist(len(press.encode()) <= _LONGEST_KEY, "what a button sends back", press)
    _insist(len(url) <= LONGEST, "what a button opens", url)
    return {"text": button.label} | ({"url": url} if url else {"callback_data": press})


def _insist(holds: bool, what: str, found: Sequence[Any]) -> None:  # noqa: FBT001  read aloud
    """Refuse what breaks a limit; its length is named, itself it may be somebody's question.

    Raises:
        ValueError: it does not hold.
    """
    if not holds:
        msg = f"{what} is beyond what Telegram takes: {len(found)} long"
        raise ValueError(msg)
