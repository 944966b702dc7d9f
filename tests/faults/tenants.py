"""Does anybody get to see a sentence that is not theirs, in a thousand histories?

People ask, follow links that others were given, press buttons that are not theirs, come and go;
documents are added. What somebody else's documents do to one's own answers is looked at as well:
nothing.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bot.answers.permalinks import payload
from bot.config.collections import Collection, Scope, Tenant
from bot.config.sections import CorpusSettings, TelegramSettings
from bot.config.settings import Settings
from bot.libraries.by_tenant import TenantLibraries
from bot.queries.question import Question
from tests.fake_bot_api.accounts import Chat, Person
from tests.fake_bot_api.specification import verdict
from tests.faults.canaries import PUBLIC, QUESTIONS, Guarded, Secret
from tests.faults.loops import LoopClock, run
from tests.faults.whole import a_whole_bot, finished

_ACTS: Final = 36
_STALE: Final = 61.0  # seconds after which no right that was taken away is believed any more
_LOOKED_FOR: Final = 70.0  # seconds within which files that have changed are noticed


@dataclass
class History:
    """A small world of tenants, and what happens in it."""

    world: Guarded
    shelves: TenantLibraries
    dice: random.Random
    people: list[Person]
    chats: list[Chat]
    outside: Chat
    links: list[str] = field(default_factory=list)  # of every private sentence

    # what people do, each once

    def ask(self) -> None:
        """Let somebody ask in some place."""
        person, chat, topic = self._somebody()
        text = self.dice.choice(QUESTIONS)
        self._say(person, chat, topic, text if chat.person else f"/ask@footnote_bot {text}")

    def follow_up(self) -> None:
        """Let somebody reply to something that we said."""
        shown = self._shown()
        if shown is not None:
            person = self.dice.choice(self.people)
            chat = self.world.chats[shown["chat"]["id"]]
            if chat.person in {None, person}:
                topic = shown.get("message_thread_id", 0)
                self._say(person, chat, topic, self.dice.choice(QUESTIONS), reply_to=shown)

    def command(self) -> None:
        """Let somebody give a command."""
        person, chat, topic = self._somebody()
        name = self.dice.choice("/docs /sources /start /gaps /settings /help /privacy".split())
        self._say(person, chat, topic, name if chat.person else f"{name}@footnote_bot")

    def open_a_link(self) -> None:
        """Let somebody open a link to a private sentence, wherever they have it from."""
        person = self.dice.choice(self.people)
        self._say(person, self.world.private(person), 0, f"/start {self.dice.choice(self.links)}")

    def press(self) -> None:
        """Let somebody press a button that is there."""
        shown = self._shown()
        buttons = _buttons(shown) if shown else []
        if buttons:
            person = self.dice.choice(self.people)
            self.world.press(person, shown, self.dice.choice(buttons), forged=True)

    def forge(self) -> None:
        """Let somebody send what a button elsewhere would, or what none would."""
        shown, other = self._shown(), self._shown()
        if shown is None or other is None:
            return
        made = [f"p:{self.dice.choice(self.links)}", "d:0", "d:1", "s:0:mo", "g:0", "\x00:c1"]
        data = self.dice.choice([*made, *_buttons(other), *_buttons(other)])
        old = self.dice.random() < 0.2
        self.world.press(self.dice.choice(self.people), shown, data, forged=True, old=old)

    def type_inline(self) -> None:
        """Let somebody type behind the bot's name."""
        self.world.ask_inline(self.dice.choice(self.people), self.dice.choice(QUESTIONS))

    def call_a_guest(self) -> None:
        """Let somebody ask in a chat that the bot is not in."""
        person, text = self.dice.choice(self.people), self.dice.choice(QUESTIONS)
        self.world.say(person, self.outside, f"@footnote_bot {text}")

    def edit(self) -> None:
        """Let somebody edit what they asked."""
        shown = self._shown()
        if shown is not None and "reply_to_message" in shown:
            chat = self.world.chats[shown["chat"]["id"]]
            question = chat.messages[shown["reply_to_message"]["message_id"]]
            if not question.get("from", {}).get("is_bot", True):
                self.world.edit(question, self.dice.choice(QUESTIONS))

    async def come_or_go(self) -> None:
        """Let somebody join or leave a group, or rise in it, and look what they can read then."""
        chat, person = self.dice.choice(self.chats), self.dice.choice(self.people)
        match self.dice.randrange(3):
            case 0 if chat.has(person.id):
                self.world.leave(chat, person)
            case 1 if chat.has(person.id):
                self.world.promote(chat, person)
            case _:
                self.world.join(chat, person)
        await asyncio.sleep(_STALE)
        self._say(person, self.world.private(person), 0, self.dice.choice(QUESTIONS))
        theirs = [one for one in self.world.shown if one["chat"]["id"] == person.id]
        for shown in theirs[-3:]:
            for data in _buttons(shown)[:1]:
                self.world.press(person, shown, data, forged=True)

    async def add_a_document(self) -> None:
        """Let a private collection have a document more; nobody else's answers change."""
        secret = self.dice.choice(self.world.secrets)
        others = [one for one in self.world.secrets if one is not secret]
        before = [self._scores(one) for one in others]
        name = secret.write(self.dice)
        await asyncio.sleep(_LOOKED_FOR)
        if [self._scores(one) for one in others] != before:
            self.world.findings.foreign.append(f"{secret.name} has changed others' scores")
        library = self.shelves.service(Tenant((secret.name,))).library
        assert any(name in sentence.text for sentence in library.sentences)
        self.links += [payload(one) for one in library.sentences if name in one.text]

    def _scores(self, secret: Secret) -> list[object]:
        """Return what a collection's tenant is told, and how sure of it we are."""
        shop = self.shelves.service(Tenant((secret.name,)))
        said = [shop.ask(Question(text)) for text in QUESTIONS]
        return [
            (type(one), one.confidence, [(near.quote, near.score) for near in one.nearest])
            for one in said
        ]

    def _somebody(self) -> tuple[Person, Chat, int]:
        """Return somebody and a place in which they speak."""
        person = self.dice.choice(self.people)
        return person, *self.world.place(self.dice, person, self.chats)

    def _shown(self) -> Any:
        """Return a message of ours, one of the last ones; None if there is none."""
        return self.dice.choice(self.world.shown[-12:]) if self.world.shown else None

    def _say(self, person: Person, chat: Chat, topic: int, text: str, **how: Any) -> None:
        """Let somebody say something."""
        more = {"topic": topic} if topic else {}
        self.world.say(person, chat, text, **more, **how)


