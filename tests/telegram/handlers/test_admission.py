"""Whoever may not ask is told so, and gets in only by an owner's press."""

import re

import pytest

from bot.state.admissions import MOST_WAITING, Standing, every
from bot.telegram.letter_box import deliver
from bot.wording import ENGLISH
from tests.telegram.bots import MAY
from tests.telegram.full import labels, now, press, silent
from tests.telegram.handlers.closed import ASK, CLUB, a_closed_bot, delivered, tell, who

CODE = re.compile(r"\b\d{3}\u00a0\d{3}\b")


@pytest.fixture
async def closed(tmp_path):
    """Yield the bot as it is by default."""
    async with a_closed_bot(tmp_path) as made:
        yield made


@pytest.fixture
def olga(closed):
    """Return whoever owns the bot."""
    return who(closed, "Olga")


@pytest.fixture
def ann(closed):
    """Return somebody who found the bot by chance."""
    return who(closed, "Ann")


async def standing(bot, person):
    """Return how somebody stands, None if nobody knows them."""
    found = await bot.read(lambda db: every(db, bot.world.clock.now()))
    return next((one.standing for one in found if one.who == person.id), None)


async def test_a_stranger_gets_a_code_and_the_owner_the_same_with_their_name(closed, ann, olga):
    told = (await tell(closed, ann, ASK))["text"]
    (code,) = CODE.findall(told)
    (asked,) = await delivered(closed, closed.world.private(olga))
    assert asked["text"] == ENGLISH.access_wants.format(name="Ann", code=code)
    assert labels(asked) == [ENGLISH.button_let_in, ENGLISH.button_refuse]
    assert MAY not in told


async def test_whoever_was_let_in_is_told_once_and_answered(closed, ann, olga):
    await tell(closed, ann, ASK)
    (asked,) = await delivered(closed, closed.world.private(olga))
    assert await press(closed, olga, asked, ENGLISH.button_let_in) == ""
    assert now(closed, asked)["text"] == ENGLISH.access_admitted.format(name="Ann")
    (welcome,) = await delivered(closed, closed.world.private(ann))
    assert welcome["text"] == ENGLISH.access_welcome
    assert await delivered(closed, closed.world.private(ann)) == []
    assert MAY in (await tell(closed, ann, ASK))["text"]


async def test_whoever_was_refused_is_told_and_cannot_have_the_owner_asked_again(
    closed, ann, olga
):
    await tell(closed, ann, ASK)
    (asked,) = await delivered(closed, closed.world.private(olga))
    await press(closed, olga, asked, ENGLISH.button_refuse)
    (told,) = await delivered(closed, closed.world.private(ann))
    assert told["text"] == ENGLISH.access_refused
    assert (await tell(closed, ann, "Please?"))["text"] == ENGLISH.access_refused
    assert await delivered(closed, closed.world.private(olga)) == []


async def test_asking_again_changes_no_code_and_bothers_no_owner(closed, ann, olga):
    first = (await tell(closed, ann, ASK))["text"]
    await delivered(closed, closed.world.private(olga))
    assert (await tell(closed, ann, "Hello? Anybody?"))["text"] == first
    assert await delivered(closed, closed.world.private(olga)) == []


async def test_an_eleventh_stranger_is_told_to_come_again_and_no_owner_hears_of_them(closed, olga):
    for number in range(MOST_WAITING):
        assert CODE.search((await tell(closed, closed.world.person(f"P{number}"), ASK))["text"])
    await delivered(closed, closed.world.private(olga))
    late = await tell(closed, closed.world.person("Late"), ASK)
    assert late["text"] == ENGLISH.access_full
    assert await delivered(closed, closed.world.private(olga)) == []


async def test_nobody_lets_themselves_in_by_a_button_of_the_owners(closed, ann, olga):
    await tell(closed, ann, ASK)
    (asked,) = await delivered(closed, closed.world.private(olga))
    data = asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    mine = closed.world.sent()[-2]
    assert await press(closed, ann, mine, data, forged=True) == ENGLISH.access_pressed
    assert await standing(closed, ann) is Standing.WAITING
    for forged in ("a:", "a::y", "a:1:y", "w:0:1:y", data[:-1], data[:-3] + "x:y"):
        await press(closed, olga, asked, forged, forged=True)
    assert await standing(closed, ann) is Standing.WAITING


async def test_a_button_that_waited_for_more_than_a_day_lets_nobody_in(closed, ann, olga):
    await tell(closed, ann, ASK)
    (asked,) = await delivered(closed, closed.world.private(olga))
    closed.world.clock.advance(25 * 3600)
    told = await press(closed, olga, asked, ENGLISH.button_let_in)
    assert told == ENGLISH.pressed_nothing
    assert await standing(closed, ann) is None


