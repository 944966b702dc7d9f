"""How does somebody make us forget them?"""

from bot.state.chat_settings import DEFAULTS, load_chat_settings
from bot.state.gaps import load
from bot.state.places import Place
from bot.wording import ENGLISH
from tests.telegram.full import labels, now, press, tell

WHEN = "When was the bridge over the Ambra opened, my dear quagga?"
MOON = "Who ate the okapi of the moon?"


async def test_whoever_means_it_is_forgotten_and_nothing_of_it_is_on_the_disk(bot, ann, tmp_path):
    answer = await tell(bot, ann, WHEN)
    await tell(bot, ann, MOON)
    await press(bot, ann, answer, "👍")
    chosen = await tell(bot, ann, "/settings")
    await press(bot, ann, chosen, "3 sentences")
    asked = await tell(bot, ann, "/forget_me")
    assert labels(asked) == [ENGLISH.button_forget, ENGLISH.button_keep]
    await press(bot, ann, asked, ENGLISH.button_forget)
    assert now(bot, asked)["text"] == ENGLISH.forgotten
    assert labels(now(bot, asked)) == []
    assert await press(bot, ann, answer, "Context") == ENGLISH.pressed_old
    assert await bot.read(load) == ()
    assert await bot.read(lambda db: load_chat_settings(db, Place(ann.id))) == DEFAULTS
    raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"quagga" not in raw
    assert b"okapi" not in raw


async def test_others_are_not_forgotten_with_them(bot, ann):
    ben = bot.world.person("Ben")
    answer = await tell(bot, ben, WHEN)
    await press(bot, ann, await tell(bot, ann, "/forget_me"), ENGLISH.button_forget)
    assert await press(bot, ben, answer, "Context") == ""


async def test_whoever_thinks_better_of_it_keeps_everything(bot, ann):
    answer = await tell(bot, ann, WHEN)
    asked = await tell(bot, ann, "/forget_me")
    await press(bot, ann, asked, ENGLISH.button_keep)
    assert now(bot, asked)["text"] == ENGLISH.nothing_forgotten
    assert await press(bot, ann, answer, "Context") == ""


async def test_a_forged_press_in_a_group_deletes_nothing(bot, ann):
    answer = await tell(bot, ann, WHEN)
    club = bot.world.supergroup("Club", ann, bot.world.person("Ben"))
    theirs = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    told = await press(bot, ann, theirs, "f:delete", forged=True)
    assert told == ENGLISH.pressed_nothing
    assert await press(bot, ann, answer, "Context") == ""
