"""How is a Message written down for Telegram?

As plain dictionaries of the Bot API, which cost a tenth of python-telegram-bot's objects. What
Telegram would refuse, or worse, cut in silence, is refused here: it is a mistake of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.replies.telegram.message import LONGEST, MOST_ENTITIES, Button, Entity, Message, units

Json = dict[str, Any]

MOST_INLINE_RESULTS: Final = 50
LONGEST_ALERT: Final = 200  # characters
_LONGEST_KEY: Final = 64  # bytes, of callback data and of the key of an offer
_NO_PREVIEW: Final = {"is_disabled": True}  # a preview would stand for a source that nobody chose


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result of an inline query: what the list shows, and the message it sends when chosen.

    `key` names it within the answer: 1 to 64 bytes.
    """

    key: str
    title: str
    message: Message
    description: str = ""


def encode_message(message: Message) -> Json:
    """Return a message as sendMessage and editMessageText take it.

    Raises:
        ValueError: it is blank or beyond Telegram's limits; the text is not repeated.
    """
    return _encode_text(message, "text") | _encode_buttons(message)


def encode_inline_result(offer: InlineResult) -> Json:
    """Return an offer as answerInlineQuery takes it.

    Raises:
        ValueError: it, or its message, is beyond Telegram's limits.
    """
    _require(1 <= len(offer.key.encode()) <= _LONGEST_KEY, "the key of an offer", offer.key)
    _require(bool(offer.title.strip()), "the title of an offer", offer.title)
    article: Json = {"type": "article", "id": offer.key, "title": offer.title}
    if offer.description:
        article["description"] = offer.description
    content = _encode_text(offer.message, "message_text")
    return article | {"input_message_content": content} | _encode_buttons(offer.message)


def encode_reply(to: int) -> Json:
    """Return what makes a message the answer to another one, which may be gone by now."""
    return {"message_id": to, "allow_sending_without_reply": True}


def encode_keyboard(rows: Sequence[Sequence[Button]]) -> Json:
    """Return rows of buttons as Telegram takes them.

    Raises:
        ValueError: a button does nothing, or two things, or is beyond Telegram's limits.
    """
    return {"inline_keyboard": [[_encode_button(button) for button in row] for row in rows]}


def strip_entities(written: Any) -> Any:  # noqa: ANN401  any part of what has been written down
    """Return the same without the styles of any text."""
    match written:
        case dict():
            return {
                key: strip_entities(value) for key, value in written.items() if key != "entities"
            }
        case list():
            return [strip_entities(value) for value in written]
        case _:
            return written


def _encode_text(message: Message, field: str) -> Json:
    """Return the text of a message, in the field named, and how it looks."""
    text = message.text
    length = units(text)
    _require(bool(text.strip()) and length <= LONGEST, "the text of a message", text)
    _require(len(message.entities) <= MOST_ENTITIES, "the entities of a message", message.entities)
    content: Json = {field: text, "link_preview_options": _NO_PREVIEW}
    if message.entities:
        content["entities"] = [_encode_entity(entity, length) for entity in message.entities]
    return content


def _encode_buttons(message: Message) -> Json:
    """Return the buttons under a message, if it has any."""
    return {"reply_markup": encode_keyboard(message.buttons)} if message.buttons else {}


def _encode_entity(entity: Entity, length: int) -> Json:
    """Return how one part of a text of some length looks."""
    is_inside = 0 <= entity.start < entity.start + entity.length <= length
    _require(is_inside, "the range of an entity", (entity.start, entity.length))
    written: Json = {
        "type": str(entity.kind),
        "offset": entity.start,
        "length": entity.length,
    }
    return written | {"url": entity.url} if entity.url else written


def _encode_button(button: Button) -> Json:
    """Return one button as Telegram takes it."""
    press, url = button.press, button.url
    _require(bool(button.label.strip()), "the label of a button", button.label)
    _require(bool(press) != bool(url), "what a button does", (press, url))
    _require(len(press.encode()) <= _LONGEST_KEY, "what a button sends back", press)
    _require(len(url) <= LONGEST, "what a button opens", url)
    return {"text": button.label} | ({"url": url} if url else {"callback_data": press})


def _require(holds: bool, what: str, found: Sequence[Any]) -> None:  # noqa: FBT001  read aloud
    """Refuse what breaks a limit; its length is named, itself it may be somebody's question.

    Raises:
        ValueError: it does not hold.
    """
    if not holds:
        msg = f"{what} is beyond what Telegram takes: {len(found)} long"
        raise ValueError(msg)