async def test_inline_offers_a_stranger_nothing_but_the_way_to_be_let_in(closed, ann, olga):
    query = closed.world.ask_inline(ann, ASK)
    await closed.listen()
    assert query.answer["results"] == []
    assert query.answer["button"]["text"] == ENGLISH.access_inline
    assert query.answer["is_personal"]
    theirs = closed.world.ask_inline(olga, ASK)
    await closed.listen()
    assert theirs.answer["results"]
    assert theirs.answer["is_personal"]
    assert theirs.answer["cache_time"] == 0


async def test_a_link_into_a_document_opens_nothing_for_a_stranger(closed, ann, olga):
    answer = await tell(closed, olga, ASK)
    link = next(one["url"] for one in answer["entities"] if one["type"] == "text_link")
    payload = link.partition("start=")[2]
    assert MAY not in (await tell(closed, ann, f"/start {payload}"))["text"]
    assert MAY in (await tell(closed, olga, f"/start {payload}"))["text"]


async def test_buttons_under_an_answer_do_nothing_for_whoever_was_taken_off(closed, ann, olga):
    await tell(closed, ann, ASK)
    (asked,) = await delivered(closed, closed.world.private(olga))
    await press(closed, olga, asked, ENGLISH.button_let_in)
    answer = await tell(closed, ann, ASK)
    (one,) = [each for each in await closed.services.access.listed() if each.who == ann.id]
    await closed.services.access.remove(one.key)
    told = await press(closed, ann, answer, ENGLISH.button_context)
    assert told == ENGLISH.access_pressed


async def test_a_group_is_answered_once_an_owner_agrees(closed, ann, olga):
    world = closed.world
    group = world.supergroup("Neighbours", ann)
    world.leave(group, world.me, ann)
    world.join(group, world.me, ann)
    await closed.listen()
    assert closed.shown(group)[-1] == ENGLISH.access_group
    (asked,) = await delivered(closed, world.private(olga))
    assert asked["text"] == ENGLISH.access_group_wants.format(name="Ann", group="Neighbours")
    assert (await tell(closed, ann, CLUB, group))["text"] == ENGLISH.access_group
    await press(closed, olga, asked, ENGLISH.button_let_in)
    (greeting,) = await delivered(closed, group)
    assert greeting["text"].startswith("Hello.")
    assert MAY in (await tell(closed, ann, CLUB, group))["text"]
    world.clock.advance(61)
    assert MAY in (await tell(closed, ann, ASK))["text"]  # a member, in private


async def test_a_group_that_an_owner_adds_it_to_is_answered_at_once(closed, olga):
    world = closed.world
    group = world.supergroup("Board", olga)
    world.leave(group, world.me, olga)
    world.join(group, world.me, olga)
    await closed.listen()
    assert closed.shown(group)[-1].startswith("Hello.")
    assert MAY in (await tell(closed, olga, CLUB, group))["text"]


async def test_in_a_group_that_waits_only_whoever_speaks_to_us_hears_why(closed, ann):
    world = closed.world
    group = world.supergroup("Neighbours", ann)
    world.promote(group, world.me)
    await closed.listen()
    assert await silent(closed, ann, "Who built the bridge?", group)
    assert await silent(closed, ann, "/weather", group)
    assert not await silent(closed, ann, CLUB, group)


async def test_whoever_starts_the_bot_becomes_its_owner_by_the_link_that_it_prints(tmp_path):
    async with a_closed_bot(tmp_path, has_owner=False) as made:
        olga, ann = who(made, "Olga"), who(made, "Ann")
        told = (await tell(made, ann, ASK))["text"]
        assert told == ENGLISH.access_listed.format(number=ann.id)
        link = made.services.access.claim
        assert (await tell(made, olga, f"/start {link}"))["text"] == ENGLISH.access_owner
        assert CODE.search((await tell(made, ann, f"/start {link}"))["text"])
        assert MAY in (await tell(made, olga, ASK))["text"]


@pytest.mark.parametrize(
    ("access", "told"),
    [("groups", ENGLISH.access_groups), ("listed", "Your number|your number in Telegram")],
)
async def test_where_no_codes_are_given_nobody_waits(tmp_path, access, told):
    async with a_closed_bot(tmp_path, access) as made:
        ann = who(made, "Ann")
        assert re.search(told, (await tell(made, ann, ASK))["text"])
        await deliver(made.services.store, made.services.sender, made.services.clock)
        assert await standing(made, ann) is None


async def test_a_name_that_is_a_trap_is_shown_on_one_line(closed, olga):
    world = closed.world
    mallory = world.person("Mallory\n\n✓ let in by the owner " + "x" * 200)
    await tell(closed, mallory, ASK)
    (asked,) = await delivered(closed, world.private(olga))
    assert len(asked["text"].splitlines()) == 2
    assert len(asked["text"]) < 150
