"""Which files do people send in the conversations?"""

from collections.abc import Callable, Mapping
from typing import Final

from tests.pdf_files import lines, make_pdf


def _minutes() -> bytes:
    """Return the minutes of a meeting, in Markdown."""
    return (
        b"---\ntitle: Minutes of the spring meeting\n---\n\n# Hut\n\n"
        b"The hut opens on 12 June. Bob Lang keeps its key.\n\n"
        b"# Money\n\nA night costs members 14 crowns and guests 22 crowns.\n"
    )


def _handbook() -> bytes:
    """Return the handbook of a hut, a PDF of three pages."""
    title = lines(72, 760, ["Handbook of the Zirrow hut"], size=20, font="bold")
    first = lines(
        72,
        700,
        ["The hut stands at 2,140 metres and has 34 beds.", "It was built by the club in 1931."],
    )
    second = [
        *lines(72, 760, ["Keys"], size=16, font="bold"),
        *lines(72, 720, ["The key of the hut is kept by Bob Lang.",
                         "The winter room has no lock."]),
    ]  # fmt: skip
    third = [
        *lines(72, 760, ["Prices"], size=16, font="bold"),
        *lines(72, 720, ["A night costs members 14 crowns.", "Guests pay 22 crowns a night."]),
    ]
    return make_pdf([[*title, *first], second, third], {"Title": "Handbook of the Zirrow hut"})


SENT_FILES: Final[Mapping[str, Callable[[], bytes]]] = {
    "minutes.md": _minutes,
    "handbook.pdf": _handbook,
    "setup.exe": lambda: b"MZ",
}
