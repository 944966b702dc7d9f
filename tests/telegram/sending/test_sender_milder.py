"""In which milder form something is said that Telegram will not have as it is."""

from typing import Final

import pytest
from telegram.ext import ExtBot

from bot.errors import Refused
from bot.replies.telegram.message import Entity, Message
from bot.state.places import Place
from bot.telegram.sending.sender import InlineResult, Sender

BOLD: Final = Message("Yes.", (Entity("bold", 0, 4),))
TOPIC: Final = Place(-1009, 17)
PRIVATE: Final = Place(5)


@pytest.mark.parametrize(
    ("reasons", "left_out"),
    [
        (["message thread not found"], {"message_thread_id"}),
        (["message thread not found"] * 2, {"message_thread_id", "reply_parameters"}),
        (["message to be replied not found"], {"reply_parameters"}),
        (["can't parse entities: Unexpected end"], {"entities"}),
        (
            ["message thread not found", "reply message not found", "ENTITY_BOUNDS_INVALID"],
            {"message_thread_id", "reply_parameters", "entities"},
        ),
    ],
)
async def test_what_telegram_will_not_have_is_left_out(telegram, sender, reasons, left_out):
    telegram.refuses(*reasons)
    telegram.sends(72)
    assert await sender.send(TOPIC, BOLD, reply_to=9) == 72
    first, last = telegram.said()[0], telegram.said()[-1]
    assert len(telegram.calls) == len(reasons) + 1
    assert first.keys() - last.keys() == left_out
    assert all(first[name] == last[name] for name in last)


@pytest.mark.parametrize(
    "reason",
    ["message thread not found", "can't parse entities", "TOPIC_CLOSED"],
)
async def test_where_nothing_is_left_to_leave_out_it_is_refused(telegram, sender, reason):
    telegram.refuses(*[reason] * 9)
    with pytest.raises(Refused) as caught:
        await sender.send(PRIVATE, Message("No."))
    assert len(telegram.calls) == 1
    assert not caught.value.is_forbidden


async def test_entities_are_left_out_of_inline_offers_too(telegram, sender):
    telegram.refuses("can't parse entities")
    await sender.answer_inline(
        "q", [InlineResult("1", "t", BOLD)], personal=False, cache_seconds=9
    )
    assert "entities" in str(telegram.said()[0])
    assert "entities" not in str(telegram.said()[1])


async def test_a_group_that_has_moved_is_followed_once_and_whoever_keeps_it_is_told(telegram):
    moved = []

    async def note(old: int, new: int) -> None:
        moved.append((old, new))

    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    answer = {"description": reason, "parameters": {"migrate_to_chat_id": -1008}}
    async with ExtBot("42:x", request=telegram, get_updates_request=telegram) as bot:
        sender = Sender(bot, on_migrated=note)
        telegram.answers.append((400, answer))
        telegram.sends(73)
        assert await sender.send(Place(-8), BOLD) == 73
        telegram.answers.extend([(400, answer)] * 3)
        with pytest.raises(Refused):
            await sender.send(Place(-8), BOLD)
    assert moved == [(-8, -1008)] * 2
    assert [said["chat_id"] for said in telegram.said()] == [-8, -1008, -8, -1008]
