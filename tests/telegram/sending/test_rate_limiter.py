"""What goes out when, and what is tried again; all in virtual time."""

import asyncio
from itertools import pairwise

import hypothesis
import pytest
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest

from bot.errors import Unreachable
from bot.telegram.sending.api_errors import Unsent
from bot.telegram.sending.rate_limiter import Rates, Urgency
from tests.telegram.virtual import Telegram

LOST = NetworkError("Bad Gateway")

# floods


async def test_a_flood_in_one_chat_closes_no_other():
    telegram = Telegram()
    telegram.faults["a"].append(RetryAfter(4))
    others = [telegram.say(chat, "x") for chat in range(2, 12)]
    await telegram.time.run(telegram.say(1, "a"), telegram.say(1, "b"), *others)
    assert telegram.times(1) == [0, 4, 4]
    assert telegram.texts() == ["x"] * 10 + ["a", "b"]
    assert max(when for when, chat, _ in telegram.calls if chat != 1) == 0


async def test_while_a_chat_is_closed_nothing_is_tried_there():
    telegram = Telegram(Rates(chat_wait=30))
    telegram.faults["a"].append(RetryAfter(20))
    await telegram.time.run(
        telegram.say(1, "a"), telegram.say(1, "n", urgency=Urgency.NOTICE), _later(telegram, 10)
    )
    assert [moment for moment in telegram.times(1) if 0 < moment < 20] == []
    assert sorted(telegram.texts()) == ["a", "later", "n"]


async def _later(telegram: Telegram, seconds: float) -> None:
    await telegram.time.sleep(seconds)
    await telegram.say(1, "later")


async def test_a_flood_beyond_the_budget_gives_the_call_up_with_the_time_to_wait():
    telegram = Telegram()
    telegram.faults["a"].append(RetryAfter(3600))
    (first,) = await telegram.time.run(telegram.say(1, "a"))
    second, other = await telegram.time.run(telegram.say(1, "b"), telegram.say(2, "c"))
    assert first.retry_after == 3600
    assert second.retry_after == pytest.approx(3600)
    assert other == "c"
    assert len(telegram.times(1)) == 1


async def test_a_flood_of_one_method_without_a_chat_stops_this_method_alone():
    telegram = Telegram()
    telegram.faults["setMyCommands"].append(RetryAfter(50))
    await telegram.time.run(telegram.ask("setMyCommands"), telegram.say(1, "a"))
    again = telegram.ask("setMyCommands")
    await telegram.time.run(again, telegram.ask("getMe"))
    assert [round(when) for when, _, text in telegram.calls if text == "setMyCommands"] == [
        0, 50, 50,
    ]  # fmt: skip
    assert next(when for when, chat, _ in telegram.calls if chat == 1) == 0


# what is tried again


async def test_what_was_not_sent_is_tried_until_it_is_and_sent_once():
    telegram = Telegram(Rates(chat=0))
    telegram.faults["a"].extend([Unsent("refused")] * 5)
    assert await telegram.time.run(telegram.say(1, "a")) == ["a"]
    gaps = [later - sooner for sooner, later in pairwise(telegram.times(1))]
    assert gaps == sorted(gaps)
    assert telegram.texts() == ["a"]


async def test_what_cannot_be_sent_is_given_up_after_the_budget_for_somebody_to_come_back():
    telegram = Telegram()
    telegram.faults["a"].extend([Unsent("refused")] * 100)
    (error,) = await telegram.time.run(telegram.say(1, "a"))
    assert isinstance(error, Unreachable)
    assert not error.is_uncertain
    assert "refused" in error.reason
    assert 50 < telegram.times(1)[-1] <= 60


@pytest.mark.parametrize("fault", [LOST, TimedOut(), NetworkError("Connection reset by peer")])
async def test_a_message_that_may_have_been_sent_is_sent_once_more(fault: TelegramError):
    telegram = Telegram()
    telegram.faults["a"].append(fault)
    assert await telegram.time.run(telegram.say(1, "a")) == ["a"]
    assert telegram.texts() == ["a", "a"]


