"""How a reply looks in a terminal."""

import io

import pytest
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from bot.replies import plain, terminal
from bot.replies.layout import Role, Segment, reply_segments
from tests.saying import an_answer, the_key

XTERM = TerminalTheme(  # the oldest palette that is still about, and the harshest
    (0, 0, 0),
    (229, 229, 229),
    [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
    ],
)


def written(segments, **options) -> str:
    """Return what a terminal is sent for segments."""
    file = io.StringIO()
    options = {"color_system": "standard", "force_terminal": True, "width": 200} | options
    Console(file=file, highlight=False, _environ={}, **options).print(terminal.render(segments))
    return file.getvalue()


def test_every_role_has_a_style():
    assert set(terminal.STYLES) == set(Role)


def test_the_words_are_those_of_plain_text():
    segments = list(reply_segments(an_answer(the_key()), context=True, explain=True))
    assert terminal.render(segments).plain == plain.render(segments)


def luminance(color: tuple[int, ...]) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in color]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("background", [(0, 0, 0), (255, 255, 255)], ids=["dark", "light"])
def test_every_colour_can_be_read_on_light_and_on_dark(background):
    for style in map(Style.parse, terminal.STYLES.values()):
        assert style.bgcolor is None
        if style.color:
            color = tuple(style.color.get_truecolor(XTERM))
            low, high = sorted((luminance(color), luminance(background)))
            assert (high + 0.05) / (low + 0.05) >= 3  # what WCAG asks of large or bold text


def test_without_colour_phrase_match_and_the_rest_still_differ():
    pieces = [Segment("x", role) for role in (Role.QUOTE, Role.MATCH, Role.PHRASE)]
    assert len({written([piece], no_color=True) for piece in pieces}) == 3


def test_what_looks_like_markup_is_shown_as_it_is():
    text = "[bold]no[/bold] :cat: [1] 42"
    assert written([Segment(text)]) == f"{text}\n"