ACTS: Final[dict[str, tuple[Callable[[History], Any], int]]] = {
    "questions": (History.ask, 30),
    "follow-ups": (History.follow_up, 8),
    "commands": (History.command, 10),
    "links to private sentences": (History.open_a_link, 10),
    "presses": (History.press, 14),
    "forged presses": (History.forge, 16),
    "inline queries": (History.type_inline, 4),
    "questions to a guest": (History.call_a_guest, 4),
    "edits": (History.edit, 4),
    "comings and goings": (History.come_or_go, 10),
    "documents added": (History.add_a_document, 2),
}


def _buttons(message: Any) -> list[str]:
    """Return what the buttons of a message send."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def lived(seed: int) -> Guarded:
    """Return the world after a history."""
    random.seed(seed)
    with TemporaryDirectory() as name:
        return run(_lived(Path(name), random.Random(seed)))  # noqa: S311 - no secret


async def _lived(folder: Path, dice: random.Random) -> Guarded:
    """Return the world after a history."""
    world = Guarded(LoopClock())
    history, settings = _begun(world, folder, dice)
    names = list(ACTS)
    weights = [ACTS[name][1] for name in names]
    async with a_whole_bot(world, folder / "state", history.shelves, settings=settings) as whole:
        for _ in range(_ACTS):
            name = dice.choices(names, weights)[0]
            done = ACTS[name][0](history)
            if asyncio.iscoroutine(done):
                await done
            world.findings.acts[name] += 1
            await finished(whole, every=1.0)
    return world


def _begun(world: Guarded, folder: Path, dice: random.Random) -> tuple[History, Settings]:
    """Return people, groups, topics and private collections, and the settings that name them."""
    people = [world.person(f"P{number}") for number in range(4)]
    chats = [
        world.supergroup(f"G{number}", *dice.sample(people, 2), is_forum=number == 0)
        for number in range(3)
    ]
    for name in ("News", "Help"):
        world.topic(chats[0], name)
    outside = world.supergroup("Elsewhere", *people)
    outside.roles.pop(world.me.id)
    places = [(chat.id, 0) for chat in chats] + [(chats[0].id, topic) for topic in chats[0].topics]
    places += [(person.id, 0) for person in people]
    for number in range(dice.randrange(2, 5)):
        chosen = tuple(dice.sample(places, dice.randrange(1, 3)))
        secret = Secret(f"c{number}", folder / f"c{number}", chosen)
        secret.write(dice)
        world.secrets.append(secret)
    public = folder / "public"
    public.mkdir()
    (public / "lodge.txt").write_text(PUBLIC, encoding="utf-8")
    settings = _settings(world.secrets, public)
    history = History(world, TenantLibraries(settings), dice, people, chats, outside)
    for secret in world.secrets:
        library = history.shelves.service(Tenant((secret.name,))).library
        private = (one for one in library.sentences if secret.names[0] in one.text)
        history.links += [payload(one) for one in private]
    return history, settings


def _settings(secrets: list[Secret], public: Path) -> Settings:
    """Return the settings that name the private collections and the places that may ask them."""
    collections = tuple(
        Collection(
            one.name, (str(one.folder),), tuple(Scope(chat, topic) for chat, topic in one.places)
        )
        for one in secrets
    )
    return Settings(
        corpus=CorpusSettings(paths=(str(public),), bundled=False),
        telegram=TelegramSettings(questions_per_minute=0.0, access="open"),
        collections=collections,
    )


def report(histories: int, seed: int) -> Iterator[str]:
    """Yield what has come of so many histories."""
    started, acts, said, private, foreign = time.monotonic(), Counter[str](), 0, 0, []
    mistakes = 0
    for number in range(histories):
        world = lived(seed + number)
        acts += world.findings.acts
        said += world.findings.said
        private += world.findings.private
        foreign += world.findings.foreign
        mistakes += len(world.violations)
    told = ", ".join(f"{count:,} {name}" for name, count in acts.most_common())
    yield (
        f"{histories:,} histories of tenants in {time.monotonic() - started:.0f} s: {told}\n"
        f"{said:,} requests of the bot, {private:,} with private words where they may be read;"
        f" foreign sentences or changed scores: {len(foreign)};"
        f" requests against the specification: {verdict(mistakes)}\n"
    )
    yield from foreign[:10]
