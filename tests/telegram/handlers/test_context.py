"""What stands around an answer, and what comes near it?"""

from dataclasses import replace

import pytest

from bot.state.exchanges import by_key, expire, save
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.small_libraries import a_library
from tests.telegram.bots import NOTES, Bot
from tests.telegram.full import a_full_bot, labels, now, press, tell

WHEN = "When was the bridge over the Ambra opened?"
MAY = "The bridge over the Ambra was opened in May 1911."
MOON = "Who ate the moon above the ferry?"
BOTH = "Describe the bridge over the Ambra"


@pytest.fixture
def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    """Return a group that Ann owns and Ben is in."""
    return bot.world.supergroup("Club", ann, ben, bot.world.person("Eve"))


def eve(bot: Bot) -> Person:
    """Return another member of the club."""
    return next(one for one in bot.world.people.values() if one.name == "Eve")


async def test_context_shows_the_paragraph_with_the_sentence_set_off_and_the_way_back(bot, ann):
    answer = await tell(bot, ann, WHEN)
    assert await press(bot, ann, answer, "Context") == ""
    shown = now(bot, answer)
    assert "The town paid 340,000 crowns for it." in shown["text"]
    (bold,) = [one for one in shown["entities"] if one["type"] == "bold"]
    assert shown["text"][bold["offset"] : bold["offset"] + bold["length"]] == MAY
    assert labels(shown) == [ENGLISH.button_back]


async def test_back_shows_the_answer_as_it_was_with_its_buttons(bot, ann):
    answer = await tell(bot, ann, WHEN)
    before = dict(answer)
    await press(bot, ann, answer, "👍")
    await press(bot, ann, now(bot, answer), "Context")
    assert await press(bot, ann, now(bot, answer), ENGLISH.button_back) == ""
    assert now(bot, answer)["text"] == before["text"]
    assert now(bot, answer)["entities"] == before["entities"]
    assert labels(now(bot, answer)) == ["Context", "More", "👍 1", "👎"]


async def test_more_shows_what_else_comes_near_but_not_what_was_quoted(bot, ann):
    answer = await tell(bot, ann, WHEN)
    await press(bot, ann, answer, "More")
    shown = now(bot, answer)["text"]
    assert shown.startswith(ENGLISH.more)
    assert MAY not in shown
    assert "Ambra" in shown
    assert labels(now(bot, answer)) == [ENGLISH.button_back]


async def test_nearest_shows_what_a_miss_in_a_group_had_near_it(bot, ann, club):
    miss = await tell(bot, ann, f"/ask@footnote_bot {MOON}", club)
    assert miss["text"] == ENGLISH.not_answered
    await press(bot, ann, miss, "Nearest")
    assert now(bot, miss)["text"].startswith(ENGLISH.nearest)
    await press(bot, ann, now(bot, miss), ENGLISH.button_back)
    assert now(bot, miss)["text"] == ENGLISH.not_answered


async def test_only_the_asker_and_admins_turn_an_answer_and_others_are_told_of_the_links(
    bot, ann, ben, club
):
    answer = await tell(bot, ben, f"/ask@footnote_bot {WHEN}", club)
    assert await press(bot, eve(bot), answer, "Context") == ENGLISH.pressed_askers_only
    assert now(bot, answer)["text"] == answer["text"]
    assert await press(bot, ann, answer, "Context") == ""  # the group is hers
    assert await press(bot, ben, now(bot, answer), ENGLISH.button_back) == ""
    assert await press(bot, eve(bot), now(bot, answer), "👍") == ENGLISH.pressed_voted


async def test_each_of_several_quotations_has_its_context_and_leads_to_the_others(bot, ann):
    bot.libraries.policy = replace(bot.libraries.policy, companion=0.0)
    answer = await tell(bot, ann, BOTH)
    assert "Context [2]" in labels(answer)
    await press(bot, ann, answer, "Context [2]")
    assert labels(now(bot, answer)) == ["Context [1]", ENGLISH.button_back]
    first = now(bot, answer)["text"]
    await press(bot, ann, now(bot, answer), "Context [1]")
    assert labels(now(bot, answer)) == ["Context [2]", ENGLISH.button_back]
    assert now(bot, answer)["text"] != first


