"""What does this update mean to us?"""

from dataclasses import replace
from typing import Any

import pytest

from bot.state.places import NOWHERE, Place
from bot.telegram.events import (
    Asked,
    Command,
    Event,
    GuestAsked,
    InlineAsked,
    Joined,
    Left,
    Migrated,
    Person,
    Pressed,
)
from bot.telegram.receiving.parsing import parse_event
from tests.telegram.sayings import (
    ANN,
    BEN,
    FORUM,
    GROUP,
    ME,
    NOW,
    OTHER_BOT,
    PRIVATE,
    US,
    Json,
    meant,
    said,
    update,
)


def asked(message: Json, *, kind: str = "message") -> Asked:
    """Return what a message asks."""
    found = meant(message, kind=kind)
    assert isinstance(found, Asked)
    return found


def test_a_question_keeps_who_asked_what_where_and_when():
    found = parse_event(update(7, **said("Who spoke?", chat=PRIVATE, by=BEN)), ME)
    assert found == Asked(
        update=7,
        place=Place(501),
        person=Person(502, "ru"),
        message=10,
        text="Who spoke?",
        is_private=True,
        is_addressed=True,
        sent_at=NOW,
    )


@pytest.mark.parametrize(
    ("more", "topic"),
    [
        ({"is_topic_message": True, "message_thread_id": 17}, 17),
        ({"is_topic_message": True, "message_thread_id": 1}, 0),
        ({"message_thread_id": 17}, 0),
        ({}, 0),
    ],
    ids=["a topic", "General", "a thread of replies", "no thread"],
)
def test_only_a_topic_is_a_place_of_its_own(more: Json, topic: int):
    assert asked(said("/ask Who?", chat=FORUM, **more)).place == Place(-1007, topic)


def test_an_edit_tells_when_the_question_was_sent_and_when_it_was_changed():
    message = said("/ask Who spoke?", edit_date=NOW + 60)
    assert not asked(message).is_edit
    edit = asked(message, kind="edited_message")
    assert edit.is_edit
    assert (edit.text, edit.sent_at, edit.edited_at) == ("Who spoke?", NOW, NOW + 60)


@pytest.mark.parametrize("text", ["/ask", "@FootnoteBot", "/ask@other_bot Who?", ""])
def test_an_edit_that_asks_nothing_is_nothing(text: str):
    assert meant(said(text, edit_date=NOW + 60), kind="edited_message") is None


def test_an_edited_command_is_told_from_a_new_one():
    edit = meant(said("/note It opens at ten.", edit_date=NOW + 60), kind="edited_message")
    assert isinstance(edit, Command)
    assert (edit.name, edit.argument, edit.edited_at) == ("note", "It opens at ten.", NOW + 60)
    assert not meant(said("/note It opens at ten.")).is_edit


@pytest.mark.parametrize(
    ("chat", "field"),
    [(-100, {"migrate_to_chat_id": -1007}), (-1007, {"migrate_from_chat_id": -100})],
)
def test_both_notes_of_a_migration_mean_the_same(chat: int, field: Json):
    assert meant(said("", chat={**GROUP, "id": chat}, **field)) == Migrated(-100, -1007)


def pressed(**fields: Any) -> Event | None:
    """Return what the press of a button means."""
    basis = {"id": "q", "from": BEN, "chat_instance": "i", "data": "key:u"}
    return parse_event(update(kind="callback_query", **{**basis, **fields}), ME)


def test_a_press_is_by_whoever_pressed_under_the_message_that_has_the_button():
    found = pressed(
        message=said(
            "An answer.",
            by=US,
            chat=FORUM,
            number=30,
            is_topic_message=True,
            message_thread_id=17,
        )
    )
    assert found == Pressed("q", Person(502, "ru"), "key:u", Place(-1007, 17), 30)


def test_a_press_under_a_message_too_old_to_be_shown_still_has_a_place():
    old = {"message_id": 30, "date": 0, "chat": GROUP}
    assert pressed(message=old) == Pressed("q", Person(502, "ru"), "key:u", Place(-100), 30)


def test_a_press_under_an_inline_message_is_nowhere():
    found = pressed(inline_message_id="m")
    assert found == Pressed("q", Person(502, "ru"), "key:u", NOWHERE, 0)


def test_buttons_of_games_are_none_of_ours():
    assert pressed(data=None, game_short_name="chess", inline_message_id="m") is None


