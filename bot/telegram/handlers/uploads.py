"""How does a file become a document of its chat?

It is fetched, read and added to the collection of the chat, if whoever sent it may do that: in
private anybody, in a group its admins. Telegram is asked for their rights when the file comes and
once more before anything changes. All of it belongs to the handling of one update: after a crash
it is done again, and what was added then is found and not added twice.
"""

from dataclasses import dataclass
from typing import Final, assert_never

from bot.documents.document import Document
from bot.documents.readers import registry
from bot.errors import DocumentError, Refused, StoreUnwritable, TooLarge, UnreadableDocument
from bot.libraries.sent_documents import Added, AlreadyHere, NoRoom, SentFile
from bot.libraries.sent_names import safe_name
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.places import Place
from bot.telegram.events import Asked, Attached, Attachment, Command, Person, Pressed
from bot.telegram.handlers import upload_messages as messages
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import send_text
from bot.telegram.handlers.receipts import Receipt, open_receipt
from bot.telegram.services import Services
from bot.telegram.upload_desk import describe_sender
from bot.wording import Words

MARK: Final = messages.MARK
_DOCUMENT: Final = "document"


@dataclass(frozen=True, slots=True)
class Wish:
    """A file that somebody wants added: who, where, by which message, in which update.

    `file` is what Telegram says of it, `name` what it is called here, `words` are theirs.
    """

    place: Place
    person: Person
    message: int
    update: int
    file: Attachment
    name: str
    words: Words


async def add(event: Command, services: Services) -> None:
    """Add the file that the command stands under or replies to; alone, say how that is done."""
    if event.attachment is None:
        usage = await services.uploads.usage(event.place.chat)
        await send_text(
            event,
            lambda words: messages.how_to_add(usage, words, services, is_private=event.is_private),
            services,
        )
        return
    words = await words_in(event.place, event.person, services)
    await take(_wish(event, event.attachment, words), services)


async def add_attached(event: Attached, services: Services) -> bool:
    """Add a file that was sent to us; return whether it was a file that we could take.

    Of somebody who may not, in a group, nothing is taken, and a question below it is answered.
    """
    asked = event.asked
    words = await words_in(asked.place, asked.person, services)
    if not is_readable(event.attachment):
        return False
    if asked.text and not await may_add(asked.person, asked.place, services):
        return False
    await take(_wish(asked, event.attachment, words), services)
    return True


def is_readable(file: Attachment) -> bool:
    """Return whether something that was sent is a file of a kind that is read."""
    return file.kind == _DOCUMENT and _format_of(file) is not None


async def may_add(
    person: Person, place: Place, services: Services, *, afresh: bool = False
) -> bool:
    """Return whether somebody may add documents here, and take them away.

    In their private chat nobody else can be: what they pass on there is theirs to add.
    """
    if place.chat > 0:
        return person.id == place.chat
    return await services.permissions.is_admin(person, place.chat, afresh=afresh)


