"""Updates as Telegram writes them, and a clock that a test moves."""

from dataclasses import dataclass


def a_message(update_id, chat=7, text="When does it open?", **more):
    """Return the update of a private message."""
    person = {"id": abs(chat), "is_bot": False, "first_name": "Ann", "language_code": "en"}
    message = {
        "message_id": update_id,
        "date": 1_700_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "Ann"},
        "from": person,
        "text": text,
    }
    return {"update_id": update_id, "message": message | more}


def an_inline_query(update_id, person=7):
    """Return the update of something typed after the bot's name."""
    asker = {"id": person, "is_bot": False, "first_name": "Ann"}
    query = {"id": str(update_id), "from": asker, "query": "open", "offset": ""}
    return {"update_id": update_id, "inline_query": query}


def nonsense(update_id):
    """Return an update that python-telegram-bot cannot understand: a message without a date."""
    return {"update_id": update_id, "message": {"message_id": 1, "chat": {"id": 7}}}


@dataclass
class Watch:
    """A clock of seconds that goes when it is told to."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now
