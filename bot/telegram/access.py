"""Who may ask the bot?

Where it is closed, owners may, whoever the settings name, and people and groups that an owner let
in; members of such a group may ask in private too, unless only listed people may. In doubt the
answer is no. What an owner decides holds at once: it is kept in memory as the store has it, and
where several bots share that, each reads it anew whenever it has changed.
"""

import asyncio
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.config.collections import Collection, scopes
from bot.config.sections import TelegramSettings
from bot.state import admissions
from bot.state.admissions import Admission, Standing
from bot.state.connection import Connection
from bot.state.places import NOWHERE, Place
from bot.state.retrying import retry_until_writable
from bot.state.store import Store
from bot.telegram.events import (
    Asked,
    Command,
    Event,
    GuestAsked,
    InlineAsked,
    Person,
    Pressed,
)
from bot.telegram.permissions import Permissions

CLAIM: Final = "owner-"  # what the payload of the link begins with that makes an owner
_CLAIM_BYTES: Final = 24
_CLAIM_NAME: Final = "claim"  # of the link, among those who share a store
_MOST_GROUPS: Final = 100  # that we ask Telegram about, for one person
_MOST_REMEMBERED: Final = 1024  # people of whom we know in which group they are
# what anybody may do: it tells nothing of the documents
_FREE_COMMANDS: Final = frozenset({"privacy", "forget_me"})
_FREE_BUTTONS: Final = frozenset({"f"})  # what those of /forget_me begin with

Consequence = Callable[[Connection, Admission], None]


