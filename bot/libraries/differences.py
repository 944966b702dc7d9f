"""Which documents of a library are others by now?

Of what has changed since documents were read, only that is read which was not there before.
"""

from dataclasses import dataclass

from bot.documents.document import Document
from bot.errors import DocumentError, EmptyCorpus, UnreadableDocument
from bot.libraries.common_language import Spoken
from bot.libraries.document_set import DocumentSet, Found, Known
from bot.libraries.files import CorpusReading, read_corpus
from bot.libraries.folders import identities
from bot.libraries.loading import load_documents
from bot.libraries.progress import Stage, Watch, count_steps
from bot.libraries.sources import Sources


@dataclass(frozen=True, slots=True)
class Difference:
    """The documents that there are now, which are gone, and which came, as they were read.

    `reading` has all that there is to tell of files, `named_problems`, `named` and `found` are as
    in `DocumentSet` and `Known`.
    """

    reading: CorpusReading
    named_problems: tuple[DocumentError, ...]
    named: frozenset[str]
    found: Found
    gone: frozenset[str]

    def now(self, spoken: Spoken) -> DocumentSet:
        """Return the documents that there are now, given the languages that they are in."""
        known = Known(self.named, self.found, spoken)
        reading = self.reading
        told = reading.problems, self.named_problems, reading.skipped
        return DocumentSet(reading.files, *told, lambda: known)


def compare(before: DocumentSet, sources: Sources, watch: Watch) -> Difference:
    """Return what has changed since documents were read; their languages are yet to be settled.

    Raises:
        EmptyCorpus: there is nothing any more.
        StoreDamaged: the stored library cannot be read.
    """
    known, keys = before.known(), frozenset(before.files)
    stored = _read_stored(sources, keys)
    found: Found = tuple(identities(sources.roots))
    if found == known.found:
        files = {key: before.files[key] for key in known.named}
        read = CorpusReading((), before.named_problems, before.skipped, files)
    else:
        read = read_named(sources, watch)
    return _difference(stored, read, found, keys)


def read_all(sources: Sources, watch: Watch) -> Difference:
    """Return all documents of some sources, and none that are gone.

    Raises:
        EmptyCorpus: nothing is stored, and there is not one readable file.
        StoreDamaged: the stored library cannot be read.
    """
    stored = _read_stored(sources, frozenset())
    found: Found = tuple(identities(sources.roots))
    return _difference(stored, read_named(sources, watch), found, frozenset())


def _read_stored(sources: Sources, known: frozenset[str]) -> CorpusReading:
    """Return the documents of collections that are not known."""
    if not sources.collections:
        return CorpusReading((), (), {}, {})
    return load_documents(sources.file, sources.collections, known)


def _difference(
    stored: CorpusReading, read: CorpusReading, found: Found, before: frozenset[str]
) -> Difference:
    """Return what has come and gone; stored documents stand before those of files."""
    files = {**read.files, **stored.files}
    come: dict[str, Document] = {}
    for one in (*stored.as_read, *read.as_read):
        if one.id not in before:
            come.setdefault(one.id, one)
    problems = (*stored.problems, *read.problems)
    return Difference(
        CorpusReading(tuple(come.values()), problems, read.skipped, files),
        read.problems,
        frozenset(read.files),
        found,
        before.difference(files),
    )


def read_named(sources: Sources, watch: Watch) -> CorpusReading:
    """Return the documents of the files and folders that were only named.

    Where nothing in them can be read and a stored library is asked too, that is a problem.

    Raises:
        EmptyCorpus: nothing can be read, and there is no other source.
    """
    if not sources.roots and sources.collections:
        return CorpusReading((), (), {}, {})
    found = identities(sources.roots)
    size = sum(one for _, one, *_ in found)
    try:
        return read_corpus(sources.roots, count_steps(watch, Stage.READING, len(found), size))
    except EmptyCorpus as error:
        if not sources.collections:
            raise
        return CorpusReading((), (UnreadableDocument(error.folder, error.reason),), {}, {})
