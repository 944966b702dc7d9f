"""Updates as Telegram sends them: who says what where, with every name and command marked."""

import re
from collections.abc import Iterator
from typing import Any, Final

from telegram import Update

from bot.telegram.events import Event, Me
from bot.telegram.receiving.parsing import parse_event

ME: Final = Me(id=4242, username="FootnoteBot")
NOW: Final = 1_800_000_000

PRIVATE: Final = {"id": 501, "type": "private", "first_name": "Ann"}
GROUP: Final = {"id": -100, "type": "group", "title": "Readers"}
FORUM: Final = {"id": -1007, "type": "supergroup", "title": "Readers", "is_forum": True}
CHANNEL: Final = {"id": -1009, "type": "channel", "title": "News"}

ANN: Final = {"id": 501, "is_bot": False, "first_name": "Ann", "language_code": "en"}
BEN: Final = {"id": 502, "is_bot": False, "first_name": "Ben", "language_code": "ru"}
US: Final = {"id": 4242, "is_bot": True, "first_name": "Footnote", "username": "FootnoteBot"}
OTHER_BOT: Final = {"id": 77, "is_bot": True, "first_name": "Other", "username": "other_bot"}
ANONYMOUS: Final = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
CHANNEL_BOT: Final = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
TELEGRAM: Final = {"id": 777000, "is_bot": False, "first_name": "Telegram"}

_MARKED: Final = re.compile(r"(?<![\w/])(?:(?P<mention>@\w{4,32})|(?P<bot_command>/\w+(?:@\w+)?))")

Json = dict[str, Any]


def said(text: str, *, chat: Json = GROUP, by: Json = ANN, number: int = 10, **more: Any) -> Json:
    """Return the message that says something; `more` are its other fields."""
    words = {"text": text, "entities": list(marks(text))} if text else {}
    basis = {"message_id": number, "date": NOW, "chat": chat, "from": by}
    return {**basis, **words, **more}


def marks(text: str) -> Iterator[Json]:
    """Yield what Telegram marks in a text, in UTF-16 units."""
    for match in _MARKED.finditer(text):
        assert match.lastgroup
        start, end = (units(text[:place]) for place in match.span())
        yield {"type": match.lastgroup, "offset": start, "length": end - start}


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def update(number: int = 1, kind: str = "message", **fields: Any) -> Update:
    """Return an update of some kind as Telegram's library has it."""
    made = Update.de_json({"update_id": number, kind: fields}, None)
    assert made
    return made


def meant(message: Json, *, kind: str = "message", me: Me = ME) -> Event | None:
    """Return what a message means to us."""
    return parse_event(update(kind=kind, **message), me)
