"""What the validator allows, and what it names."""

import json
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_bot_api import specification as module
from tests.fake_bot_api.specification import ABSENT, Specification, specification, verdict

pytestmark = pytest.mark.skipif(specification() is None, reason=ABSENT)


def of(method: str, **raw: object) -> list[str]:
    known = specification()
    assert known is not None
    return known.of_request(method, raw)


def test_all_of_the_specification_is_there():
    known = specification()
    assert isinstance(known, Specification)
    assert (len(known.methods), len(known.types)) == (180, 359)
    assert sum(len(method.get("fields", ())) for method in known.methods.values()) == 884


GOOD: Final = {
    "numbers and truth values as strings": (
        "sendMessage",
        {"chat_id": "5", "text": "hi", "protect_content": "true"},
    ),
    "a channel by its name": ("sendMessage", {"chat_id": "@club", "text": "hi"}),
    "values of JSON": ("sendMessage", {"chat_id": 5, "text": "hi", "protect_content": False}),
    "a reply, as JSON in a string": (
        "sendMessage",
        {"chat_id": "5", "text": "hi", "reply_parameters": json.dumps({"message_id": 3})},
    ),
    "a keyboard of every kind of button": (
        "sendMessage",
        {
            "chat_id": "5",
            "text": "hi",
            "reply_markup": json.dumps(
                {
                    "inline_keyboard": [
                        [{"text": "a", "callback_data": "x" * 64}],
                        [{"text": "b", "copy_text": {"text": "c"}}, {"text": "d", "pay": True}],
                    ]
                }
            ),
        },
    ),
    "no parameters": ("getMe", {}),
    "an uploaded file": ("sendDocument", {"chat_id": "5", "document": ("a.txt", b"x")}),
    "something newer": ("sendMessage", {"chat_id": "5", "text": "hi", "receiver_user_id": "3"}),
    "an inline result": (
        "answerInlineQuery",
        {
            "inline_query_id": "1",
            "results": json.dumps(
                [
                    {
                        "type": "article",
                        "id": "1",
                        "title": "t",
                        "input_message_content": {"message_text": "x"},
                    }
                ]
            ),
        },
    ),
}


@pytest.mark.parametrize(("method", "raw"), GOOD.values(), ids=GOOD.keys())
def test_what_is_allowed_passes(method: str, raw: dict[str, object]):
    assert of(method, **raw) == []


HI: Final = {"chat_id": "5", "text": "hi"}
BAD: Final = {
    "an unknown method": ("sendMessages", {}, "there is no such method"),
    "an unknown parameter": ("sendMessage", HI | {"reply_to": "3"}, "no parameter reply_to"),
    "a missing parameter": ("sendMessage", {"chat_id": "5"}, "text is missing"),
    "a number that is none": ("editMessageText", HI | {"message_id": "x"}, "is no Integer"),
    "a truth value that is none": (
        "sendMessage",
        HI | {"protect_content": "yes"},
        "is no Boolean",
    ),
    "a text too long": ("sendMessage", HI | {"text": "x" * 4097}, "4097 characters"),
    "a text too long in UTF-16 units": (
        "sendMessage",
        HI | {"text": "\U0001f600" * 2049},
        "4098 characters",
    ),
    "an empty text": ("sendMessage", HI | {"text": ""}, "0 characters"),
    "an object that is no JSON": ("sendMessage", HI | {"reply_parameters": "{"}, "is no Reply"),
    "an entity of an unknown kind": (
        "sendMessage",
        HI | {"entities": json.dumps([{"type": "bald", "offset": 0, "length": 1}])},
        "'bald' is none of",
    ),
    "an entity without its length": (
        "sendMessage",
        HI | {"entities": json.dumps([{"type": "bold", "offset": 0}])},
        "lacks length",
    ),
    "a field that nothing has": (
        "sendMessage",
        HI | {"reply_parameters": json.dumps({"message_id": 3, "qoute": "x"})},
        "has no field qoute",
    ),
    "data of 65 bytes behind a button": (
        "sendMessage",
        HI
        | {
            "reply_markup": json.dumps(
                {"inline_keyboard": [[{"text": "a", "callback_data": "ü" * 33}]]}
            )
        },
        "66 bytes",
    ),
    "a menu of 101 commands": (
        "setMyCommands",
        {"commands": json.dumps([{"command": "a", "description": "b"}] * 101)},
        "101 entries",
    ),
    "a command with a capital": (
        "setMyCommands",
        {"commands": json.dumps([{"command": "Ask", "description": "b"}])},
        "letters that are not allowed",
    ),
    "a limit out of range": ("getUpdates", {"limit": "101"}, "between 1 and 100"),
    "a result of a kind without its content": (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": '[{"type": "article", "id": "1", "title": "t"}]'},
        "InlineQueryResultArticle lacks input_message_content",
    ),
    "a text where a number belongs, in JSON": (
        "sendMessage",
        HI | {"reply_parameters": {"message_id": "3"}},
        "is no Integer",
    ),
    "a file as words": ("setChatPhoto", {"chat_id": "5", "photo": "x"}, "is no InputFile"),
}


@pytest.mark.parametrize(("method", "raw", "named"), BAD.values(), ids=BAD.keys())
def test_what_is_not_allowed_is_named(method: str, raw: dict[str, object], named: str):
    (wrong,) = of(method, **raw)
    assert named in wrong


@settings(max_examples=200)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_no_value_whatever_breaks_the_validator(value: object):
    raw = {"chat_id": value, "text": value, "entities": json.dumps(value), "reply_markup": value}
    assert of("sendMessage", **raw)


def test_a_report_says_that_nothing_was_checked_where_nothing_was(monkeypatch: pytest.MonkeyPatch):
    assert verdict(1200) == "1,200"
    monkeypatch.setattr(module, "specification", lambda: None)
    assert verdict(0) == "not checked"
