"""What did the operator arrange?

Who runs the bot, how much may be asked and sent, and who may ask which documents, as the settings
have it.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from bot.config.sections import OFFICIAL, TelegramSettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.telegram.diagnostics.findings import Finding, Level, check_access

_SHOWN: Final = 3  # titles of a library


def check_arrangements(settings: Settings, owners: Collection[int]) -> Iterator[Finding]:
    """Yield who runs the bot, its limits, and who may ask what.

    Args:
        settings: what the operator wants.
        owners: those of the settings, and whoever became one by the link of `footnote serve`.
    """
    yield from check_access(settings.telegram, owners)
    yield _limits(settings.telegram)
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
