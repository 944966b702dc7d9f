"""What can happen to us in Telegram?

Everything that an update can mean to us, in our own words: no type of Telegram's library goes
further than `receiving.parsing`, which makes these. A message number of 0 means "no message".
"""

from dataclasses import dataclass, field

from bot.state.places import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Me:
    """Who we are, and what BotFather's switches let us do.

    `reads_all` is whether groups show us all messages, not only those put to us by command or
    reply; it takes effect in a group only after we were removed and added again.
    """

    id: int
    username: str
    reads_all: bool = False
    inline: bool = False
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who did something, and what the update tells of their rights.

    `id` is Telegram's number, which all who hide behind a chat share; `speaks_as` is that chat
    (their own group for anonymous admins, else a channel), 0 for whoever speaks as themselves.
    `language` is the code of their program, "" if it tells none. `is_forwarding` is whether the
    words are somebody else's, passed on. `name` is what they call themselves: anything at all.
    """

    id: int
    language: str = ""
    speaks_as: int = 0
    is_forwarding: bool = False
    name: str = field(default="", compare=False)

    @property
    def is_anonymous(self) -> bool:
        """Return whether a chat hides who it is, so that `id` says nothing about them."""
        return self.speaks_as != 0

    @property
    def key(self) -> int:
        """Return the number by which they are counted and remembered."""
        return self.speaks_as or self.id


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that are, or could be, a question; its edit too.

    `text` is what is asked: the message without our name or command or, where nothing else is in
    it, the words that it replies to. It is "" only where we are addressed and nothing is asked.
    `is_addressed` is whether it is put to us. `reply_to` is the message of this chat that it
    replies to, `quote` the part of that which was picked out by hand. Times are Unix seconds;
    `edited_at` is 0 for what is no edit. `update` is the number of the update that brought it.
    """

    update: int
    place: Place
    person: Person
    message: int
    text: str
    is_private: bool
    is_addressed: bool
    sent_at: int
    edited_at: int = 0
    reply_to: int = 0
    quote: str = ""

    @property
    def is_edit(self) -> bool:
        """Return whether these words replace others that came before."""
        return self.edited_at != 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a message carries beside its words.

    `kind` is Telegram's name for it, such as document, photo or poll. Of a document, `file` is the
    word for which Telegram gives it, `name` and `media_type` are what the sender's program says of
    it, and `size` is its bytes, 0 where that is not known. `album` is a word that those share
    which were sent together, "" for one alone.
    """

    kind: str
    file: str = ""
    name: str = ""
    media_type: str = ""
    size: int = 0
    album: str = ""

    @property
    def is_of_album(self) -> bool:
        """Return whether it is a file among others; what is said of one below it is of all."""
        return bool(self.album and self.file)

    @property
    def is_smile(self) -> bool:
        """Return whether it says no more than a smile does: in reply to us it asks nothing."""
        return self.kind in {"sticker", "animation", "dice"}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file, a picture or the like that is put to us; `asked` is the message that carries it.

    Its text is the caption without our name or command, "" if there is none. One that is not
    addressed is a file of an album, of which another may be.
    """

    asked: Asked
    attachment: Attachment


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote in the message that a command replies to: who, and when."""

    text: str
    author: str
    sent_at: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command but /ask, which is a question: `/name argument`, the name in small letters.

    `is_ours` is whether nobody else can be meant: it names us, or the chat is private. Without
    that, a name we do not know may be another bot's. `edited_at` is 0 for what is no edit.
    `attachment` is what its message carries or, where that carries nothing, the message that it
    replies to; `about` is what that says, None if it replies to none.
    """

    place: Place
    person: Person
    message: int
    name: str
    argument: str
    is_private: bool
    is_ours: bool
    sent_at: int
    reply_to: int = 0
    update: int = 0
    attachment: Attachment | None = None
    about: Words | None = None
    edited_at: int = 0

    @property
    def is_edit(self) -> bool:
        """Return whether this replaces a command that came before."""
        return self.edited_at != 0


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of ours that was pressed; `data` is a stranger's bytes.

    `place` is `NOWHERE`, and `message` 0, under a message that was sent by way of inline or guest
    mode: ours have no buttons there. `query` has to be answered in any case.
    """

    query: str
    person: Person
    data: str
    place: Place = NOWHERE
    message: int = 0


@dataclass(frozen=True, slots=True)
class InlineAsked:
    """What somebody types after our name in any chat, as far as they have got."""

    query: str
    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class GuestAsked:
    """A question to us in a chat that we are not in; it can be answered once."""

    query: str
    person: Person
    text: str
    sent_at: int


@dataclass(frozen=True, slots=True)
class Joined:
    """We can be talked to in a chat from now on: we were added to it, or unblocked, or promoted.

    `kind` is Telegram's: private, group, supergroup or channel. `can_read_all` is whether we see
    every message there.
    """

    place: Place
    kind: str
    title: str
    by: Person
    can_read_all: bool


@dataclass(frozen=True, slots=True)
class Left:
    """We were removed from a chat, or blocked in it."""

    place: Place
    kind: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became a supergroup, whose number is another. Both tell of it, so it comes twice."""

    old: int
    new: int


Event = Asked | Attached | Command | Pressed | InlineAsked | GuestAsked | Joined | Left | Migrated
