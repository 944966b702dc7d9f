"""What do people type where the format has a structure for it?

A line in bold stands for a heading, "Q:" and "A:" for questions and answers, a bullet that was
typed for a list, "Phone: 4415" below "Fax: 4416" for a table. Parts that are such things become
what they stand for; all others stay as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bot.documents.lines import (
    ANSWER_LABEL,
    BULLET,
    HEADING_WORDS,
    LIST_MARK,
    QUESTION_LABEL,
    label_of,
)
from bot.documents.markup.paragraphs import is_question
from bot.documents.structure.parts import Part, Role
from bot.text.question_marks import QUESTION_MARKS

BOLD_LEVEL: Final = 90  # of a line in bold, below all headings that the file calls so
_ASKING: Final = frozenset({Role.TEXT, Role.ITEM, Role.TERM})
_SHORT_LINE: Final = 120  # characters; who writes more behind a label writes prose
_DASHES: Final = ("–", "—")  # begin a speech as often as an item
_ENDS: Final = (".", "!", ";", ",", "。", "！", "；")
_COLONS: Final = (":", "：")


def restore(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts, those that stand for something else as what they stand for."""
    labels: list[Part] = []
    before: Part | None = None
    for part in parts:
        if part.role is Role.TEXT and _is_label(part.text):
            labels.append(part)
            continue
        yield from _labels(labels)
        before, labels = labels[-1] if labels else before, []
        for piece in _pieces(part, before):
            yield piece
            before = piece
    yield from _labels(labels)


def _labels(parts: list[Part]) -> Iterator[Part]:
    """Yield labels that stand together as the items of a record; one alone is text."""
    if len(parts) > 1:
        yield from (replace(part, role=Role.ITEM) for part in parts)
    else:
        yield from parts


def _is_label(text: str) -> bool:
    """Return whether a paragraph is one label and its value, and no question or answer."""
    return len(text) <= _SHORT_LINE and "\n" not in text and bool(label_of(text))


def _pieces(part: Part, before: Part | None) -> Iterator[Part]:
    """Yield what a part is, in pieces where it is several things."""
    if part.role not in _ASKING:
        yield part
        return
    lines = part.text.split("\n")
    if part.role is Role.TEXT and len(lines) > 1 and all(map(_is_label, lines)):
        for at, line in enumerate(lines):
            yield replace(part, role=Role.ITEM, text=line, bold=0, place="" if at else part.place)
        return
    is_first = True
    for piece in _parted(part, lines):
        for one in _asked(piece, is_first=is_first):
            answers = before is not None and before.role is Role.QUESTION
            is_answer = answers and one.role is not Role.QUESTION
            before = _listed(_answer(one) if is_answer else one, before)
            yield before
        is_first = False


def _parted(part: Part, lines: list[str]) -> Iterator[Part]:
    """Yield a part, cut before each line that is labelled as a question or an answer."""
    if len(lines) == 1:
        yield part
        return
    start = end = 0
    cuts = [0]
    for line in lines:
        if end and (QUESTION_LABEL.match(line) or ANSWER_LABEL.match(line)):
            cuts.append(end)
        end += len(line) + 1
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        text = part.text[start:stop].rstrip()
        bold = min(max(part.bold - start, 0), len(text))
        yield replace(part, text=text, bold=bold, place="" if start else part.place)


def _asked(part: Part, *, is_first: bool) -> Iterator[Part]:
    """Yield the question that a part begins with, if it does, and the rest of it.

    A question in bold may have its answer behind it.
    """
    if not any(mark in part.text for mark in QUESTION_MARKS):
        yield _headed(part)
        return
    text, bold = part.text, part.text[: part.bold].strip()
    is_marked = bool(QUESTION_LABEL.match(text))
    end = 0
    if bold and is_question(bold.rstrip(":")):
        end = part.bold
    elif (is_first or is_marked) and is_question(text.split("\n", 1)[0]) and _is_apart(text):
        end = len(text.split("\n", 1)[0])
    if not end:
        yield _headed(part)
        return
    depth = part.level if part.role is Role.ITEM else 0
    yield replace(part, role=Role.QUESTION, text=text[:end].strip(), level=depth)
    if rest := text[end:].lstrip(" \t\n:"):
        role = Role.MORE if part.role is Role.ITEM else Role.TEXT
        yield replace(part, role=role, text=rest, bold=0, place="")


def _is_apart(text: str) -> bool:
    """Return whether a question is a paragraph of its own, or labelled."""
    return "\n" not in text or bool(QUESTION_LABEL.match(text))


def _headed(part: Part) -> Part:
    """Return a part; a few words in bold that are a whole paragraph are a heading."""
    words = part.text.strip()
    is_bold = part.role is Role.TEXT and part.bold >= len(words) > 0 and "\n" not in words
    is_brief = len(words.split()) <= HEADING_WORDS and not words.endswith(_ENDS)
    is_named = any(map(str.isalpha, words))
    if is_bold and is_brief and is_named:
        return replace(part, role=Role.HEADING, level=BOLD_LEVEL)
    return part


def _answer(part: Part) -> Part:
    """Return an answer, without the "A:" before it if it has one."""
    label = ANSWER_LABEL.match(part.text)
    return replace(part, mark=label.end()) if label and label.end() < len(part.text) else part


def _listed(part: Part, before: Part | None) -> Part:
    """Return a part; a paragraph with a bullet, or with a number within a list, is an item."""
    if part.role is not Role.TEXT or part.mark or part.text.startswith(_DASHES):
        return part
    bullet, number = BULLET.match(part.text), LIST_MARK.match(part.text)
    leads = before is not None and (
        before.text.endswith(_COLONS)
        or (before.role is Role.ITEM and bool(LIST_MARK.match(before.text)))
    )
    if bullet and bullet.end() < len(part.text):
        return replace(part, role=Role.ITEM, mark=bullet.end())
    return replace(part, role=Role.ITEM) if number and leads else part
