"""How a reply looks in plain text."""

from bot.replies import plain
from bot.replies.layout import Role, Segment, reply_segments
from tests.saying import an_answer, the_key


def test_plain_text_is_the_segments_and_nothing_else():
    assert plain.render([Segment("a", Role.NUMBER), Segment(""), Segment("b\n")]) == "ab\n"


def test_a_reply_has_no_escape_codes_and_no_newline_at_its_end():
    said = plain.render(reply_segments(an_answer(the_key()), context=True, explain=True))
    assert "\x1b" not in said
    assert said == said.strip()
