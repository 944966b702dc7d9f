"""Which characters of a page stand side by side?

Those without a gap between them make a fragment: a part of a line, or all of it. What is turned on
the page is turned back first, so that every fragment runs along a base line. A gap that is wider
than a space is the gutter between columns, or between the cells of a table.
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from bot.documents.pdf.glyphs import LINE_END, Glyph, Pen
from bot.documents.pdf.rules import NO_RULES, Rule, Rules
from bot.text.regexes import regex

_GAP: Final = 0.9  # of the size of the letters: so wide is no space between words
_FIXED_GAP: Final = 40.0  # likewise; letters of one width stand in columns made of spaces
_MOST_SPACES: Final = 120  # between letters of one width, of which a line has hardly more
_SPACE: Final = 0.12  # likewise: so wide is a space, if nobody has written one
_GUESSED: Final = 4  # times as many gaps as written spaces: so few are gaps of tables
_LATIN: Final = "\u02ff"  # no letter up to here joins the one before it
_HAN: Final = "\u2e80"  # the scripts from there on have no spaces
_LIFT: Final = 0.55  # likewise: a superscript is not lifted farther
_SMALL: Final = 0.82  # of the size of the line: so large at most is a superscript
_RAISED: Final = 0.15  # of the size: so far above the base line it stands
_SUPERSCRIPTS: Final = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_DIGITS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE: Final = regex(  # the number of a note, behind a word or before the note; no unit, no power
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)\]\"”’»。，])|^)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺])"
)
_ACCENTS: Final = {  # that stand alone, as old fonts have them, and how they join a letter
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "˛": "\u0328",
}
_END_MARKS: Final = frozenset(".,:;!?…،؛؟۔׃")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a line without a gap in it, turned so that it runs along the page.

    `left` and `right` are its ends, `base` is the height that its letters stand on, in points.
    `pen` is that of most of its letters. `order` counts the fragments of a page as PDFium reads
    them, and `is_rtl` says that it runs from right to left. It `is_ruled` where a line is drawn
    right below it. `parts` are the pieces that it was written in, with no space between them on a
    page where others are written; none: it is of one piece.
    """

    text: str
    left: float
    right: float
    base: float
    pen: Pen
    order: int
    is_rtl: bool = False
    is_ruled: bool = False
    parts: tuple["Fragment", ...] = ()

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return self.pen.size


def make_fragments(glyphs: Iterable[Glyph], rules: Rules = NO_RULES) -> dict[int, list[Fragment]]:
    """Return the fragments of a page by the angle that they are turned by, in degrees.

    Args:
        glyphs: the characters of the page.
        rules: lines that are drawn on it; upright ones part what stands on both sides.
    """
    by_angle: dict[int, list[Fragment]] = {}
    read = list(glyphs)
    has_seams = _writes_spaces(read)
    for number, group in enumerate(_groups(read, rules.upright)):
        fragment = _fragment(group, rules, number)
        if fragment is None:
            continue
        if has_seams and not fragment.pen.is_fixed and any(one.is_guessed for one in group):
            parts = [_fragment(piece, rules, number) for piece in _pieces(group)]
            fragment = replace(fragment, parts=tuple(one for one in parts if one is not None))
        by_angle.setdefault(fragment.pen.angle, []).append(fragment)
    return by_angle


def _fragment(group: list[Glyph], rules: Rules, number: int) -> Fragment | None:
    """Return the fragment that some characters are, None if they say nothing."""
    pen = _common_pen(group)
    text = _text(group, pen)
    is_rtl = _runs_from_right(text)
    if is_rtl:
        text = _text(_with_marks_behind(_with_ligatures(group)), pen)
    if not text.strip():
        return None
    left = min(glyph.left for glyph in group)
    right = max(glyph.right for glyph in group)
    base = _common_base(group, pen)
    is_ruled = rules.underline((left + right) / 2, base, pen.size)
    return Fragment(text.strip(), left, right, base, pen, number, is_rtl, is_ruled)


