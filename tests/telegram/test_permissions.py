"""Nobody gets a right that Telegram did not just say they have."""

from dataclasses import dataclass, field
from itertools import product
from typing import Final

import pytest

from bot.errors import Refused, Unreachable
from bot.telegram.events import Person
from bot.telegram.permissions import CACHE_SECONDS, Permissions

_CHAT, _OTHER, _LINKED = -1001, -1002, -1003
_ANN: Final = 42
_ANONYMOUS_ID, _CHANNEL_ID, _TELEGRAM_ID = 1087968824, 136817688, 777000


@dataclass
class FakeTelegram:
    """What Telegram says of people, and a clock; records what it was asked."""

    statuses: dict[tuple[int, int], str] = field(default_factory=dict)
    asked: list[tuple[int, int]] = field(default_factory=list)
    now: float = 1000.0
    fails: Exception | None = None

    async def member(self, chat: int, person: int) -> str:
        """Return a status as `getChatMember` has it."""
        self.asked.append((chat, person))
        if self.fails:
            raise self.fails
        return self.statuses.get((chat, person), "left")

    def permissions(self, *owners: int) -> Permissions:
        """Return what asks this."""
        return Permissions(self.member, lambda: self.now, owners)


_MATRIX: Final = [  # who, their status in the group, how they speak, asked for which chat, granted
    ("the owner of the group", "creator", Person(_ANN), _CHAT, True),
    ("an admin", "administrator", Person(_ANN), _CHAT, True),
    ("a member", "member", Person(_ANN), _CHAT, False),
    ("one who left", "left", Person(_ANN), _CHAT, False),
    ("one who is restricted", "restricted", Person(_ANN), _CHAT, False),
    ("one who was banned", "kicked", Person(_ANN), _CHAT, False),
    ("an admin behind the group", "creator", Person(_ANONYMOUS_ID, "", _CHAT), _CHAT, True),
    ("an admin of another group", "creator", Person(_ANONYMOUS_ID, "", _OTHER), _CHAT, False),
    ("the shared id alone", "administrator", Person(_ANONYMOUS_ID), _CHAT, False),
    ("somebody behind a channel", "administrator", Person(_CHANNEL_ID, "", _LINKED), _CHAT, False),
    ("the linked channel", "administrator", Person(_TELEGRAM_ID, "", _LINKED), _CHAT, False),
    ("the shared id of channels", "administrator", Person(_CHANNEL_ID), _CHAT, False),
    ("the id of Telegram itself", "administrator", Person(_TELEGRAM_ID), _CHAT, False),
    ("words passed on by an admin", "creator", Person(_ANN, "", 0, True), _CHAT, False),  # noqa: FBT003 - a table
    ("a forward behind the group", "creator", Person(_ANN, "", _CHAT, True), _CHAT, False),  # noqa: FBT003 - a table
    ("an admin, of another chat", "creator", Person(_ANN), _OTHER, False),
    ("anybody in their private chat", "left", Person(_ANN), _ANN, True),
    ("anybody in another's private chat", "creator", Person(_ANN), 43, False),
    ("no id at all", "creator", Person(0), _CHAT, False),
    ("no id at all, in no chat", "creator", Person(0), 0, False),
]


@pytest.mark.parametrize(
    ("status", "person", "chat", "granted"),
    [case[1:] for case in _MATRIX],
    ids=[case[0] for case in _MATRIX],
)
async def test_only_whom_telegram_calls_an_admin_of_that_chat_may(status, person, chat, granted):
    telegram = FakeTelegram({(_CHAT, person.id): status})
    assert await telegram.permissions().is_admin(person, chat) is granted


_STATUSES: Final = ("creator", "administrator", "member", "restricted", "left", "kicked")
_IDS: Final = (_ANN, 43, _ANONYMOUS_ID, _CHANNEL_ID, _TELEGRAM_ID, 0)
_BEHIND: Final = (0, _CHAT, _OTHER, _LINKED)


@pytest.mark.parametrize("chat", [_CHAT, _OTHER])
async def test_over_every_way_to_claim_a_right_none_is_granted_wrongly(chat):
    wrong = granted = 0
    ways = product(_STATUSES, _IDS, _BEHIND, (False, True), (False, True))
    for status, person, behind, is_forwarding, afresh in ways:
        # Ann has the status in our chat; everybody else, shared ids too, would be its owner
        statuses = {(_CHAT, one): "creator" for one in _IDS} | {(_CHAT, _ANN): status}
        telegram = FakeTelegram(statuses)
        claim = Person(person, "", behind, is_forwarding)
        may = await telegram.permissions().is_admin(claim, chat, afresh=afresh)
        is_admin = person == 43 or (person == _ANN and status in {"creator", "administrator"})
        themselves = behind == 0 and is_admin and chat == _CHAT
        rightly = not is_forwarding and (themselves or behind == chat)
        wrong += may != rightly
        granted += may
    assert wrong == 0
    assert granted > 0


