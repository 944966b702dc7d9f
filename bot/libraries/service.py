"""An open library: its settings, its problems, and how it is asked.

Opening reads the files that the operator or the settings name and makes their library: this is
what a command needs before it can ask.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot import pipeline
from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.config import paths
from bot.config.sections import CorpusSettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.errors import DocumentError, EmptyCorpus
from bot.index.library import Library, paragraph_of
from bot.libraries.bundled import bundled_corpus, load_word_vectors
from bot.libraries.files import fingerprint, printable, read_corpus
from bot.queries.question import Question


@dataclass(frozen=True, slots=True)
class LibraryService:
    """A library that can be asked, the settings in force, and the files that were left out.

    `skipped` says how many files there are that nobody reads, and `files` has the file of each
    document, as `CorpusReading` has them. `roots` are the files and folders it was read from.
    """

    library: Library
    settings: Settings
    problems: tuple[DocumentError, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    roots: tuple[Path, ...] = ()

    def ask(self, question: Question, *, sentences: int | None = None) -> Answer | Abstention:
        """Return what the library answers.

        Args:
            question: as it was asked, with the questions before it.
            sentences: the most that are quoted, at least 1; as the settings say if None.
        """
        policy = self.settings.answers
        if sentences is not None:
            policy = replace(policy, sentences=sentences)
        return pipeline.ask(self.library, question, policy)

    def file_of(self, document: Document) -> str:
        """Return the file of a document, as seen from the working folder if it lies below that."""
        file = self.files.get(document.path)
        if file is None:
            return document.path
        folder = Path.cwd()
        return printable(file.relative_to(folder) if file.is_relative_to(folder) else file)

    def paragraph(self, citation: Citation) -> tuple[Sentence, ...]:
        """Return the sentences of the paragraph that a citation is from."""
        return paragraph_of(self.library, citation.sentence)


def open_library(settings: Settings, corpus: Sequence[Path]) -> LibraryService:
    """Return the library of some files and folders, or else of the configured ones.

    The files that were left out, by the reader or by the index, are its problems.

    Raises:
        EmptyCorpus: one of them does not exist, or there is not one document to answer from.
    """
    roots = corpus or corpus_paths(settings.corpus)
    reading = read_corpus(roots)
    library = build_library(reading.documents, settings)
    problems = (*reading.problems, *library.problems)
    if not library.documents:
        reasons = "; ".join(map(str, problems))
        where = ", ".join(map(printable, roots))
        raise EmptyCorpus(where, f"no document to answer from: {reasons}")
    return LibraryService(
        library, settings, problems, reading.skipped, reading.files, tuple(roots)
    )


def build_library(documents: Sequence[Document], settings: Settings) -> Library:
    """Return the library of some documents, made as the settings say; there may be none."""
    return pipeline.ingest(documents, load_word_vectors(), settings.passages, settings.bm25)


def corpus_paths(corpus: CorpusSettings) -> tuple[Path, ...]:
    """Return the configured paths and the user's library, or else the bundled article.

    An empty library counts as none: whoever has just made the folder is still answered.

    Raises:
        EmptyCorpus: there is none of these.
    """
    found = [Path(path).expanduser() for path in corpus.paths]
    own = paths.library_folder()
    found += [own] if own.is_dir() and fingerprint([own]) else []
    found += [bundled_corpus()] if corpus.bundled and not found else []
    if not found:
        reason = "there is nothing to answer from: put documents there, or set corpus.paths"
        raise EmptyCorpus(str(own), reason)
    return tuple(found)