@pytest.mark.parametrize(
    ("faults", "is_uncertain"),
    [
        ([TimedOut(), TimedOut()], True),
        ([LOST, LOST], False),
        ([LOST, TimedOut()], False),
        ([TimedOut(), Unsent("refused"), TimedOut()], True),
    ],
)
async def test_a_message_is_never_sent_a_third_time(faults, is_uncertain):
    telegram = Telegram()
    telegram.faults["a"].extend(faults)
    (error,) = await telegram.time.run(telegram.say(1, "a"))
    assert isinstance(error, Unreachable)
    assert error.is_uncertain is is_uncertain
    assert len(telegram.done) == 2


async def test_the_last_request_of_a_message_is_given_more_time_for_its_answer():
    telegram, times = Telegram(Rates(last_read_timeout=31)), []
    told = iter([Unsent("refused"), TimedOut(), None])

    async def serve(*, read_timeout: object) -> str:
        times.append(read_timeout)
        fault = next(told)
        if fault is not None:
            raise fault
        return "done"

    usual = {"read_timeout": BaseRequest.DEFAULT_NONE}
    said = telegram.limiter.process_request(serve, (), usual, "sendMessage", {"chat_id": 1}, None)
    assert await telegram.time.run(said) == ["done"]
    assert times == [BaseRequest.DEFAULT_NONE, BaseRequest.DEFAULT_NONE, 31]


@pytest.mark.parametrize("endpoint", ["editMessageText", "deleteMessage", "getChatMember"])
async def test_what_may_be_done_twice_is_tried_until_the_budget_is_used_up(endpoint: str):
    telegram = Telegram()
    telegram.faults["a"].extend([LOST] * 4)
    assert await telegram.time.run(telegram.say(1, "a", endpoint)) == ["a"]
    assert len(telegram.calls) == 5


async def test_nobody_waits_a_minute_for_the_answer_to_a_button():
    telegram = Telegram()
    telegram.faults["answerCallbackQuery"].extend([Unsent("refused")] * 100)
    (error,) = await telegram.time.run(telegram.ask("answerCallbackQuery"))
    assert isinstance(error, Unreachable)
    assert telegram.time.clock() - telegram.started <= 15


@pytest.mark.parametrize(
    "fault",
    [BadRequest("Chat not found"), Forbidden("kicked"), InvalidToken(), Conflict("terminated")],
)
async def test_a_refusal_is_never_tried_again(fault: TelegramError):
    telegram = Telegram()
    telegram.faults["a"].append(fault)
    assert await telegram.time.run(telegram.say(1, "a")) == [fault]
    assert len(telegram.calls) == 1


# the laws


_FAULTS = st.sampled_from([None, None, Unsent("x"), RetryAfter(2), RetryAfter(5), LOST])
_CALLS = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3, -4, -5]),
        st.sampled_from(["sendMessage", "sendMessage", "editMessageText"]),
        st.floats(0, 20),
        st.lists(_FAULTS, max_size=3),
    ),
    max_size=60,
)


@hypothesis.given(_CALLS)
@hypothesis.settings(max_examples=100)
def test_no_limit_is_ever_broken_and_every_message_comes_once_or_once_more(calls):
    telegram = Telegram(Rates(overall=5, budget=10_000))

    async def later(number: int, chat: int, endpoint: str, start: float) -> None:
        await telegram.time.sleep(start)
        await telegram.say(chat, str(number), endpoint, message_id=number)

    for number, (_, _, _, faults) in enumerate(calls):
        telegram.faults[str(number)].extend(fault for fault in faults if fault is not None)
    work = [
        later(number, chat, endpoint, start)
        for number, (chat, endpoint, start, _) in enumerate(calls)
    ]
    said = asyncio.run(telegram.time.run(*work))
    moments = [when for when, _, _ in telegram.calls]
    assert _most(moments, 1.0) <= 5
    for chat in {chat for _, chat, _ in telegram.calls}:
        assert _most(telegram.times(chat), 3.0) <= 3
        assert chat > 0 or _most(telegram.times(chat), 60.0) <= 20
    for number, (_, endpoint, _, faults) in enumerate(calls):
        copies = telegram.texts().count(str(number))
        lost = faults.count(LOST)
        assert copies == (lost + 1 if lost < 2 or endpoint != "sendMessage" else 2)
        assert isinstance(said[number], Unreachable) == (endpoint == "sendMessage" and lost > 1)


def _most(moments: list[float], seconds: float) -> int:
    """Return the most calls in any span of so many seconds."""
    return max(
        (sum(start <= other < start + seconds - 1e-6 for other in moments) for start in moments),
        default=0,
    )
