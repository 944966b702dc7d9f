"""footnote gaps: questions of Telegram that the documents do not answer."""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import stdio
from bot.queries.similar_questions import GapGroup, MissedQuestion, group_similar
from bot.replies import record
from bot.state.gaps import Gap, load
from bot.state.opening import read_only
from bot.text.regexes import regex

_BEFORE: Final = 28  # columns before a question
_WIDTH: Final = 80 - _BEFORE
_NOTHING: Final = "Nothing was asked that the documents do not answer."
_CONTROLS: Final = regex("[\0-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_EXAMPLES: Final = """
\b
Examples:
  footnote gaps                         most asked first
  footnote gaps --since 2026-11-01      what was asked from that day on
  footnote gaps --chat -1001234567890   in one chat; repeatable
  footnote gaps --json > gaps.json
"""


@click.command(
    "gaps", short_help="Show what was asked in Telegram and not answered.", epilog=_EXAMPLES
)
@click.option(
    "--chat",
    "chats",
    multiple=True,
    type=int,
    metavar="NUMBER",
    help="Only what was asked in that chat; repeatable.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Only what was asked from that day on (UTC).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(
    file: Path | None, /, chats: tuple[int, ...], since: datetime | None, *, as_json: bool
) -> int:
    """Show the questions that nothing in the documents answers, grouped, the most asked first.

    They are kept where a chat's admins allow it, until somebody marks them as dealt with (/gaps
    in Telegram) or they are too old. Those that a note has answered since come last, marked with
    a tick. This only reads, so the bot may go on running.
    """
    found = _read_gaps(file, chats, since.replace(tzinfo=UTC).timestamp() if since else 0.0)
    groups = group_similar([_to_group(number, gap) for number, gap in enumerate(found)])
    groups = tuple(sorted(groups, key=lambda one: _is_answered(one, found)))
    if as_json:
        stdio.write_json(record.to_json({"gaps": _records(groups, found)}, indent=2))
    else:
        stdio.write("\n".join(_table(groups, found)) if groups else _NOTHING)
    return 0


def _read_gaps(file: Path | None, chats: tuple[int, ...], since: float) -> tuple[Gap, ...]:
    """Return what was not answered since a time, in some chats, or in all if none are named."""
    settings = load_configuration(file).settings
    with read_only(paths.state_place(settings.state)) as db:
        return tuple(gap for gap in load(db, frozenset(chats) or None) if gap.at >= since)


def _to_group(number: int, gap: Gap) -> MissedQuestion:
    """Return a gap as `group` takes it."""
    return MissedQuestion(number, gap.question, gap.person, gap.at)


def _records(groups: Sequence[GapGroup], found: Sequence[Gap]) -> list[dict[str, object]]:
    """Return the groups for a program, with the number of people in place of who they are."""
    return [
        {
            "question": one.wording,
            "times": one.times,
            "people": one.people,
            "last": datetime.fromtimestamp(one.latest, UTC).isoformat(timespec="seconds"),
            "wordings": list(one.wordings),
            "answered": _is_answered(one, found),
            "chats": sorted({found[member.number].place.chat for member in one.members}),
        }
        for one in groups
    ]


def _is_answered(group: GapGroup, found: Sequence[Gap]) -> bool:
    """Return whether a note has answered all of a group since."""
    return all(found[member.number].note for member in group.members)


def _table(groups: Sequence[GapGroup], found: Sequence[Gap]) -> Iterator[str]:
    """Yield the lines of a table of 80 columns."""
    yield f"{'times':>5}  {'people':>6}  {'last asked':<11}  question"
    for one in groups:
        last = datetime.fromtimestamp(one.latest, UTC).date().isoformat()
        tick = "✓ " if _is_answered(one, found) else ""
        first, *rest = _wrap(tick + one.wording)
        yield f"{one.times:>5}  {one.people:>6}  {last:<11}  {first}"
        others = len(one.wordings) - 1
        rest += [f"({others} other wording{'s' if others > 1 else ''})"] if others else []
        yield from (" " * _BEFORE + line for line in rest)


def _wrap(question: str) -> list[str]:
    """Return a question in lines that fit, at least one, without control characters.

    A character of Chinese or Japanese takes two columns, so lines of them are half as long.
    """
    text = _CONTROLS.sub("\ufffd", " ".join(question.split()))
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return textwrap.wrap(text, _WIDTH // 2 if wide * 2 > len(text) else _WIDTH) or [""]
