"""Have the files changed since they were read?

A library that is opened again when its files have changed, for somebody who edits and asks in
turn. A file that changes while it is read is seen the next time.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.libraries.files import fingerprint
from bot.libraries.service import LibraryService, corpus_paths, open_library
from bot.queries.question import Question


class WatchedLibrary:
    """An open library, and what its files looked like when they were read."""

    def __init__(self, settings: Settings, corpus: Sequence[Path] = ()) -> None:
        """Open the library of some files and folders, or else of the configured ones.

        Raises:
            EmptyCorpus: there is nothing to answer from.
        """
        self._settings, self._corpus = settings, tuple(corpus)
        self._open()

    def _open(self) -> None:
        """Read the files, after a look at what they are like."""
        roots = self._corpus or corpus_paths(self._settings.corpus)
        seen = fingerprint(roots)
        self.service: LibraryService = open_library(self._settings, self._corpus)
        self._roots, self._seen = roots, seen

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
        self._open()

    def refresh(self) -> int:
        """Read the files again if any has changed; return how many have, came or went.

        Raises:
            EmptyCorpus: as above.
        """
        now = fingerprint(self._roots)
        if now == self._seen:
            return 0
        before, after = ({path: facts for path, *facts in one} for one in (self._seen, now))
        self._seen = now  # a failure is told once, not at every question
        self._open()
        return sum(before.get(path) != after.get(path) for path in before.keys() | after.keys())
