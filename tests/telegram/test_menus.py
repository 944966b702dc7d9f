"""Which commands does a menu offer, to whom?"""

import re

from bot.telegram.handlers.commands import MENU_ITEMS
from bot.telegram.menus import Commands, MenuItem, Scope, menus, update
from bot.wording import LANGUAGES
from tests.telegram.full import a_full_bot


class Menus:
    """The menus that Telegram has."""

    def __init__(self) -> None:
        """Have none."""
        self.menus: dict[tuple[str, str], Commands] = {}
        self.set: list[tuple[str, str]] = []

    async def get_commands(self, *, scope: str, language: str) -> Commands:
        """Return a menu."""
        return self.menus.get((scope, language), ())

    async def set_commands(self, commands, *, scope: str, language: str) -> None:
        """Set a menu."""
        self.menus[scope, language] = tuple(commands)
        self.set.append((scope, language))


async def test_each_scope_has_a_menu_in_each_language_and_one_for_all_others():
    client = Menus()
    assert await update(client, MENU_ITEMS) == 3 * len(LANGUAGES)
    assert {language for _, language in client.menus} == {"", *LANGUAGES} - {"en"}
    assert dict(client.menus["all_private_chats", ""])["ask"] == LANGUAGES["en"].command_ask
    assert dict(client.menus["all_private_chats", "ru"])["ask"] == LANGUAGES["ru"].command_ask


async def test_what_hangs_already_is_left_alone():
    client = Menus()
    await update(client, MENU_ITEMS)
    client.menus["all_group_chats", "ru"] = (("ask", "something old"),)
    client.set.clear()
    assert await update(client, MENU_ITEMS) == 1
    assert client.set == [("all_group_chats", "ru")]


async def test_telegram_itself_takes_the_menus_and_tells_them_back(tmp_path):
    async with a_full_bot(tmp_path) as bot:
        assert await update(bot.services.sender, MENU_ITEMS) == 3 * len(LANGUAGES)
        assert await update(bot.services.sender, MENU_ITEMS) == 0


def test_every_menu_is_what_telegram_takes():
    for menu in menus(MENU_ITEMS):
        assert 0 < len(menu.commands) <= 100
        for name, description in menu.commands:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
            assert 1 <= len(description) <= 256


def test_admins_may_choose_and_groups_see_only_what_works_in_them():
    by_scope = {menu.scope: [name for name, _ in menu.commands] for menu in menus(MENU_ITEMS)}
    assert "settings" in by_scope["all_chat_administrators"]
    assert "settings" not in by_scope["all_group_chats"]
    assert "gaps" in by_scope["all_private_chats"]
    assert not {"gaps", "forget_me", "cancel"} & set(by_scope["all_group_chats"])


def test_admins_see_what_their_group_sees_and_then_what_is_for_them_alone():
    items = (
        MenuItem("ban", lambda _: "Ban", Scope.ADMINS),
        MenuItem("ask", lambda _: "Ask", Scope.GROUP | Scope.ADMINS),
        MenuItem("stop", lambda _: "Stop", Scope.PRIVATE),
    )
    by_scope = {menu.scope: [name for name, _ in menu.commands] for menu in menus(items)}
    assert by_scope["all_chat_administrators"] == ["ask", "ban"]
    assert by_scope["all_group_chats"] == ["ask"]
    assert by_scope["all_private_chats"] == ["stop"]
