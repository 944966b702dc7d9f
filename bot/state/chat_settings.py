"""What did the admins of a place choose?

A topic has rules of its own, or those of its chat, or what holds where nobody chose: quiet.
"""

from dataclasses import dataclass
from enum import StrEnum
from sqlite3 import Connection
from typing import Final

from bot.state.places import Place


class Mode(StrEnum):
    """Which questions of a group are answered."""

    QUIET = "quiet"  # those that are addressed to us
    SURE = "sure"  # those that we are sure of, too
    OFF = "off"  # none


class Askers(StrEnum):
    """Who may ask in a group."""

    EVERYONE = "everyone"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What holds in a place; no language means the asker's, 0 sentences the operator's number."""

    mode: Mode = Mode.QUIET
    language: str = ""
    sentences: int = 0
    askers: Askers = Askers.EVERYONE
    keeps_gaps: bool = True


DEFAULTS: Final = ChatSettings()


def load_chat_settings(db: Connection, place: Place) -> ChatSettings:
    """Return what holds in a place: the topic's own rules, else its chat's, else the defaults."""
    row = db.execute(
        "SELECT mode, language, sentences, askers, keeps_gaps FROM rules"
        " WHERE chat = ? AND topic IN (?, 0) ORDER BY topic DESC LIMIT 1",
        (place.chat, place.topic),
    ).fetchone()
    if row is None:
        return DEFAULTS
    mode, language, sentences, askers, keeps_gaps = row
    return ChatSettings(Mode(mode), language, sentences, Askers(askers), bool(keeps_gaps))


def save_chat_settings(db: Connection, place: Place, chosen: ChatSettings) -> None:
    """Ensure that these rules hold in a place, whatever held there before."""
    db.execute(
        "INSERT OR REPLACE INTO rules VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            place.chat,
            place.topic,
            chosen.mode,
            chosen.language,
            chosen.sentences,
            chosen.askers,
            chosen.keeps_gaps,
        ),
    )


def clear_chat_settings(db: Connection, place: Place) -> None:
    """Ensure that a place has no rules of its own any more."""
    db.execute("DELETE FROM rules WHERE chat = ? AND topic = ?", (place.chat, place.topic))
