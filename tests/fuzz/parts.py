"""Is what was not damaged still there?

A file has several parts, each with a sentence of its own, and one of them is damaged: a page, a
slide, a sheet, a chapter, a message, a row. The sentences of all others are read, or it is told
why nothing is.
"""

import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

import openpyxl
import pptx

from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries import reading
from bot.libraries.reading_process import ReaderFault
from tests.documents.readers.made import zipped
from tests.fuzz.mutations import change
from tests.pdf_files import lines, make_pdf

_NAMES = ("Aster", "Birch", "Clover", "Dahlia", "Elder")
SENTENCES = tuple(
    f"The boat {name} pays {at + 3} crowns a night." for at, name in enumerate(_NAMES)
)
_LARGEST = 20_000  # bytes of a damaged part
_Damage = Callable[[bytes], bytes]
_Make = Callable[[int, _Damage], bytes]


def damage(module: str, count: int, seed: int) -> Counter[str]:
    """Return how many of some damaged files are whole but for a part, refused, or have lost more.

    Args:
        module: of the reader.
        count: of files.
        seed: of chance.
    """
    dice = random.Random(f"{module} {seed}")  # noqa: S311 - chance, and no secret
    found: Counter[str] = Counter()
    for _ in range(count):
        hit = dice.randrange(1, len(SENTENCES))  # the first part may tell how all is written
        raw = MAKERS[module](hit, lambda part: change(dice, part, _LARGEST))
        found[_outcome(module, raw, hit)] += 1
    return found


def _outcome(module: str, raw: bytes, hit: int) -> str:
    """Return what comes of a file one of whose parts is damaged."""
    try:
        text = " ".join(reading.read(registry.find_module(module), raw).text.split())
    except (NotReadable, NotText):
        return "refused"
    except ReaderFault as error:
        return f"fault: {error.fault}"
    others = (sentence for at, sentence in enumerate(SENTENCES) if at != hit)
    return "whole" if all(sentence in text for sentence in others) else "lost"


def _within(members: dict[str, bytes], name: str, damaged: _Damage) -> bytes:
    """Return an archive, one member of which is damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, content in members.items():
            archive.writestr(one, damaged(content) if one == name else content)
    return out.getvalue()


def _members(raw: bytes) -> dict[str, bytes]:
    """Return what an archive holds."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _slides(hit: int, damaged: _Damage) -> bytes:
    """Return slides, one of which is damaged."""
    made, packed = pptx.Presentation(), io.BytesIO()
    for sentence in SENTENCES:
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.placeholders[1].text = sentence
    made.save(packed)
    return _within(_members(packed.getvalue()), f"ppt/slides/slide{hit + 1}.xml", damaged)


def _sheets(hit: int, damaged: _Damage) -> bytes:
    """Return a workbook, one sheet of which is damaged."""
    made, packed = openpyxl.Workbook(), io.BytesIO()
    for name, sentence in zip(_NAMES, SENTENCES, strict=True):
        made.create_sheet(name).append([sentence])
    made.save(packed)
    return _within(_members(packed.getvalue()), f"xl/worksheets/sheet{hit + 2}.xml", damaged)


def _book(hit: int, damaged: _Damage) -> bytes:
    """Return a book, one chapter of which is damaged."""
    numbers = range(len(SENTENCES))
    items = "".join(f'<item id="c{at}" href="{at}.xhtml"/>' for at in numbers)
    spine = "".join(f'<itemref idref="c{at}"/>' for at in numbers)
    pages = {
        f"{at}.xhtml": f"<html><body><h1>{name}</h1><p>{SENTENCES[at]}</p></body></html>"
        for at, name in enumerate(_NAMES)
    }
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    members = _members(zipped({"mimetype": "application/epub+zip", "b.opf": package, **pages}))
    return _within(members, f"{hit}.xhtml", damaged)


def _pages(hit: int, damaged: _Damage) -> bytes:
    """Return a PDF, one page of which is damaged."""
    raw = make_pdf([lines(72, 700, [sentence]) for sentence in SENTENCES])
    start = raw.index(SENTENCES[hit].encode("cp1252").hex().encode())
    start, end = raw.rindex(b"stream\n", 0, start) + 7, raw.index(b"\nendstream", start)
    return raw[:start] + damaged(raw[start:end]) + raw[end:]


def _messages(hit: int, damaged: _Damage) -> bytes:
    """Return a box of messages, one of which is damaged."""
    parts = [
        f"From: {name}@example.org\nSubject: {name}\n\n{SENTENCES[at]}\n".encode()
        for at, name in enumerate(_NAMES)
    ]
    parts[hit] = damaged(parts[hit])
    line = b"From ada@example.org Fri May  3 10:00:00 2024\n"
    return b"".join(line + part + b"\n" for part in parts)


def _rows(hit: int, damaged: _Damage) -> bytes:
    """Return a table of delimited values, one row of which is damaged."""
    parts = [f"{name},{SENTENCES[at]}".encode() for at, name in enumerate(_NAMES)]
    parts[hit] = damaged(parts[hit])
    return b"\n".join([b"Name,Fee", *parts])


MAKERS: dict[str, _Make] = {
    "pdf": _pages,
    "pptx": _slides,
    "xlsx": _sheets,
    "epub": _book,
    "mail": _messages,
    "delimited": _rows,
}


def damages(names: list[str], count: int, seed: int) -> Iterator[tuple[str, Counter[str]]]:
    """Yield what comes of damaged parts, for each format that is named, or for all of them."""
    for module in MAKERS:
        if not names or module in names:
            yield module, damage(module, count, seed)
