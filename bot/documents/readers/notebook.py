"""What does this notebook say?

A Jupyter notebook is cells of Markdown and of code with what the code has printed. They are read
as one text of Markdown; a cell is a place.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import msgspec

from bot.documents.document import Place, Reading
from bot.documents.readers import markdown
from bot.errors import NotReadable
from bot.text.regexes import regex

_GAP: Final = "\n\n"
_TICKS: Final = regex(r"`{3,}")
_COLOURS: Final = regex(r"\x1b\[[\d;]*[A-Za-z]")
_LONGEST: Final = 5_000  # characters of what a cell has printed


class _Output(msgspec.Struct):
    """What a cell has printed."""

    text: str | list[str] = ""
    ename: str = ""
    evalue: str = ""
    data: dict[str, object] = {}


class _Cell(msgspec.Struct):
    """A cell of a notebook."""

    cell_type: str = ""
    source: str | list[str] = ""
    outputs: list[_Output] = []


class _Worksheet(msgspec.Struct):
    """What held the cells before the fourth version of the format."""

    cells: list[_Cell] = []


class _Notebook(msgspec.Struct):
    """A notebook, as far as it is read."""

    cells: list[_Cell] = []
    worksheets: list[_Worksheet] = []
    metadata: dict[str, object] = {}


def read(raw: bytes) -> Reading:
    """Return the blocks of a notebook.

    Raises:
        NotReadable: it is none.
    """
    try:
        book = msgspec.json.decode(raw, type=_Notebook)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotReadable("it is no notebook, or a damaged one") from error
    cells = [*book.cells, *(cell for sheet in book.worksheets for cell in sheet.cells)]
    texts: list[str] = []
    places: list[Place] = []
    length = 0
    for number, cell in enumerate(cells, start=1):
        for text in _texts(cell):
            texts.append(text)
            places.append(Place(length, f"cell {number}"))
            length += len(text) + len(_GAP)
    reading = markdown.read(_GAP.join(texts).encode("utf-8", "replace"))
    title = book.metadata.get("title")
    named = " ".join(title.split()) if isinstance(title, str) else ""
    kept = tuple(place for place in places if place.start <= len(reading.text))
    return replace(reading, title=named or reading.title, places=kept)


def _texts(cell: _Cell) -> Iterator[str]:
    """Yield the text of a cell and of what it has printed, as Markdown."""
    source = _joined(cell.source).strip("\n")
    if cell.cell_type != "code":
        yield from filter(str.strip, [source.replace("\r\n", "\n")])
        return
    if source.strip():
        yield _fenced(source)
    for output in cell.outputs:
        printed = _joined(output.text or output.data.get("text/plain", ""))
        printed = printed or ": ".join(filter(None, (output.ename, output.evalue)))
        shown = _COLOURS.sub("", printed).strip("\n")[:_LONGEST]
        if shown.strip():
            yield _fenced(shown)


def _joined(text: object) -> str:
    """Return a text that may be kept as a list of its lines."""
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def _fenced(code: str) -> str:
    """Return code between fences that are longer than any in it."""
    fence = max((match.group() for match in _TICKS.finditer(code)), key=len, default="``") + "`"
    return f"{fence}\n{code}\n{fence}"
