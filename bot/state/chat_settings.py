"""What did the admins of a place choose?

The table of chat settings. A topic has settings of its own, else those of its chat, else the
defaults.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.state.connection import Connection
from bot.state.places import Place
from bot.state.quiet_hours import QuietHours

NO_QUIET_HOURS: Final = QuietHours()


class Mode(StrEnum):
    """Which questions of a group are answered."""

    QUIET = "quiet"  # those that are addressed to us
    SURE = "sure"  # others too, if we are sure of the answer
    OFF = "off"  # none


class Askers(StrEnum):
    """Who may ask in a group."""

    EVERYONE = "everyone"
    ADMINS = "admins"


class Digest(StrEnum):
    """Whether an owner of the bot hears once a week what went unanswered."""

    AS_SET = ""  # by the operator
    SENT = "sent"
    NOT_SENT = "not"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What admins chose for a place.

    `language` is that of our own texts, "" for that of whoever asks. `sentences` is the most that
    an answer quotes, 0 for as many as the operator set. `keeps_gaps` is whether questions without
    an answer are kept for the owners to read. In the hours that are `quiet` nothing is answered
    that was not put to us. `digest` is what an owner chose in private.
    """

    mode: Mode = Mode.QUIET
    language: str = ""
    sentences: int = 0
    askers: Askers = Askers.EVERYONE
    keeps_gaps: bool = True
    quiet: QuietHours = NO_QUIET_HOURS
    digest: Digest = Digest.AS_SET


DEFAULTS: Final = ChatSettings()


def load_chat_settings(db: Connection, place: Place) -> ChatSettings:
    """Return the settings of a place: those of the topic, else its chat's, else the defaults."""
    row = db.execute(
        "SELECT mode, language, sentences, askers, keeps_gaps, digest, quiet_from, quiet_until,"
        " time_zone FROM chat_settings"
        " WHERE chat = ? AND topic IN (?, 0) ORDER BY topic DESC LIMIT 1",
        (place.chat, place.topic),
    ).fetchone()
    if row is None:
        return DEFAULTS
    mode, language, sentences, askers, keeps_gaps, digest, *quiet = row
    return ChatSettings(
        Mode(mode),
        language,
        sentences,
        Askers(askers),
        bool(keeps_gaps),
        QuietHours(*quiet),
        Digest(digest),
    )


def save_chat_settings(db: Connection, place: Place, settings: ChatSettings) -> None:
    """Replace the settings of a place."""
    db.execute(
        "INSERT INTO chat_settings (chat, topic, mode, language, sentences, askers,"
        " keeps_gaps, quiet_from, quiet_until, time_zone, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat, topic) DO UPDATE SET mode = excluded.mode,"
        " language = excluded.language, sentences = excluded.sentences, askers = excluded.askers,"
        " keeps_gaps = excluded.keeps_gaps, quiet_from = excluded.quiet_from,"
        " quiet_until = excluded.quiet_until, time_zone = excluded.time_zone,"
        " digest = excluded.digest",
        (
            place.chat,
            place.topic,
            settings.mode,
            settings.language,
            settings.sentences,
            settings.askers,
            settings.keeps_gaps,
            settings.quiet.start,
            settings.quiet.end,
            settings.quiet.zone,
            settings.digest,
        ),
    )


def clear_chat_settings(db: Connection, place: Place) -> None:
    """Delete the settings of a place, so that those of its chat or the defaults hold."""
    db.execute("DELETE FROM chat_settings WHERE chat = ? AND topic = ?", (place.chat, place.topic))
