"""What was said in a chat that Telegram has exported."""

import json

import pytest

from bot.documents.document import Kind
from bot.documents.readers.chat_export import read
from bot.errors import NotReadable


def export(*said, kind="private_supergroup"):
    """Return an export of a chat, given authors and texts."""
    messages = [
        {
            "id": n,
            "type": "message",
            "date": f"2024-05-03T10:0{n}:00",
            "from": author,
            "text": text,
        }
        for n, (author, text) in enumerate(said, start=1)
    ]
    service = {
        "id": 99,
        "type": "service",
        "date": "2024-05-03T09:00:00",
        "action": "x",
        "text": "",
    }
    chat = {"name": "Boats", "type": kind, "id": 1234, "messages": [service, *messages]}
    return json.dumps(chat, ensure_ascii=False).encode()


def test_each_message_is_quoted_whole_with_its_author_time_and_address():
    reading = read(export(("Ada", ["At ", {"type": "bold", "text": "seven"}, ". From pier 4."])))
    (block,) = reading.blocks
    assert (block.kind, block.span.of(reading.text)) == (Kind.UNIT, "Ada: At seven. From pier 4.")
    (place,) = reading.places
    assert (place.name, place.url) == ("2024-05-03 10:01", "https://t.me/c/1234/1")
    assert (reading.title, reading.date, reading.source) == ("Boats", "2024-05-03", "Telegram")


def test_a_message_of_a_private_chat_has_no_address():
    assert read(export(("Ada", "At seven."), kind="personal_chat")).places[0].url == ""


@pytest.mark.parametrize("words", ["When does the ferry leave?", "Thanks! When does it leave?"])
def test_a_message_that_only_asks_heads_those_that_follow_and_not_all(words):
    asked = ("Ada", words)
    reading = read(export(asked, *[("Ben", f"At seven. {n}") for n in range(5)]))
    headings = [b.headings for b in reading.blocks if b.kind is Kind.UNIT]
    assert headings == [(f"Ada: {words}",)] * 3 + [()] * 2


def test_all_chats_of_an_account_are_read_each_under_its_name():
    chat = json.loads(export(("Ada", "At seven.")))
    other = json.loads(export(("Ben", "At nine."))) | {"name": "Trains"}
    reading = read(json.dumps({"chats": {"list": [chat, other]}}).encode())
    assert [b.headings for b in reading.blocks if b.kind is Kind.UNIT] == [("Boats",), ("Trains",)]


@pytest.mark.parametrize("raw", [b"{}", b"[]", b'{"name": "x"}', b"{", b"\xff{"])
def test_other_json_is_refused_in_a_line(raw):
    with pytest.raises(NotReadable, match="no chat that Telegram has exported"):
        read(raw)