async def press(event: Pressed, services: Services) -> str:
    """Take back what was added, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    if not await may_add(event.person, event.place, services, afresh=True):
        return words.admins_only
    key = event.data.partition(":")[2]
    try:
        if not await services.uploads.undo(event.place.chat, key):
            return words.undo_late
    except DocumentError:
        return words.undo_late
    message = join_pieces([style(words.upload_undone)])
    await services.sender.edit(event.place, event.message, message)
    return ""


async def take(wish: Wish, services: Services) -> None:
    """Add a file to the documents of its chat, or say why not.

    Raises:
        Refused: Telegram will not have what we say.
        Unreachable: it is worth another try.
    """
    services.uploads.enter()
    try:
        async with open_receipt(wish.place, wish.message, services) as receipt:
            said = await _outcome(wish, receipt, services)
        await receipt.show(said)
    finally:
        services.uploads.leave()


async def _outcome(wish: Wish, receipt: Receipt, services: Services) -> Message:
    """Return what is said of a file, once it is added or will not be."""
    done = await services.uploads.find(wish.update)  # a process that was killed may have added it
    if done is not None:
        return messages.added(done, 0, wish.words)
    refusal = await _refusal(wish, services)
    if refusal:
        return _line(refusal)
    try:
        return await _fetch(wish, receipt, services)
    except (Refused, DocumentError, StoreUnwritable) as error:
        return _line(_failure(wish, error, services))


async def _fetch(wish: Wish, receipt: Receipt, services: Services) -> Message:
    """Return what is said of a file that was fetched, read and kept.

    Raises:
        Refused: Telegram does not give it.
        DocumentError: it cannot be read.
        StoreUnwritable: it cannot be kept.
    """
    words, name, album = wish.words, messages.isolate(wish.name), wish.file.album
    if album:
        services.uploads.begin_album(wish.place.chat, wish.person.key, album)
    receipt.stage = lambda: words.upload_fetching.format(name=name)
    raw = await services.sender.download(wish.file.file, _most(wish, services))
    document = await _read(wish, raw, receipt, services)
    receipt.stage = lambda: words.upload_keeping.format(name=name)
    return await _keep(wish, raw, document, services)


def _failure(
    wish: Wish, error: Refused | DocumentError | StoreUnwritable, services: Services
) -> str:
    """Return what is said of a file that could not be added."""
    words, name = wish.words, messages.isolate(wish.name)
    match error:
        case TooLarge():
            return messages.too_large(wish.name, _most(wish, services), words)
        case Refused():
            return words.upload_lost.format(name=name)
        case DocumentError():
            return words.upload_unreadable.format(name=name, reason=_reason(error))
        case StoreUnwritable():
            return words.upload_no_disk.format(name=name)
        case _:
            assert_never(error)


async def _refusal(wish: Wish, services: Services) -> str:
    """Return why a file is not even fetched, "" if it is."""
    words = wish.words
    if not await may_add(wish.person, wish.place, services, afresh=True):
        return words.admins_only
    if not services.uploads.limits.documents:
        return words.adding_off
    if not is_readable(wish.file):
        return messages.unread(words, services)
    if wish.file.size > _most(wish, services):
        return messages.too_large(wish.name, _most(wish, services), words)
    return ""


async def _read(wish: Wish, raw: bytes, receipt: Receipt, services: Services) -> Document:
    """Return the document of a file, telling how far it is meanwhile.

    Raises:
        DocumentError: it cannot be read.
    """
    words, name = wish.words, messages.isolate(wish.name)
    receipt.stage = lambda: words.upload_reading.format(name=name)

    def step(page: int, pages: int) -> None:
        receipt.stage = lambda: words.upload_page.format(name=name, page=page, pages=pages)

    return await services.uploads.read(wish.name, raw, step)


async def _keep(wish: Wish, raw: bytes, document: Document, services: Services) -> Message:
    """Return what is said once a document is kept, if whoever sent it still may do that."""
    words = wish.words
    if not await may_add(wish.person, wish.place, services, afresh=True):
        return _line(words.admins_only)
    by = describe_sender(wish.person.key)
    sent = SentFile(wish.place.chat, wish.update, wish.name, raw, by)
    match done := await services.uploads.add(sent, document):
        case Added():
            return messages.added(done, _pages(wish, document), words)
        case AlreadyHere(stored):
            shown, since = messages.isolate(stored.path), messages.day(stored.at)
            return _line(words.upload_here.format(name=shown, date=since))
        case NoRoom(usage, is_everywhere):
            if is_everywhere:
                name = messages.isolate(wish.name)
                return _line(words.upload_full_everywhere.format(name=name))
            return _line(messages.no_room(wish.name, usage, words, services))


def _wish(event: Command | Asked, file: Attachment, words: Words) -> Wish:
    """Return what somebody wants added."""
    name = _name_of(file)
    return Wish(event.place, event.person, event.message, event.update, file, name, words)


def _name_of(file: Attachment) -> str:
    """Return what a file is called here; its kind gives it an ending if it has none."""
    name = safe_name(file.name)
    return name if registry.has_reader(name) else name + registry.suffix_for(file.media_type)


def _format_of(file: Attachment) -> registry.Format | None:
    """Return the format of a file, None if it is of a kind that is not read here."""
    name = _name_of(file)
    found = registry.find_format(name) if registry.has_reader(name) else None
    return found if found and registry.is_installed(found) else None


def _most(wish: Wish, services: Services) -> int:
    """Return the most bytes that a file of its kind may have."""
    found = _format_of(wish.file)
    return messages.largest(found, services) if found else messages.LARGEST


def _pages(wish: Wish, document: Document) -> int:
    """Return how many pages a document has, 0 if its kind has none."""
    found = _format_of(wish.file)
    return len(document.places) if found and found.is_paged else 0


def _reason(error: DocumentError) -> str:
    """Return why a file cannot be read, without its name, which is told beside it."""
    reason = error.reason if isinstance(error, UnreadableDocument) else str(error)
    return reason[:1].upper() + reason[1:].rstrip(".")


def _line(text: str) -> Message:
    """Return a message of one text."""
    return join_pieces([style(text)])
