"""Make the pictures of chats that README shows, from requests that are really sent.

    python -m tests.talks.picture

It plays kept conversations and writes each picture into .github, as whoever the scene names first
sees it; the page that the bot sends there is kept beside. A picture names no font that has to be
fetched: a page that shows it would not fetch one.
"""

import asyncio
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from tests.fake_bot_api.accounts import Json
from tests.talks import FOLDER, Start, act
from tests.talks.footnote import a_footnote
from tests.talks.layout import Row, Run, measure, rows
from tests.talks.playing import Played
from tests.talks.script import parse, scenes
from tests.talks.transcript import call_reply

_FOLDER: Final = Path(__file__).parents[2] / ".github"
PICTURES: Final = {"readme": _FOLDER / "telegram.svg", "sent": _FOLDER / "telegram-file.svg"}
PAGE: Final = _FOLDER / "telegram-page.png"  # what the bot sends in "sent"
SHOWN: Final = "readme"
_WIDTH: Final = 640.0
_SIZE: Final = 15.0  # of letters
_LEAD: Final = 20.0  # from line to line
_PAD: Final = 11.0  # inside a bubble
_MARGIN: Final = 16.0
_WIDEST: Final = 500.0  # bubble
_BAR: Final = 44.0  # the head with the chat's name
_KEY: Final = 34.0  # a button
_NAMES: Final = ("#3f7cac", "#b5651d", "#7b5ea7", "#2e8b6f")
_STYLES: Final = """\
text { font: 15px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; \
fill: #1c2630; white-space: pre; }
.bold { font-weight: 700; } .italic { font-style: italic; } .underline { text-decoration: \
underline; } .code { font-family: ui-monospace, Menlo, Consolas, monospace; }
.text_link, .url, .mention, .bot_command { fill: #2a7ab8; }
.name { font-weight: 600; } .small { font-size: 13px; } .key { fill: #2a6496; font-weight: 500; }
.head { font-weight: 600; font-size: 16px; } .pale { fill: #6b7884; font-size: 13px; }"""


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as somebody sees it."""

    name: str
    is_own: bool
    message: Json
    color: str


def draw(case: str = SHOWN, start: Start = a_footnote) -> str:
    """Return the picture of the first scene of a conversation, as SVG."""
    return drawn(played(case, start))


def played(case: str, start: Start = a_footnote) -> Played:
    """Return the first scene of a conversation, played."""
    text = (FOLDER / f"{case}.txt").read_text(encoding="utf-8")
    return asyncio.run(act(scenes(parse(text))[0], start))


def page_of(scene: Played) -> bytes:
    """Return the first picture that the bot has sent in a scene."""
    (photo, *_) = scene.world.called("sendPhoto")
    _, content = photo.wanted["photo"]
    return bytes(content)


def drawn(played: Played) -> str:
    """Return the picture of a scene that was played, as SVG."""
    shapes: list[str] = []
    at = _BAR + _MARGIN
    for bubble in _bubbles(played):
        made, height = _bubble(bubble, at)
        shapes += made
        at += height + 10
    height = at + _MARGIN - 10
    shell = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:g}">',
        "<title>A talk with Footnote in Telegram</title>",
        f"<style>{_STYLES}</style>",
        f'<rect width="{_WIDTH:g}" height="{height:g}" rx="12" fill="#dfe7ee"/>',
        *_head(played),
    ]
    return "\n".join([*shell, *shapes, "</svg>", ""])


def _bubbles(played: Played) -> Iterator[Bubble]:
    """Yield the messages of a scene, in order, each as it stood at first."""
    names = list(played.people)
    for line, calls in played.acts:
        if line.kind == "say":
            message = played.chat.messages[_number(played, line.who, line.text)]
            color = _NAMES[names.index(line.who) % len(_NAMES)]
            yield Bubble(line.who, line.who == names[0], message, color)
        if line.kind == "send":
            yield _file_bubble(played, line.who, line.how["file"], line.text)
        for call in calls:
            if call.method == "sendMessage" and call.applied:
                yield Bubble("Footnote", is_own=False, message=call.result, color=_NAMES[3])
            if call.method == "sendPhoto" and call.applied:
                shown = call.result | {"text": f"🖼 {call.result['caption']}"}
                yield Bubble("Footnote", is_own=False, message=shown, color=_NAMES[3])


def _file_bubble(played: Played, who: str, file: str, caption: str) -> Bubble:
    """Return a file that somebody has sent, with its name above the caption."""
    names = list(played.people)
    message = {"text": f"📄 {file}\n{caption}".rstrip(), "from": {"first_name": who}}
    color = _NAMES[names.index(who) % len(_NAMES)]
    return Bubble(who, who == names[0], message, color)


def _number(played: Played, who: str, text: str) -> int:
    """Return the number of the message in which somebody said something."""
    return next(
        number
        for number, message in played.chat.messages.items()
        if message.get("text") == text and message["from"]["first_name"] == who
    )


def _head(played: Played) -> Iterator[str]:
    """Yield the head of the window: whose chat it is."""
    chat = played.chat
    title = chat.title or "Footnote"
    count = sum(chat.has(number) for number in chat.roles)
    below = f"{count} members" if chat.title else "bot"
    yield (
        f'<path d="M0 {_BAR:g}V12a12 12 0 0 1 12-12H{_WIDTH - 12:g}a12 12 0 0 1 12 12V{_BAR:g}z"'
        ' fill="#ffffff"/>'
    )
    yield f'<text class="head" x="{_MARGIN:g}" y="28">{escape(title)}</text>'
    x = _MARGIN + measure(title) * 17 + 14
    yield f'<text class="pale" x="{x:g}" y="28">{escape(below)}</text>'


def _bubble(bubble: Bubble, top: float) -> tuple[list[str], float]:
    """Return the shapes of a message and its buttons, and how high they are."""
    message = bubble.message
    inner = (_WIDEST - 2 * _PAD) / _SIZE
    lines = rows(message.get("text", ""), message.get("entities") or (), inner - 1)
    quoted = _preview(message)
    keys = message.get("reply_markup", {}).get("inline_keyboard", ())
    widest = max(*map(measure, quoted), *(row.width for row in lines), 0.0)
    width = min(max(widest * _SIZE + 2 * _PAD + 12, 120.0), _WIDEST)
    width = _WIDEST if keys else width
    has_name = not bubble.is_own
    height = 2 * _PAD + _LEAD * (len(lines) + has_name) + (42 if quoted else 0) - 4
    left = _WIDTH - _MARGIN - width if bubble.is_own else _MARGIN
    color = "#e2f6cf" if bubble.is_own else "#ffffff"
    made = [
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="11"'
        f' fill="{color}"/>'
    ]
    x, y = left + _PAD, top + _PAD + _SIZE
    if has_name:
        name = f'<text class="name" style="fill: {bubble.color}" x="{x:g}" y="{y - 1:g}">'
        made.append(f"{name}{escape(bubble.name)}</text>")
        y += _LEAD
    if quoted:
        made += _reply(quoted, x, y - _SIZE, width - 2 * _PAD)
        y += 42
    made += _text(lines, x, y, width - 2 * _PAD)
    made += _keys(keys, left, top + height + 4, width)
    return made, height + len(keys) * (_KEY + 4)


def _preview(message: Json) -> list[str]:
    """Return who is replied to, and the beginning of that message."""
    replied = call_reply(message)
    if replied is None:
        return []
    file = replied.get("document", {}).get("file_name", "")
    told = replied.get("text") or f"📄 {file}"
    text = message.get("quote", {"text": told})["text"].replace("\n", " ")
    limit = (_WIDEST - 4 * _PAD) / _SIZE
    while measure(text) > limit:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return [replied["from"]["first_name"], text]


def _reply(quoted: Sequence[str], x: float, y: float, width: float) -> Iterator[str]:
    """Yield the shapes of what is replied to."""
    yield f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="36" rx="4" fill="#2a7ab81a"/>'
    yield f'<rect x="{x:g}" y="{y:g}" width="3" height="36" rx="1.5" fill="#2a7ab8"/>'
    for line, text in enumerate(quoted):
        look = "small name" if line == 0 else "small"
        place = f'x="{x + 10:g}" y="{y + 14 + 16 * line:g}"'
        yield f'<text class="{look}" {place}>{escape(text)}</text>'


def _text(lines: Sequence[Row], x: float, y: float, width: float) -> Iterator[str]:
    """Yield the shapes of a message's lines, quoted ones behind a bar."""
    numbered = enumerate(lines)
    for is_quoted, group in groupby(numbered, key=lambda one: one[1].is_quoted):
        places = [number for number, _ in group]
        if is_quoted:
            top, height = y + places[0] * _LEAD - _SIZE, len(places) * _LEAD
            place = f'y="{top:g}" height="{height:g}"'
            yield f'<rect x="{x:g}" {place} width="{width:g}" rx="4" fill="#2a7ab814"/>'
            yield f'<rect x="{x:g}" {place} width="3" rx="1.5" fill="#2a7ab8"/>'
    for number, row in enumerate(lines):
        base = y + number * _LEAD
        shift = 10 if row.is_quoted else 0
        words = "".join(_run(run) for run in row.runs)
        if words:
            yield f'<text x="{x + shift:g}" y="{base:g}">{words}</text>'


