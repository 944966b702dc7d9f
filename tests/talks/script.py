"""What do people do in a conversation that is kept as a file?

A scene begins with `== `; people and their languages stand in it, and what is special:

    == private with Ann (en)
    == group "Mountain club" with Ann (en, owner), Bob (ru); the bot reads all
    == supergroup "Mountain club" with Ann (en, owner), Bob (ru, admin); the bot is an admin
    == forum "Mountain club" with Ann (en, owner); topics Travel, Food
    == group "Strangers" with Ann (en); the bot is a guest

Then one line an act: `Ann: …`, `Ann in Travel: …`, `Ann to Bob: …`, `Ann to Bob «part»: …`,
`Ann as the group: …`, `Ann edits: …`, `Ann presses [label]`, `Ann follows [1]`,
`Ann asks inline: …`, `Ann takes 1`, `Ann adds the bot`; and `Ann sends ferry.pdf: …`, a file of
`sent_files` with its caption. Lines that go on are indented; what begins with # is a remark.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from telegram.ext import Application

App = Application[Any, Any, Any, Any, Any, Any]

BOT: Final = "Footnote"
_HEAD: Final = re.compile(
    r"== (?P<kind>private|group|supergroup|forum)(?: \"(?P<title>[^\"]+)\")?"
    r" with (?P<people>[^;]+)(?:; (?P<more>.+))?"
)
_PERSON: Final = re.compile(r"(?P<name>\w+) \((?P<language>[\w-]+)(?:, (?P<rank>owner|admin))?\)")
_SAYS: Final = re.compile(
    r"(?P<who>\w+)(?: in (?P<topic>\w+))?(?: to (?P<to>\w+)(?: «(?P<quote>[^»]+)»)?)?"
    r"(?P<anonymous> as the group)?: (?P<text>.*)",
    re.DOTALL,
)
_DOES: Final = {
    "edit": re.compile(r"(?P<who>\w+) edits: (?P<text>.*)", re.DOTALL),
    "send": re.compile(r"(?P<who>\w+) sends (?P<file>[\w-]+\.\w+)(?:: (?P<text>.*))?", re.DOTALL),
    "inline": re.compile(r"(?P<who>\w+) asks inline: (?P<text>.*)", re.DOTALL),
    "press": re.compile(r"(?P<who>\w+) presses \[(?P<text>.+)\]"),
    "follow": re.compile(r"(?P<who>\w+) follows (?P<text>.+)"),
    "take": re.compile(r"(?P<who>\w+) takes (?P<text>\d+)"),
    "add": re.compile(r"(?P<who>\w+) adds (?P<text>the bot)"),
    "say": _SAYS,
}


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody in a scene."""

    name: str
    language: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file that is not the bot's.

    Attributes:
        source: as it stands there.
        kind: `scene`, `remark`, or what somebody does.
        who: who does it.
        text: what is said or named.
        how: the rest: `topic`, `to`, `quote`, `anonymous`; of a scene `kind`, `title`, `more`.
        people: of a scene.
    """

    source: str
    kind: str
    who: str = ""
    text: str = ""
    how: dict[str, str] = field(default_factory=dict)
    people: tuple[Cast, ...] = ()


def parse(text: str) -> tuple[Line, ...]:
    """Return the lines of a file without the bot's.

    Raises:
        ValueError: a line says nothing that can be played.
    """
    return tuple(_line(source) for source in _whole(text.splitlines()) if not _is_bots(source))


def scenes(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Return lines by scenes; each begins with its head, and remarks above that."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "scene" and any(one.kind != "remark" for one in found[-1]):
            found.append([])
        found[-1].append(line)
    return tuple(tuple(scene) for scene in found)


def _whole(lines: Iterable[str]) -> list[str]:
    """Return lines with those that go on below them."""
    found: list[str] = []
    empty = 0
    for line in lines:
        if line.startswith("    ") and found:
            found[-1] += "\n" * (empty + 1) + line[4:]
        elif line.strip():
            found.append(line)
        empty = 0 if line.strip() else empty + 1
    return found


def _is_bots(source: str) -> bool:
    """Whether a line is the bot's."""
    return re.match(rf"{BOT}\b", source) is not None


def _line(source: str) -> Line:
    """Return what a line says."""
    if source.startswith("#"):
        return Line(source, "remark")
    if match := _HEAD.fullmatch(source):
        people = tuple(
            Cast(one[1], one[2], one[3] or "") for one in _PERSON.finditer(match["people"])
        )
        how = {key: match[key] or "" for key in ("kind", "title", "more")}
        return Line(source, "scene", how=how, people=people)
    for kind, pattern in _DOES.items():
        if match := pattern.fullmatch(source):
            given = {key: value for key, value in match.groupdict().items() if value}
            who, text = given.pop("who"), given.pop("text", "")
            return Line(source, kind, who, text, given)
    raise ValueError(f"nothing that can be played: {source!r}")
