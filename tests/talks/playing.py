"""How is a scene played to a bot?

One line after the other; after each the bot is waited for, by what it does and not by the clock.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, urlsplit

from tests.fake_bot_api import Call, World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.acts import data_of
from tests.fake_bot_api.stage import Query
from tests.fake_bot_api.units import piece
from tests.talks.script import BOT, App, Line
from tests.talks.sent_files import SENT_FILES

PATIENCE: Final = 60.0  # seconds in which a bot must have done with a line
_SILENT: Final = frozenset({"getUpdates", "getMe", "sendChatAction", "deleteWebhook"})
_RANKS: Final = {"owner": "creator", "admin": "administrator", "": "member"}


@dataclass
class Played:
    """A scene on its way: who is who, and what the bot did after each line."""

    world: World
    people: dict[str, Person] = field(default_factory=dict)
    place: Chat | None = None
    topics: dict[str, int] = field(default_factory=dict)
    said: dict[str, Json] = field(default_factory=dict)  # the last message of each
    query: Query | None = None
    acts: list[tuple[Line, list[Call]]] = field(default_factory=list)

    @property
    def chat(self) -> Chat:
        """The chat of the scene."""
        assert self.place is not None, "a scene begins with a line that starts with =="
        return self.place

    def latest(self, has: Callable[[Json], bool]) -> Json:
        """Return the newest message of the bot of which something is true."""
        kept = [*self.world.inline.values()]
        for chat in self.world.chats.values():
            kept += [m for m in chat.messages.values() if _is_of(m, self.world.me.id)]
        found = [message for message in kept if has(message)]
        assert found, "the bot has sent no message like that"
        return max(found, key=lambda message: (message["date"], message["message_id"]))


async def play(scene: tuple[Line, ...], played: Played, application: App) -> None:
    """Play a scene, and write down what the bot did after each line."""
    await settled(played.world, application)
    for line in scene:
        if line.kind == "scene":
            _set(played, line)
        before = len(played.world.calls)
        if line.kind in _ACTS:
            _ACTS[line.kind](played, line)
        await settled(played.world, application)
        calls = played.world.calls[before:]
        played.acts.append((line, [call for call in calls if call.method not in _SILENT]))
        _remember(played)


async def settled(world: World, application: App) -> None:
    """Return when the bot waits for more and has nothing to do."""
    async with asyncio.timeout(PATIENCE):
        calm = 0
        while calm < 3:
            await application.update_queue.join()
            await asyncio.sleep(0.005)
            is_calm = world.backlog.is_polled() and not len(world.backlog) and not world.in_flight
            busy = application.update_processor.current_concurrent_updates
            calm = calm + 1 if is_calm and not busy else 0


def _set(played: Played, line: Line) -> None:
    """Put people and chats into the world."""
    world = played.world
    played.people = {one.name: world.person(one.name, one.language) for one in line.people}
    people = tuple(played.people.values())
    kind, title, more = (line.how[key] for key in ("kind", "title", "more"))
    if kind == "private":
        played.place = world.private(people[0])
        return
    make = world.group if kind == "group" else world.supergroup
    chat = played.place = make(title, *people, **({"is_forum": True} if kind == "forum" else {}))
    for one in line.people:
        chat.roles[played.people[one.name].id] = _RANKS[one.rank]
    _arrange(played, chat, more)


def _arrange(played: Played, chat: Chat, more: str) -> None:
    """Let the special things of a scene be so."""
    world = played.world
    if "reads all" in more:
        world.me.flags["can_read_all_group_messages"] = True
    if "is an admin" in more:
        chat.roles[world.me.id] = "administrator"
    if "is a guest" in more or "is not there" in more:
        chat.roles[world.me.id] = "left"
    if match := re.search(r"topics ([\w, ]+)", more):
        played.topics = {name: world.topic(chat, name) for name in match[1].split(", ")}


def _say(played: Played, line: Line) -> None:
    """Let somebody say something."""
    how: Json = {}
    if "topic" in line.how:
        how["topic"] = played.topics[line.how["topic"]]
    if "to" in line.how:
        how["reply_to"] = played.said[line.how["to"]]
    if "quote" in line.how:
        how["quote"] = line.how["quote"]
    if "anonymous" in line.how:
        how["anonymous"] = True
    person = played.people[line.who]
    played.said[line.who] = played.world.say(person, played.chat, line.text, **how)


def _send(played: Played, line: Line) -> None:
    """Let somebody send a file, with a caption or without."""
    person, name = played.people[line.who], line.how["file"]
    played.said[line.who] = played.world.upload(
        person, played.chat, name, SENT_FILES[name](), caption=line.text
    )


def _edit(played: Played, line: Line) -> None:
    """Let somebody edit what they said last."""
    played.world.edit(played.said[line.who], line.text)


def _press(played: Played, line: Line) -> None:
    """Let somebody press the newest button with a label."""
    message = played.latest(lambda one: _has_button(one, line.text))
    played.query = played.world.press(played.people[line.who], message, line.text)


def _follow(played: Played, line: Line) -> None:
    """Let somebody open the private chat by a link in the bot's newest message with it."""
    message = played.latest(lambda one: link_of(one, line.text) != "")
    (payload,) = parse_qs(urlsplit(link_of(message, line.text)).query)["start"]
    person = played.people[line.who]
    played.said[line.who] = played.world.say(person, None, f"/start {payload}")


def _inline(played: Played, line: Line) -> None:
    """Let somebody type behind the bot's name."""
    kind = "sender" if played.chat.kind == "private" else played.chat.kind
    played.query = played.world.ask_inline(played.people[line.who], line.text, kind=kind)


def _take(played: Played, line: Line) -> None:
    """Let somebody choose an inline result."""
    assert played.query is not None, "nobody has asked inline"
    played.said[BOT] = played.world.choose(played.query, int(line.text) - 1, played.chat)


def _add(played: Played, line: Line) -> None:
    """Let somebody bring the bot into the chat."""
    played.world.join(played.chat, played.world.me, by=played.people[line.who])


_ACTS: Final[dict[str, Callable[[Played, Line], None]]] = {
    "say": _say,
    "send": _send,
    "edit": _edit,
    "press": _press,
    "follow": _follow,
    "inline": _inline,
    "take": _take,
    "add": _add,
}


def _remember(played: Played) -> None:
    """Keep the bot's newest message, to reply to."""
    for call in played.acts[-1][1]:
        if call.applied and isinstance(call.result, dict) and "message_id" in call.result:
            chat = played.world.chats[call.result["chat"]["id"]]
            played.said[BOT] = chat.messages[call.result["message_id"]]


def _is_of(message: Json, account: int) -> bool:
    """Whether a message is an account's."""
    return bool(message.get("from", {}).get("id") == account)


def _has_button(message: Json, label: str) -> bool:
    """Whether a button with a label can be pressed under a message."""
    try:
        return data_of(message, label) != ""
    except LookupError:
        return False


def link_of(message: Json, words: str) -> str:
    """Return where some linked words of a message lead, "" if none are like that."""
    for one in message.get("entities", ()):
        shown = piece(message.get("text", ""), one["offset"], one["length"])
        if one["type"] == "text_link" and shown == words:
            return str(one["url"])
    return ""
