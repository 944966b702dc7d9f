"""Who is there, and who is what in which chat?

People, bots and chats as a test makes them, and what the Bot API tells about them.
"""

from dataclasses import dataclass, field
from typing import Any, Final

Json = dict[str, Any]

# the accounts that stand for somebody else; everybody shares them, so they can prove nothing
ANONYMOUS: Final[Json] = {
    "id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot",
}  # fmt: skip
CHANNEL: Final[Json] = {
    "id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot",
}  # fmt: skip
SERVICE: Final[Json] = {"id": 777000, "is_bot": False, "first_name": "Telegram"}

_RIGHTS: Final = (
    "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members"
    " can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories"
    " can_delete_stories"
).split()
_LIBERTIES: Final = (
    "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos"
    " can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages"
    " can_add_web_page_previews can_react_to_messages can_edit_tag can_change_info"
    " can_invite_users can_pin_messages can_manage_topics"
).split()


@dataclass(eq=False)
class Person:
    """Somebody with an account, or a bot."""

    id: int
    name: str
    username: str = ""
    language: str = ""
    is_bot: bool = False
    flags: Json = field(default_factory=dict)  # what getMe tells besides
    has_blocked: bool = False  # us
    has_started: bool = False  # us, or else we may not write first

    def user(self) -> Json:
        """Return this account as a User."""
        said: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            said["username"] = self.username
        if self.language:
            said["language_code"] = self.language
        return said


@dataclass(eq=False)
class Chat:
    """A place where things are said."""

    id: int
    kind: str  # private, group, supergroup, channel
    title: str = ""
    username: str = ""
    is_forum: bool = False
    person: Person | None = None  # of a private chat
    roles: dict[int, str] = field(default_factory=dict)  # by account: a ChatMember's status
    anonymous: set[int] = field(default_factory=set)  # admins who write as the group
    topics: dict[int, str] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)  # topics
    messages: dict[int, Json] = field(default_factory=dict)
    last: int = 0  # the number of the newest message
    last_bot: int = 0  # the bot that spoke last
    linked: "Chat | None" = None  # the group that discusses a channel, and the other way round
    moved_to: "Chat | None" = None  # the supergroup that a group has become

    def short(self) -> Json:
        """Return this chat as a Chat."""
        if self.person is not None:
            user = self.person.user()
            kept: Json = {key: user[key] for key in ("first_name", "username") if key in user}
            return {"id": self.id, "type": "private", **kept}
        said: Json = {"id": self.id, "type": self.kind, "title": self.title}
        if self.username:
            said["username"] = self.username
        if self.is_forum:
            said["is_forum"] = True
        return said

    def full(self) -> Json:
        """Return this chat as a ChatFullInfo."""
        gifts = "unlimited_gifts limited_gifts unique_gifts premium_subscription"
        said = self.short() | {
            "accent_color_id": 1,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys([*gifts.split(), "gifts_from_channels"], False),
        }
        return said | ({"linked_chat_id": self.linked.id} if self.linked else {})

    def number(self) -> int:
        """Return the number of the next message."""
        self.last += 1
        return self.last

    def role(self, account: int) -> str:
        """Return what an account is here; who never came has left."""
        return self.roles.get(account, "left")

    def has(self, account: int) -> bool:
        """Whether an account is a member of whatever rank."""
        return self.role(account) not in {"left", "kicked"}

    def member(self, person: Person) -> Json:
        """Return what an account is here, as a ChatMember."""
        said: Json = {"status": self.role(person.id), "user": person.user()}
        is_anonymous = person.id in self.anonymous
        match said["status"]:
            case "creator":
                said["is_anonymous"] = is_anonymous
            case "administrator":
                said |= {"can_be_edited": False, "is_anonymous": is_anonymous}
                said |= dict.fromkeys(_RIGHTS, True)
            case "restricted":
                said |= {"is_member": True, "until_date": 0} | dict.fromkeys(_LIBERTIES, False)
            case "kicked":
                said["until_date"] = 0
        return said
