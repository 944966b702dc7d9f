"""What becomes of questions while the library's cluster is away?

The whole bot in virtual time, with a library that cannot be reached for a while. People ask on in
private chats and in groups, press buttons, type inline and send a file; in between, the bot is
killed, and another one begins with what was on its disk at that moment.
"""

import asyncio
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.config.collections import PUBLIC, Tenant
from bot.config.sections import CorpusSettings, LibrarySettings
from bot.config.settings import Settings
from bot.errors import ClusterAway
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.service import LibraryService
from bot.state import gaps
from bot.wording import ENGLISH
from tests.benchmarks.tables import table
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.stage import Query
from tests.faults.leaks import Listened, listening
from tests.faults.libraries import QUESTIONS
from tests.faults.loops import LoopClock, run
from tests.faults.whole import UNLIMITED, Whole, a_whole_bot, finished
from tests.telegram.bots import NOTES

URL: Final = "https://search.example:9200"
ASK: Final = "/ask@footnote_bot "
_PRIVATE: Final = 3  # chats; the others are groups
_MEMBERS: Final = 3  # of a group
_PATIENCE: Final = 600.0  # seconds in which all must be answered once the library is back


class Remote(TenantLibraries):
    """Libraries that cannot be reached while they are away; `tries` counts who tried."""

    is_away = False
    tries = 0

    def service(self, tenant: Tenant) -> LibraryService:
        """Return the library of a tenant, if it can be reached."""
        self._reach()
        return super().service(tenant)

    def look_for_chats(self) -> None:
        """Look which chats have documents, if that can be known."""
        self._reach()
        super().look_for_chats()

    def _reach(self) -> None:
        """Try to reach the cluster."""
        if self.is_away:
            self.tries += 1
            raise ClusterAway(URL, "connection refused")


@dataclass(kw_only=True)
class Talks:
    """A few chats in which people ask, and what they are answered.

    `asked` is when each question came, by its chat and number, `askers` who asked it; `back` is
    when the library was back after it had been away.
    """

    world: World
    chats: list[Chat]
    asked: dict[tuple[int, int], float] = field(default_factory=dict)
    askers: dict[tuple[int, int], int] = field(default_factory=dict)
    back: float = 0.0

    def messages(self) -> list[tuple[float, tuple[int, int], str]]:
        """Return what was said: when, to which message, and its words as they stand now."""
        said = []
        for call in self.world.called("sendMessage"):
            if call.applied:
                chat, reply = call.result["chat"]["id"], call.result.get("reply_to_message", {})
                now = self.world.chats[chat].messages[call.result["message_id"]]
                said.append((call.at, (chat, reply.get("message_id", 0)), now["text"]))
        return said

    @property
    def notices(self) -> Counter[int]:
        """How often each chat heard that the library is away."""
        return Counter(chat for _, (chat, _), text in self.messages() if text == ENGLISH.away)

    @property
    def answers(self) -> dict[tuple[int, int], list[float]]:
        """When each question was answered."""
        found = defaultdict(list)
        for at, key, text in self.messages():
            if key in self.asked and text != ENGLISH.away:
                found[key].append(at)
        return found

    @property
    def lost(self) -> list[tuple[int, int]]:
        """The questions that nobody answered."""
        return [key for key in self.asked if not self.answers[key]]

    @property
    def twice(self) -> list[tuple[int, int]]:
        """The questions that were answered more than once."""
        return [key for key, times in self.answers.items() if len(times) > 1]

    @property
    def out_of_order(self) -> list[tuple[int, int]]:
        """The questions that were answered before an earlier one of the same asker in a chat."""
        latest: dict[tuple[int, int], float] = {}
        found, answers = [], self.answers
        for key in sorted(answers):
            lane = (key[0], self.askers[key])
            if answers[key][0] < latest.get(lane, 0.0):
                found.append(key)
            latest[lane] = answers[key][0]
        return found

    @property
    def slowest(self) -> float:
        """How many seconds after the library was back the last answer came."""
        return max(times[-1] for times in self.answers.values()) - self.back


