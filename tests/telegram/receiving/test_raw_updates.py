"""What has arrived: its number and whose turn it belongs to, whatever else it holds."""

import json

import pytest

from bot.telegram.receiving.raw_updates import raw_update

CHAT, PERSON = {"id": -100, "type": "group"}, {"id": 7, "is_bot": False, "first_name": "Ann"}
PRIVATE, OTHER = {"id": 7, "type": "private"}, {"id": 8, "is_bot": False, "first_name": "Ben"}


ANON = {"id": -900, "type": "channel"}


def found(kind, content):
    """Return an update as it is stored."""
    raw = {"update_id": 5, kind: content}
    stored = raw_update(raw)
    assert stored.update_id == 5
    assert json.loads(stored.raw) == raw
    return stored


@pytest.mark.parametrize(
    ("kind", "content", "queue"),
    [
        ("message", {"chat": PRIVATE, "from": PERSON}, 7),
        ("my_chat_member", {"chat": CHAT, "from": PERSON}, -100),
        ("chosen_inline_result", {"result_id": "1", "from": PERSON}, 7),
        ("poll_answer", {"poll_id": "1", "user": PERSON}, 7),
        ("poll", {"id": "1"}, 0),
        ("something_new", {"chat": "?", "from": [], "message": 3}, 0),
        ("something_else", 5, 0),
        ("message", {"chat": {"id": 2**70}}, 0),
    ],
)
def test_an_update_goes_by_its_chat_or_else_by_its_person(kind, content, queue):
    stored = found(kind, content)
    assert (stored.turn, stored.queue) == (queue, queue)


def test_in_a_group_each_member_has_a_queue_for_what_they_say_and_its_edits():
    said = found("message", {"chat": CHAT, "from": PERSON})
    edited = found("edited_message", {"chat": CHAT, "from": PERSON})
    others = found("message", {"chat": CHAT, "from": OTHER})
    elsewhere = found("message", {"chat": {"id": -101}, "from": PERSON})
    assert said.queue == edited.queue
    assert len({said.queue, others.queue, elsewhere.queue}) == 3
    assert {said.turn, edited.turn, others.turn} == {-100}


def test_who_hides_behind_a_chat_has_the_queue_of_that_chat():
    open_one = {"chat": CHAT, "from": PERSON}
    hidden, same = ({**open_one, "from": who, "sender_chat": ANON} for who in (PERSON, OTHER))
    assert found("message", hidden).queue == found("message", same).queue
    assert found("message", hidden).queue != found("message", open_one).queue


@pytest.mark.parametrize("where", [{"message": {"chat": CHAT}}, {"inline_message_id": "A"}])
def test_presses_wait_neither_behind_messages_nor_behind_those_of_others(where):
    mine, theirs = (found("callback_query", {"from": who, **where}) for who in (PERSON, OTHER))
    assert mine.queue == found("callback_query", {"from": PERSON, **where}).queue
    assert len({mine.queue, theirs.queue, -100, 7}) == 4
    assert mine.turn not in {-100, 7}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("inline_query", {"id": "1", "from": PERSON, "query": ""}),
        ("guest_message", {"chat": CHAT, "from": PERSON}),
    ],
)
def test_what_can_be_answered_for_seconds_only_waits_behind_no_message(kind, content):
    mine, theirs = found(kind, content), found(kind, {**content, "from": OTHER})
    assert mine.turn == 7
    assert len({mine.queue, theirs.queue, -100, 7}) == 4


@pytest.mark.parametrize("raw", [{}, {"update_id": "5"}, {"update_id": True}, {"update_id": -1}])
def test_what_has_no_number_is_no_update(raw):
    assert raw_update(raw) is None


def test_only_what_is_asked_inline_or_as_a_guest_is_of_no_use_later():
    kinds = ("message", "callback_query", "inline_query", "guest_message", "chosen_inline_result")
    fleeting = [kind for kind in kinds if raw_update({"update_id": 1, kind: {}}).is_fleeting]
    assert fleeting == ["inline_query", "guest_message"]


def test_half_a_character_is_kept_as_it_came():
    raw = {"update_id": 1, "message": {"text": "\ud83d"}}
    kept = raw_update(raw).raw
    kept.encode()
    assert json.loads(kept) == raw
