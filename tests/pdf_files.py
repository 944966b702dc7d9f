"""A small writer of PDF files, so that tests need no other program.

A page is a list of pieces of text, each with its place. Those of Latin letters are written in the
fonts that every reader of PDF has; all others in one that has a width and a meaning for each
letter, and no shape: that is what a text is read by.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "fixed": "Courier"}
_FIRST = 100  # number of a letter; those before are blank in the fonts that viewers put in place
WIDTH, HEIGHT = 595, 842  # of a page in points: A4


@dataclass(frozen=True)
class Piece:
    """Some words on a page: where they begin, and how they are written."""

    x: float
    y: float
    words: str
    size: float = 10
    font: str = "plain"
    angle: float = 0


def lines(x, y, words: Sequence[str], size: float = 10, font: str = "plain", leading: float = 12):
    """Return lines of text below each other."""
    return [Piece(x, y - at * leading, line, size, font) for at, line in enumerate(words) if line]


def make_pdf(
    pages: Sequence[Sequence[Piece]],
    facts: Mapping[str, str] | None = None,
    outline: Sequence[tuple[str, int]] = (),
    rotate: int = 0,
    drawn: str = "",
) -> bytes:
    """Return a PDF file.

    Args:
        pages: the pieces of text on each.
        facts: such as {"Title": "Ferries"}.
        outline: titles, each with the number of its page from 0.
        rotate: by how many degrees viewers turn each page.
        drawn: commands of PDF that draw lines on each page.
    """
    file = _File()
    strangers = [one for page in pages for one in page if not all(map(_is_latin, one.words))]
    strange = sorted({letter for one in strangers for letter in one.words})
    fonts = {name: file.add(_font(base)) for name, base in FONTS.items()}
    fonts["strange"] = _strange_font(file, strange)
    resources = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
    tree = file.reserve()
    numbers = []
    for page in pages:
        content = file.add_stream(
            "\n".join([drawn, *(_show(one, strange) for one in page)]).encode()
        )
        numbers.append(
            file.add(
                f"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
                f" /Rotate {rotate} /Contents {content} 0 R /Resources <</Font <<{resources}>>>>>>"
            )
        )
    kids = " ".join(f"{number} 0 R" for number in numbers)
    file.put(tree, f"<</Type /Pages /Kids [{kids}] /Count {len(numbers)}>>")
    entries = _outline(file, outline, numbers)
    root = file.add(f"<</Type /Catalog /Pages {tree} 0 R{entries}>>")
    said = "".join(f"/{name} {_string(value)}" for name, value in (facts or {}).items())
    return file.finish(root, file.add(f"<<{said}>>"))


class _File:
    """The objects of a PDF file."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def reserve(self) -> int:
        self.objects.append(b"null")
        return len(self.objects)

    def put(self, number: int, said: str | bytes) -> int:
        self.objects[number - 1] = said.encode("latin-1") if isinstance(said, str) else said
        return number

    def add(self, said: str | bytes) -> int:
        return self.put(self.reserve(), said)

    def add_stream(self, raw: bytes) -> int:
        return self.add(b"<</Length %d>>\nstream\n%s\nendstream" % (len(raw), raw))

    def finish(self, root: int, info: int) -> bytes:
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, said in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, said)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<</Size %d /Root %d 0 R /Info %d 0 R>>\n" % (len(places) + 1, root, info)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _is_latin(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1252"))
    except UnicodeEncodeError:
        return False


def _font(base: str) -> str:
    return f"<</Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding>>"


def _strange_font(file: _File, letters: Sequence[str]) -> int:
    """Add a font in which each letter is as wide as it is high, or half so, and has a meaning."""
    meanings = "\n".join(
        f"<{at:04x}> <{letter.encode('utf-16-be').hex()}>"
        for at, letter in enumerate(letters, _FIRST)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{meanings}\nendbfchar endcmap end end"
    )
    to_unicode = file.add_stream(cmap.encode())
    widths = " ".join(str(1000 if ord(letter) > 0x2E80 else 500) for letter in letters)
    descriptor = file.add(
        "<</Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 800]"
        " /Ascent 800 /Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80>>"
    )
    descendant = file.add(
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo"
        " <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        f" /FontDescriptor {descriptor} 0 R /DW 500 /W [{_FIRST} [{widths}]]>>"
    )
    return file.add(
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        f" /DescendantFonts [{descendant} 0 R] /ToUnicode {to_unicode} 0 R>>"
    )


def _show(one: Piece, strange: Sequence[str]) -> str:
    """Return the commands that write a piece of text."""
    turn = radians(one.angle)
    matrix = f"{cos(turn):.5f} {sin(turn):.5f} {-sin(turn):.5f} {cos(turn):.5f} {one.x} {one.y} Tm"
    if all(map(_is_latin, one.words)):
        said = f"/{one.font} {one.size} Tf {_string(one.words)} Tj"
    else:
        said = f"/strange {one.size} Tf {_strange(one.words, strange)} Tj"
    return f"BT {matrix} {said} ET"


def _string(words: str) -> str:
    raw = words.encode("cp1252", "replace").hex()
    return f"<{raw}>"


def _strange(words: str, letters: Sequence[str]) -> str:
    return "<" + "".join(f"{letters.index(letter) + _FIRST:04x}" for letter in words) + ">"


def _outline(file: _File, entries: Sequence[tuple[str, int]], pages: Sequence[int]) -> str:
    """Add the list of contents that viewers show, and return how the catalog names it."""
    if not entries:
        return ""
    top = file.reserve()
    numbers = [file.reserve() for _ in entries]
    for at, (title, page) in enumerate(entries):
        before = f"/Prev {numbers[at - 1]} 0 R" if at else ""
        after = f"/Next {numbers[at + 1]} 0 R" if at + 1 < len(numbers) else ""
        file.put(
            numbers[at],
            f"<</Title {_string(title)} /Parent {top} 0 R {before} {after}"
            f" /Dest [{pages[page]} 0 R /Fit]>>",
        )
    file.put(top, f"<</First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}>>")
    return f"/Outlines {top} 0 R"
