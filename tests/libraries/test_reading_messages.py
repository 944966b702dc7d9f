"""What we and the process that reads files say to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Block, Kind, Place, Reading
from bot.libraries.reading_messages import Reply, to_line, to_reply, without_lone_halves
from bot.text.spans import Span

TEXT = "The ferry leaves at seven."


def a_block(start, end, lead=None):
    return Block(Span(start, end), Kind.ITEM, ("Ferries", "Summer"), lead)


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.integers(0, 9))
def test_a_reading_comes_back_as_it_was_sent(text, start):
    block = Block(Span(0, len(text)), Kind.ROW, (text,), Span(0, 1))
    places = (Place(min(start, len(text)), text),)
    reading = Reading(text, (block,), text, "2024", "A", "https://a.org", places)
    line = to_line(Reply(reading=reading))
    assert to_reply(line).reading == reading
    assert line.count(b"\n") == 1


@pytest.mark.parametrize(
    "reading",
    [
        Reading(TEXT, (a_block(0, len(TEXT) + 1),)),
        Reading(TEXT, (a_block(0, 9), a_block(8, 12))),
        Reading(TEXT, (a_block(5, 9), a_block(0, 4))),
        Reading(TEXT, (a_block(0, 9, Span(90, 91)),)),
        Reading(TEXT, (), places=(Place(3, "b"), Place(2, "a"))),
        Reading(TEXT, (), places=(Place(99, "b"),)),
        Reading(TEXT, (), places=(Place(-1, "b"),)),
    ],
)
def test_blocks_that_do_not_lie_in_the_text_are_not_believed(reading):
    with pytest.raises(ValueError, match="lie in the text"):
        to_reply(to_line(Reply(reading=reading)))


@pytest.mark.parametrize("line", [b"", b"[]", b"{]", b'{"reading": {"text": 3}}', b"\xff"])
def test_a_line_that_is_no_reply_is_not_believed(line):
    with pytest.raises(ValueError, match=r"."):
        to_reply(line)


def test_half_of_a_pair_becomes_a_replacement_character_and_nothing_else_changes():
    reading = Reading("a\ud83db", (a_block(0, 3, Span(0, 1)),), "t\udc00", places=(Place(1, "p"),))
    mended = without_lone_halves(reading)
    assert (mended.text, mended.title) == ("a\ufffdb", "t\ufffd")
    assert mended.blocks == reading.blocks
    assert mended.places == reading.places
