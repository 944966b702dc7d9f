"""How does a file that was sent to a chat get in, and out again?

Each chat has a collection of its own. A document is added in one transaction together with what
undoes it: whoever is told that it was added finds it there, and an update that is handled twice
adds it once. What was removed is in no file any more when that has been told.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.config import paths
from bot.config.collections import chat_collection
from bot.config.sections import UploadSettings
from bot.documents.document import Document, Step
from bot.documents.readers.registry import ending_of, has_reader
from bot.errors import StoreMissing
from bot.libraries import database, originals, sent_documents, upload_table
from bot.libraries.changes import facts_of
from bot.libraries.database import reading, writing
from bot.libraries.files import make_document
from bot.libraries.folders import FoundFile
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.moving import current_collection, move_collection
from bot.libraries.places import may_exist
from bot.libraries.sent_documents import Added, AlreadyHere, NoRoom, SentFile, Usage
from bot.libraries.sent_names import is_same_name, suffix_of
from bot.libraries.snapshots import forget
from bot.libraries.stored_document import SourceFile, StoredDocument, digest_of


class Uploads:
    """The documents that were sent to chats, in the library that is kept on the disk.

    Every method may take its time, and is to be called off the event loop. Those that change
    something raise StoreLocked, StoreDamaged and StoreUnwritable as `database.writing` does.
    """

    def __init__(
        self, file: Path, limits: UploadSettings, clock: Callable[[], float] = time.time
    ) -> None:
        """Open nothing yet.

        Args:
            file: the library's; it is made with the first document.
            limits: how much may be added.
            clock: Unix seconds.
        """
        self.file, self.limits, self._clock = file, limits, clock
        self._folder = paths.originals_folder(file.absolute())

    def read(self, name: str, raw: bytes, step: Step = lambda _, __: None) -> Document:
        """Return the document of a file that was sent; `step` is called after each page.

        Raises:
            DocumentError: it cannot be read.
        """
        place = Path(name)
        return make_document(FoundFile(place, name, place), name, raw, step)

    def find(self, update: int) -> Added | None:
        """Return what an update has added, None if it has added nothing yet."""
        if not may_exist(self.file):
            return None
        with self._writing() as library:
            upload = upload_table.by_update(library, update)
            if upload is None:
                return None
            stored = sent_documents.find(library, upload.collection, upload.document)
            return Added(upload.key, stored) if stored else None

    def add(self, sent: SentFile, document: Document) -> Added | AlreadyHere | NoRoom:
        """Add a document that was read from a file; one of the same name is replaced."""
        digest = digest_of(sent.raw)
        with self._writing(sent.by) as library:
            collection = current_collection(library, chat_collection(sent.chat))
            here = tuple(library.stored(collection))
            same = next((one for one in here if one.source.digest == digest), None)
            if same is not None:
                return AlreadyHere(same)
            before = next((one for one in here if is_same_name(one.path, sent.name)), None)
            size, limits = len(sent.raw), self.limits
            if full := sent_documents.find_no_room(library, collection, size, before, limits):
                return full
            ending = ending_of(sent.name) if has_reader(sent.name) else suffix_of(sent.name)
            file = originals.keep(self._folder, sent.raw, ending)
            library.where.share(file)
            source = SourceFile(file, file, digest, *facts_of(file))
            upload = sent_documents.new_upload(collection, sent.update, self._clock())
            named = replace(document, path=before.path) if before else document
            added = sent_documents.put(library, upload, named, source, before)
            self._sweep(library)
            if before:
                self._forget_derived(library)
            return added

    def undo(self, chat: int, key: str) -> bool:
        """Take back what was added, and bring back what it replaced; doing it again is fine.

        Returns:
            Whether it is undone: not where the document has changed since or was removed, nor
            what was added too long ago or in another chat.

        Raises:
            DocumentError: what was replaced cannot be read any more; nothing has changed.
        """
        with self._writing() as library:
            upload_table.expire(library, self._clock())
            upload = upload_table.by_key(library, key)
            collection = current_collection(library, chat_collection(chat))
            if upload is None or upload.collection != collection:
                return False
            if not upload.is_undone:
                stored = sent_documents.find(library, collection, upload.document)
                if stored is None or stored.version != upload.version:
                    return False
                if upload.before is None:
                    sent_documents.take_out(library, upload)
                else:
                    document, source = self._read_original(library, upload.before, stored)
                    sent_documents.put_back(library, upload, document, source, stored)
            self._clean(library)
            return True

    def listed(self, chat: int) -> tuple[StoredDocument, ...]:
        """Return the documents that were sent to a chat, by name.

        Raises:
            StoreDamaged: the library cannot be read.
        """
        try:
            with reading(self.file) as library:
                return tuple(library.stored(chat_collection(chat)))
        except StoreMissing:
            return ()

    def usage(self, chat: int) -> Usage:
        """Return how much was sent to a chat and is there.

        Raises:
            StoreDamaged: the library cannot be read.
        """
        return sent_documents.usage_of(self.listed(chat))

    def remove(self, chat: int, number: int) -> bool:
        """Remove the document of a chat with a number for good; return whether it was there.

        Where it was not, what may be left of it goes all the same.
        """
        with self._writing() as library:
            collection = current_collection(library, chat_collection(chat))
            stored = sent_documents.find(library, collection, number)
            if stored is not None:
                sent_documents.drop(library, stored)
            self._clean(library)
            return stored is not None

    def remove_all(self, chat: int) -> int:
        """Remove all documents of a chat for good, and return how many there were."""
        if not may_exist(self.file):
            return 0
        with self._writing() as library:
            collection = current_collection(library, chat_collection(chat))
            gone = tuple(library.stored(collection))
            library.drop_collection(collection)
            self._clean(library)
            return len(gone)

    def forget_person(self, by: str) -> None:
        """Forget who it was that added something, as `SentFile.by` has them."""
        if may_exist(self.file):
            with self._writing() as library:
                with library.transaction():
                    library.db.execute("UPDATE versions SET by = '' WHERE by = ?", (by,))
                library.scrub()

    def move(self, old: int, new: int) -> None:
        """Have the documents of a group follow it to the supergroup that it became."""
        with self._writing() as library:
            move_collection(library, chat_collection(old), chat_collection(new))

    def tidy(self) -> None:
        """Forget what can no longer be undone, and delete originals that nothing needs."""
        if may_exist(self.file):
            with self._writing() as library:
                upload_table.expire(library, self._clock())
                self._sweep(library)
                library.scrub()

    @contextmanager
    def _writing(self, by: str = "") -> Iterator[LibraryWriter]:
        """Yield the library, for one writer at a time."""
        now, patience = self._clock(), database.PATIENCE
        with writing(self.file, now=now, by=by, patience=patience) as library:
            yield library

    def _read_original(
        self, library: LibraryWriter, original: Path, stored: StoredDocument
    ) -> tuple[Document, SourceFile]:
        """Return what an earlier original of a document says.

        Raises:
            DocumentError: it cannot be read any more.
        """
        file = library.where.bring(self._folder / original.name)
        raw = file.read_bytes()
        place = Path(stored.path).with_suffix(file.suffix)
        document = make_document(FoundFile(place, stored.path, place), stored.path, raw)
        digest = digest_of(raw)
        return document, SourceFile(file, file, digest, *facts_of(file))

    def _clean(self, library: LibraryWriter) -> None:
        """Ensure that what is not needed any more is in no file at all."""
        self._sweep(library)
        self._forget_derived(library)

    def _sweep(self, library: LibraryWriter) -> None:
        """Delete the originals that nothing needs."""
        live = upload_table.originals(library)
        originals.sweep(self._folder, live)
        library.where.sweep_originals(live)

    def _forget_derived(self, library: LibraryWriter) -> None:
        """Delete what is derived from documents that are not there, and overwrite their rows."""
        forget(self.file, library.keys())
        library.scrub()