class Access:
    """Tells who may ask, and keeps what owners decide about that."""

    def __init__(
        self,
        settings: TelegramSettings,
        collections: tuple[Collection, ...],
        permissions: Permissions,
        store: Store,
        clock: Callable[[], float],
    ) -> None:
        """Know only what the settings say; `load` reads what owners have decided.

        Args:
            settings: who may ask, and who are owners.
            collections: whose chats and people the operator has named, so that they may ask.
            permissions: tells who is an owner, and who is in a group.
            store: where decisions are kept.
            clock: gives Unix seconds.
        """
        named = {scope.chat for scope in scopes(collections)}
        self._settings, self._permissions = settings, permissions
        self._store, self._clock = store, clock
        self._listed = frozenset(settings.people) | {one for one in named if one > 0}
        self._named_groups = frozenset(one for one in named if one < 0)
        self._admitted: dict[int, None] = {}  # people and groups, in the order of admission
        self._home: OrderedDict[int, int] = OrderedDict()  # a group that a person was found in
        self._claim = CLAIM + secrets.token_urlsafe(_CLAIM_BYTES)

    async def load(self) -> None:
        """Read what owners have decided before; bots that share a store have one link for all."""
        await self._reload()
        self._claim = await self._store.agree(_CLAIM_NAME, self._claim)

    async def follow_peers(self) -> None:
        """Read what owners have decided whenever they have, at another bot maybe, for ever."""
        changed = asyncio.Event()
        self._store.peers.on("admitted", changed.set)
        while True:
            await changed.wait()
            changed.clear()
            await retry_until_writable(self._reload)

    async def _reload(self) -> None:
        """Read what owners have decided."""
        now = self._clock()
        decided = await self._store.read(lambda db: admissions.every(db, now))
        for one in decided:
            if one.standing is Standing.OWNER:
                self._permissions.add_owner(one.who)
        self._admitted = {one.who: None for one in decided if one.standing is Standing.ADMITTED}

    @property
    def is_open(self) -> bool:
        """Return whether anybody may ask."""
        return self._settings.access == "open"

    @property
    def gives_codes(self) -> bool:
        """Return whether whoever may not ask is told how to be let in."""
        return self._settings.access == "code"

    @property
    def claim(self) -> str:
        """Return the payload of the link that makes an owner, "" where there is one already."""
        return "" if self._permissions.owners else self._claim

    def is_claim(self, payload: str) -> bool:
        """Return whether a payload makes whoever sends it the owner: once, and nobody else."""
        expected = self.claim.encode()
        return bool(expected) and hmac.compare_digest(payload.encode(errors="replace"), expected)

    async def lets_in(self, event: Event) -> bool:
        """Return whether what somebody does is for the bot to answer."""
        match event:
            case Asked() | Command() if self._is_free(event):
                return True
            case Asked() | Command():
                return await self.may_ask(event.place, event.person)
            case Pressed():
                is_free = event.data.partition(":")[0] in _FREE_BUTTONS
                return is_free or await self.may_ask(event.place, event.person)
            case InlineAsked() | GuestAsked():
                return await self.may_ask(NOWHERE, event.person)
            case _:
                return True  # what Telegram tells of chats

    async def may_ask(self, place: Place, person: Person) -> bool:
        """Return whether somebody may ask in a place; `NOWHERE` for chats we are not in."""
        if place.chat == person.id:  # words passed on are asked by whoever's private chat it is
            person = replace(person, is_forwarding=False)
        if self.is_open or self._permissions.is_owner(person):
            return True
        if place.chat < 0:
            return self.is_admitted_group(place.chat)
        if person.is_anonymous or person.id <= 0 or place.chat not in {person.id, NOWHERE.chat}:
            return False
        if person.id in self._listed:
            return True
        if self._settings.access == "listed":
            return False
        is_let_in = self.gives_codes and person.id in self._admitted
        return is_let_in or await self._is_in_a_group(person)

    def is_admitted_group(self, chat: int) -> bool:
        """Return whether the bot answers in a group."""
        return self.is_open or chat in self._admitted or chat in self._named_groups

    async def ask_for(
        self, who: int, name: str, language: str, also: Consequence
    ) -> Admission | None:
        """Let a person or a group wait for an owner's decision; None if too many wait.

        Args:
            who: the number of the person, or that of the group.
            name: what they call themselves, a stranger's text.
            language: that of their program.
            also: what is written with it if they are new.
        """
        now = self._clock()

        def ask(db: Connection) -> Admission | None:
            is_new = admissions.find(db, who, now) is None
            found = admissions.ask(db, who, name, language, now)
            if is_new and found is not None:
                also(db, found)
            return found

        return await self._store.write(ask)

    async def admit(self, who: int, name: str, *, as_owner: bool = False) -> None:
        """Let somebody in, who need not have waited."""
        now = self._clock()
        await self._store.write(lambda db: admissions.admit(db, who, name, now, as_owner=as_owner))
        if as_owner:
            self._permissions.add_owner(who)
        else:
            self._admitted[who] = None

    async def decide(self, key: str, standing: Standing, also: Consequence) -> Admission | None:
        """Admit or refuse whoever waits under a key, and write what follows from that with it.

        None if nobody waits under it any more; nothing is written then.
        """
        now = self._clock()

        def decide(db: Connection) -> Admission | None:
            found = admissions.decide(db, key, standing, now)
            if found is not None:
                also(db, found)
            return found

        found = await self._store.write(decide)
        if found is not None and standing is Standing.ADMITTED:
            self._admitted[found.who] = None
        return found

    async def remove(self, key: str) -> bool:
        """Take an admission or refusal away, and return whether there was one."""
        who = await self._store.write(lambda db: admissions.remove(db, key))
        self._admitted.pop(who, None)
        return who != 0

    async def listed(self) -> tuple[Admission, ...]:
        """Return everybody that an owner has decided about, or has to."""
        now = self._clock()
        return await self._store.read(lambda db: admissions.every(db, now))

    async def find(self, key: str) -> Admission | None:
        """Return whom a button is about."""
        now = self._clock()
        return await self._store.read(lambda db: admissions.by_key(db, key, now))

    def follow(self, old: int, new: int) -> None:
        """Note that a group has a new number."""
        if old in self._admitted:
            del self._admitted[old]
            self._admitted[new] = None

    def _is_free(self, event: Asked | Command) -> bool:
        """Return whether anybody may do that in private: it concerns nobody but them."""
        if not isinstance(event, Command) or not event.is_private:
            return False
        is_claim = event.name == "start" and self.is_claim(event.argument)
        return is_claim or event.name in _FREE_COMMANDS

    async def _is_in_a_group(self, person: Person) -> bool:
        """Return whether a person certainly is in a group that the bot answers in.

        The group in which they were found before is looked at first, then the latest ones.
        """
        groups = [one for one in reversed(self._admitted) if one < 0]
        known = self._home.get(person.id)
        first = [known] if known is not None and self.is_admitted_group(known) else []
        every = dict.fromkeys([*first, *groups, *sorted(self._named_groups)])
        for chat in list(every)[:_MOST_GROUPS]:
            if await self._permissions.is_member(person, chat):
                self._home[person.id] = chat
                self._home.move_to_end(person.id)
                if len(self._home) > _MOST_REMEMBERED:
                    self._home.popitem(last=False)
                return True
        return False
