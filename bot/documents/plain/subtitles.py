"""What is said at which time?

Subtitles and transcripts part speech wherever a line is full. Their times and numbers are names of
places, not text: a reader leaves them blank and joins the rest, as it was said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.document import Kind, Place
from bot.documents.lines import ENDS
from bot.documents.plain.layout import Layout, Line, Part, blank_out, lay_out
from bot.text.regexes import regex
from bot.text.spans import Span

_TIME: Final = r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[.,]\d{1,3})?"
_CUE: Final = regex(rf"{_TIME}\s*(?:-->|,(?=\d))\s*(?:\d{{1,3}}:)?\d{{1,3}}:\d\d\S*(?:\s.*)?$")
_ALONE: Final = regex(rf"[\[(]?{_TIME}[\])]?$")
_BEFORE: Final = regex(rf"(?:\[{_TIME}\]|\({_TIME}\)|{_TIME}(?:\s-)?)\s+(?=\S)")
_SPEAKER: Final = regex(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,2}:\s|<")
_BLOCK: Final = regex(r"WEBVTT|NOTE\b|STYLE$|REGION$")
_MARKUP: Final = regex(r"</?[a-zA-Z\d][^<>\n]{0,60}>|\{\\[^{}\n]{0,60}\}")
_TURN: Final = regex(r"[-–—]\s?\S|>>|[A-ZÀ-ÖØ-ÞА-Я][A-ZÀ-ÖØ-ÞА-Я .]{1,24}: ")
_FEW: Final = 2  # times are needed
_STAMPS: Final = 3  # are needed where no arrow stands between two
_BEGINNING: Final = 60  # seconds; what begins later is a timetable
_PAUSE: Final = 4  # seconds between the starts of two cues and more than their words take
_PACE: Final = 12  # characters a second


@dataclass(frozen=True, slots=True)
class _Cue:
    """A time, in seconds and as it is named, and the span that tells it."""

    at: int
    name: str
    line: Line
    span: Span


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said: a text with blanks for times and numbers, its parts and its times."""

    text: str
    parts: tuple[Part, ...]
    places: tuple[Place, ...]


def read_transcript(layout: Layout) -> Transcript | None:
    """Return what subtitles or a transcript with times say, None if a text is neither."""
    cues = _cues(layout)
    if not cues:
        return None
    spans = sorted({*_marks(layout, cues), *(cue.span for cue in cues)})
    text = blank_out(layout.text, spans)
    text = blank_out(text, (Span(*found.span()) for found in _MARKUP.finditer(text)))
    spoken = lay_out(text)
    places = tuple(Place(cue.span.start, cue.name) for cue in cues)
    return Transcript(text, tuple(_turns(spoken, cues)), places)


def _cues(layout: Layout) -> list[_Cue]:
    """Return the times of a transcript, none if a text is no transcript."""
    arrows = [cue for line in layout.lines if (cue := _cue(line, _CUE))]
    if len(arrows) >= _FEW or (arrows and len(layout.lines) <= 4):  # noqa: PLR2004 - one cue alone
        return arrows
    for pattern in (_ALONE, _BEFORE):
        stamps = [cue for line in layout.lines if (cue := _cue(line, pattern))]
        if _are_stamps(layout, stamps, pattern):
            return stamps
    return []


def _are_stamps(layout: Layout, stamps: Sequence[_Cue], pattern: re.Pattern[str]) -> bool:
    """Return whether times stand by the speech of a whole text, and rise."""
    share = 4 if pattern is _ALONE else 2  # a time at least in every fourth or second line
    is_dense = len(stamps) >= max(_STAMPS, len(layout.lines) / share)
    rises = all(one.at < two.at for one, two in pairwise(stamps))
    begins = is_dense and stamps[0].at <= _BEGINNING and stamps[0].line.number < _STAMPS
    if not (begins and rises):
        return False
    if pattern is _ALONE:
        return True
    said = [cue.line.words[cue.span.end - cue.line.span.start :].strip() for cue in stamps]
    torn = sum(not one.endswith(ENDS) for one in said)
    return torn * 2 > len(said) and not any(map(_SPEAKER.match, said))


def _cue(line: Line, pattern: re.Pattern[str]) -> _Cue | None:
    """Return the time of a line, None if it has none."""
    found = pattern.match(line.words)
    if found is None:
        return None
    parts = [group for group in found.groups() if group is not None][:3]
    seconds = sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))
    hours, rest = divmod(seconds, 3600)
    name = f"{hours:02}:{rest // 60:02}:{rest % 60:02}"
    return _Cue(seconds, name, line, Span(line.span.start, line.span.start + found.end()))


def _marks(layout: Layout, cues: Sequence[_Cue]) -> Iterator[Span]:
    """Yield the spans of what is no speech: the numbers of cues, and notes to programs."""
    for cue in cues:
        above = layout.above(cue.line)
        has_arrow = "-->" in cue.line.words
        if above and has_arrow and above.blanks + (above.number == 0):
            yield above.span
    inside = False
    for line in layout.lines:
        inside = bool(_BLOCK.match(line.words)) or (inside and not line.blanks)
        if inside and "-->" not in line.words:
            yield line.span


def _turns(layout: Layout, cues: Sequence[_Cue]) -> Iterator[Part]:
    """Yield the speech between two pauses, or of one speaker."""
    first: Line | None = None
    waiting = list(reversed(cues))
    last: _Cue | None = None
    for line, following in pairwise([*layout.lines, *layout.lines[-1:]]):
        first = first or line
        while waiting and waiting[-1].span.start <= line.span.start:
            last = waiting.pop()
        ends = line is following or _TURN.match(following.words)
        if ends or _pauses(last, waiting, line, following):
            yield layout.part(first, line, Kind.PARAGRAPH)
            first = None


def _pauses(last: _Cue | None, waiting: Sequence[_Cue], line: Line, following: Line) -> bool:
    """Return whether a pause lies between a line and the one below it."""
    if not last or not waiting or waiting[-1].span.start > following.span.start:
        return False
    said = line.span.end - last.span.end
    return waiting[-1].at - last.at > _PAUSE + said / _PACE + _PAUSE
