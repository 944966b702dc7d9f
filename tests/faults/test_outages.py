"""The library's cluster is away for a while: everybody hears it once, and nothing is lost."""

import asyncio
import random
from pathlib import Path

import pytest

from bot.state.outages import tell
from bot.telegram.outage import CALM, PROBE_SECONDS
from bot.wording import ENGLISH
from tests.fake_bot_api import World
from tests.faults.libraries import QUESTIONS
from tests.faults.loops import LoopClock, run
from tests.faults.outages import Away, Plan, a_bot_without_library, ask, outlived
from tests.faults.whole import finished

DICE = random.Random(1)  # noqa: S311 - no secret
PLANS = {
    "calm": Plan(),
    "killed": Plan(is_killed=True),
    "started meanwhile": Plan(starts_away=True),
}


@pytest.fixture(scope="module", params=PLANS.values(), ids=PLANS)
def away(request) -> Away:
    """Return what has come of 30 questions in 5 chats, during a minute without the library."""
    return outlived(request.param, seed=3)


def test_each_chat_hears_it_once(away):
    assert away.notices == {chat.id: 1 for chat in away.chats}


def test_every_question_is_answered_once(away):
    assert len(away.asked) == 30
    assert away.lost == []
    assert away.twice == []


def test_they_are_answered_in_the_order_in_which_they_were_asked(away):
    assert away.out_of_order == []


def test_that_begins_when_the_library_is_back_and_goes_on_as_fast_as_telegram_lets_it(away):
    assert min(times[0] for times in away.answers.values()) > away.back
    assert min(times[0] for times in away.answers.values()) < away.back + 3 * PROBE_SECONDS
    assert away.slowest < 15.0  # six answers in each private chat, one a second


def test_a_question_that_waited_is_one_gap_if_the_documents_do_not_answer(away):
    moons = len(range(QUESTIONS.index("Who ate the moon? ({})"), 30, len(QUESTIONS)))
    assert away.gaps == moons


def test_nobody_tries_more_than_once_a_second_and_the_log_hears_of_it_once_a_minute(away):
    assert away.libraries.tries < 70
    assert 1 <= away.logged <= 2
    assert "Traceback" not in away.listened.log


def test_a_press_and_what_is_typed_inline_are_told_at_once():
    away = outlived(Plan(), seed=3)
    press, inline = (query for query, _ in away.at_once)
    assert press.answer["text"] == ENGLISH.away_now
    assert inline.answer["button"]["text"] == ENGLISH.away_now
    answered = [
        call.at
        for method in ("answerCallbackQuery", "answerInlineQuery")
        for call in away.world.called(method)
    ]
    assert all(at - away.at_once[0][1] < 1.0 for at in answered)


def test_a_file_that_is_sent_meanwhile_is_added_afterwards():
    away = outlived(Plan(), seed=3)
    (file,) = away.files
    said = [(at, text) for at, key, text in away.messages() if key == file]
    assert len([at for at, _ in said]) == 1  # the chat knows already that it waits
    assert said[0][0] > away.back
    assert said[0][1].startswith("Added: \u2068ferry.md\u2069, 1 sentence.")


def test_the_operator_hears_what_is_answered_from_once_the_library_is_there(tmp_path):
    run(_started_without(tmp_path))


async def _started_without(folder: Path) -> None:
    """Start a bot without its library, and let that come."""
    async with a_bot_without_library(folder, World(LoopClock())) as (away, whole):
        await asyncio.sleep(20.0)
        assert not any("answers from" in line for line in whole.told)
        away.libraries.is_away = False
        await asyncio.sleep(5.0)
        assert "It answers from 2 documents" in whole.told[-1]


def test_a_later_outage_is_told_again_and_one_that_follows_at_once_is_not(tmp_path):
    run(_comes_and_goes(tmp_path))


async def _comes_and_goes(folder: Path) -> None:
    """Let the library come and go."""
    async with a_bot_without_library(folder, World(LoopClock())) as (away, whole):
        heard = []
        for pause in (5.0, 5.0, 2 * CALM):
            away.libraries.is_away = True
            ask(away, DICE, away.chats[0])
            await asyncio.sleep(20.0)
            away.libraries.is_away = False
            await finished(whole, every=1.0)
            heard.append(away.notices[away.chats[0].id])
            await asyncio.sleep(pause)
        away.libraries.is_away = True
        ask(away, DICE, away.chats[0])
        await asyncio.sleep(20.0)
        heard.append(away.notices[away.chats[0].id])
        away.libraries.is_away = False
        await finished(whole, every=1.0)
        assert heard == [1, 1, 1, 2]
        assert away.lost == []


def test_a_hitch_of_a_moment_is_told_to_nobody(tmp_path):
    run(_a_hitch(tmp_path))


async def _a_hitch(folder: Path) -> None:
    """Let the library be away for half a second."""
    async with a_bot_without_library(folder, World(LoopClock())) as (away, whole):
        away.libraries.is_away = False
        await asyncio.sleep(5.0)
        away.libraries.is_away = True
        ask(away, DICE, away.chats[0])
        await asyncio.sleep(0.5)
        away.libraries.is_away = False
        await finished(whole, every=1.0)
        assert not away.notices
        assert away.lost == []


def test_what_another_process_has_told_is_not_told_again(tmp_path):
    run(_told_already(tmp_path))


async def _told_already(folder: Path) -> None:
    """Ask in a chat that has been told by somebody else who shares the store."""
    async with a_bot_without_library(folder, World(LoopClock())) as (away, whole):
        chat = away.chats[0]
        assert await whole.store.write(lambda db: tell(db, chat.id, 1.0))
        ask(away, DICE, chat)
        await asyncio.sleep(20.0)
        away.libraries.is_away = False
        await finished(whole, every=1.0)
        assert not away.notices
        assert away.lost == []
