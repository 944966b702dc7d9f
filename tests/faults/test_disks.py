"""The disk is full for a while: what was said is not said again, and nothing is lost."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.state.chat_settings import Mode, load_chat_settings
from bot.state.places import Place
from bot.wording import ENGLISH as WORDS
from tests.fake_bot_api import World
from tests.faults.leaks import listening
from tests.faults.libraries import QUESTIONS, a_shelf
from tests.faults.loops import LoopClock, run
from tests.faults.whole import Whole, a_whole_bot, finished

ASKED = QUESTIONS[0].format(1)
SETTINGS = "/settings@footnote_bot"


def lived(folder: Path, life: Callable[[Whole], Awaitable[None]]) -> World:
    """Return the world after something was done in it, without an error of ours."""

    async def live() -> World:
        world = World(LoopClock())
        with listening(world.token) as listened:
            async with a_whole_bot(world, folder / "state", a_shelf(folder)) as whole:
                await life(whole)
                whole.store.is_full = lambda: False
                await finished(whole)
        assert " ERROR bot." not in listened.log
        assert world.violations == []
        return world

    return run(live())


async def full_for(whole: Whole, seconds: float) -> None:
    """Fill the disk for some time."""
    whole.store.is_full = lambda: True
    await asyncio.sleep(seconds)
    whole.store.is_full = lambda: False


def test_a_question_that_comes_while_the_disk_is_full_is_answered_once(tmp_path):
    async def life(whole: Whole) -> None:
        whole.world.say(whole.world.person("Ann"), None, ASKED)
        await full_for(whole, 40.0)

    world = lived(tmp_path, life)
    assert len(world.sent()) == 1


def test_an_answer_after_which_the_disk_is_full_is_not_sent_again(tmp_path):
    async def life(whole: Whole) -> None:
        whole.store.is_full = lambda: bool(whole.world.sent())
        whole.world.say(whole.world.person("Ann"), None, ASKED)
        await asyncio.sleep(40.0)

    world = lived(tmp_path, life)
    assert len(world.sent()) == 1


def test_the_greeting_of_a_group_after_which_the_disk_is_full_is_not_sent_again(tmp_path):
    async def life(whole: Whole) -> None:
        ann = whole.world.person("Ann")
        club = whole.world.supergroup("Club", ann)
        whole.store.is_full = lambda: bool(whole.world.sent())
        whole.world.leave(club, whole.world.me, ann)
        whole.world.join(club, whole.world.me, ann)
        await asyncio.sleep(40.0)

    world = lived(tmp_path, life)
    assert len(world.sent()) == 1


def test_what_an_admin_chooses_while_the_disk_is_full_is_chosen_in_the_end(tmp_path):
    kept = []

    async def life(whole: Whole) -> None:
        ann = whole.world.person("Ann")
        club = whole.world.supergroup("Club", ann)
        whole.world.say(ann, club, SETTINGS)
        await asyncio.sleep(2.0)
        (shown,) = whole.world.sent()
        writes = iter([False, True, True])  # the press is kept, then what it chooses is not
        whole.store.is_full = lambda: next(writes, False)
        query = whole.world.press(ann, shown, WORDS.mode_off)
        await asyncio.sleep(20.0)
        kept.append(await whole.store.read(lambda db: load_chat_settings(db, Place(club.id)).mode))
        kept.append(query.answer["text"])

    lived(tmp_path, life)
    assert kept == [Mode.OFF, WORDS.pressed_saved]


def test_a_chat_that_shut_us_out_while_the_disk_is_full_is_not_written_to_again(tmp_path):
    async def life(whole: Whole) -> None:
        whole.world.faults.add("sendMessage", name="blocked")
        whole.store.is_full = lambda: len(whole.world.called("sendMessage")) == 1
        whole.world.say(whole.world.person("Ann"), None, ASKED)
        await asyncio.sleep(40.0)

    world = lived(tmp_path, life)
    assert len(world.called("sendMessage")) == 1


def test_a_disk_that_is_really_full_loses_nothing(tmp_path):
    """The limit is SQLite's own: no page more than there are."""

    async def life(whole: Whole) -> None:
        ann = whole.world.person("Ann")
        await whole.store.write(limited)
        for number in range(60):
            whole.world.say(ann, None, QUESTIONS[0].format(number))
        await asyncio.sleep(300.0)
        await whole.store.write(
            lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchall()
        )

    world = lived(tmp_path, life)
    replied = world.replies()
    assert len(replied) == 60
    assert set(replied.values()) == {1}


def limited(db) -> None:
    """Let a database grow no more."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def freed(db) -> None:
    """Let a database grow again."""
    db.execute("PRAGMA max_page_count = 1000000").fetchall()
