"""What does a press do?"""

import asyncio
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.errors import Unreachable
from bot.state.places import Place
from bot.state.votes import Tally, tally
from bot.telegram.events import Person as Presser
from bot.telegram.events import Pressed
from bot.telegram.flood_control import FloodControl
from bot.telegram.handlers import buttons
from bot.telegram.handlers.buttons import route
from bot.telegram.receiving.processing import Attempt
from bot.wording import ENGLISH, LANGUAGES, words_for
from tests.fake_bot_api.acts import data_of
from tests.state.makers import tables
from tests.telegram.full import now, press, tell

WHEN = "When was the bridge over the Ambra opened?"


@pytest.mark.parametrize(
    "data",
    [
        "x",
        ":",
        "::::",
        "c1",
        "Aa0Aa0Aa0Aa0Aa0A:",
        "Aa0Aa0Aa0Aa0Aa0A:c0",
        "Aa0Aa0Aa0Aa0Aa0A:c٣",
        "Aa0Aa0Aa0Aa0Aa0A:c999",
        "Aa0Aa0Aa0Aa0Aa0A:drop",
        "' OR 1=1; --:u:",
        "p:../../etc/passwd",
        "p:",
        "f:everyone",
        "g:0",
        "g:-1",
        "d:x",
        "d:",
        "ключ:u\N{PARTY POPPER}",
    ],
)
async def test_bytes_that_are_not_ours_are_answered_once_and_do_nothing(bot, ann, data):
    answer = await tell(bot, ann, WHEN)
    before = dict(now(bot, answer))
    told = await press(bot, ann, answer, data, forged=True)
    assert told == ENGLISH.pressed_nothing
    assert now(bot, answer) == before


async def test_a_key_that_nobody_has_is_told_that_the_answer_is_gone(bot, ann):
    greeting = await tell(bot, ann, "/start")
    assert await press(bot, ann, greeting, "A" * 16 + ":u", forged=True) == ENGLISH.pressed_old


async def test_nobody_replaces_an_answer_by_what_buttons_of_other_messages_show(bot, ann):
    ben = bot.world.person("Ben")
    club = bot.world.supergroup("Club", ann, ben)
    theirs = await tell(bot, ben, "/ask@footnote_bot When was the tunnel opened?", club)
    ours = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    before = dict(now(bot, ours))
    for button in ("Context", "More", "👍"):
        data = data_of(theirs, button)
        assert await press(bot, ben, ours, data, forged=True) == ENGLISH.pressed_nothing
    for data in ("d:0", f"p:{data_of(theirs, 'Context')}", "s:0:view"):
        assert await press(bot, ben, ours, data, forged=True) == ENGLISH.pressed_nothing
    assert now(bot, ours) == before


async def test_whoever_presses_without_end_changes_nothing_any_more(bot, ann):
    answer = dict(await tell(bot, ann, WHEN))
    told = [await press(bot, ann, answer, "👍") for _ in range(14)]
    assert told.count(ENGLISH.too_fast) >= 4
    edits = len(bot.world.called("editMessageText"))
    assert await press(bot, ann, answer, "👍") == ENGLISH.too_fast
    assert len(bot.world.called("editMessageText")) == edits
    bot.world.clock.advance(60)
    assert await press(bot, ann, answer, "Context") == ""


async def test_whoever_presses_is_told_in_their_language(bot, ann):
    ben = bot.world.person("Ben", "ru")
    club = bot.world.supergroup("Club", ann, ben)
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    assert await press(bot, ben, answer, "Context") == LANGUAGES["ru"].pressed_askers_only


async def test_when_telegram_is_away_the_press_is_neither_answered_nor_counted_twice(bot, ann):
    answer = await tell(bot, ann, WHEN)
    key = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"].split(":")[0]
    bot.world.faults.add("answerCallbackQuery", times=0)
    query = bot.world.press(ann, answer, "👍")
    with pytest.raises(Unreachable):
        await bot.listen()
    assert query.answers == 0
    assert await bot.read(lambda db: tally(db, key, ann.id)) == Tally(0, 0, 0)
    bot.world.faults.clear()
    assert await press(bot, ann, answer, "👍") == ENGLISH.pressed_voted
    assert await bot.read(lambda db: tally(db, key, ann.id)) == Tally(1, 0, 1)


async def test_a_press_is_answered_before_anything_is_shown_however_long_that_takes(bot, ann):
    answer = await tell(bot, ann, WHEN)
    bot.world.faults.add("editMessageText", times=0)
    query = bot.world.press(ann, answer, "Context")
    with pytest.raises(Unreachable):
        await bot.listen()
    assert query.answers == 1


async def test_however_many_press_whoever_asks_in_that_chat_is_answered(bot, ann):
    folk = [bot.world.person(f"P{number}") for number in range(25)]
    club = bot.world.supergroup("Club", ann, *folk)
    answer = dict(await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club))
    told = [await press(bot, one, answer, "👍") for one in folk]
    assert told == [ENGLISH.pressed_voted] * 25
    asked = await tell(bot, ann, "/ask@footnote_bot When was the tunnel opened?", club)
    assert "1934" in asked["text"]


async def test_when_telegram_refuses_what_a_press_would_show_the_press_is_answered(bot, ann):
    answer = await tell(bot, ann, WHEN)
    bot.world.faults.add("editMessageText", name="chat is broken", times=0)
    assert await press(bot, ann, answer, "Context") == ""


async def test_a_press_under_a_message_that_was_passed_on_is_told_that_it_does_nothing(bot, ann):
    answer = await tell(bot, ann, WHEN)
    told: list[str] = []

    class Telling:
        """Hears what presses are told, and is not asked for edits."""

        held = ()

        def holding_edits(self) -> "Telling":
            """Return what is not asked for edits either."""
            return self

        async def release_edits(self) -> None:
            """Do nothing."""

        async def answer_press(self, query_id: str, text: str = "", **_: Any) -> None:
            """Note it."""
            told.append(f"{query_id}: {text}")

    services = replace(bot.services, sender=Telling())
    for query, data in enumerate(
        ("s:0:moff", "f:delete", "g:0", "d:0", "p:x", data_of(answer, "👍"))
    ):
        pressed = Pressed(str(query), Presser(ann.id), data)
        await route(pressed, services, Attempt(int(query)))
    assert told == [f"{query}: {ENGLISH.pressed_nothing}" for query in range(6)]


@dataclass
class Few:
    """The services that a press needs which names nothing of ours."""

    words_for: Any
    flood_control: Any
    store: Any
    sender: Any


@settings(max_examples=60)
@given(st.text(max_size=64))
def test_any_bytes_at_all_are_answered(data):
    assume(data.partition(":")[0] not in buttons.BUTTONS)  # those have tests of their own
    answered: list[str] = []

    async def reads(work: Any) -> Any:
        return work(db)

    async def answers(_query: str, text: str = "") -> None:
        answered.append(text)

    async def nothing() -> None:
        """Show nothing."""

    sender = SimpleNamespace(answer_press=answers, held=(), release_edits=nothing)
    sender.holding_edits = lambda: sender
    services: Any = Few(
        words_for=words_for,
        flood_control=FloodControl(lambda: 0.0),
        store=SimpleNamespace(read=reads),
        sender=sender,
    )
    with tables() as db:
        asyncio.run(route(Pressed("7", Presser(5), data, Place(5), 30), services, Attempt(1)))
    assert len(answered) == 1
    assert answered[0] in {ENGLISH.pressed_nothing, ENGLISH.pressed_old}
