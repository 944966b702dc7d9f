"""Who we are, and what whoever starts us is told."""

import asyncio

import pytest
from telegram import User
from telegram.error import InvalidToken, NetworkError

from bot.config.collections import Collection, Scope
from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from bot.errors import TokenRefused
from bot.state.file_store import FileStore
from bot.telegram import startup
from bot.telegram.access import Access
from bot.telegram.events import Me
from bot.telegram.permissions import Permissions
from bot.telegram.startup import describe_access, describe_bot, describe_library, identify
from tests.small_libraries import a_library

ME = Me(7, "footnote_bot")


class Bot:
    """A bot whose answers come one after the other, each an error or flags."""

    def __init__(self, *answers) -> None:
        self.answers = list(answers)

    async def get_me(self) -> User:
        """Return the next answer; without any, never."""
        if not self.answers:
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return User(7, "Footnote", is_bot=True, username="footnote_bot", **answer)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch) -> None:
    monkeypatch.setattr(startup, "_PAUSES", (0.0,))


async def test_telegram_says_who_we_are_and_what_the_switches_let_us_do():
    flags = {"can_read_all_group_messages": True, "supports_inline_queries": True}
    found = await identify(Bot(flags), asyncio.Event())
    assert found == Me(7, "footnote_bot", reads_all=True, inline=True)


async def test_a_network_that_is_down_at_the_start_is_waited_for():
    bot = Bot(NetworkError("down"), NetworkError("down"), {})
    assert await identify(bot, asyncio.Event()) == ME


async def test_an_answer_that_does_not_come_is_asked_for_again(monkeypatch):
    monkeypatch.setattr(startup, "_PATIENCE", 0.01)

    class Slow(Bot):
        async def get_me(self) -> User:
            if self.answers:
                self.answers.pop()
                await asyncio.Event().wait()
            return User(7, "Footnote", is_bot=True, username="footnote_bot")

    assert await identify(Slow(1, 2), asyncio.Event()) == ME


async def test_a_token_that_is_refused_is_not_tried_again():
    with pytest.raises(TokenRefused):
        await identify(Bot(InvalidToken("no")), asyncio.Event())


async def test_where_the_server_is_ones_own_it_may_be_the_server_that_is_wrong():
    with pytest.raises(TokenRefused, match=r"or http://10\.0\.0\.8 is no Bot API server"):
        await identify(Bot(InvalidToken("no")), asyncio.Event(), server="http://10.0.0.8")
    with pytest.raises(TokenRefused) as told:
        await identify(Bot(InvalidToken("no")), asyncio.Event())
    assert "Bot API server" not in str(told.value)


async def test_an_answer_that_is_incomplete_is_asked_for_again():
    assert await identify(Bot(TypeError("first_name"), {}), asyncio.Event()) == ME


async def test_whoever_stops_us_first_does_not_wait_for_telegram():
    stopped = asyncio.Event()
    asyncio.get_running_loop().call_soon(stopped.set)
    async with asyncio.timeout(5):
        assert await identify(Bot(), stopped) is None


def test_the_operator_is_told_what_works_in_groups_and_what_does_not():
    hidden, open_ = (
        "\n".join(describe_bot(ME)),
        "\n".join(describe_bot(Me(7, "b", reads_all=True, inline=True))),
    )
    assert "https://t.me/footnote_bot" in hidden
    assert "/ask@footnote_bot" in hidden
    assert "/setprivacy" in hidden
    assert "/setinline" in hidden
    assert "@BotFather" not in open_


def test_the_operator_is_told_what_is_answered_from():
    notes = [f"Note {number} is about cats." for number in range(7)]
    (line,) = describe_library(a_library(*notes), Settings())
    assert line.startswith("It answers from 7 documents: ")
    assert line.endswith(" and 2 more.")


def test_where_nothing_is_public_that_is_told_and_who_is_answered():
    board = Collection("board", ("b",), (Scope(-100), Scope(7)))
    lines = list(describe_library(a_library(), Settings(collections=(board,))))
    assert lines == [
        "Nothing is public: only the chats that collections name are answered.",
        "The collection board answers in -100, 7 alone.",
    ]


@pytest.mark.parametrize("mode", ["open", "groups", "listed", "code"])
def test_it_says_who_may_ask_and_how_to_become_its_owner(tmp_path, mode):
    store = FileStore.open(tmp_path / "state.db")
    try:
        settings = TelegramSettings(access=mode)
        permissions = Permissions(None, lambda: 0.0)
        access = Access(settings, (), permissions, store, lambda: 0.0)
        who, link = describe_access(access, ME, settings)
        assert repr(mode) in who
        assert f"https://t.me/{ME.username}?start={access.claim} " in link
        permissions.add_owner(7)
        assert list(describe_access(access, ME, settings)) == [who]
    finally:
        store.close()
