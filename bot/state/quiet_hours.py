"""When does a chat want no answers that nobody asked us for?

Quiet hours are a stretch of the day in the time zone of a chat. They may go past midnight. A zone
is named as in the database of time zones (Europe/Berlin, which knows of summer time) or by its
distance from UTC (UTC+5:30). "" is UTC.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from bot.text.regexes import regex

NEVER: Final = -1  # the minute at which hours begin and end that there are not
_DAY: Final = 24 * 60  # minutes
_OFFSET: Final = regex(r"(?:UTC|GMT)?([+−-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_FARTHEST: Final = 14 * 60  # minutes from UTC; no place on Earth is farther
_MARKS: Final = regex("[\u200e\u200f\u2066-\u2069]")  # of direction: they come by copying
_ZONE: Final = regex(r"[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*")
_STRETCH: Final = regex(r"(\d{1,2})(?:[:.]([0-5]\d))?\s*[-–—]\s*(\d{1,2})(?:[:.]([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From a minute of the day until another, in a zone; both are `NEVER` if there are none."""

    start: int = NEVER
    end: int = NEVER
    zone: str = ""

    @property
    def is_set(self) -> bool:
        """Return whether there are any."""
        return self.start != NEVER

    def hold(self, now: float) -> bool:
        """Return whether it is quiet at a time in Unix seconds."""
        if not self.is_set:
            return False
        local = datetime.fromtimestamp(now, zone_of(self.zone))
        minute = local.hour * 60 + local.minute
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


def parse_quiet_hours(text: str, current: QuietHours) -> QuietHours | None:
    """Return the hours that are typed, a zone, or both; what is not typed stays as it is.

    Example:
        parse_quiet_hours("22-6:30 Asia/Tokyo", ...) -> from 22:00 until 6:30 in Tokyo
    """
    *words, last = _MARKS.sub("", text).split() or [""]
    zone = parse_zone(last)
    if zone is not None and not words:
        return QuietHours(current.start, current.end, zone)
    if zone is not None and (stretch := parse_stretch("".join(words))):
        return QuietHours(*stretch, zone)
    stretch = parse_stretch("".join([*words, last]))
    return QuietHours(*stretch, current.zone) if stretch else None


def move_zone(zone: str, minutes: int, now: float) -> str:
    """Return the zone that is so many minutes ahead of another at a time in Unix seconds."""
    moved = name_offset(offset_of(zone, now) + minutes)
    return zone if moved is None else moved


def parse_stretch(text: str) -> tuple[int, int] | None:
    """Return the minutes of the day at which a stretch begins and ends, None if it is none.

    Example:
        parse_stretch("22-6:30") -> (1320, 390)
    """
    match = _STRETCH.fullmatch(text.strip())
    if match is None:
        return None
    start, end = (int(match[at]) * 60 + int(match[at + 1] or 0) for at in (1, 3))
    fits = max(start, end) <= _DAY and start % _DAY != end % _DAY
    return (start % _DAY, end % _DAY) if fits else None


def parse_zone(text: str) -> str | None:
    """Return the name of a time zone as it is kept, None if there is none of that name.

    Example:
        parse_zone("utc+5:30") -> "UTC+5:30"; parse_zone("europe/berlin") -> "Europe/Berlin"
    """
    wanted = text.strip()
    if wanted.upper() in {"UTC", "GMT"}:
        return ""
    if offset := _OFFSET.fullmatch(wanted):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return name_offset(-minutes if offset[1] != "+" else minutes)
    return next(filter(_is_zone, _spellings(wanted)), None)


def name_offset(minutes: int) -> str | None:
    """Return the name of the zone that is so many minutes ahead of UTC, None if none is.

    Example:
        name_offset(-210) -> "UTC-3:30"; name_offset(0) -> ""
    """
    if abs(minutes) > _FARTHEST:
        return None
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else ""


def offset_of(zone: str, now: float) -> int:
    """Return how many minutes a zone is ahead of UTC at a time in Unix seconds."""
    away = datetime.fromtimestamp(now, zone_of(zone)).utcoffset() or timedelta()
    return int(away.total_seconds() // 60)


def zone_of(zone: str) -> tzinfo:
    """Return the time zone of a name; UTC for one that this machine no longer knows."""
    if not zone:
        return UTC
    if offset := _OFFSET.fullmatch(zone):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    return ZoneInfo(zone) if _is_zone(zone) else UTC


def _spellings(name: str) -> Iterator[str]:
    """Yield a name of a zone as typed and with the capitals that such names have."""
    yield name
    yield re.sub(r"[a-z]+", lambda word: word[0].capitalize(), name.lower())


def _is_zone(name: str) -> bool:
    """Return whether the database of time zones has a name; a path is none."""
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # it is not there, or is a folder
        return False
    return True
