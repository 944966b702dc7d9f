"""Does what is sent to a chat stay with it, and go when it goes, in a thousand histories?

In fifty chats people send files, pass them on, reply to them with /add, take back, remove, ask and
follow links, with rights and without; groups become supergroups. Each file has a word in it that
stands nowhere else. What may be in which chat is counted by Telegram's rules, not by our code.
"""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.config.collections import Tenant, chat_collection
from bot.queries.question import Question
from bot.telegram.flood_control import make_flood_control
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.world import Call
from tests.telegram.bots import Bot
from tests.telegram.uploaders import an_uploading_bot, files

_CHATS: Final = 50
_GROUPS: Final = 35
_ACTS: Final = 24
_ADMINS: Final = frozenset({"creator", "administrator"})
_INSIDE: Final = _ADMINS | {"member"}
_STALE: Final = 61.0  # seconds after which no right is believed that was taken away
_SYLLABLES: Final = "zor vex quil jarn wex drob fyn kash morv plix".split()
QUESTION: Final = "Who keeps the key of the vault?"


@dataclass
class Shelf:
    """What may be in a chat: the word in each of its documents by name, and what is undone how."""

    documents: dict[str, str] = field(default_factory=dict)
    undo: dict[int, tuple[str, str, str]] = field(default_factory=dict)  # by message: name, words


class Watched(World):
    """A world in which all that the bot says is searched for words of other chats."""

    def __init__(self) -> None:
        super().__init__()
        self.me.flags |= {"can_read_all_group_messages": True, "supports_inline_queries": True}
        self.owners: dict[str, set[int]] = {}  # of each word, the chats that it was sent to
        self.foreign: list[str] = []
        self.read_rightly = 0

    async def answer(self, method: str, raw: Mapping[str, Any]) -> tuple[Call, Json]:
        """Return a request's record and the body of its answer."""
        call, body = await super().answer(method, raw)
        if method != "getUpdates":
            said = json.dumps(call.wanted, ensure_ascii=False)
            for word in (one for one in self.owners if one in said):
                fits = self._may_read(call.chat, self.owners[word])
                self.read_rightly += fits
                if not fits:
                    self.foreign.append(f"{word} of {self.owners[word]} in {call}")
        return call, body

    def _may_read(self, chat: object, owners: set[int]) -> bool:
        """Whether a word may be read in a chat: its own, or the private one of a member."""
        if chat in owners:
            return True
        groups = (self.chats[one] for one in owners if one < 0)
        return isinstance(chat, int) and any(group.role(chat) in _INSIDE for group in groups)


