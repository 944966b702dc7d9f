"""Who may ask the bot: nobody gets in by a way that no owner has opened."""

import asyncio
from itertools import product
from typing import Final

import pytest

from bot.config.collections import Collection, Scope
from bot.config.sections import TelegramSettings
from bot.state.admissions import Standing
from bot.state.file_store import FileStore
from bot.state.places import NOWHERE, Place
from bot.state.shared_store import SharedStore
from bot.telegram.access import _FREE_BUTTONS, CLAIM, Access
from bot.telegram.events import Asked, Command, GuestAsked, InlineAsked, Person, Pressed
from bot.telegram.handlers import privacy
from bot.telegram.permissions import Permissions
from tests.cluster.databases import an_empty_database

OWNER, LISTED, APPROVED, MEMBER, STRANGER, NAMED = 1, 2, 3, 4, 5, 6
CLUB, CLOSED, BOARD = -10, -11, -12
_SHARED: Final = 1087968824
COLLECTIONS = (Collection("board", (), (Scope(NAMED), Scope(BOARD))),)
MODES = ("open", "groups", "listed", "code")


@pytest.fixture
def store(tmp_path):
    """Return a store."""
    one = FileStore.open(tmp_path / "state.db")
    yield one
    one.close()


async def status(chat: int, person: int) -> str:
    """Return what Telegram says: the member is in every group, the stranger in the closed one."""
    is_in = person == MEMBER or (person == STRANGER and chat == CLOSED)
    return "member" if is_in else "left"


async def an_access(store: FileStore, mode: str) -> Access:
    """Return who may ask: an owner has let in a person and a group."""
    settings = TelegramSettings(access=mode, owners=(OWNER,), people=(LISTED,))
    permissions = Permissions(status, lambda: 0.0, settings.owners)
    access = Access(settings, COLLECTIONS, permissions, store, lambda: 1000.0)
    await access.admit(APPROVED, "Cleo")
    await access.admit(CLUB, "Club")
    await access.ask_for(CLOSED, "Closed", "", lambda *_: None)
    return access


def mayin(mode: str, person: int) -> bool:
    """Return whether somebody may ask in private, as README says."""
    if mode == "open" or person in {OWNER, LISTED, NAMED}:
        return True
    if mode == "listed":
        return False
    return person == MEMBER or (mode == "code" and person == APPROVED)


_PEOPLE: Final = (OWNER, LISTED, APPROVED, MEMBER, STRANGER, NAMED, _SHARED, 0)


@pytest.mark.parametrize("mode", MODES)
async def test_over_every_role_and_way_nobody_is_let_in_wrongly(store, mode):
    access = await an_access(store, mode)
    wrong = []
    for person, behind, passed_on in product(_PEOPLE, (0, CLUB, CLOSED), (False, True)):
        who = Person(person, "en", behind, passed_on)
        is_one = person not in {0, _SHARED} and not behind
        expected = mode == "open" or (is_one and mayin(mode, person))
        ways = {
            "asked": Asked(1, Place(person), who, 1, "Who?", True, True, 0),  # noqa: FBT003
            "command": Command(Place(person), who, 1, "docs", "", True, True, 0),  # noqa: FBT003
            "link": Command(Place(person), who, 1, "start", "abc", True, True, 0),  # noqa: FBT003
            "press": Pressed("q", who, "d:0", Place(person)),
        }
        wrong += [
            (name, who) for name, event in ways.items() if await access.lets_in(event) != expected
        ]
        # nothing proves who passes words on where we are not in the chat
        elsewhere = mode == "open" or (expected and not passed_on)
        far = (InlineAsked("q", who, "Who?"), GuestAsked("q", who, "Who?", 0))
        if not (passed_on and mayin(mode, person)):
            wrong += [(one, who) for one in far if await access.lets_in(one) != elsewhere]
        for chat, is_in in ((CLUB, True), (BOARD, True), (CLOSED, False), (-99, False)):
            may = await access.may_ask(Place(chat), who)
            is_owner = is_one and person == OWNER and not passed_on
            wrong += [] if may == (is_in or is_owner or mode == "open") else [(chat, who)]
    assert wrong == []


async def test_words_that_somebody_passes_on_in_private_are_theirs_to_ask(store):
    access = await an_access(store, "code")
    for person in (OWNER, APPROVED, MEMBER):
        assert await access.may_ask(Place(person), Person(person, "", 0, True))  # noqa: FBT003
    assert not await access.may_ask(Place(STRANGER), Person(APPROVED))


