"""Make the picture of a terminal that README opens with, from questions that are really asked.

    python -m tests.picture

It writes .github/footnote.svg. The picture names no font that has to be fetched: a page that shows
it (README on a code host) would not fetch one.
"""

import io
import os
import re
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from bot.config.settings import Settings
from bot.console import repl
from bot.console.prompt import PROMPT
from bot.libraries.bundled import bundled_corpus
from bot.libraries.service import open_library
from bot.replies import terminal

PICTURE: Final = Path(__file__).parent.parent / ".github" / "footnote.svg"
QUESTIONS: Final = (
    "Who is the President of Kyrgyzstan?",
    "And of Turkmenistan?",
    "How much does a train ticket to Almaty cost?",
)
_WIDTH: Final = 84
_CELL: Final = 12.2  # the width that rich gives a character
_SPACE: Final = "&#160;"
_INDENTED: Final = re.compile(
    rf'x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="(?P<length>[\d.]+)"(?P<more>[^>]*)>'
    rf"(?P<spaces>(?:{_SPACE})+)(?=[^&<\n])"
)
_THEME: Final = TerminalTheme(
    (24, 26, 31),
    (214, 217, 222),
    [(24, 26, 31), *((214, 217, 222),) * 4, (226, 140, 233), *((214, 217, 222),) * 2],
)
_FORMAT: Final = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<title>{{title}}</title>
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font: 600 16px system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """Return the picture, as SVG."""
    screen = a_screen()
    service = open_library(Settings(), [bundled_corpus()])
    desk = repl.Desk(
        ask=service.ask,
        paragraph_of=service.paragraph,
        file_of=service.file_of,
        open=lambda _file, _line: "",
        show_page=lambda _citation: "",
        copy=lambda _text: "",
        reload=str,
        refresh=str,
    )
    talk = repl.Talk()
    for place, question in enumerate(QUESTIONS):
        turn = repl.respond(talk, question, desk)
        talk = turn.talk
        screen.print(Text(("\n" if place else "") + PROMPT + question, style="bold"))
        screen.print(terminal.render(turn.shown))
    return to_svg(screen, "A talk with Footnote in a terminal")


def a_screen() -> Console:
    """Return a screen of our width that remembers what is printed on it."""
    return Console(
        record=True,
        width=_WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        highlight=False,
        legacy_windows=False,
        _environ={},
    )


def to_svg(screen: Console, title: str) -> str:
    """Return a picture of what was printed on a screen, as SVG; `title` says what it shows."""
    svg = screen.export_svg(
        title="footnote",
        theme=_THEME,
        code_format=_FORMAT.replace("{{title}}", title),
        unique_id="footnote",
    )
    placed = _INDENTED.sub(_placed, svg)
    return "".join(f"{line.rstrip()}\n" for line in placed.splitlines())


def _placed(match: re.Match[str]) -> str:
    """Return the start of some text without its leading spaces, put where its letters begin.

    Some viewers drop those spaces, and then a word sticks to the one before.
    """
    shift = _CELL * match["spaces"].count(_SPACE)
    x, length = float(match["x"]) + shift, float(match["length"]) - shift
    return f'x="{x:g}" y="{match["y"]}" textLength="{length:g}"{match["more"]}>'


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(), encoding="utf-8")
    print(os.path.relpath(PICTURE))