def _pieces(group: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters between the spaces that nobody has written."""
    for is_gap, piece in groupby(group, key=lambda glyph: glyph.is_guessed):
        if not is_gap:
            yield list(piece)


def _writes_spaces(glyphs: Sequence[Glyph]) -> bool:
    """Return whether the spaces between words are written on a page, and not only left out."""
    guessed = sum(glyph.is_guessed for glyph in glyphs)
    written = sum(glyph.text == " " for glyph in glyphs) - guessed
    return 0 < guessed < _GUESSED * written


def _groups(glyphs: Iterable[Glyph], rules: Sequence[Rule]) -> Iterator[list[Glyph]]:
    """Yield the characters of each fragment, turned; spaces between them have no pen."""
    group: list[Glyph] = []
    last: Glyph | None = None
    waiting: Glyph | None = None  # a space, which belongs to a fragment if something follows it
    for glyph in glyphs:
        if glyph.pen is None:
            if glyph.text == LINE_END and group:
                yield group
                group, last = [], None
            waiting = glyph if group else None
            continue
        here = _turned(glyph) if glyph.pen.angle else glyph
        is_parted = waiting is not None and last is not None and _is_parted(last, here, rules)
        if last is not None and (is_parted or not _continues(last, here)):
            yield group
            group, waiting = [], None
        if last is not None and group and (waiting is not None or _is_spaced(last, here)):
            is_guessed = waiting is not None and waiting.is_guessed
            group.append(_space(last, is_guessed=is_guessed))
        group.append(here)
        last, waiting = here, None
    if group:
        yield group


def _is_parted(last: Glyph, here: Glyph, rules: Sequence[Rule]) -> bool:
    """Return whether a line is drawn between two characters."""
    return any(rule.parts(last.right - 1, here.left + 1, here.base) for rule in rules)


def _space(last: Glyph, *, is_guessed: bool) -> Glyph:
    """Return a space that stands behind a character."""
    x = last.right
    return Glyph(" ", last.number, None, x, last.bottom, x, last.top, last.base, is_guessed)


def _is_spaced(last: Glyph, here: Glyph) -> bool:
    """Return whether a gap parts words where PDFium has not found one, in a line that is tight."""
    gap = here.left - last.right
    if gap <= 0:
        gap = last.left - here.right  # they may run from right to left
    size = here.pen.size if here.pen else 0.0
    return gap > _SPACE * size and last.text.isalnum() and last.text < _HAN


def _turned(glyph: Glyph) -> Glyph:
    """Return a character as it stands when the page is turned so that it is upright.

    Of its box, the sides are those of the turned one where the angle is a right one, and nearly
    so elsewhere.
    """
    turn = -math.radians(glyph.pen.angle if glyph.pen else 0)
    sin, cos = math.sin(turn), math.cos(turn)
    corners = [(x, y) for x in (glyph.left, glyph.right) for y in (glyph.bottom, glyph.top)]
    across = [x * cos - y * sin for x, y in corners]
    up = [x * sin + y * cos for x, y in corners]
    foot = min(up)
    height = max(up) - foot
    return glyph._replace(
        left=min(across), right=max(across), bottom=foot, top=max(up), base=foot + height / 5
    )


def _continues(last: Glyph, here: Glyph) -> bool:
    """Return whether a character stands in the same part of a line as the one before it."""
    pen, other = last.pen, here.pen
    if here.text > _LATIN and unicodedata.category(here.text[0])[0] == "M":
        return True  # it stands on the letter before it, wherever its box may be
    if pen is None or other is None or pen.angle != other.angle:
        return False
    size = pen.size if pen is other or pen.size > other.size else other.size
    widest = _FIXED_GAP if pen.is_fixed and other.is_fixed else _GAP
    is_near = here.left - last.right <= widest * size and last.left - here.right <= widest * size
    return is_near and abs(here.base - last.base) <= _LIFT * size


def _common_pen(group: list[Glyph]) -> Pen:
    """Return the pen that most characters of a fragment are written with."""
    first = group[0].pen
    if first is not None and all(one.pen is first or one.pen is None for one in group):
        return first
    counts: dict[Pen, int] = {}
    for glyph in group:
        if glyph.pen is not None:
            counts[glyph.pen] = counts.get(glyph.pen, 0) + 1
    return max(counts, key=lambda pen: (counts[pen], pen.size))


def _common_base(group: list[Glyph], pen: Pen) -> float:
    """Return the height that most characters stand on: that of the first with the common pen."""
    return next(glyph.base for glyph in group if glyph.pen == pen)


def _text(group: list[Glyph], pen: Pen) -> str:
    """Return what a fragment says; digits that are lifted are superscripts."""
    if pen.is_fixed:
        return _spaced(group, pen)
    if all(glyph.pen is pen or glyph.pen is None for glyph in group):  # nearly always
        said = "".join(glyph.text for glyph in group)
    else:
        base = _common_base(group, pen)
        said = "".join(_lifted(glyph, pen, base) for glyph in group)
        said = _NOTE.sub(lambda found: f"[{found[0].translate(_DIGITS)}]", said)
    return said if said.isascii() else _accented(said, group)


def _accented(said: str, group: list[Glyph]) -> str:
    """Return a text in which accents that stand upon a letter have become part of it."""
    if not any(accent in said for accent in _ACCENTS):
        return said
    letters = [glyph.text for glyph in group]
    for at, (glyph, after) in enumerate(pairwise(group)):
        joined = after.text + _ACCENTS.get(glyph.text, "")
        composed = unicodedata.normalize("NFC", joined)
        if glyph.text in _ACCENTS and after.left < glyph.right and len(composed) == 1:
            letters[at], letters[at + 1] = "", composed
    return "".join(letters)


def _with_ligatures(group: list[Glyph]) -> list[Glyph]:
    """Return characters that run from right to left, the letters of each ligature in order.

    PDFium turns such a text around letter by letter, those of a ligature too: they have one box.
    """
    found: list[Glyph] = []
    start = 0
    for at in range(1, len(group) + 1):
        if at < len(group) and _is_one_shape(group[at - 1], group[at]):
            continue
        found += reversed(group[start:at])
        start = at
    return found


def _with_marks_behind(group: list[Glyph]) -> list[Glyph]:
    """Return characters that run from right to left, with marks that end a sentence at its end.

    PDFium puts them first where a paragraph is laid out as if it ran from left to right.
    """
    first = 0
    while first < len(group) and (group[first].text in _END_MARKS or group[first].pen is None):
        first += 1
    marks = [glyph for glyph in group[:first] if glyph.pen is not None]
    return [*group[first:], *marks] if marks and first < len(group) else group


def _is_one_shape(first: Glyph, second: Glyph) -> bool:
    """Return whether two letters are parts of one shape in a font."""
    are_letters = first.pen is not None and first.text.isalpha() and second.text.isalpha()
    return are_letters and (first.left, first.right) == (second.left, second.right)


def _lifted(glyph: Glyph, pen: Pen, base: float) -> str:
    """Return what a character says, as a superscript if it is a small digit above the line."""
    if glyph.pen is None or glyph.pen.size > _SMALL * pen.size:
        return glyph.text
    is_lifted = glyph.base - base > _RAISED * pen.size
    return glyph.text.translate(_SUPERSCRIPTS) if is_lifted else glyph.text


def _spaced(group: list[Glyph], pen: Pen) -> str:
    """Return what a fragment in letters of one width says, with as many spaces as there are."""
    widths = sorted(glyph.right - glyph.left for glyph in group if glyph.pen is not None)
    width = widths[len(widths) // 2] or pen.size / 2
    said: list[str] = []
    last: Glyph | None = None
    fewest = 0
    for glyph in group:
        if glyph.pen is None:
            fewest = 1
            continue
        gap = round((glyph.left - last.right) / width) if last else 0
        said.append(" " * max(min(gap, _MOST_SPACES), fewest) + glyph.text)
        last, fewest = glyph, 0
    return "".join(said)


def _runs_from_right(text: str) -> bool:
    """Return whether most letters of a text are of a script that runs from right to left."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    right = sum(kind in _RIGHT_TO_LEFT for kind in kinds)
    return right > sum(kind == "L" for kind in kinds)
