"""How does a note get into the documents of a chat, and out again?

It becomes a small file there, like one that was sent. What the store has to know of it is written
in one transaction with what follows from it: questions that it answers are marked, and whoever
asked them gets a letter. So whoever asked is told once, however often the update is handled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final

from bot.config.collections import EVERYBODY, chat_collection, chat_of
from bot.libraries.note_files import NoteText, note_file, note_name
from bot.libraries.sent_documents import Added, AlreadyHere, NoRoom, SentFile
from bot.replies.telegram.captions import shorten
from bot.replies.telegram.message import Message, Style, join_pieces, style
from bot.state import chats, gaps, letters, notes
from bot.state.chat_settings import Mode, load_chat_settings
from bot.state.connection import Connection
from bot.state.gaps import Gap
from bot.state.letters import Letter
from bot.state.notes import Note
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.services import Services
from bot.telegram.upload_desk import describe_sender

_QUOTED: Final = 1500  # characters of a note that whoever asked is shown
_QUESTION: Final = 200  # characters of their question


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that somebody writes: by which message of which chat, in which update.

    `person` is who wrote the message, who need not be the author of the text. `targets` are the
    chats whose documents it goes to, `EVERYBODY` for those of all. `answered` are the numbers of
    the questions that it answers.
    """

    text: NoteText
    place: Place
    message: int
    update: int
    person: Person
    targets: tuple[int, ...]
    answered: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """A note that was kept, under which key, and how many people will be told."""

    key: str
    told: int


def day_of(seconds: float) -> str:
    """Return the day of a time in Unix seconds."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


async def keep(draft: Draft, services: Services) -> Kept | None:
    """Keep a note, in place of what its message said before; None if there is no room for it.

    Raises:
        Unreachable: another process changes the library: it is worth another try.
        StoreUnwritable: the disk is full.
    """
    place, message = draft.place.chat, draft.message
    before = await services.store.read(lambda db: notes.by_message(db, place, message))
    names = {one.collection: one.path for one in before}  # it may begin otherwise by now
    new = note_name(draft.text, place, message)
    paths: dict[str, str] = {}
    for chat in draft.targets:
        name = names.get(chat_collection(chat), new)
        path = await _put(draft, name, chat, services)
        if path is None:
            return None
        paths[chat_collection(chat)] = path
    hearing = await _who_may_hear(draft, services)
    return await services.store.write(lambda db: _note(db, draft, paths, hearing, services))


async def take_away(key: str, services: Services) -> None:
    """Take a note away for good; what it answered is unanswered again.

    Raises:
        Unreachable, StoreUnwritable: as `keep` does.
    """
    for one in await services.store.read(lambda db: notes.by_key(db, key)):
        chat = chat_of(one.collection)
        if chat is not None:
            await _remove(chat, one.path, services)
    await services.store.write(lambda db: _forget(db, key))


async def may_keep(
    person: Person, place: Place, targets: Iterable[int], services: Services
) -> bool:
    """Return whether somebody may change the notes of all these chats, as Telegram tells now.

    Those of everybody belong to the owners, who may answer in every group too; those of a group to
    its admins, and those of a private chat to whoever it is with, who need not be the author of
    what they pass on there.
    """
    is_owner = services.permissions.is_owner(_themselves(person, place))
    for chat in targets:
        if chat == EVERYBODY:
            is_theirs = is_owner
        elif chat > 0:
            is_theirs = person.id == chat == place.chat
        else:
            who = person if place.chat == chat else _themselves(person, place)
            is_theirs = is_owner or await services.permissions.is_admin(who, chat, afresh=True)
        if not is_theirs:
            return False
    return True


def _themselves(person: Person, place: Place) -> Person:
    """Return a person as whoever a private chat is with: what they pass on there, they wrote."""
    return Person(person.id, person.language, name=person.name) if place.chat > 0 else person


async def _put(draft: Draft, name: str, chat: int, services: Services) -> str | None:
    """Add the file of a note to the documents of a chat, and return its path there."""
    raw = note_file(draft.text)
    document = await services.uploads.read(name, raw, lambda _, __: None)
    by = describe_sender(draft.person.key)
    match await services.uploads.add(SentFile(chat, draft.update, name, raw, by), document):
        case Added(_, stored) | AlreadyHere(stored):
            return stored.path
        case NoRoom():
            return None


async def _remove(chat: int, path: str, services: Services) -> None:
    """Remove the document of a chat that has a path, if it is still there."""
    for stored in await services.uploads.listed(chat):
        if stored.path == path:
            await services.uploads.remove(chat, stored.id)


async def _who_may_hear(draft: Draft, services: Services) -> frozenset[int]:
    """Return the people who asked in private what a note answers, and may ask still."""
    answered = [one for one in await services.store.read(gaps.load) if one.id in draft.answered]
    private = {one.person for one in answered if one.place.chat > 0}
    may = [one for one in private if await services.access.may_ask(Place(one), Person(one))]
    return frozenset(may)


def _note(
    db: Connection,
    draft: Draft,
    paths: dict[str, str],
    hearing: frozenset[int],
    services: Services,
) -> Kept:
    """Store where a note is from, mark what it answers, and have whoever asked told."""
    before = notes.by_message(db, draft.place.chat, draft.message)
    key, now = before[0].key if before else notes.new_key(), services.clock()
    for collection, path in paths.items():
        place = draft.place.chat
        notes.save(db, Note(key, collection, path, place, draft.message, draft.person.key, now))
    told = 0
    for one in _latest_of_each(gaps.answer(db, draft.answered, key)):
        if _wants_to_hear(db, one, draft, hearing):
            letters.add(db, _letter(one, draft, services), now)
            told += 1
    return Kept(key, told)


def _latest_of_each(found: Sequence[Gap]) -> tuple[Gap, ...]:
    """Return the last question of each person in each chat: nobody is told twice."""
    return tuple({(one.place.chat, one.person): one for one in found}.values())


def _wants_to_hear(db: Connection, gap: Gap, draft: Draft, hearing: frozenset[int]) -> bool:
    """Return whether whoever asked is told: not who answers, and not where we are silent."""
    if gap.person == draft.person.key or not chats.is_active(db, gap.place.chat):
        return False
    if gap.place.chat > 0:
        return gap.person in hearing
    return load_chat_settings(db, gap.place).mode is not Mode.OFF


def _letter(gap: Gap, draft: Draft, services: Services) -> Letter:
    """Return what whoever asked is told, where they asked it."""
    person = gap.person if gap.place.chat > 0 else 0
    message = asdict(_news(gap, draft, services))
    return Letter(gap.place, message, gap.message, person)


def _news(gap: Gap, draft: Draft, services: Services) -> Message:
    """Return that a question is answered now, by whom, and what they say."""
    words, said = services.words_for(gap.language), draft.text
    title = words.note_answers.format(
        author=said.author or words.access_nameless, question=shorten(gap.question, _QUESTION)
    )
    quoted = said.text.strip()
    cut = quoted if len(quoted) <= _QUOTED else quoted[: _QUOTED - 1] + "…"
    return join_pieces([style(title), style("\n\n"), style(cut, Style.FOLDED)])


def _forget(db: Connection, key: str) -> None:
    """Forget a note, and open what it answered again."""
    gaps.reopen(db, key)
    notes.delete(db, key)
