"""How do chats change, and those in them?

Who comes, goes, rises and blocks; topics that open and close; a group that becomes a supergroup.
"""

from typing import Any

from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.composing import compose
from tests.fake_bot_api.units import typed


class Changes(Acts):
    """A world whose chats change."""

    def join(self, chat: Chat, person: Person, by: Person | None = None) -> None:
        """Let somebody, or the bot, come into a chat."""
        self._announce(chat, person, by or person, "member", new_chat_members=[person.user()])

    def leave(self, chat: Chat, person: Person, by: Person | None = None) -> None:
        """Let somebody, or the bot, go; by somebody else's hand, be thrown out."""
        status = "kicked" if by else "left"
        self._announce(chat, person, by or person, status, left_chat_member=person.user())

    def promote(self, chat: Chat, person: Person, status: str = "administrator") -> None:
        """Give somebody, or the bot, another rank: a ChatMember's status."""
        owner = next((who for who in chat.roles if chat.role(who) == "creator"), person.id)
        self._change(chat, person, self.people[owner], status)

    def _announce(
        self, chat: Chat, person: Person, by: Person, status: str, **service: Any
    ) -> None:
        """Change a status, with the service message that everybody in the chat sees."""
        was_in = chat.has(self.me.id)
        self._change(chat, person, by, status)
        made = compose(self, chat, {"from": by.user()}, service)
        if was_in or chat.has(self.me.id):
            self.backlog.push("message", made)

    def _change(self, chat: Chat, person: Person, by: Person, status: str) -> None:
        """Change a status, and tell the bot."""
        old = chat.member(person)
        chat.roles[person.id] = status
        told = {
            "chat": chat.short(),
            "from": by.user(),
            "date": self.now(),
            "old_chat_member": old,
            "new_chat_member": chat.member(person),
        }
        kind = "my_chat_member" if person is self.me else "chat_member"
        if kind == "my_chat_member" or chat.role(self.me.id) == "administrator":
            self.backlog.push(kind, told)

    def block(self, person: Person, *, is_blocked: bool = True) -> None:
        """Let a person block the bot, or take that back."""
        chat = self.private(person)
        statuses = ("member", "kicked") if is_blocked else ("kicked", "member")
        person.has_blocked = is_blocked
        old, new = (_private_member(self.me, status) for status in statuses)
        told: Json = {"chat": chat.short(), "from": person.user(), "date": self.now()}
        told |= {"old_chat_member": old, "new_chat_member": new}
        self.backlog.push("my_chat_member", told)

    def topic(self, chat: Chat, name: str, by: Person | None = None) -> int:
        """Return the number of a new topic of a forum."""
        assert chat.is_forum, "only a forum has topics"
        who = by or self.people[next(iter(chat.roles))]
        service = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        made = compose(self, chat, {"from": who.user()}, service)
        number: int = made["message_id"]
        made |= {"message_thread_id": number, "is_topic_message": True}
        chat.topics[number] = name
        self.deliver("message", chat, made)
        return number

    def close(self, chat: Chat, topic: int) -> None:
        """Close a topic: nobody can write there any more."""
        chat.closed.add(topic)

    def link(self, channel: Chat, group: Chat) -> None:
        """Let a group discuss a channel: its posts are forwarded there."""
        channel.linked, group.linked = group, channel

    def migrate(self, group: Chat) -> Chat:
        """Return the supergroup that a group becomes; the group is no more."""
        made = self.supergroup(group.title)
        made.roles = dict(group.roles)
        sender = {"from": self.people[next(iter(group.roles))].user()}
        old = compose(self, group, sender, {"migrate_to_chat_id": made.id})
        new = compose(self, made, sender, {"migrate_from_chat_id": group.id})
        self.backlog.push("message", old)
        self.backlog.push("message", new)
        group.moved_to = made
        return made

    def upload(
        self, person: Person, chat: Chat | None, name: str, content: bytes, **how: Any
    ) -> Json:
        """Return the message with which a person sends a file; without a chat, in private.

        Args:
            person: who.
            chat: where.
            name: of the file, "" for none.
            content: what it holds.
            how: `caption`, `mime_type`, `file_size` (a lie), `media_group_id`, and as in `say`.
        """
        place = chat or self.private(person)
        file_id = self.keep(name or "file.bin", content)
        document = {"file_id": file_id, "file_unique_id": f"U{file_id}"}
        document |= {"file_name": name} if name else {}
        document |= {"mime_type": how.pop("mime_type")} if "mime_type" in how else {}
        document["file_size"] = how.pop("file_size", len(content))
        body: Json = {"document": document}
        if caption := how.pop("caption", ""):
            body |= {"caption": caption, "caption_entities": typed(caption)}
        if "media_group_id" in how:
            body["media_group_id"] = how.pop("media_group_id")
        return self.post(person, place, body, **how)


def _private_member(person: Person, status: str) -> Json:
    """Return what the bot is in a private chat: a member, or blocked."""
    said: Json = {"status": status, "user": person.user()}
    return said | ({"until_date": 0} if status == "kicked" else {})
