"""What is a Message in the JSON of the Bot API?

Messages, buttons and inline results as plain dictionaries, which cost a tenth of the time of
python-telegram-bot's objects. What Telegram would refuse, or cut without an error, raises
`ValueError` here: it is a mistake of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.replies.telegram.message import (
    LONGEST,
    MOST_ENTITIES,
    Button,
    Entity,
    Message,
    utf16_length,
)

Json = dict[str, Any]

MOST_INLINE_RESULTS: Final = 50
LONGEST_ALERT: Final = 200  # characters of the answer to a pressed button
_LONGEST_KEY: Final = 64  # bytes, of callback data and of the key of an inline result
_NO_PREVIEW: Final = {"is_disabled": True}  # a preview would show one source that nobody chose


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One result of an inline query: a line of the list, and the message that choosing it sends.

    `key` is its id within the answer: 1 to 64 bytes.
    """

    key: str
    title: str
    message: Message
    description: str = ""


def encode_message(message: Message) -> Json:
    """Return the fields of a message for sendMessage and editMessageText.

    Raises:
        ValueError: it is blank or beyond Telegram's limits; the error does not repeat its text.
    """
    return _encode_text(message, "text") | _encode_buttons(message)


def encode_inline_result(result: InlineResult) -> Json:
    """Return an inline result for answerInlineQuery.

    Raises:
        ValueError: it, or its message, is beyond Telegram's limits.
    """
    _require(
        1 <= len(result.key.encode()) <= _LONGEST_KEY, "the key of an inline result", result.key
    )
    _require(bool(result.title.strip()), "the title of an inline result", result.title)
    article: Json = {"type": "article", "id": result.key, "title": result.title}
    if result.description:
        article["description"] = result.description
    content = _encode_text(result.message, "message_text")
    return article | {"input_message_content": content} | _encode_buttons(result.message)


def encode_reply(to: int) -> Json:
    """Return the `reply_parameters` for a reply to a message, which may be deleted by now."""
    return {"message_id": to, "allow_sending_without_reply": True}


def encode_keyboard(rows: Sequence[Sequence[Button]]) -> Json:
    """Return rows of buttons as an inline keyboard.

    Raises:
        ValueError: a button does nothing, or two things, or is beyond Telegram's limits.
    """
    return {"inline_keyboard": [[_encode_button(button) for button in row] for row in rows]}


def strip_entities(payload: Any) -> Any:  # noqa: ANN401  any part of a payload
    """Return a payload without the entities (styles) of any text in it."""
    match payload:
        case dict():
            return {
                key: strip_entities(value) for key, value in payload.items() if key != "entities"
            }
        case list():
            return [strip_entities(value) for value in payload]
        case _:
            return payload


def _encode_text(message: Message, field: str) -> Json:
    """Return the text of a message, as the field with that name, and its entities."""
    text = message.text
    length = utf16_length(text)
    _require(bool(text.strip()) and length <= LONGEST, "the text of a message", text)
    _require(len(message.entities) <= MOST_ENTITIES, "the entities of a message", message.entities)
    content: Json = {field: text, "link_preview_options": _NO_PREVIEW}
    if message.entities:
        content["entities"] = [_encode_entity(entity, length) for entity in message.entities]
    return content


def _encode_buttons(message: Message) -> Json:
    """Return the `reply_markup` of a message, if it has buttons."""
    return {"reply_markup": encode_keyboard(message.buttons)} if message.buttons else {}


def _encode_entity(entity: Entity, length: int) -> Json:
    """Return one entity of a text with that many UTF-16 units."""
    is_inside = 0 <= entity.start < entity.start + entity.length <= length
    _require(is_inside, "the range of an entity", (entity.start, entity.length))
    encoded: Json = {
        "type": str(entity.kind),
        "offset": entity.start,
        "length": entity.length,
    }
    return encoded | {"url": entity.url} if entity.url else encoded


def _encode_button(button: Button) -> Json:
    """Return one button of an inline keyboard."""
    press, url = button.press, button.url
    _require(bool(button.label.strip()), "the label of a button", button.label)
    _require(bool(press) != bool(url), "what a button does", (press, url))
    _require(len(press.encode()) <= _LONGEST_KEY, "what a button sends back", press)
    _require(len(url) <= LONGEST, "what a button opens", url)
    return {"text": button.label} | ({"url": url} if url else {"callback_data": press})


def _require(holds: bool, what: str, found: Sequence[Any]) -> None:  # noqa: FBT001  read aloud
    """Raise if a limit is broken; the error names a length only, for a text may be private.

    Raises:
        ValueError: the limit does not hold.
    """
    if not holds:
        msg = f"{what} is beyond what Telegram takes: {len(found)} long"
        raise ValueError(msg)
