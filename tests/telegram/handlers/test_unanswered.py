"""What was asked and not answered, and who may see that?"""

from dataclasses import replace

import pytest

from bot.state.gaps import Gap, add, load
from bot.state.places import Place
from bot.telegram.permissions import Permissions
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import Bot
from tests.telegram.full import labels, now, press, silent, tell

PARKING = ("Is parking free?", "free parking", "parking free?")


@pytest.fixture
async def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    """Return a group of Ann's, in which parking was asked about."""
    made = bot.world.supergroup("Club", ann, ben)
    await arrived(bot, made, ben)
    await asked(bot, made.id, *PARKING)
    return made


async def arrived(bot: Bot, chat: Chat, by: Person) -> None:
    """Let the bot be added to a chat, and say what it says then."""
    bot.world.leave(chat, bot.world.me, by)
    bot.world.join(chat, bot.world.me, by)
    await bot.listen()


async def asked(bot: Bot, chat: int, *questions: str, person: int = 900) -> None:
    """Let questions be noted, each asked by somebody else."""
    for number, question in enumerate(questions):
        gap = Gap(Place(chat), person + number, question, 1_700_000_000.0 + number)
        await bot.services.store.write(lambda db, gap=gap: add(db, gap))


def owned(bot: Bot, person: Person) -> Bot:
    """Return the bot as that person runs it."""
    permissions = Permissions(bot.services.sender.member_status, bot.world.clock.now, (person.id,))
    return replace(bot, services=replace(bot.services, permissions=permissions))


async def test_an_admin_sees_what_was_asked_in_their_groups_most_asked_first(bot, ann, club):
    await asked(bot, club.id, "Who is the treasurer?")
    lines = (await tell(bot, ann, "/gaps"))["text"].splitlines()
    assert lines[0] == ENGLISH.gaps_title.format(questions="4 questions")
    assert lines[1] == "From Club"
    assert lines[3] == "1. Is parking free?"
    assert lines[4] == "3 times, 3 people, 2023-11-14"
    assert lines[5] == "free parking / parking free?"
    assert lines[7] == "2. Who is the treasurer?"


@pytest.mark.usefixtures("club")
async def test_an_admin_of_one_group_sees_nothing_of_another(bot, ann):
    other = bot.world.supergroup("Other", bot.world.person("Eve"), ann)
    await asked(bot, other.id, "Where is the treasure?")
    await asked(bot, 555, "What is my diagnosis?")
    text = (await tell(bot, ann, "/gaps"))["text"]
    assert "parking" in text
    assert "treasure" not in text
    assert "diagnosis" not in text


@pytest.mark.usefixtures("club")
async def test_whoever_runs_the_bot_sees_everything(bot, ben):
    await asked(bot, 555, "What is my diagnosis?")
    text = (await tell(owned(bot, ben), ben, "/gaps"))["text"]
    assert "parking" in text
    assert "diagnosis" in text


@pytest.mark.usefixtures("club")
async def test_anybody_else_is_told_who_may_see_it(bot, ben):
    assert (await tell(bot, ben, "/gaps"))["text"] == ENGLISH.gaps_nobody


async def test_that_everything_was_answered_is_told_to_whoever_runs_the_bot(bot, ben):
    assert (await tell(owned(bot, ben), ben, "/gaps"))["text"] == ENGLISH.no_gaps


async def test_what_was_dealt_with_is_gone_and_the_rest_stays(bot, ann, club):
    await asked(bot, club.id, "Who is the treasurer?")
    message = await tell(bot, ann, "/gaps")
    assert labels(message) == ["✎ 1", "✎ 2", "✓ 1", "✓ 2"]
    assert await press(bot, ann, message, "✓ 1") == ENGLISH.gap_dealt_with
    assert "parking" not in now(bot, message)["text"]
    assert "1. Who is the treasurer?" in now(bot, message)["text"]
    assert [gap.question for gap in await bot.read(load)] == ["Who is the treasurer?"]


@pytest.mark.usefixtures("club")
async def test_the_same_question_of_another_group_is_not_dealt_with_by_that(bot, ann):
    other = bot.world.supergroup("Other", bot.world.person("Eve"))
    await asked(bot, other.id, PARKING[0])
    message = await tell(bot, ann, "/gaps")
    await press(bot, ann, message, "✓ 1")
    assert [gap.place.chat for gap in await bot.read(load)] == [other.id]


async def test_pressing_for_what_is_gone_already_changes_nothing(bot, ann, club):
    message = dict(await tell(bot, ann, "/gaps"))
    await press(bot, ann, message, "✓ 1")
    await asked(bot, club.id, "Who is the treasurer?")
    assert await press(bot, ann, message, "✓ 1") == ENGLISH.pressed_nothing
    assert len(await bot.read(load)) == 1


async def test_an_admin_who_no_longer_is_one_sees_and_deletes_nothing(bot, ben, club):
    bot.world.promote(club, ben)
    message = await tell(bot, ben, "/gaps")
    club.roles[ben.id] = "member"
    bot.world.clock.advance(61)
    assert await press(bot, ben, message, "✓ 1") == ENGLISH.pressed_nothing
    assert now(bot, message)["text"] == ENGLISH.gaps_nobody
    assert len(await bot.read(load)) == 3


async def test_many_gaps_come_in_pages(bot, ann, club):
    subjects = "lake mill ferry tower garden museum".split()
    await asked(bot, club.id, *(f"Who built the {one}?" for one in subjects))
    message = await tell(bot, ann, "/gaps")
    acts = [f"{mark} {one}" for mark in "✎✓" for one in range(1, 6)]
    assert labels(message) == [*acts, "1 / 2", "›"]
    await press(bot, ann, message, "›")
    assert labels(now(bot, message)) == ["✎ 6", "✎ 7", "✓ 6", "✓ 7", "‹", "2 / 2"]


async def test_what_is_refused_in_a_group_is_found_there(bot, ann, club):
    await tell(bot, ann, "/ask@footnote_bot Who ate the moon?", club)
    assert "Who ate the moon?" in (await tell(bot, ann, "/gaps"))["text"]


async def test_nobody_is_shown_gaps_in_a_group(bot, ann, club):
    told = await tell(bot, ann, "/gaps@footnote_bot", club)
    assert "parking" not in told["text"]
    message = await tell(bot, ann, "/gaps")
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await press(bot, ann, told, data, forged=True) == ENGLISH.pressed_nothing
    assert await silent(bot, ann, "thanks", club)
