"""Which chats we are in, and what moves when a group becomes a supergroup."""

from bot.state import chat_settings, exchanges, gaps
from bot.state.chat_settings import ChatSettings, Mode
from bot.state.chats import enter, is_known, leave, migrate
from bot.state.gaps import Gap
from bot.state.places import Place
from tests.state.makers import an_exchange, is_active, rows

OLD, NEW = -100, -1000123


def a_lived_in_group(db) -> None:
    """Fill a group with all that is kept of one."""
    enter(db, OLD, "group", "Neighbours")
    chat_settings.save_chat_settings(db, Place(OLD), ChatSettings(Mode.SURE))
    chat_settings.save_chat_settings(db, Place(OLD, 5), ChatSettings(Mode.OFF))
    exchanges.save(db, an_exchange(), [11, 12])
    gaps.add(db, Gap(Place(OLD, 5), 7, "Who pays?", 10.0))


def test_we_may_speak_where_we_arrived_until_we_leave_and_come_back(db):
    assert is_active(db, OLD)
    enter(db, OLD, "group", "Neighbours")
    assert is_active(db, OLD)
    leave(db, OLD)
    assert not is_active(db, OLD)
    enter(db, OLD, "group")
    assert is_active(db, OLD)


def test_who_leaves_keeps_the_rules_for_when_they_come_back(db):
    a_lived_in_group(db)
    leave(db, OLD)
    assert chat_settings.load_chat_settings(db, Place(OLD)) == ChatSettings(Mode.SURE)


def test_everything_of_a_group_belongs_to_the_supergroup_it_became(db):
    a_lived_in_group(db)
    migrate(db, OLD, NEW)
    assert chat_settings.load_chat_settings(db, Place(NEW)) == ChatSettings(Mode.SURE)
    assert chat_settings.load_chat_settings(db, Place(NEW, 5)) == ChatSettings(Mode.OFF)
    assert chat_settings.load_chat_settings(db, Place(OLD)) == chat_settings.DEFAULTS
    assert exchanges.by_key(db, "k1").place == Place(NEW)
    assert [gap.place for gap in gaps.load(db, [NEW])] == [Place(NEW, 5)]
    assert is_active(db, NEW)
    assert not is_active(db, OLD)


def test_the_message_numbers_of_the_group_are_not_taken_for_those_of_the_supergroup(db):
    a_lived_in_group(db)
    migrate(db, OLD, NEW)
    for chat in (OLD, NEW):
        assert exchanges.by_reply(db, chat, 11) is None
        assert exchanges.by_question(db, chat, 10) is None


def test_a_migration_that_is_told_twice_happens_once(db):
    a_lived_in_group(db)
    migrate(db, OLD, NEW)
    chat_settings.save_chat_settings(db, Place(NEW), ChatSettings(language="ru"))
    leave(db, NEW)
    migrate(db, OLD, NEW)
    assert chat_settings.load_chat_settings(db, Place(NEW)) == ChatSettings(language="ru")
    assert not is_active(db, NEW)
    assert (rows(db, "chat_settings"), rows(db, "exchanges"), rows(db, "gaps")) == (2, 1, 1)


def test_what_the_supergroup_chose_before_we_heard_of_its_past_stays(db):
    a_lived_in_group(db)
    chat_settings.save_chat_settings(db, Place(NEW), ChatSettings(language="zh"))
    migrate(db, OLD, NEW)
    assert chat_settings.load_chat_settings(db, Place(NEW)) == ChatSettings(language="zh")
    assert chat_settings.load_chat_settings(db, Place(NEW, 5)) == ChatSettings(Mode.OFF)
    assert rows(db, "chat_settings") == 2


def test_another_group_is_not_touched(db):
    a_lived_in_group(db)
    chat_settings.save_chat_settings(db, Place(-300), ChatSettings(Mode.OFF))
    migrate(db, OLD, NEW)
    assert chat_settings.load_chat_settings(db, Place(-300)) == ChatSettings(Mode.OFF)


def test_a_private_chat_that_was_closed_before_we_knew_it_counts_as_left(db):
    leave(db, 7)
    assert not is_active(db, 7)
    leave(db, -100)
    assert is_active(db, -100)  # of a group that we never were in we know nothing


def test_a_chat_is_known_from_the_first_day_even_after_it_was_left(db):
    assert not is_known(db, OLD)
    enter(db, OLD, "group", "Neighbours")
    leave(db, OLD)
    assert is_known(db, OLD)
