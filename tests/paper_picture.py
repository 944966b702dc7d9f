"""Make the pictures of a paper in README: it is added, asked, and its page is shown.

    python -m tests.paper_picture

It writes .github/paper.svg, what a terminal shows, and .github/page.png, the page that the answer
is from, as `footnote ask --image` draws it. The paper is our own, and is made here.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent, wrap
from typing import Final

import pytest
from rich.text import Text

from tests.pdf_files import Piece, lines, make_pdf
from tests.picture import PICTURE, a_screen, to_svg
from tests.shells import run

TERMINAL: Final = PICTURE.with_name("paper.svg")
PAGE: Final = PICTURE.with_name("page.png")
QUESTION: Final = "How much did the ferry lose to fog each year?"
_COMMANDS: Final = (["add", "papers"], ["ask", "--image", "page.png", QUESTION])
_TITLE: Final = "Ferries of Lake Mael, 1887 to 1934"
_WIDTH: Final = 44  # letters of a line in a column
_TEXTS: Final = (
    """\
    Two sisters, Ada and Runa Holm, founded the company with a single steamer in 1887. She
    carried mail in the morning and whoever had missed the road in the afternoon.

    The second boat was bought at an auction in the autumn of 1894. It had been built for a
    river, and leaned in any wind from the north.""",
    """\
    The log of the harbour has every crossing that was not made, with its reason. Between 1901
    and 1910 the ferry lost nineteen days a year to fog, twice as many as to ice. Storms took
    four days, and a strike one afternoon.

    Fares rose once in all these years, from thirty to forty crowns for a season. The warden
    thought that nobody would notice, and by his own account nobody did.""",
)


def make_paper() -> bytes:
    """Return the paper: two pages of two columns, with running heads and page numbers."""
    return make_pdf([list(_page(number)) for number in range(2)], {"Title": _TITLE})


def _page(number: int) -> Iterator[Piece]:
    """Yield what stands on a page."""
    if number == 0:
        yield Piece(72, 750, _TITLE, 18, "bold")
    yield Piece(72, 800, "Notes on Inland Shipping", 8)
    yield Piece(292, 40, str(number + 31), 9)
    heading = ("1 How it began", "2 What the log tells")[number]
    yield Piece(72, 700, heading, 12, "bold")
    left, right = dedent(_TEXTS[number]).split("\n\n")
    for x, words in ((72, left), (312, right)):
        yield from lines(x, 676, wrap(" ".join(words.split()), _WIDTH), leading=13)


def draw() -> tuple[str, bytes]:
    """Return what the terminal shows, as SVG, and the page, as PNG."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(Path(folder, kind)))
        patch.chdir(folder)
        Path("papers").mkdir()
        Path("papers", "ferries.pdf").write_bytes(make_paper())
        screen = a_screen()
        for place, command in enumerate(
            (["add", "papers"], ["ask", "--image", "page.png", QUESTION])
        ):
            typed = " ".join(f'"{word}"' if " " in word else word for word in command)
            screen.print(Text(("\n" if place else "") + f"$ footnote {typed}", style="bold"))
            done = run(*command)
            screen.print(Text((done.out + done.err).rstrip()))
        return to_svg(screen, "A PDF is added, asked, and its page drawn"), Path(
            "page.png"
        ).read_bytes()


if __name__ == "__main__":
    terminal, page = draw()
    TERMINAL.write_text(terminal, encoding="utf-8")
    PAGE.write_bytes(page)
    print(os.path.relpath(TERMINAL), os.path.relpath(PAGE))
