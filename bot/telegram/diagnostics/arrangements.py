"""What did the operator arrange?

Who runs the bot, how much may be asked and sent, and who may ask which documents, as the settings
have it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.config.sections import OFFICIAL, TelegramSettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.telegram.diagnostics.findings import Finding, Level

_SHOWN: Final = 3  # titles of a library


def check_arrangements(settings: Settings) -> Iterator[Finding]:
    """Yield who runs the bot, its limits, and who may ask what."""
    yield _owners(settings.telegram)
    yield _limits(settings.telegram)
    yield Finding(Level.FINE, "access", "everybody may ask the public documents")
    for one in settings.collections:
        places = ", ".join(map(str, one.scopes))
        yield Finding(Level.FINE, "access", f"only {places} may ask {one.name}")


def titles(documents: Sequence[Document]) -> str:
    """Return the titles of some documents, and how many more there are.

    Example:
        titles(five) -> "Rules, Fees, Rooms and 2 more"
    """
    named = ", ".join(document.title for document in documents[:_SHOWN])
    more = len(documents) - _SHOWN
    return f"{named} and {more} more" if more > 0 else named


def _owners(settings: TelegramSettings) -> Finding:
    """Return who runs the bot."""
    if settings.owners:
        return Finding(Level.FINE, "owners", ", ".join(map(str, settings.owners)))
    remedy = "set telegram.owners to the numbers of those who run the bot"
    return Finding(
        Level.NOTE, "owners", "none: only admins of groups see what was not answered", remedy
    )


def _limits(settings: TelegramSettings) -> Finding:
    """Return how much may be asked and sent, and whether that is more than Telegram takes."""
    rates = (
        (settings.questions_per_minute, "questions a minute of one person"),
        (settings.messages_per_second, "messages a second in all"),
        (settings.chat_per_second, "a second to one chat"),
        (settings.group_per_minute, "a minute to one group"),
    )
    told = ", ".join(f"{f'{rate:g}' if rate else 'unlimited'} {what}" for rate, what in rates)
    is_free = not all(rate for rate, _ in rates[1:])
    if is_free and settings.base_url == OFFICIAL:
        remedy = "0 is for a Bot API server of your own: Telegram's refuses what comes too fast"
        return Finding(Level.NOTE, "limits", told, remedy)
    return Finding(Level.FINE, "limits", told)
