"""When do the buttons under an answer show the votes?"""

import asyncio
from dataclasses import replace

from bot.state.exchanges import by_reply, save
from bot.state.votes import wanted_recounts
from bot.telegram.handlers import recounting
from bot.telegram.handlers.recounting import Recounter
from tests.telegram.bots import WHEN
from tests.telegram.full import labels, now, press, tell


async def wanted(bot):
    """Return the messages that show old counts."""
    return [one.message for one in await bot.read(lambda db: wanted_recounts(db, 99))]


async def vote(bot, person, answer):
    """Let somebody vote, and nothing be shown yet."""
    bot.world.press(person, answer, "👍")
    await bot.listen_only()


def edits(bot):
    """Return how many edits there were."""
    return len(bot.world.called("editMessageText"))


async def test_votes_that_come_together_are_one_edit(bot, ann):
    folk = [bot.world.person(f"P{number}") for number in range(12)]
    club = bot.world.supergroup("Club", ann, *folk)
    answer = dict(await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club))
    for one in folk:
        await vote(bot, one, answer)
    assert edits(bot) == 0
    await Recounter(bot.services).look()
    assert edits(bot) == 1
    assert "👍 12" in labels(now(bot, answer))
    assert await wanted(bot) == []


async def test_the_same_message_is_edited_every_few_seconds_at_most(bot, ann, ben):
    club = bot.world.supergroup("Club", ann, ben)
    answer = dict(await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club))
    recounter = Recounter(bot.services)
    for one in (ann, ben):
        await vote(bot, one, answer)
        await recounter.look()
    assert edits(bot) == 1
    assert await wanted(bot) == [answer["message_id"]]
    recounter.edited.clear()
    await recounter.look()
    assert "👍 2" in labels(now(bot, answer))


async def test_while_telegram_is_away_nothing_is_forgotten(bot, ann):
    answer = dict(await tell(bot, ann, WHEN))
    await vote(bot, ann, answer)
    bot.world.faults.add("editMessageText", times=0)
    await Recounter(bot.services).look()
    assert await wanted(bot) == [answer["message_id"]]
    bot.world.faults.clear()
    await Recounter(bot.services).look()
    assert "👍 1" in labels(now(bot, answer))
    assert await wanted(bot) == []


async def test_a_message_that_is_gone_is_not_tried_for_ever(bot, ann):
    answer = dict(await tell(bot, ann, WHEN))
    await vote(bot, ann, answer)
    del bot.world.find(answer["chat"]["id"]).messages[answer["message_id"]]
    await Recounter(bot.services).look()
    assert await wanted(bot) == []


async def test_a_question_that_is_edited_while_its_votes_are_sent_is_shown_as_it_is_now(bot, ann):
    answer = dict(await tell(bot, ann, WHEN))
    await vote(bot, ann, answer)
    (recount,) = await bot.read(lambda db: wanted_recounts(db, 9))
    sender, chat = bot.services.sender, answer["chat"]["id"]
    edit = sender.edit

    async def edit_while_the_question_is_edited(*what):
        await edit(*what)
        exchange = await bot.read(lambda db: by_reply(db, chat, answer["message_id"]))
        edited = replace(exchange, question="Who designed it?")
        await bot.services.store.write(lambda db: save(db, edited))

    sender.edit = edit_while_the_question_is_edited
    await recounting.show(recount, bot.services)
    assert await wanted(bot) == [answer["message_id"]]


async def test_what_somebody_looks_at_is_not_taken_away_by_a_vote_from_before(bot, ann):
    answer = dict(await tell(bot, ann, WHEN))
    await vote(bot, ann, answer)
    assert await press(bot, ann, answer, "Context") == ""
    assert await wanted(bot) == []
    assert "Back" in " ".join(labels(now(bot, answer)))


async def test_it_looks_again_and_again_until_it_is_ended(bot, ann, monkeypatch):
    monkeypatch.setattr(recounting, "PAUSE", 0.05)
    running = asyncio.create_task(Recounter(bot.services).run())
    answer = dict(await tell(bot, ann, WHEN))
    await vote(bot, ann, answer)
    async with asyncio.timeout(5):
        while "👍 1" not in labels(now(bot, answer)):  # noqa: ASYNC110 - no bell rings
            await asyncio.sleep(0.01)
    running.cancel()
