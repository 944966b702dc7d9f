"""Which event goes where?"""

import logging
from dataclasses import replace

import pytest

from bot.errors import Refused, Unreachable
from bot.state.chat_settings import ChatSettings, Mode, load_chat_settings, save_chat_settings
from bot.state.chats import enter
from bot.state.places import Place
from bot.telegram.events import (
    Asked,
    Attached,
    Command,
    GuestAsked,
    InlineAsked,
    Joined,
    Left,
    Pressed,
)
from bot.telegram.receiving.processing import Attempt
from bot.telegram.routing import Handlers, dispatcher
from tests.fake_bot_api import World
from tests.fake_bot_api.asking import updates
from tests.state.makers import is_active
from tests.telegram.applications import all_done, an_application
from tests.telegram.bots import Bot, a_bot


class Heard:
    """A handler for everything, which notes the events that it is given, or fails."""

    def __init__(self, error: Exception | None = None) -> None:
        self.events: list[object] = []
        self.error = error

    async def __call__(self, found: object, services: object, attempt: Attempt) -> None:
        """Note an event."""
        assert services is not None
        assert attempt.update_id > 0
        self.events.append(found)
        if self.error:
            raise self.error

    def all(self) -> Handlers:
        """Return handlers of which this is each."""
        return Handlers(self, self, self, self, self, self, self, self, self)


@pytest.fixture
async def bot(tmp_path):
    async with a_bot(World(), tmp_path) as made:
        made.world.me.flags |= {"supports_inline_queries": True, "supports_guest_queries": True}
        yield made


def act(bot: Bot, what: type) -> None:
    """Let something happen in the world that means an event of some type."""
    world = bot.world
    ann = world.person("Ann")
    club = world.supergroup("Club", ann)
    if what is Asked:
        world.say(ann, club, "/ask@footnote_bot Who?")
    elif what is Command:
        world.say(ann, None, "/help")
    elif what is Attached:
        world.upload(ann, None, "notes.md", b"Who?")
    elif what is InlineAsked:
        world.ask_inline(ann, "who")
    elif what is GuestAsked:
        club.roles.pop(world.me.id)
        world.say(ann, club, "@footnote_bot who?")
    elif what is Pressed:
        buttons = {"inline_keyboard": [[{"text": "More", "callback_data": "key:m"}]]}
        said = world.say(ann, None, "x")
        world.press(ann, said | {"from": world.me.user(), "reply_markup": buttons}, "More")
    elif what is Left:
        world.leave(club, world.me, by=ann)
    else:
        club.roles.pop(world.me.id)
        world.join(club, world.me, by=ann)


@pytest.mark.parametrize(
    "what",
    [Asked, Attached, Command, Pressed, InlineAsked, GuestAsked, Joined, Left],
    ids=lambda t: t.__name__,
)
async def test_each_event_goes_to_what_deals_with_its_type(bot, what):
    names = dict(zip(
        (Asked, Attached, Command, Pressed, InlineAsked, GuestAsked, Joined, Left),
        ("asked", "attached", "command", "pressed",
         "inline_asked", "guest_asked", "joined", "left"),
        strict=True,
    ))  # fmt: skip
    heard, others = Heard(), Heard()
    bot.handlers = replace(others.all(), **{names[what]: heard})
    act(bot, what)
    await bot.listen()
    assert [type(found) for found in heard.events] == [what]


async def test_a_group_that_becomes_a_supergroup_keeps_its_rules_once(bot):
    group = bot.world.group("Club", bot.world.person("Ann"))
    off, sure = ChatSettings(mode=Mode.OFF), ChatSettings(mode=Mode.SURE)
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(group.id), off))
    new = bot.world.migrate(group)
    first, second = await updates(bot.world)
    await bot.take(first)
    assert await bot.read(lambda db: load_chat_settings(db, Place(new.id))) == off
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(new.id), sure))
    await bot.take(second)
    assert await bot.read(lambda db: load_chat_settings(db, Place(new.id))) == sure


@pytest.mark.parametrize("is_forbidden", [True, False])
async def test_a_chat_that_lets_us_say_nothing_counts_as_left(bot, is_forbidden):
    ann = bot.world.person("Ann")
    await bot.services.store.write(lambda db: enter(db, ann.id, "private"))
    refusal = Refused("bot was blocked by the user", is_forbidden=is_forbidden)
    bot.handlers = Heard(refusal).all()
    bot.world.say(ann, None, "Who?")
    await bot.listen()
    assert await bot.read(lambda db: is_active(db, ann.id)) is not is_forbidden


@pytest.mark.parametrize("what", [Pressed, InlineAsked, Joined], ids=lambda one: one.__name__)
async def test_a_refusal_of_anything_ends_there(bot, what):
    heard = Heard(Refused("no rights", is_forbidden=True))
    bot.handlers = heard.all()
    act(bot, what)
    await bot.listen()
    assert what in [type(found) for found in heard.events]


async def test_what_telegram_could_not_take_is_for_whoever_tries_again(bot):
    bot.handlers = Heard(Unreachable("time-out")).all()
    bot.world.say(bot.world.person("Ann"), None, "Who?")
    with pytest.raises(Unreachable):
        await bot.listen()


async def test_updates_that_mean_nothing_to_us_go_nowhere(bot):
    heard = Heard()
    bot.handlers = heard.all()
    ann = bot.world.person("Ann")
    club = bot.world.supergroup("Club", ann)
    bot.world.join(club, bot.world.person("Ben"))
    await bot.listen()
    assert heard.events == []


async def test_the_log_names_what_happened_but_not_all_the_talk_of_a_group(bot, caplog):
    caplog.set_level(logging.INFO)
    bot.world.me.flags["can_read_all_group_messages"] = True
    ann = bot.world.person("Ann")
    club = bot.world.supergroup("Club", ann)
    bot.world.say(ann, club, "Nice weather")
    await bot.listen()
    assert "event:" not in caplog.text
    bot.world.say(ann, None, "/help")
    await bot.listen()
    assert "event: kind=Command ms=" in caplog.text
    assert "outcome=done" in caplog.text


async def test_an_application_hands_every_update_to_the_dispatcher(bot, tmp_path):
    heard = Heard()
    bot.world.say(bot.world.person("Ann"), None, "Who?")
    bot.world.say(bot.world.person("Other", is_bot=True), None, "Who?")
    async with an_application(
        tmp_path / "inbox.db", dispatcher(heard.all(), bot.services)
    ) as inbox:
        await inbox.add(await updates(bot.world))
        await all_done(inbox)
    assert [type(found) for found in heard.events] == [Asked]