@dataclass(kw_only=True)
class Away(Talks):
    """A few chats whose bot had no library for a while, in virtual time.

    `libraries` counts how often somebody tried to reach it. `at_once` are presses and inline
    queries, with when they were made, `files` the messages that brought files, `gaps` how many
    questions count as not answered.
    """

    listened: Listened
    libraries: Remote
    at_once: list[tuple[Query, float]] = field(default_factory=list)
    files: list[tuple[int, int]] = field(default_factory=list)
    gaps: int = 0

    @property
    def logged(self) -> int:
        """How many warnings and errors the log has."""
        return sum(map(_is_loud, self.listened.log.splitlines()))


def _is_loud(line: str) -> bool:
    """Return whether a line of the log is a warning or an error."""
    return " WARNING " in line or " ERROR " in line


@dataclass(frozen=True)
class Plan:
    """An outage: how long, with how many questions, whether the bot is killed in the middle.

    `starts_away` says that the bot is started while the library is away.
    """

    seconds: float = 60.0
    questions: int = 30
    chats: int = 5
    is_killed: bool = False
    starts_away: bool = False


def outlived(plan: Plan, seed: int = 0) -> Away:
    """Return what has come of an outage."""
    random.seed(seed)  # by which the bot itself spreads its attempts
    with TemporaryDirectory() as name:
        return run(_outlived(plan, Path(name), random.Random(seed)))  # noqa: S311 - no secret


async def _outlived(plan: Plan, folder: Path, dice: random.Random) -> Away:
    """Return what has come of an outage."""
    world = World(LoopClock())
    with listening(world.token) as listened:
        away = Away(
            world=world,
            chats=some_chats(world, plan.chats),
            listened=listened,
            libraries=a_remote_shelf(folder),
        )
        away.libraries.is_away = plan.starts_away
        if not plan.starts_away:
            away.libraries.service(PUBLIC)
        asking = [dice.uniform(0.0, plan.seconds) for _ in range(plan.questions)]
        parts = [0.0, plan.seconds / 2, plan.seconds] if plan.is_killed else [0.0, plan.seconds]
        state = folder / "life0"
        for life, (begin, end) in enumerate(pairwise(parts)):
            moments = sorted(at - begin for at in asking if begin <= at < end)
            is_last = end == plan.seconds
            async with a_whole_bot(
                world, state, away.libraries, settings=_settings(folder)
            ) as whole:
                await _live(away, whole, moments, end - begin, dice, is_first=not life)
                if is_last:
                    await _be_back(away, whole)
                else:  # what is on the disk now is what a killed process leaves
                    state = Path(shutil.copytree(state, folder / f"life{life + 1}"))
        return away


def a_remote_shelf(folder: Path) -> Remote:
    """Return the libraries of a few notes, written into a folder."""
    notes = folder / "notes"
    notes.mkdir()
    for number, text in enumerate(NOTES):
        (notes / f"note{number}.txt").write_text(text, encoding="utf-8")
    return Remote(_settings(folder), [notes])


def _settings(folder: Path) -> Settings:
    """Return the settings of a bot whose library lies in a folder."""
    path = str(folder / "kept" / "library.sqlite3")
    return replace(UNLIMITED, library=LibrarySettings(path), corpus=CorpusSettings(bundled=False))


def some_chats(world: World, count: int) -> list[Chat]:
    """Return some private chats and some groups."""
    private = [world.private(world.person(f"P{number}")) for number in range(_PRIVATE)]
    groups = [
        world.supergroup(
            f"G{number}", *(world.person(f"M{number}{one}") for one in range(_MEMBERS))
        )
        for number in range(count - _PRIVATE)
    ]
    return [*private, *groups]