async def test_who_was_let_in_is_so_after_a_restart_and_until_it_is_taken_away(store):
    await an_access(store, "code")
    again = Access(
        TelegramSettings(access="code", owners=(OWNER,)),
        (),
        Permissions(status, lambda: 0.0, (OWNER,)),
        store,
        lambda: 1000.0,
    )
    assert not await again.may_ask(Place(APPROVED), Person(APPROVED))
    await again.load()
    assert await again.may_ask(Place(APPROVED), Person(APPROVED))
    (one,) = [each for each in await again.listed() if each.who == APPROVED]
    assert await again.remove(one.key)
    assert not await again.may_ask(Place(APPROVED), Person(APPROVED))
    assert not await again.remove(one.key)


async def test_members_of_a_group_that_was_taken_off_may_ask_no_more(store):
    access = await an_access(store, "groups")
    club = next(one for one in await access.listed() if one.who == CLUB)
    access._named_groups = frozenset()
    assert await access.may_ask(NOWHERE, Person(MEMBER))
    await access.remove(club.key)
    assert not await access.may_ask(NOWHERE, Person(MEMBER))


async def test_a_group_keeps_its_admission_when_it_becomes_a_supergroup(store):
    access = await an_access(store, "code")
    access.follow(CLUB, -1001)
    assert await access.may_ask(Place(-1001), Person(STRANGER))
    assert not await access.may_ask(Place(CLUB), Person(STRANGER))


async def test_the_link_makes_one_owner_and_then_nobody_else(store):
    permissions = Permissions(status, lambda: 0.0)
    access = Access(TelegramSettings(), (), permissions, store, lambda: 1000.0)
    link = access.claim
    assert link.startswith(CLAIM)
    assert len(link) <= 64
    assert not any(map(access.is_claim, ("", CLAIM, link[:-1], link + "x", "é")))
    assert access.is_claim(link)
    await access.admit(STRANGER, "Ann", as_owner=True)
    assert permissions.is_owner(Person(STRANGER))
    assert access.claim == ""
    assert not any(map(access.is_claim, ("", link)))


async def test_only_whoever_has_the_link_can_become_an_owner(store):
    access = Access(TelegramSettings(), (), Permissions(status, lambda: 0.0), store, lambda: 1.0)
    who, place = Person(STRANGER), Place(STRANGER)

    def start(payload: str, *, is_private: bool = True) -> Command:
        return Command(place, who, 1, "start", payload, is_private, True, 0)  # noqa: FBT003

    assert await access.lets_in(start(access.claim))
    assert not await access.lets_in(start(CLAIM + "x"))
    assert not await access.lets_in(start(access.claim, is_private=False))


async def test_anybody_may_read_what_is_kept_of_them_and_have_it_deleted(store):
    access = await an_access(store, "listed")
    who, place = Person(STRANGER), Place(STRANGER)
    for name in ("privacy", "forget_me"):
        assert await access.lets_in(Command(place, who, 1, name, "", True, True, 0))  # noqa: FBT003
    assert await access.lets_in(Pressed("q", who, f"{privacy.MARK}:delete", place))
    assert {privacy.MARK} == _FREE_BUTTONS


async def test_a_decision_is_written_with_what_follows_from_it_or_not_at_all(store):
    access = await an_access(store, "code")
    one = await access.ask_for(STRANGER, "Sue", "en", lambda *_: None)
    assert one is not None

    def fails(*_: object) -> None:
        msg = "no room"
        raise ArithmeticError(msg)

    with pytest.raises(ArithmeticError):
        await access.decide(one.key, Standing.ADMITTED, fails)
    assert not await access.may_ask(Place(STRANGER), Person(STRANGER))
    assert await access.decide(one.key, Standing.ADMITTED, lambda *_: None)
    assert await access.may_ask(Place(STRANGER), Person(STRANGER))
    assert await access.decide(one.key, Standing.REFUSED, lambda *_: None) is None


async def test_what_an_owner_decides_at_one_bot_holds_at_the_others_too():
    url = an_empty_database()
    stores = [SharedStore.open(url) for _ in range(2)]
    settings = TelegramSettings(access="code")
    one, other = (
        Access(settings, (), Permissions(status, lambda: 0.0), store, lambda: 1000.0)
        for store in stores
    )
    for access in (one, other):
        await access.load()
    assert one.claim == other.claim  # whichever of the two the link comes to
    following = asyncio.create_task(other.follow_peers())
    await asyncio.sleep(0)
    ann = Person(STRANGER + 100, "Ann")
    await one.admit(ann.id, "Ann")
    async with asyncio.timeout(5.0):
        while not await other.may_ask(NOWHERE, ann):  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.01)
    (kept,) = await one.listed()
    assert await one.remove(kept.key)
    async with asyncio.timeout(5.0):
        while await other.may_ask(NOWHERE, ann):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    await one.admit(OWNER, "Olga", as_owner=True)
    async with asyncio.timeout(5.0):
        while other.claim:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    following.cancel()
    for store in stores:
        store.close()
