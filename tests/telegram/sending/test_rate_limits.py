"""How fast messages go out, and who goes first; all in virtual time."""

import asyncio
from types import SimpleNamespace

import pytest
from telegram.error import RetryAfter

from bot.errors import Unreachable
from bot.telegram.sending import errands
from bot.telegram.sending.api_errors import Unsent
from bot.telegram.sending.errands import Errand
from bot.telegram.sending.rate_limiter import Rates, Urgency
from tests.telegram.virtual import Telegram

# how fast


async def test_three_answers_in_a_private_chat_go_at_once_and_then_one_a_second():
    telegram = Telegram()
    await telegram.time.run(*(telegram.say(5, str(one)) for one in range(6)))
    assert telegram.times(5) == [0, 0, 0, 3, 3, 3]
    assert telegram.texts() == list("012345")


async def test_thirty_messages_go_out_in_a_second_whoever_they_are_for():
    telegram = Telegram()
    await telegram.time.run(*(telegram.say(chat, "x") for chat in range(1, 71)))
    moments = [round(when, 3) for when, _, _ in telegram.calls]
    assert [moments.count(second) for second in (0, 1, 2)] == [30, 30, 10]


async def test_bots_that_share_their_work_send_together_no_more_than_one_may():
    telegram = Telegram()
    telegram.limiter.share(3)
    await telegram.time.run(*(telegram.say(chat, "x") for chat in range(1, 26)))
    moments = [round(when, 3) for when, _, _ in telegram.calls]
    assert [moments.count(second) for second in (0, 1, 2)] == [10, 10, 5]


async def test_a_bot_whose_fellow_is_gone_takes_its_share_for_those_who_wait_already():
    telegram = Telegram()
    telegram.limiter.share(2)

    async def go_on_alone():
        await telegram.time.sleep(0.5)
        telegram.limiter.share(1)

    await telegram.time.run(go_on_alone(), *(telegram.say(chat, "x") for chat in range(1, 31)))
    moments = [round(when, 3) for when, _, _ in telegram.calls]
    assert [moments.count(second) for second in (0, 0.5)] == [15, 15]


async def test_a_group_gets_twenty_messages_a_minute():
    telegram = Telegram(Rates(budget=200, chat_wait=200))
    await telegram.time.run(*(telegram.say(-5, str(one)) for one in range(25)))
    first = telegram.times(-5)
    assert len(first) == 25
    assert sum(moment < 60 for moment in first) == 20


async def test_what_would_wait_longer_than_the_budget_is_told_at_once_to_come_back():
    telegram = Telegram(Rates(budget=30))
    said = await telegram.time.run(*(telegram.say(-5, str(one)) for one in range(21)))
    assert said[:20] == [str(one) for one in range(20)]
    assert isinstance(said[20], Unreachable)
    assert said[20].retry_after == pytest.approx(60 - 18)
    assert not said[20].is_uncertain


async def test_who_would_have_to_wait_long_for_a_chat_is_told_at_once_to_come_back():
    telegram = Telegram(Rates(chat_wait=5))
    telegram.faults["a"].append(RetryAfter(6))
    telegram.faults["b"].append(RetryAfter(4))
    said = await telegram.time.run(telegram.say(1, "a"), telegram.say(2, "b"))
    assert isinstance(said[0], Unreachable)
    assert said[0].retry_after == pytest.approx(6)
    assert not said[0].is_uncertain
    assert said[1] == "b"
    assert telegram.time.clock() - telegram.started < 6


async def test_where_rates_are_lifted_nothing_waits():
    telegram = Telegram(Rates(overall=0, chat=-1, group=0))
    await telegram.time.run(*(telegram.say(-5, str(one)) for one in range(200)))
    assert set(telegram.times(-5)) == {0}
    assert telegram.texts() == [str(one) for one in range(200)]


async def test_a_burst_of_none_is_still_one_message_at_a_time():
    telegram = Telegram(Rates(burst=0))
    await telegram.time.run(*(telegram.say(5, str(one)) for one in range(3)))
    assert telegram.times(5) == [0, 1, 2]


async def test_a_rate_below_one_a_second_is_kept_too():
    telegram = Telegram(Rates(overall=0.5, chat=0))
    await telegram.time.run(*(telegram.say(chat, "x") for chat in (1, 2, 3)))
    assert [when for when, _, _ in telegram.calls] == [0, 2, 4]


# who goes first


async def test_answers_go_before_notices_and_edits_that_came_before_them():
    telegram = Telegram(Rates(overall=1))
    await telegram.time.run(
        telegram.say(1, "first"),
        telegram.say(2, "notice", urgency=Urgency.NOTICE),
        telegram.say(3, "edit", "editMessageText"),
        telegram.say(4, "typing", "sendChatAction"),
        telegram.say(5, "answer"),
        telegram.say(6, "answer too"),
    )
    assert telegram.texts() == ["first", "answer", "answer too", "notice", "typing", "edit"]


async def test_what_is_asked_or_answers_a_button_waits_behind_nothing():
    telegram = Telegram(Rates(overall=1))
    said = [telegram.say(chat, "x") for chat in range(1, 20)]
    asked = [telegram.ask(name) for name in ("getMe", "answerCallbackQuery", "answerInlineQuery")]
    await telegram.time.run(*said, *asked)
    assert telegram.times(None) == [0, 0, 0]


