"""What admins chose holds in their place, and in its topics unless those chose otherwise."""

from bot.state.chat_settings import DEFAULTS, Askers, Mode, Rules, clear, rules, set_rules
from bot.state.places import Place

CHAT, TOPIC = Place(-100), Place(-100, 5)
SURE = Rules(Mode.SURE, "ru", 2, Askers.ADMINS, keeps_gaps=False)


def test_where_nobody_chose_the_bot_is_quiet_and_anybody_may_ask(db):
    assert rules(db, CHAT) == rules(db, TOPIC) == DEFAULTS == Rules()
    assert DEFAULTS.mode is Mode.QUIET
    assert DEFAULTS.askers is Askers.EVERYONE


def test_what_a_chat_chose_holds_in_its_topics_and_nowhere_else(db):
    set_rules(db, CHAT, SURE)
    assert rules(db, CHAT) == rules(db, TOPIC) == SURE
    assert rules(db, Place(-101)) == DEFAULTS


def test_what_a_topic_chose_holds_there_alone_until_it_is_cleared(db):
    set_rules(db, CHAT, SURE)
    set_rules(db, TOPIC, Rules(Mode.OFF))
    assert rules(db, TOPIC) == Rules(Mode.OFF)
    assert rules(db, CHAT) == rules(db, Place(-100, 6)) == SURE
    clear(db, TOPIC)
    assert rules(db, TOPIC) == SURE


def test_who_chooses_again_changes_their_mind(db):
    set_rules(db, TOPIC, SURE)
    set_rules(db, TOPIC, Rules(language="zh"))
    assert rules(db, TOPIC) == Rules(language="zh")
