"""Text on a screen: on one line or several, and never a control."""

from hypothesis import given
from hypothesis import strategies as st

from bot.replies.showable import cells_line, one_line, several_lines


def test_several_lines_keep_their_indentation_and_lose_blank_lines():
    assert several_lines("Do:\n\n```sh\nmake\n```") == "Do:\nmake\n"
    assert several_lines("if a:\r\n\r\n\tb = 1\n \nelse:\n    c\x07") == (
        "if a:\n    b = 1\nelse:\n    c\ufffd"
    )


def test_bars_stand_for_the_tags_between_cells():
    assert cells_line("<td>Alm</td>\n<td>12</td>") == " | Alm | 12 | "


@given(st.text())
def test_nothing_that_is_shown_can_steer_a_terminal(text):
    for shown in (one_line(text), several_lines(text), cells_line(text)):
        assert not any(letter < " " and letter != "\n" for letter in shown)
        assert "\x7f" not in shown
    assert "\n" not in one_line(text) + cells_line(text)
