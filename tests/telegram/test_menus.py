"""Which commands does a menu offer, to whom?"""

import re

import pytest

from bot.telegram.handlers.commands import _COMMANDS
from bot.telegram.menus import NAMES, Commands, hang, menus
from bot.wording import LANGUAGES
from tests.telegram.full import a_full_bot


class Wall:
    """Where menus hang."""

    def __init__(self) -> None:
        """Have nothing on it."""
        self.hung: dict[tuple[str, str], Commands] = {}
        self.set: list[tuple[str, str]] = []

    async def get_commands(self, *, scope: str, language: str) -> Commands:
        """Return a menu."""
        return self.hung.get((scope, language), ())

    async def set_commands(self, commands, *, scope: str, language: str) -> None:
        """Hang a menu."""
        self.hung[scope, language] = tuple(commands)
        self.set.append((scope, language))


async def test_each_scope_has_a_menu_in_each_language_and_one_for_all_others():
    wall = Wall()
    assert await hang(wall) == 9
    assert {language for _, language in wall.hung} == {"", "ru", "zh"}
    assert dict(wall.hung["all_private_chats", ""])["ask"] == LANGUAGES["en"].command_ask
    assert dict(wall.hung["all_private_chats", "ru"])["ask"] == LANGUAGES["ru"].command_ask


async def test_what_hangs_already_is_left_alone():
    wall = Wall()
    await hang(wall)
    wall.hung["all_group_chats", "ru"] = (("ask", "something old"),)
    wall.set.clear()
    assert await hang(wall) == 1
    assert wall.set == [("all_group_chats", "ru")]


async def test_telegram_itself_takes_the_menus_and_tells_them_back(tmp_path):
    async with a_full_bot(tmp_path) as bot:
        assert await hang(bot.desk.sender) == 9
        assert await hang(bot.desk.sender) == 0


@pytest.mark.parametrize("menu", list(menus()), ids=lambda menu: f"{menu.scope} {menu.language}")
def test_a_menu_is_what_telegram_takes(menu):
    assert len(menu.commands) <= 100
    for name, description in menu.commands:
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        assert 1 <= len(description) <= 256


def test_admins_may_choose_and_groups_see_only_what_works_in_them():
    by_scope = {menu.scope: [name for name, _ in menu.commands] for menu in menus()}
    assert "settings" in by_scope["all_chat_administrators"]
    assert "settings" not in by_scope["all_group_chats"]
    assert "gaps" in by_scope["all_private_chats"]
    assert not {"gaps", "forget_me", "cancel"} & set(by_scope["all_group_chats"])


def test_every_command_of_a_menu_does_something():
    assert set(NAMES) == set(_COMMANDS) | {"ask"}
