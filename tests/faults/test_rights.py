"""Every way to claim a right, through the whole bot: none is granted wrongly, none withheld."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest

from bot.config import paths
from bot.config.sections import UploadSettings
from bot.libraries.uploading import Uploads
from bot.state.chat_settings import (
    DEFAULTS,
    Askers,
    ChatSettings,
    Mode,
    load_chat_settings,
    save_chat_settings,
)
from bot.state.places import Place
from bot.wording import ENGLISH as WORDS
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.faults.libraries import QUESTIONS, a_shelf
from tests.faults.loops import LoopClock, run
from tests.faults.whole import Whole, a_whole_bot, finished

NOTE: Final = b"The key hangs behind the green door."
ADMINS: Final = frozenset({"creator", "administrator"})
ROLES: Final = ("creator", "administrator", "member", "restricted", "left", "kicked")
KINDS: Final = ("group", "supergroup", "forum")
MASKS: Final = ("themselves", "the group", "another group", "a channel", "a forward")


@dataclass
class Stage:
    """A chat with its owner, and somebody who claims a right there."""

    whole: Whole
    chat: Chat
    owner: Person
    one: Person
    channel: Chat
    elsewhere: Chat

    @property
    def place(self) -> Place:
        """Where it all happens: the chat, or its topic."""
        return Place(self.chat.id, next(iter(self.chat.topics), 0))

    async def said(self, person: Person, text: str, **how: Any) -> list[Json]:
        """Return what the bot says to what somebody says."""
        world = self.whole.world
        before = len(world.sent())
        at = {"topic": self.place.topic} if self.place.topic else {}
        world.say(person, self.chat, text, **at, **how)
        await finished(self.whole, every=1.0)
        await asyncio.sleep(4.0)  # a group is not written to much faster
        return world.sent()[before:]

    async def claimed(self, mask: str, text: str, **how: Any) -> list[Json]:
        """Return what the bot says to what somebody says from behind a mask."""
        return await self.said(self.one, text, **how, **self.mask(mask))

    def mask(self, mask: str) -> dict[str, Any]:
        """Return how somebody writes from behind a mask."""
        hidden: dict[str, dict[str, Any]] = {
            "themselves": {},
            "the group": {"anonymous": True},
            "another group": {"as_channel": self.elsewhere},
            "a channel": {"as_channel": self.channel},
            "a forward": {"forwarded": {"date": 1, "from": self.owner.user()}},
        }
        return hidden[mask]

    async def pressed(self, person: Person, message: Json, data: str, **how: Any) -> str:
        """Return what somebody is told who presses a button."""
        query = self.whole.world.press(person, message, data, forged=True, **how)
        await finished(self.whole, every=1.0)
        await asyncio.sleep(4.0)
        return str(query.answer.get("text", ""))

    async def held(self) -> ChatSettings:
        """Return what holds in the chat, or in its topic."""
        return await self.whole.store.read(lambda db: load_chat_settings(db, self.place))

    async def choose(self, chosen: ChatSettings) -> None:
        """Let the chat, or its topic, have other rules."""
        await self.whole.store.write(lambda db: save_chat_settings(db, self.place, chosen))


def played(folder: Path, kind: str, role: str, play: Callable[[Stage], Awaitable[None]]) -> None:
    """Play something in a chat of a kind with somebody of a role."""

    async def begin() -> None:
        world = World(LoopClock())
        world.me.flags["can_read_all_group_messages"] = True
        owner, one = world.person("Olga"), world.person("Ulli")
        make = world.group if kind == "group" else world.supergroup
        more = {"is_forum": True} if kind == "forum" else {}
        chat, elsewhere = make("Club", owner, **more), world.supergroup("Other", one)
        channel = world.channel("News", one)
        if kind == "supergroup":
            world.link(channel, chat)
        if more:
            world.topic(chat, "Talk", owner)
        chat.roles[one.id] = role
        async with a_whole_bot(world, folder / "state", a_shelf(folder)) as whole:
            await play(Stage(whole, chat, owner, one, channel, elsewhere))
        assert world.violations == []

    run(begin())


def granted(role: str, mask: str) -> bool:
    """Whether somebody has an admin's rights: as Telegram's rules are, not as our code is."""
    if mask == "the group":  # only its admins can hide behind it
        return True
    return mask == "themselves" and role in ADMINS


CLAIMS: Final = [
    (kind, role, mask)
    for kind, role, mask in product(KINDS, ROLES, MASKS)
    if mask != "the group" or role in ADMINS
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_no_admin_is_shown_no_settings_and_asks_nothing_where_only_admins_may(
    kind, role, tmp_path
):
    async def play(stage: Stage) -> None:
        for mask in [mask for one, other, mask in CLAIMS if (one, other) == (kind, role)]:
            is_granted = granted(role, mask)
            shown = await stage.claimed(mask, "/settings@footnote_bot")
            assert any("reply_markup" in one for one in shown) is is_granted, mask
            await stage.choose(ChatSettings(askers=Askers.ADMINS))
            said = await stage.claimed(mask, f"/ask@footnote_bot {QUESTIONS[0].format(mask)}")
            assert any("May 1911" in one["text"] for one in said) is is_granted, mask
            await stage.choose(ChatSettings(mode=Mode.OFF))
            assert bool(await stage.claimed(mask, "/help@footnote_bot")) is is_granted, mask
            await stage.choose(DEFAULTS)

    played(tmp_path, kind, role, play)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_no_admin_chooses_nothing_by_pressing_and_turns_no_answer_of_others(
    kind, role, tmp_path
):
    async def play(stage: Stage) -> None:
        (shown,) = await stage.said(stage.owner, "/settings@footnote_bot")
        data = shown["reply_markup"]["inline_keyboard"][2][0]["callback_data"]
        told = await stage.pressed(stage.one, shown, data)
        assert ((await stage.held()).mode is Mode.OFF) is (role in ADMINS)
        assert told == (WORDS.pressed_saved if role in ADMINS else WORDS.admins_only)
        await stage.choose(DEFAULTS)
        (answer,) = await stage.said(stage.owner, f"/ask@footnote_bot {QUESTIONS[1].format(1)}")
        context = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        told = await stage.pressed(stage.one, answer, context)
        assert (told == WORDS.pressed_askers_only) is (role not in ADMINS)

    played(tmp_path, kind, role, play)


def test_an_admin_of_one_chat_chooses_nothing_for_another_by_a_button_from_there(tmp_path):
    async def play(stage: Stage) -> None:
        (shown,) = await stage.said(stage.owner, "/settings@footnote_bot")
        data = shown["reply_markup"]["inline_keyboard"][2][0]["callback_data"]
        world = stage.whole.world
        private = world.private(stage.one)
        for text in ("/settings", "/help"):
            world.say(stage.one, private, text)
        world.say(stage.one, stage.elsewhere, "/settings@footnote_bot")
        await finished(stage.whole, every=1.0)
        for message in [one for one in world.sent() if one["chat"]["id"] != stage.chat.id]:
            await stage.pressed(stage.one, message, data)
            await stage.pressed(stage.one, message, data, old=True)
        inline = {"inline_message_id": world.name_inline({"text": "x"})}
        await stage.pressed(stage.one, inline, data)
        await stage.pressed(stage.one, inline, f"s:{stage.chat.id}:moff")
        assert await stage.held() == DEFAULTS

    played(tmp_path, "supergroup", "member", play)


def test_rights_that_were_taken_away_between_the_look_and_the_press_are_gone(tmp_path):
    async def play(stage: Stage) -> None:
        (shown,) = await stage.said(stage.one, "/settings@footnote_bot")
        data = shown["reply_markup"]["inline_keyboard"][2][0]["callback_data"]
        stage.chat.roles[stage.one.id] = "member"
        assert await stage.pressed(stage.one, shown, data) == WORDS.admins_only
        assert await stage.held() == DEFAULTS

    played(tmp_path, "supergroup", "administrator", play)


@pytest.mark.parametrize("role", ROLES)
def test_what_a_group_asked_in_vain_is_shown_to_its_admins_alone(role, tmp_path):
    async def play(stage: Stage) -> None:
        await stage.said(stage.owner, "/ask@footnote_bot Who ate the moon?")
        world = stage.whole.world
        world.say(stage.one, None, "/gaps")
        await finished(stage.whole, every=1.0)
        told = world.texts(world.private(stage.one))
        assert any("moon" in text for text in told) is (role in ADMINS)

    played(tmp_path, "supergroup", role, play)


def listed(stage: Stage) -> list[str]:
    """Return the documents that were added to the chat, and have them removed."""
    uploads = Uploads(paths.library_file(), UploadSettings())
    found = [one.path for one in uploads.listed(stage.chat.id)]
    uploads.remove_all(stage.chat.id)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_no_admin_adds_no_file_takes_none_back_and_removes_none(kind, role, tmp_path):
    async def play(stage: Stage) -> None:
        world, topic = stage.whole.world, stage.place.topic
        at = {"topic": topic} if topic else {}
        for mask in [mask for one, other, mask in CLAIMS if (one, other) == (kind, role)]:
            is_granted = granted(role, mask)
            caption = {"caption": "/add@footnote_bot"}
            world.upload(stage.one, stage.chat, "a.md", NOTE, **caption, **at, **stage.mask(mask))
            await finished(stage.whole, every=1.0)
            await asyncio.sleep(4.0)
            assert listed(stage) == (["a.md"] if is_granted else []), mask
            theirs = world.upload(stage.owner, stage.chat, "b.md", NOTE, **at)
            await stage.claimed(mask, "/add@footnote_bot", reply_to=theirs)
            assert listed(stage) == (["b.md"] if is_granted else []), mask
        world.upload(stage.owner, stage.chat, "c.md", NOTE, **caption, **at)
        await finished(stage.whole, every=1.0)
        await asyncio.sleep(4.0)
        (undo,) = world.sent()[-1]["reply_markup"]["inline_keyboard"][0]
        shown = await stage.said(stage.owner, "/remove@footnote_bot c.md")
        (remove, _) = shown[-1]["reply_markup"]["inline_keyboard"][0]
        for button in (undo, remove):
            told = await stage.pressed(stage.one, shown[-1], button["callback_data"])
            assert (told == WORDS.admins_only) is (role not in ADMINS)
        assert listed(stage) == ([] if role in ADMINS else ["c.md"])

    played(tmp_path, kind, role, play)
