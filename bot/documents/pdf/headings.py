"""Which paragraphs of a PDF are headings, and which of them stand above others?

Those in larger letters than the text, or in bold by themselves, and those that the outline of the
file has. The outline says how deep they lie; else their numbers do, or their letters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.lines import LIST_MARK, is_question
from bot.documents.pdf.files import OutlineEntry
from bot.documents.pdf.paragraphs import Paragraph
from bot.documents.pdf.rows import Row
from bot.text.regexes import regex

_LARGER: Final = 1.12  # than the text are headings
_LONGEST: Final = 200  # characters of a heading
_MOST_ROWS: Final = 4  # lines of a heading
_BEYOND: Final = 20  # depths of headings that the outline does not have
_SECTION: Final = regex(r"(\d{1,3}(?:\.\d{1,3})*)\.?\s+\D")
_NAMES: Final = regex(r"[\W_]+")
_ENDS: Final = (".", ",", ";", ":")
_BOLD: Final = 0.5  # point that bold letters count as larger


@dataclass(frozen=True, slots=True)
class Style:
    """How the text of a document is written, and what its outline has on each page.

    `sizes` are those of headings, the largest first.
    """

    size: float
    is_bold: bool
    outline: Mapping[int, Mapping[str, int]]
    sizes: tuple[float, ...] = ()


def find_style(pages: Iterable[Sequence[Row]], outline: Sequence[OutlineEntry]) -> Style:
    """Return how most of the text of a document is written."""
    counts: Counter[tuple[float, bool]] = Counter()
    for rows in pages:
        for row in rows:
            for one in row.fragments:
                counts[round(one.size, 1), one.pen.is_bold] += len(one.text)
    (size, is_bold), _ = max(counts.items(), key=lambda one: one[1])
    entries: dict[int, dict[str, int]] = defaultdict(dict)
    for entry in outline:
        entries[entry.page].setdefault(_name(entry.title), entry.level)
    larger = {one for one, _ in counts if one >= _LARGER * size}
    return Style(size, is_bold, entries, tuple(sorted(larger, reverse=True)))


def depth_of(paragraph: Paragraph, words: str, style: Style) -> int | None:
    """Return how deep a heading lies, the outermost lowest; None if a paragraph is no heading.

    Args:
        paragraph: any.
        words: that it says.
        style: of the document.
    """
    is_short = len(paragraph.rows) <= _MOST_ROWS and len(words) <= _LONGEST
    if not is_short or paragraph.is_fixed or not _has_letters(words):
        return None
    level = _level_in(style.outline.get(paragraph.rows[0].page, {}), words)
    if level is not None:
        return level
    if not _stands_out(paragraph, words, style):
        return None
    if section := _SECTION.match(words):
        return _BEYOND + section[1].count(".")
    larger = sum(size > paragraph.size + _BOLD for size in style.sizes)
    return _BEYOND + 2 * larger + (not paragraph.is_bold)


def _level_in(outline: Mapping[str, int], words: str) -> int | None:
    """Return the level of a title in the outline of a page, with or without its number."""
    name = _name(words)
    if name in outline:
        return outline[name]
    ends = [title for title in outline if title and name.endswith(title)]
    return outline[max(ends, key=len)] if ends and _SECTION.match(words) else None


def _stands_out(paragraph: Paragraph, words: str, style: Style) -> bool:
    """Return whether a paragraph is written as headings are."""
    if paragraph.size >= _LARGER * style.size:
        return True
    is_bold = paragraph.is_bold and not style.is_bold and paragraph.size > style.size - _BOLD
    if not is_bold or words.endswith(_ENDS):
        return False
    return not LIST_MARK.match(words) or is_question(words) or bool(_SECTION.match(words))


def _has_letters(words: str) -> bool:
    """Return whether there is more than one letter in some words."""
    return sum(map(str.isalpha, words)) > 1


def _name(title: str) -> str:
    """Return a title in small letters, without marks and spaces, to be found by."""
    return _NAMES.sub("", title).casefold()
