"""Owners who want it hear once a week what went unanswered, and nothing if nothing did."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.config.sections import TelegramSettings
from bot.config.settings import Settings
from bot.state import gaps
from bot.state.digests import WEEK
from bot.state.gaps import Gap
from bot.state.places import Place
from bot.telegram.permissions import Permissions
from bot.telegram.weekly_digest import send_due
from bot.wording import ENGLISH
from tests.telegram.full import labels, now, press, tell
from tests.telegram.handlers.closed import delivered

HOUR = 3600.0


def run_by(bot, person, *, digest=True):
    """Return the bot as that person runs it, on a day at noon."""
    permissions = Permissions(bot.services.sender.member_status, bot.world.clock.now, (person.id,))
    told = TelegramSettings(access="open", owners=(person.id,), weekly_digest=digest)
    settings = Settings(telegram=told)
    return replace(bot, services=replace(bot.services, permissions=permissions, settings=settings))


def to_hour(bot, hour):
    """Move the clock on to an hour of this machine's day."""
    here = datetime.fromtimestamp(bot.world.clock.now()).astimezone()
    then = here.replace(hour=hour, minute=0, second=0)
    wait = (then if then >= here else then + timedelta(days=1)) - here
    bot.world.clock.advance(wait.total_seconds())


async def missed(bot, *questions):
    """Let questions be asked in vain, now."""
    for number, question in enumerate(questions):
        gap = Gap(Place(-5), 50 + number, question, bot.world.clock.now())
        await bot.services.store.write(lambda db, gap=gap: gaps.add(db, gap))


@pytest.fixture
async def owned(bot, ann):
    """Return the bot of Ann, who wants digests, at noon of the day on which a week begins."""
    made = run_by(bot, ann)
    await tell(made, ann, "/help")
    to_hour(made, 12)
    await send_due(made.services)
    return made


async def test_after_a_week_it_lists_what_was_asked_most_first_and_once(owned, ann):
    await missed(owned, "Is parking free?", "free parking", "Who is the treasurer?")
    private = owned.world.private(ann)
    await send_due(owned.services)
    assert await delivered(owned, private) == []
    owned.world.clock.advance(WEEK)
    for _ in range(3):
        await send_due(owned.services)
    (letter,) = await delivered(owned, private)
    lines = letter["text"].splitlines()
    assert lines[0] == ENGLISH.digest_title.format(questions="3 questions")
    assert lines[2] == "1. Is parking free? (2 times)"
    assert lines[3] == "2. Who is the treasurer?"
    assert lines[-1] == ENGLISH.digest_end


async def test_where_nothing_was_asked_in_vain_nothing_is_sent(owned, ann):
    await missed(owned, "Is parking free?")
    found = await owned.read(gaps.load)
    await owned.services.store.write(lambda db: gaps.answer(db, {found[0].id}, "k"))
    owned.world.clock.advance(WEEK)
    await send_due(owned.services)
    assert await delivered(owned, owned.world.private(ann)) == []


async def test_what_was_told_last_week_is_not_told_again(owned, ann):
    await missed(owned, "Is parking free?")
    owned.world.clock.advance(WEEK)
    await send_due(owned.services)
    await delivered(owned, owned.world.private(ann))
    await missed(owned, "Who is the treasurer?")
    owned.world.clock.advance(WEEK)
    await send_due(owned.services)
    (letter,) = await delivered(owned, owned.world.private(ann))
    assert "parking" not in letter["text"]


async def test_at_night_it_waits_for_the_morning(owned, ann):
    await missed(owned, "Is parking free?")
    owned.world.clock.advance(WEEK)
    to_hour(owned, 23)
    await send_due(owned.services)
    assert await delivered(owned, owned.world.private(ann)) == []
    to_hour(owned, 9)
    await send_due(owned.services)
    assert len(await delivered(owned, owned.world.private(ann))) == 1


async def test_whoever_does_not_want_it_does_not_get_it_and_may_choose(bot, ann):
    made = run_by(bot, ann, digest=False)
    to_hour(made, 12)
    await send_due(made.services)
    menu = await tell(made, ann, "/settings")
    assert f"• {ENGLISH.digest_not_sent}" in labels(menu)
    await missed(made, "Is parking free?")
    made.world.clock.advance(WEEK)
    await send_due(made.services)
    assert await delivered(made, made.world.private(ann)) == []
    assert await press(made, ann, menu, ENGLISH.digest_sent) == ENGLISH.pressed_saved
    assert f"• {ENGLISH.digest_sent}" in labels(now(made, menu))
    await missed(made, "Who is the treasurer?")
    made.world.clock.advance(WEEK)
    await send_due(made.services)
    assert len(await delivered(made, made.world.private(ann))) == 1


async def test_nobody_else_is_offered_it_or_gets_it(bot, ann, ben):
    made = run_by(bot, ann)
    menu = await tell(made, ben, "/settings")
    assert ENGLISH.settings_digest not in menu["text"]
    told = await press(made, ben, menu, "s:0:dy", forged=True)
    assert told == ENGLISH.pressed_nothing
    group = made.world.supergroup("Club", ann)
    shown = await tell(made, ann, "/settings@footnote_bot", group)
    assert ENGLISH.settings_digest not in shown["text"]