@dataclass
class History:
    """Fifty chats, and what happens in them."""

    bot: Bot
    world: Watched
    dice: random.Random
    folder: Path
    people: list[Person]
    chats: list[Chat]
    shelves: dict[int, Shelf] = field(default_factory=dict)
    acts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    moved: int = 0
    gone: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    # what people do, each once

    async def send(self) -> None:
        """Let somebody send a file with a caption or without, or pass one on."""
        chat, person = self._somewhere()
        admins = [one for one in self.people if chat.role(one.id) in _ADMINS]
        if admins and self.dice.random() < 0.5:  # most who try may do it
            person = self.dice.choice(admins)
        name, word, text = self._file(chat)
        is_private, is_granted = chat.person is not None, self._may_change(chat, person)
        how = self.dice.choice(("caption", "forward", "anonymous", "channel", "bare"))
        more: dict[str, Any] = {}
        if how == "forward":
            more["forwarded"], is_granted = {"date": 1, "from": self.people[0].user()}, False
        elif how == "anonymous" and not is_private and is_granted:
            more["anonymous"] = True
        elif how == "channel" and not is_private:
            more["as_channel"] = self.dice.choice(self.chats[:_GROUPS])
            is_granted = more["as_channel"] is chat
        caption = "" if how == "bare" else "/add@footnote_bot"
        self.world.upload(person, chat, name, text, caption=caption, **more)
        is_granted = is_private or (is_granted and how != "bare")
        await self._take(chat, name, word, is_granted=is_granted)

    async def reply(self) -> None:
        """Let somebody reply with /add to a file that is there."""
        chat, person = self._somewhere()
        name, word, text = self._file(chat)
        file = self.world.upload(self._member(chat), chat, name, text)
        if chat.person is not None:  # it is taken when it comes
            await self._take(chat, name, word, is_granted=True)
        before = len(self.world.sent())
        self.world.say(person, chat, "/add@footnote_bot", reply_to=file)
        if chat.person is None:
            is_granted = self._may_change(chat, person)
            await self._take(chat, name, word, is_granted=is_granted, before=before)

    async def take_back(self) -> None:
        """Let somebody press Undo, under the message or, forged, under one elsewhere."""
        chat, person = self._somewhere()
        shelf = self.shelves[chat.id]
        known = [(one.id, number) for one in self.chats for number in self.shelves[one.id].undo]
        if not known:
            return
        whose, number = self.dice.choice(known)
        if self.dice.random() < 0.7:
            chat, shelf = self.world.chats[whose], self.shelves[whose]
            person = self._member(chat)
        message = self.world.chats[whose].messages[number]
        data = next(iter(_buttons(message)), "u:0")
        under = message if chat.id == whose else dict(message) | {"chat": chat.short()}
        self.world.press(person, under, data, forged=True)
        await self._listen()
        if chat.id == whose and self._may_change(chat, person):
            name, word, before = shelf.undo[number]
            if shelf.documents.get(name) == word:
                self.gone.add(word)
                del shelf.documents[name]
                if before:
                    shelf.documents[name] = before
                    self.gone.discard(before)
            shelf.undo = {key: one for key, one in shelf.undo.items() if key != number}

    async def remove(self) -> None:
        """Let somebody remove a document, and confirm that themselves or let another do so."""
        chat, person = self._somewhere()
        shelf = self.shelves[chat.id]
        if not shelf.documents:
            return
        name = self.dice.choice(sorted(shelf.documents))
        before = len(self.world.sent())
        self.world.say(person, chat, f"/remove@footnote_bot {name}")
        await self._listen()
        shown = [one for one in self.world.sent()[before:] if _buttons(one)]
        if bool(shown) is not self._may_change(chat, person):
            self.wrong.append(f"/remove by {chat.role(person.id)} in {chat.kind}")
        if shown:
            other = self._member(chat)
            self.world.press(other, shown[-1], _buttons(shown[-1])[0], forged=True)
            await self._listen()
            if self._may_change(chat, other):
                self.gone |= {shelf.documents.pop(name)}
                self.gone |= {one[2] for one in shelf.undo.values() if one[0] == name and one[2]}
                shelf.undo = {key: one for key, one in shelf.undo.items() if one[0] != name}

    async def migrate(self) -> None:
        """Let a group become a supergroup."""
        groups = [one for one in self.chats if one.kind == "group"]
        if not groups:
            return
        group = self.dice.choice(groups)
        made = self.world.migrate(group)
        for owners in self.world.owners.values():
            if group.id in owners:
                owners.add(made.id)
        await self._listen()
        self.chats[self.chats.index(group)] = made
        shelf = self.shelves.pop(group.id)
        self.shelves[made.id] = Shelf(shelf.documents)
        self.moved += 1

    async def demote(self) -> None:
        """Let somebody rise or fall in a group."""
        group = self.dice.choice([one for one in self.chats if one.person is None])
        person = self.dice.choice(self.people)
        group.roles[person.id] = self.dice.choice(("administrator", "member", "left", "creator"))
        self.world.clock.advance(_STALE)

    async def ask(self) -> None:
        """Let somebody ask, and see that the chat's own documents are asked."""
        chat, person = self._somewhere()
        before = len(self.world.sent())
        ask = QUESTION if chat.person else f"/ask@footnote_bot {QUESTION}"
        self.world.say(person, chat, ask)
        await self._listen()
        said = self.world.sent()[before:]
        words = set(self.shelves[chat.id].documents.values())
        if words and not any(word in json.dumps(said) for word in words):
            self.wrong.append(f"the documents of {chat.id} do not answer: {said}")
        self.links += [url for one in said for url in _links(one)]

    async def follow(self) -> None:
        """Let somebody open a link that a group was given."""
        if self.links:
            person = self.dice.choice(self.people)
            link = self.dice.choice(self.links).partition("start=")[2]
            self.world.say(person, None, f"/start {link}")
            self.world.ask_inline(person, QUESTION)
            await self._listen()

    # what is looked at

    async def look(self) -> None:
        """See that in each chat is what may be there, and nothing that is gone anywhere."""
        for chat in self.chats:
            listed = await self.bot.services.uploads.listed(chat.id)
            wanted = self.shelves[chat.id].documents
            if {one.path for one in listed} != set(wanted):
                found = sorted(one.path for one in listed)
                self.wrong.append(f"in {chat.id} are {found}, not {sorted(wanted)}")
        raw = await asyncio.to_thread(files, self.folder)
        self.wrong += [
            f"{word} is still on the disk" for word in self.gone if word.encode() in raw
        ]

    async def scores(self, but: Chat) -> list[object]:
        """Return what two other chats are told that have documents, and how sure of it we are."""
        others = [one for one in self.chats if one is not but and self.shelves[one.id].documents]
        pool, told = self.bot.services.libraries, list[object]()
        for chat in sorted(others, key=lambda one: one.id)[:2]:
            tenant = Tenant((chat_collection(chat.id),))
            said = await pool.ask(tenant, Question(QUESTION))
            told.append((chat.id, said.confidence, [(n.quote, n.score) for n in said.nearest]))
        return told

    # steps

    async def _take(
        self, chat: Chat, name: str, word: str, *, is_granted: bool, before: int | None = None
    ) -> None:
        """Have what was sent handled, and note what may be there then."""
        start = len(self.world.sent()) if before is None else before
        untouched = await self.scores(chat)
        await self._listen()
        if await self.scores(chat) != untouched:
            self.wrong.append(f"what {chat.id} was sent has changed others' scores")
        if not is_granted:
            self.gone.add(word)
            return
        shelf = self.shelves[chat.id]
        replaced = shelf.documents.get(name, "")
        for message, (known, _, older) in tuple(shelf.undo.items()):
            if known == name:  # of a document only the last change can be undone
                self.gone |= {older} if older else set()
                del shelf.undo[message]
        shelf.documents[name] = word
        added = [one for one in self.world.sent()[start:] if any(_buttons(one))]
        for one in added[:1]:
            shelf.undo[one["message_id"]] = (name, word, replaced)

    async def _listen(self) -> None:
        """Have the bot deal with what has come, some seconds later."""
        self.world.clock.advance(5.0)
        await self.bot.listen()

    def _somewhere(self) -> tuple[Chat, Person]:
        """Return a chat, one of the last ones more often, and somebody in it."""
        busy = [one for one in self.chats if self.shelves[one.id].documents]
        chat = self.dice.choice(busy if busy and self.dice.random() < 0.6 else self.chats)
        return chat, self._member(chat)

    def _member(self, chat: Chat) -> Person:
        """Return somebody who can speak in a chat."""
        if chat.person is not None:
            return chat.person
        return self.dice.choice([one for one in self.people if chat.has(one.id)] or self.people)

    def _may_change(self, chat: Chat, person: Person) -> bool:
        """Whether somebody may change what a chat has, by Telegram's rules."""
        return chat.person is person or chat.role(person.id) in _ADMINS

    def _file(self, chat: Chat) -> tuple[str, str, bytes]:
        """Return a file's name, the word in it that stands nowhere else, and what it holds."""
        letters = "".join(self.dice.choices(_SYLLABLES, k=4)).capitalize()
        word = f"{letters}{self.dice.randrange(1000, 10_000)}"
        self.world.owners[word] = {chat.id}
        text = f"The key of the vault is kept by {word}. {word} has kept it since 1902.\n"
        return f"note{self.dice.randrange(3)}.md", word, text.encode()


