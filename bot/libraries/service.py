"""What is open for questions?

The settings in force and the library of the files that they, or the operator, name: everything a
command needs before it can ask.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot import pipeline
from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.config.settings import Configuration, Corpus, Settings, configure
from bot.documents.sentences import Sentence
from bot.errors import DocumentError, EmptyCorpus
from bot.index.library import Library, paragraph_of
from bot.libraries import files
from bot.queries.question import Question

_REMEMBERED: Final = 20  # earlier questions that are looked at; none leans further back


@dataclass(frozen=True, slots=True)
class Shop:
    """An open library, how it is asked, and the files that could not be read."""

    library: Library
    settings: Settings
    problems: tuple[DocumentError, ...]

    def ask(self, question: Question) -> Answer | Abstention:
        """Return what the library says to a question."""
        recent = replace(question, history=question.history[-_REMEMBERED:])
        return pipeline.ask(self.library, recent, self.settings.answers)

    def paragraph(self, citation: Citation) -> tuple[Sentence, ...]:
        """Return the sentences of the paragraph that a citation is from."""
        return paragraph_of(self.library, citation.sentence)


def configured(file: Path | None) -> Configuration:
    """Return the settings in force, from the file that was named or else from the usual one."""
    return configure(file or files.config_file(), os.environ, is_named=file is not None)


def open_shop(settings: Settings, corpus: Sequence[Path]) -> Shop:
    """Return the library of some files and folders, or else of the configured ones."""
    shelf = files.shelve(corpus or roots(settings.corpus))
    library = pipeline.ingest(shelf.documents, files.likeness(), settings.passages, settings.bm25)
    return Shop(library, settings, shelf.problems)


def roots(corpus: Corpus) -> tuple[Path, ...]:
    """Return the configured paths, the user's library if there is one, and the bundled article.

    Raises:
        EmptyCorpus: there is none of these.
    """
    roots = [Path(path).expanduser() for path in corpus.paths]
    own = files.library_folder()
    roots += [own] if own.is_dir() else []
    roots += [files.bundled_corpus()] if corpus.bundled else []
    if not roots:
        reason = "there is nothing to answer from: put documents there, or set corpus.paths"
        raise EmptyCorpus(str(own), reason)
    return tuple(roots)