def test_what_is_typed_after_our_name_is_asked_inline():
    query = {"id": "q", "from": ANN, "query": " who spoke ", "offset": "10"}
    found = parse_event(update(kind="inline_query", **query), ME)
    assert found == InlineAsked("q", Person(501, "en"), "who spoke")


def guest(text: str, **more: Any) -> Event | None:
    """Return what a message means that calls us into a chat that we are not in."""
    return meant(said(text, guest_query_id="g", **more), kind="guest_message")


def test_a_guest_question_is_the_message_without_our_name():
    assert guest("@FootnoteBot who spoke?") == GuestAsked(
        "g", Person(501, "en"), "who spoke?", NOW
    )


def test_a_guest_call_in_reply_asks_what_it_replies_to():
    found = guest("@FootnoteBot", reply_to_message=said("Who spoke?", by=BEN, number=6))
    assert isinstance(found, GuestAsked)
    assert found.text == "Who spoke?"


def test_other_bots_do_not_call_us_as_a_guest():
    assert guest("@FootnoteBot who spoke?", by=OTHER_BOT) is None


def member(status: str, **more: Any) -> Json:
    """Return what we are in a chat."""
    rights = {
        "administrator": dict.fromkeys(
            (
                *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
                *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
                *("can_change_info", "can_invite_users", "can_post_stories"),
                *("can_edit_stories", "can_delete_stories"),
            ),
            False,
        ),
        "kicked": {"until_date": 0},
        "restricted": dict.fromkeys(
            (
                *("can_send_messages", "can_send_audios", "can_send_documents"),
                *("can_send_photos", "can_send_videos", "can_send_video_notes"),
                *("can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
                *("can_add_web_page_previews", "can_change_info", "can_invite_users"),
                *("can_pin_messages", "can_manage_topics", "can_react_to_messages"),
                *("can_edit_tag", "until_date"),
            ),
            False,
        ),
    }
    return {"status": status, "user": US, **rights.get(status, {}), **more}


def changed(was: Json, now: Json, *, chat: Json = GROUP, me: Any = ME) -> Event | None:
    """Return what a change of what we are in a chat means."""
    change = {"chat": chat, "from": BEN, "date": NOW, "old_chat_member": was}
    return parse_event(update(kind="my_chat_member", **change, new_chat_member=now), me)


def test_being_added_tells_by_whom_and_what_we_see_there():
    found = changed(member("left"), member("member"))
    assert found == Joined(Place(-100), "group", "Readers", Person(502, "ru"), can_read_all=False)


def test_an_admin_sees_everything_and_so_does_who_is_not_held_to_privacy():
    as_admin = changed(member("kicked"), member("administrator"))
    without = changed(member("left"), member("member"), me=replace(ME, reads_all=True))
    assert isinstance(as_admin, Joined)
    assert isinstance(without, Joined)
    assert as_admin.can_read_all
    assert without.can_read_all


@pytest.mark.parametrize("now", ["left", "kicked"])
def test_being_removed_or_blocked_is_leaving(now: str):
    assert changed(member("member"), member(now)) == Left(Place(-100), "group")
    assert changed(member("member"), member(now), chat=PRIVATE) == Left(Place(501), "private")


def test_who_is_restricted_may_be_in_or_out():
    out = member("restricted", is_member=False)
    assert isinstance(changed(out, member("member")), Joined)
    assert changed(member("restricted", is_member=True), member("member")) is None


def test_who_makes_us_an_admin_lets_us_hear_everything_and_who_takes_it_back_changes_nothing():
    found = changed(member("member"), member("administrator"))
    assert isinstance(found, Joined)
    assert found.can_read_all
    assert changed(member("administrator"), member("administrator")) is None
    assert changed(member("administrator"), member("member")) is None


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("chosen_inline_result", {"result_id": "r", "from": ANN, "query": "who"}),
        ("poll", {"id": "p", "question": "?", "options": [], "total_voter_count": 0,
                  "is_closed": True, "is_anonymous": True, "type": "regular",
                  "allows_multiple_answers": False, "allows_revoting": False,
                  "members_only": False}),
        ("removed_chat_boost", {"chat": GROUP, "boost_id": "b", "remove_date": NOW,
                                "source": {"source": "premium", "user": ANN}}),
    ],
)  # fmt: skip
def test_updates_that_we_have_no_use_for_are_nothing(kind: str, fields: Json):
    assert parse_event(update(kind=kind, **fields), ME) is None