async def test_ids_that_many_share_are_not_even_asked_about():
    telegram = FakeTelegram()
    for shared in (_ANONYMOUS_ID, _CHANNEL_ID, _TELEGRAM_ID):
        assert not await telegram.permissions().is_admin(Person(shared), _CHAT)
    assert telegram.asked == []


async def test_rights_that_were_taken_away_are_gone_within_a_minute():
    telegram = FakeTelegram({(_CHAT, _ANN): "administrator"})
    permissions = telegram.permissions()
    assert await permissions.is_admin(Person(_ANN), _CHAT)
    telegram.statuses.clear()
    telegram.now += CACHE_SECONDS
    assert not await permissions.is_admin(Person(_ANN), _CHAT)
    assert CACHE_SECONDS <= 60


async def test_telegram_is_asked_once_a_minute_for_the_same_person_and_chat():
    telegram = FakeTelegram({(_CHAT, _ANN): "administrator"})
    permissions = telegram.permissions()
    for _ in range(3):
        assert await permissions.is_admin(Person(_ANN), _CHAT)
    assert not await permissions.is_admin(Person(_ANN), _OTHER)
    assert telegram.asked == [(_CHAT, _ANN), (_OTHER, _ANN)]


async def test_before_a_change_an_admin_is_asked_about_again():
    telegram = FakeTelegram({(_CHAT, _ANN): "administrator"})
    permissions = telegram.permissions()
    assert await permissions.is_admin(Person(_ANN), _CHAT)
    telegram.statuses.clear()
    assert not await permissions.is_admin(Person(_ANN), _CHAT, afresh=True)


async def test_somebody_without_rights_cannot_make_us_ask_again_and_again():
    telegram = FakeTelegram({(_CHAT, _ANN): "member"})
    permissions = telegram.permissions()
    for _ in range(5):
        assert not await permissions.is_admin(Person(_ANN), _CHAT, afresh=True)
    assert len(telegram.asked) == 1


@pytest.mark.parametrize("fails", [Refused("no such chat"), Unreachable("timed out")], ids=str)
async def test_what_telegram_does_not_say_is_a_no_and_not_remembered(fails):
    telegram = FakeTelegram({(_CHAT, _ANN): "administrator"}, fails=fails)
    permissions = telegram.permissions()
    assert not await permissions.is_admin(Person(_ANN), _CHAT)
    telegram.fails = None
    assert await permissions.is_admin(Person(_ANN), _CHAT)


async def test_a_yes_is_forgotten_when_telegram_does_not_repeat_it():
    telegram = FakeTelegram({(_CHAT, _ANN): "administrator"})
    permissions = telegram.permissions()
    assert await permissions.is_admin(Person(_ANN), _CHAT)
    telegram.fails = Refused("kicked")
    assert not await permissions.is_admin(Person(_ANN), _CHAT, afresh=True)
    assert not await permissions.is_admin(Person(_ANN), _CHAT)


@pytest.mark.parametrize(
    ("status", "is_member"),
    [
        ("creator", True),
        ("administrator", True),
        ("member", True),
        ("restricted", False),
        ("left", False),
        ("kicked", False),
    ],
)
async def test_a_member_is_whoever_is_certainly_in_the_group(status, is_member):
    telegram = FakeTelegram({(_CHAT, _ANN): status, (_CHAT, _ANONYMOUS_ID): "member"})
    permissions = telegram.permissions()
    assert await permissions.is_member(Person(_ANN), _CHAT) is is_member
    assert not await permissions.is_member(Person(_ANN), _OTHER)
    assert not await permissions.is_member(Person(_ANONYMOUS_ID, "", _CHAT), _CHAT)
    assert not await permissions.is_member(Person(_ANN, is_forwarding=True), _CHAT)


def test_whoever_runs_the_bot_is_known_by_their_own_id_alone():
    permissions = FakeTelegram().permissions(_ANN, _ANONYMOUS_ID, _CHAT)
    assert permissions.is_owner(Person(_ANN))
    assert not permissions.is_owner(Person(43))
    assert not permissions.is_owner(Person(_ANN, speaks_as=_CHAT))
    assert not permissions.is_owner(Person(_ANN, is_forwarding=True))
    assert not permissions.is_owner(Person(_ANONYMOUS_ID))


async def test_an_owner_of_the_bot_is_no_admin_of_a_group_for_that():
    telegram = FakeTelegram({(_CHAT, _ANN): "member"})
    assert not await telegram.permissions(_ANN).is_admin(Person(_ANN), _CHAT)


async def test_what_is_remembered_stays_bounded():
    telegram = FakeTelegram()
    permissions = telegram.permissions()
    for person in range(1, 10_000):
        await permissions.is_admin(Person(person), _CHAT)
    assert len(permissions._cache) <= 4096
