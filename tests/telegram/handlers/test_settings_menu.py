"""What may be chosen here, and who chooses it?"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.state.chat_settings import DEFAULTS, Askers, ChatSettings, Mode, load_chat_settings
from bot.state.places import Place
from bot.state.quiet_hours import QuietHours
from bot.telegram.handlers.settings_menu import View, render
from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import Bot
from tests.telegram.full import labels, now, press, tell

WORDS = ENGLISH
SETTINGS = "/settings@footnote_bot"
LANGUAGE = f"{WORDS.settings_language}: {WORDS.language_asker} ›"


@pytest.fixture
def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    """Return a forum that Ann owns and Ben is in."""
    return bot.world.supergroup("Club", ann, ben, is_forum=True)


async def held(bot: Bot, chat: Chat, topic: int = 0) -> ChatSettings:
    """Return what holds in a place."""
    return await bot.read(lambda db: load_chat_settings(db, Place(chat.id, topic)))


async def a_topic(bot: Bot, ann: Person, club: Chat) -> int:
    """Return a new topic; no topic has the number 1, so that something was said before."""
    bot.world.say(ann, club, "Welcome!")
    topic = bot.world.topic(club, "News", ann)
    await bot.listen()
    return topic


async def test_an_admin_sees_what_holds_and_every_choice(bot, ann, club):
    message = await tell(bot, ann, SETTINGS, club)
    assert message["text"].startswith(WORDS.settings_chat)
    assert f"{WORDS.settings_mode}: {WORDS.mode_quiet}" in message["text"]
    assert f"• {WORDS.mode_quiet}" in labels(message)
    for label in (WORDS.mode_sure, WORDS.mode_off, "3 sentences"):
        assert any(label in one for one in labels(message))
    await press(bot, ann, message, LANGUAGE)
    for name in (words.name for words in LANGUAGES.values()):
        assert any(name in one for one in labels(now(bot, message)))
    await press(bot, ann, now(bot, message), WORDS.button_back)
    assert labels(now(bot, message)) == labels(message)


@pytest.mark.parametrize(
    ("label", "chosen"),
    [
        (WORDS.mode_sure, ChatSettings(mode=Mode.SURE)),
        (WORDS.mode_off, ChatSettings(mode=Mode.OFF)),
        ("1 sentence", ChatSettings(sentences=1)),
        ("3 sentences", ChatSettings(sentences=3)),
        (WORDS.askers_admins, ChatSettings(askers=Askers.ADMINS)),
        (WORDS.gaps_dropped, ChatSettings(keeps_gaps=False)),
    ],
)
async def test_a_press_chooses_and_the_message_shows_it(bot, ann, club, label, chosen):
    message = await tell(bot, ann, SETTINGS, club)
    told = await press(bot, ann, message, label)
    assert await held(bot, club) == chosen
    assert told == LANGUAGES[chosen.language or "en"].pressed_saved
    assert any(one.startswith("• ") and label in one for one in labels(now(bot, message)))
    assert now(bot, message)["message_id"] == message["message_id"]


async def test_what_was_chosen_can_be_taken_back(bot, ann, club):
    message = await tell(bot, ann, SETTINGS, club)
    await press(bot, ann, message, WORDS.mode_off)
    await press(bot, ann, now(bot, message), WORDS.mode_quiet)
    await press(bot, ann, now(bot, message), LANGUAGE)
    assert await press(bot, ann, now(bot, message), "Русский") == LANGUAGES["ru"].pressed_saved
    assert await held(bot, club) == ChatSettings(language="ru")
    await press(bot, ann, now(bot, message), LANGUAGES["ru"].language_asker)
    assert await held(bot, club) == DEFAULTS


async def test_quiet_hours_are_chosen_or_typed_with_their_time_zone(bot, ann, club):
    message = await tell(bot, ann, SETTINGS, club)
    await press(bot, ann, message, f"{WORDS.settings_quiet}: {WORDS.quiet_never} ›")
    await press(bot, ann, now(bot, message), "22:00–07:00")
    await press(bot, ann, now(bot, message), "+ 1 hour")
    assert (await held(bot, club)).quiet == QuietHours(22 * 60, 7 * 60, "UTC+1")
    assert "UTC+1, " in now(bot, message)["text"]
    message = await tell(bot, ann, f"{SETTINGS} 21:30-6:15 europe/berlin", club)
    assert (await held(bot, club)).quiet == QuietHours(21 * 60 + 30, 6 * 60 + 15, "Europe/Berlin")
    assert "21:30–06:15" in message["text"]
    assert "Europe/Berlin, " in message["text"]
    await press(bot, ann, message, WORDS.quiet_never)
    assert (await held(bot, club)).quiet == QuietHours(zone="Europe/Berlin")
    message = await tell(bot, ann, f"{SETTINGS} at night", club)
    assert message["text"] == WORDS.quiet_unknown


async def test_nobody_but_admins_is_shown_the_choices(bot, ben, club):
    message = await tell(bot, ben, SETTINGS, club)
    assert message["text"] == WORDS.admins_only
    assert labels(message) == []


async def test_a_press_of_somebody_else_changes_nothing(bot, ann, ben, club):
    message = await tell(bot, ann, SETTINGS, club)
    assert await press(bot, ben, message, WORDS.mode_off) == WORDS.admins_only
    assert await held(bot, club) == DEFAULTS


async def test_an_admin_who_no_longer_is_one_changes_nothing(bot, ben, club):
    bot.world.promote(club, ben)
    message = await tell(bot, ben, SETTINGS, club)
    await press(bot, ben, message, WORDS.mode_sure)
    club.roles[ben.id] = "member"
    assert await press(bot, ben, now(bot, message), WORDS.mode_off) == WORDS.admins_only
    assert (await held(bot, club)).mode is Mode.SURE


async def test_an_anonymous_admin_sees_the_choices_and_presses_under_their_own_name(
    bot, ann, ben, club
):
    message = await tell(bot, ann, SETTINGS, club, anonymous=True)
    assert await press(bot, ben, message, WORDS.mode_off) == WORDS.admins_only
    assert await press(bot, ann, message, WORDS.mode_off) == WORDS.pressed_saved
    assert (await held(bot, club)).mode is Mode.OFF


async def test_words_that_were_passed_on_and_posts_of_channels_carry_no_rights(
    bot, ann, ben, club
):
    said = bot.world.say(ann, club, SETTINGS)
    await bot.listen()
    message = await tell(bot, ben, SETTINGS, club, forwarded=said)
    assert message["text"] == WORDS.admins_only
    news = bot.world.channel("News", ann)
    message = await tell(bot, ann, SETTINGS, club, as_channel=news)
    assert message["text"] == WORDS.admins_only
    bot.world.link(news, club)
    before = len(bot.world.sent())
    bot.world.say(ann, news, SETTINGS)  # which Telegram forwards to the group
    await bot.listen()
    assert len(bot.world.sent()) == before


async def test_a_topic_has_rules_of_its_own_until_it_is_as_the_chat_again(bot, ann, club):
    topic = await a_topic(bot, ann, club)
    message = await tell(bot, ann, SETTINGS, club, topic=topic)
    assert message["text"].startswith(WORDS.settings_topic)
    await press(bot, ann, message, WORDS.mode_off)
    assert [(await held(bot, club, one)).mode for one in (topic, 0)] == [Mode.OFF, Mode.QUIET]
    await press(bot, ann, now(bot, message), WORDS.button_as_chat)
    assert (await held(bot, club, topic)).mode is Mode.QUIET


async def test_in_a_topic_one_may_choose_for_the_whole_chat_too(bot, ann, club):
    topic = await a_topic(bot, ann, club)
    message = await tell(bot, ann, SETTINGS, club, topic=topic)
    assert await press(bot, ann, message, WORDS.button_whole_chat) == ""
    assert now(bot, message)["text"].startswith(WORDS.settings_chat)
    await press(bot, ann, now(bot, message), WORDS.mode_sure)
    assert (await held(bot, club)).mode is Mode.SURE
    await press(bot, ann, now(bot, message), WORDS.button_this_topic)
    assert now(bot, message)["text"].startswith(WORDS.settings_topic)


async def test_done_takes_the_buttons_away(bot, ann, club):
    message = await tell(bot, ann, SETTINGS, club)
    await press(bot, ann, message, WORDS.button_done)
    assert labels(now(bot, message)) == []
    assert now(bot, message)["text"].startswith(WORDS.settings_chat)


async def test_in_private_one_chooses_for_oneself_what_makes_sense_for_one(bot, ann):
    message = await tell(bot, ann, "/settings")
    assert message["text"].startswith(WORDS.settings_private)
    assert not any(WORDS.mode_off in one for one in labels(message))
    await press(bot, ann, message, LANGUAGE)
    told = await press(bot, ann, now(bot, message), "中文")
    assert told == LANGUAGES["zh"].pressed_saved
    assert (await held(bot, bot.world.private(ann))).language == "zh"


async def test_old_buttons_work_though_telegram_no_longer_shows_their_message(bot, ann, club):
    message = await tell(bot, ann, SETTINGS, club)
    assert await press(bot, ann, message, WORDS.mode_off, old=True) == WORDS.pressed_saved
    assert (await held(bot, club)).mode is Mode.OFF


@pytest.mark.parametrize(
    "data",
    [
        "s",
        "s:",
        "s::",
        "s:0",
        "s:0:",
        "s:0:mloud",
        "s:0:clear",
        "s:1:mode",
        "s:1:moff",
        "s:-5:moff",
        "s:٣:moff",
        "s:99999999999999999999:moff",
        "s:0:ldrop table rules",
        "s:0:n9",
        "s:0:moff:moff",
        "s:\x00:moff",
    ],
)
async def test_bytes_of_a_stranger_do_nothing(bot, ann, club, data):
    message = await tell(bot, ann, SETTINGS, club)
    assert await press(bot, ann, message, data, forged=True) == WORDS.pressed_nothing
    assert await held(bot, club) == DEFAULTS
    assert now(bot, message)["text"] == message["text"]


async def test_what_only_a_group_can_choose_cannot_be_chosen_in_private(bot, ann):
    message = await tell(bot, ann, "/settings")
    assert await press(bot, ann, message, "s:0:moff", forged=True) == WORDS.pressed_nothing


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        ChatSettings,
        mode=st.sampled_from(Mode),
        language=st.sampled_from(["", *LANGUAGES]),
        sentences=st.integers(0, 3),
        askers=st.sampled_from(Askers),
        keeps_gaps=st.booleans(),
    ),
    st.sampled_from([Place(-5), Place(-5, 2**52), Place(7)]),
    st.sampled_from(list(LANGUAGES.values())),
)
def test_whatever_holds_one_option_of_each_choice_is_marked(held, place, words):
    message = render(View(place, place.topic), held, words)
    marked = [
        button.label for row in message.buttons for button in row if button.label.startswith("• ")
    ]
    choices = 4 if place.chat < 0 else 2
    assert len(marked) == choices + bool(place.topic)
    assert all(len(button.press.encode()) <= 64 for row in message.buttons for button in row)