async def test_words_that_have_changed_are_not_shown_and_that_is_said(bot, ann):
    answer = await tell(bot, ann, WHEN)
    bot.libraries.stock = a_library(NOTES[0].replace("May", "June"), NOTES[1])
    assert await press(bot, ann, answer, "Context") == ENGLISH.passage_gone
    assert now(bot, answer)["text"] == answer["text"]


async def test_back_to_an_answer_that_is_another_one_now_says_so(bot, ann):
    answer = await tell(bot, ann, WHEN)
    await press(bot, ann, answer, "Context")
    bot.libraries.stock = a_library(NOTES[0].replace("May", "June"), NOTES[1])
    assert await press(bot, ann, now(bot, answer), ENGLISH.button_back) == ENGLISH.passage_gone
    assert "June 1911" in now(bot, answer)["text"]


async def test_a_passage_that_still_stands_is_shown_though_it_no_longer_answers(bot, ann):
    answer = await tell(bot, ann, WHEN)
    bot.libraries.policy = replace(bot.libraries.policy, threshold=1.0)
    bot.libraries.stock = a_library(*NOTES, "Nothing to see.")
    assert await press(bot, ann, answer, "Context") == ""
    assert MAY in now(bot, answer)["text"]


async def test_buttons_work_after_a_restart_though_telegram_hides_old_messages(tmp_path):
    async with a_full_bot(tmp_path) as before:
        world, ann = before.world, before.world.person("Ann")
        answer = await tell(before, ann, WHEN)
    async with a_full_bot(tmp_path, world=world) as after:
        assert await press(after, ann, answer, "Context", old=True) == ""
        assert "340,000" in now(after, answer)["text"]
        assert await press(after, ann, now(after, answer), ENGLISH.button_back) == ""
        assert now(after, answer)["text"] == answer["text"]


async def test_an_exchange_that_is_no_longer_kept_is_told_politely(bot, ann):
    answer = await tell(bot, ann, WHEN)
    await bot.services.store.write(lambda db: expire(db, float("inf")))
    for label in labels(answer):
        assert await press(bot, ann, answer, label) == ENGLISH.pressed_old
    assert now(bot, answer)["text"] == answer["text"]


async def test_a_follow_up_is_asked_again_with_what_it_followed(bot, ann):
    await tell(bot, ann, WHEN)
    answer = await tell(bot, ann, "And the tunnel below Mount Sel?")
    await press(bot, ann, answer, "Context")
    await press(bot, ann, now(bot, answer), ENGLISH.button_back)
    assert bot.libraries.asked[-1].history == (WHEN,)
    assert now(bot, answer)["text"] == answer["text"]


async def test_an_answer_that_was_deleted_meanwhile_is_no_mishap(bot, ann):
    answer = await tell(bot, ann, WHEN)
    del bot.world.private(ann).messages[answer["message_id"]]
    assert await press(bot, ann, answer, "Context") == ""


async def test_a_number_that_was_never_quoted_shows_nothing(bot, ann):
    answer = await tell(bot, ann, WHEN)
    key = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"].partition(":")[0]
    assert await press(bot, ann, answer, f"{key}:c9", forged=True) == ENGLISH.pressed_nothing


async def test_a_miss_that_can_be_answered_by_now_is_answered_when_asked_for_more(bot, ann, club):
    bot.libraries.policy = replace(bot.libraries.policy, threshold=1.0)
    miss = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    bot.libraries.policy = replace(bot.libraries.policy, threshold=0.3)
    assert await press(bot, ann, miss, "Nearest") == ""
    assert now(bot, miss)["text"].startswith(MAY)
    assert "Context" in labels(now(bot, miss))


async def test_the_library_may_have_come_to_quote_something_else(bot, ann):
    answer = await tell(bot, ann, WHEN)
    key = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"].partition(":")[0]
    told = await bot.read(lambda db: by_key(db, key))
    other = replace(told, question="Which captains sail?")
    await bot.services.store.write(lambda db: save(db, other))
    bot.libraries.stock = a_library(*NOTES, *(f"Captains sail ship {n}." for n in range(9)))
    assert await press(bot, ann, answer, "Context") == ""
    assert MAY in now(bot, answer)["text"]