ACTS: Final[dict[str, tuple[Callable[[History], Any], int]]] = {
    "files sent": (History.send, 32),
    "files replied to": (History.reply, 10),
    "undone": (History.take_back, 14),
    "removed": (History.remove, 12),
    "migrations": (History.migrate, 6),
    "changes of rights": (History.demote, 8),
    "questions": (History.ask, 14),
    "links followed": (History.follow, 6),
}


def _buttons(message: Json) -> list[str]:
    """Return what the buttons of a message send."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def _links(message: Json) -> list[str]:
    """Return the addresses that a message links to."""
    return [one["url"] for one in message.get("entities", []) if "url" in one]


def lived(seed: int, acts: int = _ACTS) -> History:
    """Return a history after so many acts."""
    with TemporaryDirectory() as name:
        return asyncio.run(_lived(Path(name), random.Random(seed), acts))  # noqa: S311 - no secret


async def _lived(folder: Path, dice: random.Random, acts: int) -> History:
    """Return a history after so many acts."""
    world = Watched()
    people = [world.person(f"P{number}") for number in range(_CHATS - _GROUPS)]
    chats = [
        (world.group if number % 2 else world.supergroup)(f"G{number}", *dice.sample(people, 3))
        for number in range(_GROUPS)
    ]
    chats += [world.private(person) for person in people]
    async with an_uploading_bot(folder, world) as bot:
        object.__setattr__(bot.services, "flood_control", make_flood_control(0, world.clock.now))
        history = History(bot, world, dice, folder, people, chats)
        history.shelves = {chat.id: Shelf() for chat in chats}
        names = list(ACTS)
        weights = [ACTS[name][1] for name in names]
        for _ in range(acts):
            name = dice.choices(names, weights)[0]
            await ACTS[name][0](history)
            history.acts[name] += 1
            await history.look()
    return history


def report(histories: int, seed: int) -> Iterator[str]:
    """Yield what has come of so many histories."""
    started, acts, private, foreign, wrong = time.monotonic(), Counter[str](), 0, [], []
    for number in range(histories):
        history = lived(seed + number)
        acts += history.acts
        private += history.world.read_rightly
        foreign += history.world.foreign
        wrong += [f"seed {seed + number}: {one}" for one in history.wrong]
    told = ", ".join(f"{count:,} {name}" for name, count in acts.most_common())
    yield (
        f"{histories:,} histories of {_CHATS} chats in {time.monotonic() - started:.0f} s:"
        f" {told}\n{private:,} requests with words of a chat where they may be read; foreign"
        f" sentences: {len(foreign)}; wrong grants, changed scores, words left on the disk:"
        f" {len(wrong)}\n"
    )
    yield from (foreign + wrong)[:10]
