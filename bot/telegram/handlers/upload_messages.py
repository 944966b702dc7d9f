"""What is said about a file that was sent?

What we read and how much there may be, how far a file is, and what has become of it. The name of a
file is its sender's text: it is isolated, so that it cannot turn the line that it stands in.
"""

from datetime import UTC, datetime
from typing import Final

from bot.documents.readers import registry
from bot.libraries.sent_documents import MEGABYTE, Added, Usage
from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "u"  # what our buttons begin with
LARGEST: Final = 20_000_000  # bytes that Telegram's own server gives a bot
_ISOLATED: Final = "\u2068{}\u2069"


def isolate(name: str) -> str:
    """Return a name that leaves the direction of what stands around it alone."""
    return _ISOLATED.format(name)


def describe_kinds(words: Words, services: Services) -> str:
    """Return the line that says which files are read, and how large they may be."""
    return words.files_read.format(kinds=_kinds(), size=_limit(words, services))


def unread(words: Words, services: Services) -> str:
    """Return what is said to something that nobody reads."""
    return words.file_unread.format(kinds=_kinds(), size=_limit(words, services))


def how_to_add(usage: Usage, words: Words, services: Services, *, is_private: bool) -> str:
    """Return how a file is added here, and how much room there is."""
    limits = services.uploads.limits
    if not limits.documents:
        return words.adding_off
    told = words.adding_limits.format(
        kinds=_kinds(), size=_limit(words, services), **_room(usage, words, services)
    )
    if is_private:
        return words.adding_private.format(limits=told)
    return words.adding_group.format(bot=services.me.username, limits=told)


def no_room(name: str, usage: Usage, words: Words, services: Services) -> str:
    """Return that a chat has no room for a file."""
    return words.upload_full.format(name=isolate(name), **_room(usage, words, services))


def too_large(name: str, most: int, words: Words) -> str:
    """Return that a file has more than `most` bytes."""
    return words.upload_large.format(name=isolate(name), size=size(most, words))


def added(done: Added, pages: int, words: Words) -> Message:
    """Return that a document was added, with a button that takes it back."""
    stored = done.stored
    counts = [words.count(words.pages, pages)] if pages else []
    counts.append(words.count(words.sentences, stored.sentences))
    fields = {"name": isolate(stored.path), "counts": ", ".join(counts)}
    if done.replaced_at:
        text = words.upload_replaced.format(date=day(done.replaced_at), **fields)
    else:
        text = words.upload_added.format(**fields)
    undo = Button(words.button_undo, press=f"{MARK}:{done.key}")
    return join_pieces([style(text)], buttons=((undo,),))


def day(at: float) -> str:
    """Return the day of a time in Unix seconds."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def size(amount: int, words: Words) -> str:
    """Return a number of bytes in megabytes; what is little is never told to be none."""
    return words.megabytes.format(n=f"{max(amount / MEGABYTE, 0.1 if amount else 0):.3g}")


def largest(one: registry.Format, services: Services) -> int:
    """Return the most bytes that a file of a format may have here."""
    return one.largest if services.settings.telegram.local_mode else min(one.largest, LARGEST)


def _room(usage: Usage, words: Words, services: Services) -> dict[str, object]:
    """Return how much there is in a chat, and how much there may be."""
    limits = services.uploads.limits
    return {
        "documents": words.count(words.documents, usage.documents),
        "most": limits.documents,
        "used": size(usage.size, words),
        "room": size(limits.megabytes * MEGABYTE, words),
    }


def _kinds() -> str:
    """Return the endings of the files that are read, as a list."""
    return ", ".join(registry.installed_suffixes())


def _limit(words: Words, services: Services) -> str:
    """Return the most that a file of any kind may have."""
    return size(max(largest(one, services) for one in registry.FORMATS), words)
