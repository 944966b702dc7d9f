"""What admins chose holds in their place, and in its topics unless those chose otherwise."""

from bot.state.chat_settings import (
    DEFAULTS,
    Askers,
    ChatSettings,
    Mode,
    clear_chat_settings,
    load_chat_settings,
    save_chat_settings,
)
from bot.state.places import Place
from bot.state.quiet_hours import QuietHours

CHAT, TOPIC = Place(-100), Place(-100, 5)
NIGHT = QuietHours(22 * 60, 6 * 60 + 30, "Europe/Berlin")
SURE = ChatSettings(Mode.SURE, "ru", 2, Askers.ADMINS, keeps_gaps=False, quiet=NIGHT)


def test_where_nobody_chose_the_bot_is_quiet_and_anybody_may_ask(db):
    assert (
        load_chat_settings(db, CHAT) == load_chat_settings(db, TOPIC) == DEFAULTS == ChatSettings()
    )
    assert DEFAULTS.mode is Mode.QUIET
    assert DEFAULTS.askers is Askers.EVERYONE


def test_what_a_chat_chose_holds_in_its_topics_and_nowhere_else(db):
    save_chat_settings(db, CHAT, SURE)
    assert load_chat_settings(db, CHAT) == load_chat_settings(db, TOPIC) == SURE
    assert load_chat_settings(db, Place(-101)) == DEFAULTS


def test_what_a_topic_chose_holds_there_alone_until_it_is_cleared(db):
    save_chat_settings(db, CHAT, SURE)
    save_chat_settings(db, TOPIC, ChatSettings(Mode.OFF))
    assert load_chat_settings(db, TOPIC) == ChatSettings(Mode.OFF)
    assert load_chat_settings(db, CHAT) == load_chat_settings(db, Place(-100, 6)) == SURE
    clear_chat_settings(db, TOPIC)
    assert load_chat_settings(db, TOPIC) == SURE


def test_who_chooses_again_changes_their_mind(db):
    save_chat_settings(db, TOPIC, SURE)
    save_chat_settings(db, TOPIC, ChatSettings(language="zh"))
    assert load_chat_settings(db, TOPIC) == ChatSettings(language="zh")
