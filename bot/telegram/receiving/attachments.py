"""What does a message carry beside its words?

One of the kinds that Telegram knows. Its own server tells some of them twice: an animation is a
document too, a venue is a location too; the narrower kind is the one that counts.
"""

from typing import Final

from telegram import Document, ExternalReplyInfo, Message

from bot.telegram.events import Attachment

_KINDS: Final = (
    *("animation", "audio", "document", "photo", "sticker", "story", "video", "video_note"),
    *("voice", "checklist", "contact", "dice", "game", "invoice", "paid_media", "poll"),
    *("venue", "location"),
)
_LONGEST_NAME: Final = 1024  # characters of a name that are looked at


def attachment_of(message: Message | ExternalReplyInfo | None) -> Attachment | None:
    """Return what a message carries, None if it carries nothing but words."""
    kind = next((one for one in _KINDS if getattr(message, one, None)), None)
    if message is None or kind is None:
        return None
    album = getattr(message, "media_group_id", None) or ""
    if kind != "document" or not isinstance(message.document, Document):
        return Attachment(kind, album=album)
    file = message.document
    return Attachment(
        kind,
        file=file.file_id,
        name=(file.file_name or "")[-_LONGEST_NAME:],
        media_type=(file.mime_type or "").lower(),
        size=file.file_size or 0,
        album=album,
    )
