"""How is a damaged library made whole?

What can be read is copied into a new file; documents that cannot are read again from their
originals. The damaged file is kept beside it. A sound library has all its documents read again
whose originals are as they were, as a newer Footnote may read them better. Of one in a cluster
this machine's copy is made anew, and what lies on this machine is read again.
"""

import time
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from bot.config import paths
from bot.config.collections import chat_of
from bot.documents.sentences import split
from bot.errors import DocumentError, StoreDamaged, StoreMissing
from bot.libraries import upload_table
from bot.libraries.adding import follow
from bot.libraries.database import reading, writing
from bot.libraries.files import make_document, read_bytes
from bot.libraries.folders import FoundFile
from bot.libraries.library_writer import LibraryWriter
from bot.libraries.places import cluster_settings, may_exist
from bot.libraries.salvaging import salvage
from bot.libraries.stored_document import (
    RowDamaged,
    StoredDocument,
    digest_of,
)
from bot.libraries.users import user_name


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done: documents that were read again, by path, and those that are lost.

    `kept` is where the damaged file is, None if none was.
    """

    read: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    kept: Path | None = None


def repair(path: Path) -> Repair:
    """Make the library in a file whole, and read it again from its originals.

    Raises:
        StoreMissing: there is no library.
        StoreLocked: another process writes there.
        StoreUnwritable: it cannot be written.
    """
    if not may_exist(path):
        with reading(path):  # raises what there is to say
            pass
    kept = _set_aside(path)
    outcome = Repair(kept=kept)
    with writing(path, now=time.time(), by=user_name()) as library:
        for stored in tuple(library.stored()):
            _read_again(library, stored, outcome)
        if kept:
            _keep_originals(path, kept, upload_table.originals(library))
    follow(path)  # finds again, below what was added, what could not be saved
    return outcome


def _keep_originals(path: Path, kept: Path, needed: Container[str]) -> None:
    """Put originals of which nobody knows any more what they are beside the damaged file.

    Where they are they would be deleted: nothing needs them.
    """
    folder = paths.originals_folder(path.absolute())
    aside = kept.with_name(kept.name + ".originals")
    files = tuple(folder.iterdir()) if folder.is_dir() else ()
    for file in (one for one in files if one.name not in needed):
        aside.mkdir(mode=0o700, exist_ok=True)
        file.rename(aside / file.name)


def _set_aside(path: Path) -> Path | None:
    """Put a damaged file aside for a new one, and return where it is; None if it is sound.

    This machine's copy of a library in a cluster is thrown away in any case: all is there.
    """
    if cluster_settings(path) is None:
        return None if _is_sound(path) else salvage(path)
    from bot.libraries.cluster.replicas import discard_copy  # noqa: PLC0415 - as in `database`

    discard_copy(path)
    return None


def _is_sound(path: Path) -> bool:
    """Return whether a database can be read from end to end."""
    try:
        with reading(path) as library:
            return not library.inspect()
    except StoreDamaged:
        return False
    except StoreMissing:
        return True


def _read_again(library: LibraryWriter, stored: StoredDocument, outcome: Repair) -> None:
    """Read a document from its original, if that is as it was or what is stored is damaged."""
    source = stored.source
    library.where.bring(source.file)
    found = FoundFile(source.file, source.file.name, source.file)
    try:
        before = library.document(stored)
    except RowDamaged:
        before = None
    try:
        raw = read_bytes(found)
        if before is not None and digest_of(raw) != source.digest:
            return  # it has changed: that is taken in as any change is
        document = make_document(_named(stored, found), stored.path, raw)
    except DocumentError:
        if before is None and library.where.is_here(source.file):
            library.drop(stored, for_good=False)
            outcome.lost.append(stored.path)
        return
    if before != document:
        library.put(stored.collection, document, source, len(split(document)))
        outcome.read.append(stored.path)


def _named(stored: StoredDocument, found: FoundFile) -> FoundFile:
    """Return a file under the name that tells its format: what was sent lies under another one."""
    if chat_of(stored.collection) is None:
        return found
    name = Path(Path(stored.path).name)
    return FoundFile(name, stored.path, name)
