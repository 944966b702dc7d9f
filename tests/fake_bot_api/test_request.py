"""In process, python-telegram-bot itself talks to the world."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.ext import Application, MessageHandler, filters

from tests.fake_bot_api import FakeRequest, World


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    ways = {"request": FakeRequest(world), "get_updates_request": FakeRequest(world)}
    async with Bot(world.token, **ways) as bot:
        yield bot


async def test_an_application_polls_and_its_reply_is_a_message_of_the_chat(world: World):
    async def echo(update: Update, _: object) -> None:
        await update.message.reply_text(update.message.text)

    application = (
        Application.builder()
        .token(world.token)
        .request(FakeRequest(world))
        .get_updates_request(FakeRequest(world))
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.updater.start_polling()
        await application.start()
        world.say(world.person("Ann"), None, "Is anybody there?")
        async with asyncio.timeout(10):
            while not world.sent():  # noqa: ASYNC110 - the world has no event for it
                await asyncio.sleep(0)
        await application.updater.stop()
        await application.stop()
    assert world.texts() == ["Is anybody there?"]


async def test_a_reply_is_counted_with_the_message_that_it_answers(bot: Bot, world: World):
    club = world.supergroup("Club", world.person("Ann"))
    asked = world.say(world.people[101], club, "/ask@footnote_bot who?")
    (update,) = await bot.get_updates(timeout=10)
    await update.message.reply_text("Ada.", do_quote=True)
    assert world.replies() == {(club.id, asked["message_id"]): 1}


async def test_a_flood_is_refused_with_the_seconds_to_wait(bot: Bot, world: World, monkeypatch):
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # or the library warns
    chat = world.private(world.person("Ann"))
    world.faults.add("sendMessage", name="429", retry_after=3)
    with pytest.raises(RetryAfter) as raised:
        await bot.send_message(chat.id, "one")
    await bot.send_message(chat.id, "two")
    assert raised.value.retry_after.total_seconds() == 3
    assert world.texts() == ["two"]


@pytest.mark.parametrize(("applied", "kept"), [(False, []), (True, ["one"])])
async def test_a_cut_connection_hides_whether_the_message_was_sent(bot, world, applied, kept):
    world.faults.add("sendMessage", kind="reset", applied=applied)
    with pytest.raises(NetworkError):
        await bot.send_message(world.private(world.person("Ann")).id, "one")
    assert world.texts() == kept


async def test_a_stalled_answer_is_a_time_out_after_the_message_was_sent(bot: Bot, world: World):
    world.faults.add("sendMessage", kind="stall")
    with pytest.raises(TimedOut):
        await bot.send_message(world.private(world.person("Ann")).id, "one")
    assert world.texts() == ["one"]


@pytest.mark.parametrize(("patience", "is_heard"), [(10, False), (60, True)])
async def test_a_late_answer_is_a_time_out_for_who_waits_less(bot, world, patience, is_heard):
    world.faults.add("sendMessage", kind="stall", delay=30)
    chat = world.private(world.person("Ann")).id
    sending = asyncio.create_task(bot.send_message(chat, "one", read_timeout=patience))
    async with asyncio.timeout(10):
        while not world.sent():  # noqa: ASYNC110 - the world has no event for it
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        world.clock.advance(30)
        await asyncio.wait({sending})
    assert isinstance(sending.exception(), TimedOut) is not is_heard


async def test_a_named_refusal_says_what_telegram_says(bot: Bot, world: World):
    world.faults.add("sendMessage", name="thread not found")
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(world.private(world.person("Ann")).id, "one")
