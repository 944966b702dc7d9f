"""Messages as Telegram takes them, and what it would not take."""

import pytest

from bot.replies.telegram.message import Button, Entity, Message, Style
from bot.telegram.sending.payloads import (
    InlineResult,
    encode_inline_result,
    encode_keyboard,
    encode_message,
    encode_reply,
    strip_entities,
)

SAID = Message(
    "𝕳ello [1]",
    (Entity(Style.BOLD, 0, 6), Entity(Style.LINK, 7, 3, "https://t.me/b?start=x")),
    ((Button("More", press="k:m"), Button("Less", press="k:l")), (Button("See", url="tg://x"),)),
)


def test_a_message_is_its_text_its_entities_its_buttons_and_no_preview():
    assert encode_message(SAID) == {
        "text": "𝕳ello [1]",
        "link_preview_options": {"is_disabled": True},
        "entities": [
            {"type": "bold", "offset": 0, "length": 6},
            {"type": "text_link", "offset": 7, "length": 3, "url": "https://t.me/b?start=x"},
        ],
        "reply_markup": {
            "inline_keyboard": [
                [
                    {"text": "More", "callback_data": "k:m"},
                    {"text": "Less", "callback_data": "k:l"},
                ],
                [{"text": "See", "url": "tg://x"}],
            ]
        },
    }


def test_plain_words_are_words_and_no_preview():
    assert encode_message(Message("No.")) == {
        "text": "No.",
        "link_preview_options": {"is_disabled": True},
    }


@pytest.mark.parametrize(
    ("button", "deed"),
    [
        (Button("a", press="x"), {"callback_data": "x"}),
        (Button("a", url="https://example.org/"), {"url": "https://example.org/"}),
    ],
)
def test_a_button_does_one_thing(button: Button, deed: dict):
    assert encode_keyboard([[button]]) == {"inline_keyboard": [[{"text": "a"} | deed]]}


def test_an_offer_is_what_the_list_shows_and_what_is_sent():
    assert encode_inline_result(InlineResult("1", "A title", SAID, "From a page")) == {
        "type": "article",
        "id": "1",
        "title": "A title",
        "description": "From a page",
        "input_message_content": {
            "message_text": SAID.text,
            "link_preview_options": {"is_disabled": True},
            "entities": encode_message(SAID)["entities"],
        },
        "reply_markup": encode_message(SAID)["reply_markup"],
    }
    assert "description" not in encode_inline_result(InlineResult("1", "A title", Message("x")))


def test_a_reply_may_find_its_message_gone():
    assert encode_reply(7) == {"message_id": 7, "allow_sending_without_reply": True}


def test_plain_leaves_out_every_style_wherever_it_stands_and_nothing_else():
    written = {"result": encode_inline_result(InlineResult("1", "t", SAID)), "entities": [1]}
    without = strip_entities(written)
    assert "entities" not in str(without)
    assert without["result"]["reply_markup"] == encode_message(SAID)["reply_markup"]
    assert without["result"]["input_message_content"]["message_text"] == SAID.text
    assert "entities" in str(written)


LONG = "𝕳" * 2049  # 4,098 UTF-16 units


@pytest.mark.parametrize(
    "message",
    [
        Message(""),
        Message(" \n"),
        Message(LONG),
        Message("x" * 4097),
        Message("x" * 200, tuple(Entity("bold", at, 1) for at in range(101))),
        Message("four", (Entity("bold", 2, 3),)),
        Message("four", (Entity("bold", 2, 0),)),
        Message("four", (Entity("bold", -1, 2),)),
        Message("x", (), ((Button("a"),),)),
        Message("x", (), ((Button("a", press="b", url="c"),),)),
        Message("x", (), ((Button(" ", press="b"),),)),
        Message("x", (), ((Button("a", press="д" * 33),),)),
        Message("x", (), ((Button("a", url="x" * 4097),),)),
    ],
)
def test_what_telegram_would_refuse_or_cut_is_refused_without_being_repeated(message: Message):
    with pytest.raises(ValueError, match="beyond what Telegram takes") as caught:
        encode_message(message)
    assert len(str(caught.value)) < 100
    with pytest.raises(ValueError, match="beyond what Telegram takes"):
        encode_inline_result(InlineResult("1", "title", message))


@pytest.mark.parametrize(
    "offer",
    [InlineResult("", "t", SAID), InlineResult("k" * 65, "t", SAID), InlineResult("k", "", SAID)],
)
def test_an_offer_has_a_key_and_a_title(offer: InlineResult):
    with pytest.raises(ValueError, match="beyond what Telegram takes"):
        encode_inline_result(offer)


def test_what_just_fits_is_sent():
    entities = tuple(Entity("bold", at, 1) for at in range(100))
    buttons = ((Button("a", press="д" * 32), Button("a", url="x" * 4096)),)
    assert len(encode_message(Message("𝕳" * 2048, entities, buttons))["entities"]) == 100