async def test_a_chat_with_much_to_be_told_does_not_delay_the_others():
    telegram = Telegram(Rates(overall=2, chat=0))
    flood = [telegram.say(1, str(one)) for one in range(50)]
    await telegram.time.run(*flood, telegram.say(2, "a"), telegram.say(3, "b"))
    assert telegram.times(2)[0] <= 1
    assert telegram.times(3)[0] <= 2
    assert len(telegram.times(1)) == 50


async def test_order_in_a_chat_is_kept_even_if_the_first_does_not_get_through():
    telegram = Telegram(takes=0.1)
    telegram.faults["a"].extend([Unsent("no route")] * 3)
    await telegram.time.run(*(telegram.say(1, text) for text in "abc"), telegram.say(2, "other"))
    assert telegram.texts() == ["other", "a", "b", "c"]
    assert telegram.times(2) == [0.1]  # one is on its way at a time


async def test_an_answer_does_not_wait_for_a_notice_that_is_under_way():
    telegram = Telegram(takes=5)
    await telegram.time.run(telegram.say(1, "typing", "sendChatAction"), telegram.say(1, "answer"))
    assert telegram.times(1) == [0, 0]


async def test_of_edits_of_one_message_that_wait_only_the_newest_is_made():
    telegram = Telegram()
    edits = [telegram.say(1, str(one), "editMessageText", message_id=9) for one in range(25)]
    others = [telegram.say(1, f"other {one}", "editMessageText", message_id=one) for one in (7, 8)]
    said = await telegram.time.run(*edits, *others)
    assert sorted(telegram.texts()) == ["0", "1", "24", "other 7", "other 8"]
    assert said[2:24] == [True] * 22


async def test_an_edit_that_is_under_way_is_followed_by_the_newest_one():
    telegram = Telegram(takes=5)
    edits = [telegram.say(1, text, "editMessageText", message_id=9) for text in "abc"]
    await telegram.time.run(*edits)
    assert telegram.texts() == ["a", "c"]


async def test_edits_leave_room_for_an_answer_that_comes_after_them():
    telegram = Telegram()
    edits = [telegram.say(-5, "e", "editMessageText", message_id=one) for one in range(40)]

    async def later():
        await telegram.time.sleep(12.5)
        for number in range(5):
            await telegram.say(-5, f"answer {number}")

    await telegram.time.run(*edits, later())
    first = next(when for when, _, text in telegram.calls if text == "answer 0")
    assert first == 12.5
    assert max(when for when, _, text in telegram.calls if text.startswith("answer")) <= 18


def by(person, work):
    """Return work that is done on behalf of a person."""

    async def errand():
        with errands.on(Errand(0, person, SimpleNamespace(of=lambda _: ()))):
            return await work

    return errand()


async def test_in_a_group_who_had_their_share_leaves_half_of_the_messages_to_the_others():
    telegram = Telegram(Rates(chat_wait=200, budget=200))
    flood = [by(1, telegram.say(-5, "flood")) for _ in range(30)]

    async def others():
        await telegram.time.sleep(20.0)
        for person in range(2, 10):
            asked = telegram.time.clock()
            await by(person, telegram.say(-5, "other"))
            assert telegram.time.clock() - asked < 3.1
            await telegram.time.sleep(3.0)

    _, *said = await telegram.time.run(others(), *flood)
    assert said == ["flood"] * 30  # in the end
    early = [text for when, _, text in telegram.calls if when < 60.0]
    assert early.count("flood") <= 11
    assert early.count("other") == 8


async def test_in_a_private_chat_nobody_leaves_anything_to_others():
    telegram = Telegram()
    await telegram.time.run(*(by(5, telegram.say(5, "x")) for _ in range(9)))
    assert telegram.times(5) == [0, 0, 0, 3, 3, 3, 6, 6, 6]


# what is kept


async def test_chats_that_are_silent_are_forgotten():
    telegram = Telegram()
    for chat in range(1, 3001):
        telegram.faults[str(chat)].extend([RetryAfter(1)] * (chat % 7 == 0))
        await telegram.time.run(telegram.say(chat * (-1) ** chat, str(chat)))
    assert telegram.limiter._limits.size() < 1600  # of the last minute, at 30 a second at most
    await telegram.time.until(telegram.time.clock() + 100)
    for chat in range(1, 1601):
        await telegram.time.run(telegram.say(10_000, str(chat)))
        await telegram.time.until(telegram.time.clock() + 1)
    assert not telegram.limiter._locks


async def test_too_much_at_once_is_told_to_come_back():
    telegram = Telegram(Rates(most_waiting=10))
    said = await telegram.time.run(*(telegram.say(1, str(one)) for one in range(15)))
    assert [isinstance(one, Unreachable) for one in said] == [False] * 13 + [True] * 2
    assert await telegram.time.run(telegram.say(1, "again")) == ["again"]


async def test_who_gives_up_waiting_leaves_the_slot_to_the_next():
    telegram = Telegram(Rates(overall=1))
    await telegram.time.run(telegram.say(1, "a"))
    waiting = asyncio.ensure_future(telegram.say(2, "b"))
    await asyncio.sleep(0)
    waiting.cancel()
    await telegram.time.run(telegram.say(3, "c"))
    assert telegram.texts() == ["a", "c"]
    assert waiting.cancelled()
    assert not telegram.limiter._limits._waiters


async def test_stopping_sends_away_who_waits():
    telegram = Telegram(Rates(overall=1))
    await telegram.limiter.initialize()
    await telegram.time.run(telegram.say(1, "a"))
    waiting = asyncio.ensure_future(telegram.say(2, "b"))
    await asyncio.sleep(0)
    await telegram.limiter.shutdown()
    with pytest.raises(Unreachable, match="stopped"):
        await waiting
