"""Which commands does a menu offer, to whom?

Telegram keeps a menu of commands for each scope and language; the one without a language is for
everybody whose language has none, and is in English. `menus` makes all of them from the rows of
the table of commands. `update` sets only those that differ from what Telegram has, so that a
restart sends nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from typing import Final, Protocol

from bot.wording import ENGLISH, LANGUAGES, Words

Commands = tuple[tuple[str, str], ...]  # name and description


class Scope(Flag):
    """Where a menu shows a command; what a whole group is shown, its admins are shown too."""

    PRIVATE = auto()
    GROUP = auto()
    ADMINS = auto()  # of a group


_TELEGRAM_SCOPES: Final[Mapping[str, tuple[Scope, ...]]] = {  # by Telegram's names, in this order
    "all_private_chats": (Scope.PRIVATE,),
    "all_group_chats": (Scope.GROUP,),
    "all_chat_administrators": (Scope.GROUP, Scope.ADMINS),
}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A command, what a menu says that it does, and where menus show it."""

    name: str
    description: Callable[[Words], str]
    scopes: Scope


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu as it should be: `scope` is Telegram's name, language "" is any other language."""

    scope: str
    language: str
    commands: Commands


class MenuClient(Protocol):
    """Reads and sets Telegram's menus of commands."""

    async def get_commands(self, *, scope: str, language: str) -> Commands:
        """Return names and descriptions of a menu, in order."""

    async def set_commands(
        self, commands: Sequence[tuple[str, str]], *, scope: str, language: str
    ) -> None:
        """Set a menu."""


def menus(items: Sequence[MenuItem]) -> Iterator[Menu]:
    """Yield the menu of every scope and language.

    A menu shows its commands in the order of `items`, except that what is for admins alone comes
    after what the whole group is shown.
    """
    for name, scopes in _TELEGRAM_SCOPES.items():
        shown = dict.fromkeys(item for scope in scopes for item in items if scope in item.scopes)
        yield Menu(name, "", _describe(shown, ENGLISH))
        for code, words in LANGUAGES.items():
            if words is not ENGLISH:
                yield Menu(name, code, _describe(shown, words))


async def update(client: MenuClient, items: Sequence[MenuItem]) -> int:
    """Set the menus that are not as they should be, and return how many those were."""
    changed = 0
    for menu in menus(items):
        now = await client.get_commands(scope=menu.scope, language=menu.language)
        if now != menu.commands:
            await client.set_commands(menu.commands, scope=menu.scope, language=menu.language)
            changed += 1
    return changed


def _describe(items: Iterable[MenuItem], words: Words) -> Commands:
    """Return the names of commands and what they do, in some language."""
    return tuple((item.name, item.description(words)) for item in items)