def _run(run: Run) -> str:
    """Return some words of one look."""
    looks = " ".join(sorted(run.styles - {"blockquote", "expandable_blockquote"}))
    words = escape(run.text)
    return f'<tspan class="{looks}">{words}</tspan>' if looks else words


def _keys(
    keyboard: Sequence[Sequence[Json]], left: float, top: float, width: float
) -> Iterator[str]:
    """Yield the shapes of the buttons below a message."""
    for line, row in enumerate(keyboard):
        each = (width - 4 * (len(row) - 1)) / len(row)
        for number, button in enumerate(row):
            x, y = left + number * (each + 4), top + line * (_KEY + 4)
            yield (
                f'<rect x="{x:g}" y="{y:g}" width="{each:g}" height="{_KEY:g}" rx="8"'
                ' fill="#ffffffb0"/>'
            )
            middle = f'x="{x + each / 2:g}" y="{y + 22:g}" text-anchor="middle"'
            yield f'<text class="key" {middle}>{escape(button["text"])}</text>'


if __name__ == "__main__":
    _FOLDER.mkdir(exist_ok=True)
    for case, picture in PICTURES.items():
        scene = played(case)
        picture.write_text(drawn(scene), encoding="utf-8")
        print(os.path.relpath(picture))
        if scene.world.called("sendPhoto"):
            PAGE.write_bytes(page_of(scene))
            print(os.path.relpath(PAGE))