async def _live(
    away: Away,
    whole: Whole,
    moments: list[float],
    seconds: float,
    dice: random.Random,
    *,
    is_first: bool,
) -> None:
    """Let people ask at some moments of a part of the outage."""
    if is_first and not away.libraries.is_away:
        await _before(away, whole)
    away.libraries.is_away, begun = True, away.world.clock.now()
    for number, moment in enumerate(moments):
        await asyncio.sleep(max(0.0, begun + moment - away.world.clock.now()))
        ask(away, dice, chat=away.chats[number % len(away.chats)])
    await asyncio.sleep(max(0.0, begun + seconds - away.world.clock.now()))
    del whole


async def _before(away: Away, whole: Whole) -> None:
    """Let somebody ask while all is well, and press under the answer once it is not."""
    person = away.chats[0].person
    assert person is not None
    away.world.say(person, None, QUESTIONS[0].format("before"))
    await finished(whole, every=1.0)
    answer = away.world.sent()[-1]
    asyncio.get_running_loop().call_later(5.0, _press, away, person, answer)


def _press(away: Away, person: Person, answer: Json) -> None:
    """Let somebody press a button that needs the library, type a question and send a file."""
    now = away.world.clock.now()
    away.at_once.append((away.world.press(person, answer, "Context"), now))
    away.at_once.append((away.world.ask_inline(person, "Who designed the bridge?"), now))
    sent = away.world.upload(person, None, "ferry.md", b"# Ferries\n\nThe ferry is blue.\n")
    away.files.append((person.id, sent["message_id"]))


def ask(away: Talks, dice: random.Random, chat: Chat) -> None:
    """Let somebody ask in a chat."""
    number = len(away.asked)
    text = QUESTIONS[number % len(QUESTIONS)].format(number)
    if chat.person is not None:
        said = away.world.say(chat.person, None, text)
    else:
        members = [one for one in chat.roles if one != away.world.me.id]
        said = away.world.say(away.world.people[dice.choice(members)], chat, ASK + text)
    key = (chat.id, said["message_id"])
    away.asked[key], away.askers[key] = away.world.clock.now(), said["from"]["id"]


async def _be_back(away: Away, whole: Whole) -> None:
    """Let the library be there again, until all is answered."""
    away.libraries.is_away, away.back = False, away.world.clock.now()
    await finished(whole, within=_PATIENCE, every=1.0)
    away.gaps = len(await whole.store.read(gaps.load))


@asynccontextmanager
async def a_bot_without_library(folder: Path, world: World) -> AsyncIterator[tuple[Away, Whole]]:
    """Yield a bot that is started while its library is away."""
    with listening(world.token) as listened:
        away = Away(
            world=world,
            chats=some_chats(world, 5),
            listened=listened,
            libraries=a_remote_shelf(folder),
        )
        away.libraries.is_away = True
        async with a_whole_bot(
            world, folder / "state", away.libraries, settings=_settings(folder)
        ) as whole:
            yield away, whole


def report(questions: int, seed: int) -> Iterator[str]:
    """Yield what came of outages of several kinds."""
    plans = {
        "a minute": Plan(questions=questions),
        "a minute, the bot is killed in the middle": Plan(questions=questions, is_killed=True),
        "a minute, the bot is started meanwhile": Plan(questions=questions, starts_away=True),
        "an hour, 40 chats": Plan(seconds=3600.0, questions=10 * questions, chats=40),
    }
    rows = []
    for name, plan in plans.items():
        away = outlived(plan, seed)
        notices = away.notices
        figures = (
            len(away.asked),
            len(away.lost),
            len(away.twice),
            len(away.out_of_order),
            f"{len(notices)} of {plan.chats}",
            max(notices.values(), default=0),
            f"{away.slowest:.1f} s",
            away.libraries.tries,
            away.logged,
        )
        rows.append((name, *map(str, figures)))
    heads = (
        "the library is away for",
        "questions",
        "lost",
        "twice",
        "out of order",
        "chats that heard it",
        "most often",
        "last answer",
        "tries",
        "lines in the log",
    )
    yield table("A library that cannot be reached, in virtual time", heads, rows)
