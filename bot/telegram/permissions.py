"""Who may do that?

The rights of people in chats, as Telegram tells them (`getChatMember`), cached for a minute. If
Telegram does not answer, nobody has a right. An id that many people share proves nothing. Whoever
speaks as a chat has the rights of its admins, in that very chat only. A forwarded message gives
nobody rights. Presses and inline queries come with the real id and are treated alike.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Final

from bot.errors import Refused, Unreachable
from bot.telegram.events import Person

CACHE_SECONDS: Final = 60.0  # after that a right that was taken away is gone at the latest
# ids of anonymous admins, of channels and of Telegram itself
_SHARED_IDS: Final = frozenset({1087968824, 136817688, 777000})
_ADMIN_STATUSES: Final = frozenset({"creator", "administrator"})
_MEMBER_STATUSES: Final = _ADMIN_STATUSES | {"member"}  # a "restricted" person may have left
_MOST_CACHED: Final = 4096  # statuses

GetStatus = Callable[[int, int], Awaitable[str]]  # (chat, person) -> Telegram's status


@dataclass(frozen=True, slots=True)
class _CachedStatus:
    """A status, and until when it is believed."""

    status: str
    until: float


class Permissions:
    """Tells who is an owner, an admin or a member; in doubt the answer is no."""

    def __init__(
        self, get_status: GetStatus, clock: Callable[[], float], owners: Collection[int] = ()
    ) -> None:
        """Ask nothing yet.

        Args:
            get_status: asks Telegram for a person's status in a chat; may be refused.
            clock: seconds of a monotonic clock.
            owners: the people who run the bot.
        """
        self._get_status, self._clock = get_status, clock
        self._owners = frozenset(owners) - _SHARED_IDS
        self._cache: dict[tuple[int, int], _CachedStatus] = {}

    def is_owner(self, person: Person) -> bool:
        """Return whether a person certainly is one of those who run the bot."""
        return _is_one_person(person) and person.id in self._owners

    @property
    def owners(self) -> frozenset[int]:
        """Return the numbers of the people who run the bot."""
        return self._owners

    def add_owner(self, person: int) -> None:
        """Count a person among those who run the bot from now on."""
        self._owners |= {person} - _SHARED_IDS

    async def is_admin(self, person: Person, chat: int, *, afresh: bool = False) -> bool:
        """Return whether a person certainly is an admin of a chat, or in their private chat.

        Args:
            person: who it is, with all that the update tells of them.
            chat: where.
            afresh: whether a cached yes does not count, as before a change of settings.
        """
        if person.is_forwarding:
            return False
        if person.is_anonymous:
            return person.speaks_as == chat
        return await self._is_one_of(_ADMIN_STATUSES, person, chat, afresh=afresh)

    async def is_member(self, person: Person, chat: int) -> bool:
        """Return whether a person certainly is in a group, or in their private chat."""
        return await self._is_one_of(_MEMBER_STATUSES, person, chat)

    async def _is_one_of(
        self, wanted: Collection[str], person: Person, chat: int, *, afresh: bool = False
    ) -> bool:
        """Return whether a person certainly has one of some statuses in a chat."""
        if not _is_one_person(person):
            return False
        if chat >= 0:
            return person.id == chat
        cached = self._cache.get((chat, person.id))
        if cached and self._clock() < cached.until and not (afresh and cached.status in wanted):
            return cached.status in wanted
        return await self._fetch(chat, person.id) in wanted

    async def _fetch(self, chat: int, person: int) -> str:
        """Return the status that Telegram tells now; "" if it tells none, which is not cached."""
        asked_at = self._clock()  # an answer may be as old as its question
        try:
            status = await self._get_status(chat, person)
        except (Refused, Unreachable):
            self._cache.pop((chat, person), None)
            return ""
        if len(self._cache) >= _MOST_CACHED:
            self._evict()
        self._cache[chat, person] = _CachedStatus(status, asked_at + CACHE_SECONDS)
        return status

    def _evict(self) -> None:
        """Drop what is out of date from the cache, or everything if nothing is."""
        now = self._clock()
        fresh = {key: status for key, status in self._cache.items() if now < status.until}
        self._cache = fresh if len(fresh) < _MOST_CACHED else {}


def _is_one_person(person: Person) -> bool:
    """Return whether an id certainly is that of the one person who wrote."""
    shared = person.is_anonymous or person.id in _SHARED_IDS
    return not (shared or person.is_forwarding) and person.id > 0
