"""Which commands does a menu offer, to whom?

Telegram keeps a menu for each scope and language; we set one only where it is not yet what it
should be, so that a restart says nothing. The menu without a language is in English.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.wording import ENGLISH, LANGUAGES, Words

_COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {  # by Telegram's names for the scopes
    "all_private_chats": (
        "ask", "sources", "docs", "settings", "help", "privacy", "forget_me", "cancel", "gaps",
        "start",
    ),
    "all_group_chats": ("ask", "sources", "docs", "help", "privacy"),
    "all_chat_administrators": ("ask", "sources", "docs", "help", "privacy", "settings"),
}  # fmt: skip
NAMES: Final = frozenset(name for names in _COMMANDS.values() for name in names)
Commands = tuple[tuple[str, str], ...]


class Printer(Protocol):
    """What sets menus, and tells which are set."""

    async def get_commands(self, *, scope: str, language: str) -> Commands:
        """Return names and descriptions of a menu, in order."""

    async def set_commands(
        self, commands: Sequence[tuple[str, str]], *, scope: str, language: str
    ) -> None:
        """Set a menu."""


@dataclass(frozen=True, slots=True)
class Menu:
    """Commands with their descriptions, and to whom they are shown; language "" is any other."""

    scope: str
    language: str
    commands: Commands


def menus() -> Iterator[Menu]:
    """Yield every menu as it should be."""
    for scope, names in _COMMANDS.items():
        yield Menu(scope, "", _described(names, ENGLISH))
        for code, words in LANGUAGES.items():
            if words is not ENGLISH:
                yield Menu(scope, code, _described(names, words))


async def hang(printer: Printer) -> int:
    """Set the menus that are not as they should be, and return how many that were."""
    changed = 0
    for menu in menus():
        now = await printer.get_commands(scope=menu.scope, language=menu.language)
        if now != menu.commands:
            await printer.set_commands(menu.commands, scope=menu.scope, language=menu.language)
            changed += 1
    return changed


def _described(names: Sequence[str], words: Words) -> Commands:
    """Return commands with what they do, in some language."""
    return tuple((name, str(getattr(words, f"command_{name}"))) for name in names)
