"""Have the files changed since they were read?

A library that is opened again when its files have changed, for somebody who edits and asks in
turn. A file that changes while it is read is seen the next time.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.libraries.adding import follow
from bot.libraries.merging import merge_soon
from bot.libraries.places import library_of
from bot.libraries.progress import Watch, unwatched
from bot.libraries.service import LibraryService, open_sources
from bot.libraries.sources import Seen, Sources, find_sources
from bot.queries.question import Question


class WatchedLibrary:
    """An open library, and what its files looked like when they were read."""

    def __init__(
        self,
        settings: Settings,
        corpus: Sequence[Path] = (),
        collections: Sequence[str] = (),
        watch: Watch = unwatched,
    ) -> None:
        """Open the library of some files and folders or collections, or else of all there is.

        `watch` is told how far it is, where it has to be made: now, and when something changes.

        Raises:
            EmptyCorpus: there is nothing to answer from.
            NoCollection: the stored library has no collection of such a name.
            StoreDamaged: the stored library cannot be read.
        """
        self._settings, self._corpus = settings, tuple(corpus)
        self._collections, self._watch = tuple(collections), watch
        self._open(*self._look())

    def _open(self, sources: Sources, seen: Seen) -> None:
        """Read the files that were looked at before, and found like this."""
        before = getattr(self, "service", None)
        self.service: LibraryService = open_sources(self._settings, sources, self._watch, before)
        self.service.get_ready()
        self._seen = seen
        merge_soon(self.service, self._take)

    def _take(self, before: LibraryService, merged: LibraryService) -> None:
        """Answer from merged segments, if nothing has changed meanwhile."""
        if self.service is before:
            self.service = merged

    def _look(self) -> tuple[Sources, Seen]:
        """Return what is answered from now, and what it is like."""
        if not self._corpus:
            follow(library_of(self._settings), self._watch)
        sources = find_sources(self._settings, self._corpus, self._collections)
        return sources, sources.look()

    def ask(self, question: Question) -> Answer | Abstention:
        """Return what the library answers, as it is now."""
        return self.service.ask(question)

    def paragraph(self, citation: Citation) -> tuple[Sentence, ...]:
        """Return the sentences of the paragraph that a citation is from."""
        return self.service.paragraph(citation)

    def file_of(self, document: Document) -> str:
        """Return the file of a document, as `LibraryService.file_of` does."""
        return self.service.file_of(document)

    def reload(self) -> None:
        """Read the files again, changed or not.

        Raises:
            EmptyCorpus: there is nothing to answer from any more; the library stays as it was.
        """
        self._open(*self._look())

    def refresh(self) -> int:
        """Read what has changed again; return how many files have changed, came or went.

        Raises:
            EmptyCorpus: as above.
            StoreDamaged: the stored library cannot be read any more.
        """
        sources, now = self._look()
        if now == self._seen:
            return 0
        before, self._seen = self._seen, now  # a failure is told once, not at every question
        documents = _ids(self.service)
        self._open(sources, now)
        changed = {place for place, _, _ in set(before[0]) ^ set(now[0])}
        return len(changed) or _count_changes(documents, _ids(self.service)) or 1


def _ids(service: LibraryService) -> dict[str, str]:
    """Return the id of each document, by its path."""
    return {document.path: document.id for document in service.library.documents}


def _count_changes(before: Mapping[str, str], after: Mapping[str, str]) -> int:
    """Return how many documents have changed, came or went."""
    return sum(before.get(path) != after.get(path) for path in before.keys() | after.keys())
