"""Who may do that?

Telegram is asked (`getChatMember`), seldom twice in a minute, and what it does not say is a no.
Ids that many people share prove nothing; whoever hides behind a chat has the rights of its admins
in that very chat only; words that were passed on carry nobody's rights. Presses and inline queries
come with the real id, so they go the same way.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Final

from bot.errors import Refused, Unreachable
from bot.telegram.events import Person

CACHE_SECONDS: Final = (
    60.0  # seconds; rights that were taken away are gone after that, at the latest
)
_SHARED_IDS: Final = frozenset(
    {1087968824, 136817688, 777000}
)  # anonymous admins, channels, Telegram
_ADMIN_STATUSES: Final = frozenset({"creator", "administrator"})
_MEMBER_STATUSES: Final = _ADMIN_STATUSES | {"member"}  # who is "restricted" may have left
_MOST_CACHED: Final = 4096  # answers kept

GetStatus = Callable[
    [int, int], Awaitable[str]
]  # (chat, person) -> what Telegram calls the status


@dataclass(frozen=True, slots=True)
class _CachedStatus:
    """What Telegram said, and until when we believe it."""

    status: str
    until: float


class Permissions:
    """Who has which rights, as Telegram tells it."""

    def __init__(
        self, member: GetStatus, clock: Callable[[], float], owners: Collection[int] = ()
    ) -> None:
        """Know nobody yet.

        Args:
            member: asks Telegram for somebody's status in a chat; may be refused or unreachable.
            clock: seconds that never run backwards.
            owners: the people who run the bot.
        """
        self._member, self._clock = member, clock
        self._owners = frozenset(owners) - _SHARED_IDS
        self._known: dict[tuple[int, int], _CachedStatus] = {}

    def is_owner(self, person: Person) -> bool:
        """Return whether it is certainly one of those who run the bot."""
        return _is_one_person(person) and person.id in self._owners

    async def is_admin(self, person: Person, chat: int, *, afresh: bool = False) -> bool:
        """Return whether it is certainly an admin of a chat; anybody is of their private chat.

        Args:
            person: who claims it, with all that the update tells of them.
            chat: where.
            afresh: whether a yes has to be heard from Telegram now, as before a change.
        """
        if person.is_forwarding:
            return False
        if person.is_anonymous:
            return person.speaks_as == chat
        return await self._is_one_of(_ADMIN_STATUSES, person, chat, afresh=afresh)

    async def is_member(self, person: Person, chat: int) -> bool:
        """Return whether it is certainly somebody who is in a group, or in their private chat."""
        return await self._is_one_of(_MEMBER_STATUSES, person, chat)

    async def _is_one_of(
        self, wanted: Collection[str], person: Person, chat: int, *, afresh: bool = False
    ) -> bool:
        """Return whether somebody certainly has one of some statuses in a chat."""
        if not _is_one_person(person):
            return False
        if chat >= 0:
            return person.id == chat
        known = self._known.get((chat, person.id))
        if known and self._clock() < known.until and not (afresh and known.status in wanted):
            return known.status in wanted
        return await self._fetch(chat, person.id) in wanted

    async def _fetch(self, chat: int, person: int) -> str:
        """Return what Telegram says now; "" if it says nothing, which is not remembered."""
        asked_at = self._clock()  # an answer may be as old as its question
        try:
            status = await self._member(chat, person)
        except (Refused, Unreachable):
            self._known.pop((chat, person), None)
            return ""
        if len(self._known) >= _MOST_CACHED:
            self._tidy()
        self._known[chat, person] = _CachedStatus(status, asked_at + CACHE_SECONDS)
        return status

    def _tidy(self) -> None:
        """Forget what is out of date, or everything if that is nothing."""
        now = self._clock()
        fresh = {key: known for key, known in self._known.items() if now < known.until}
        self._known = fresh if len(fresh) < _MOST_CACHED else {}


def _is_one_person(person: Person) -> bool:
    """Return whether the id is that of one person who said this."""
    shared = person.is_anonymous or person.id in _SHARED_IDS
    return not (shared or person.is_forwarding) and person.id > 0
