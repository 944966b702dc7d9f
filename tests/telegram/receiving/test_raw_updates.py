"""What has arrived: its number and whose turn it belongs to, whatever else it holds."""

import json

import pytest

from bot.telegram.receiving.raw_updates import raw_update

CHAT, PERSON = {"id": -100, "type": "group"}, {"id": 7, "is_bot": False, "first_name": "Ann"}


@pytest.mark.parametrize(
    ("kind", "content", "queue"),
    [
        ("message", {"chat": CHAT, "from": PERSON}, -100),
        ("edited_message", {"chat": CHAT, "from": PERSON}, -100),
        ("my_chat_member", {"chat": CHAT, "from": PERSON}, -100),
        ("callback_query", {"id": "1", "from": PERSON, "message": {"chat": CHAT}}, -100),
        ("callback_query", {"id": "1", "from": PERSON, "inline_message_id": "A"}, 7),
        ("inline_query", {"id": "1", "from": PERSON, "query": ""}, 7),
        ("chosen_inline_result", {"result_id": "1", "from": PERSON}, 7),
        ("guest_message", {"chat": CHAT, "from": PERSON}, 7),
        ("poll_answer", {"poll_id": "1", "user": PERSON}, 7),
        ("poll", {"id": "1"}, 0),
        ("something_new", {"chat": "?", "from": [], "message": 3}, 0),
        ("something_else", 5, 0),
        ("message", {"chat": {"id": 2**70}}, 0),
    ],
)
def test_an_update_goes_by_its_chat_or_else_by_its_person(kind, content, queue):
    raw = {"update_id": 5, kind: content}
    found = raw_update(raw)
    assert (found.update_id, found.queue) == (5, queue)
    assert json.loads(found.raw) == raw


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
