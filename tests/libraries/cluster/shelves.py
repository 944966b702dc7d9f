"""A library whose rows are in a file here, and whose passages are in a cluster in memory."""

from dataclasses import replace
from pathlib import Path

from bot import pipeline
from bot.answers.answer import Policy
from bot.config.sections import LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.documents.passages import Grouping
from bot.libraries.adding import add
from bot.libraries.cluster.following import Shelves
from bot.libraries.cluster.opening import open_in_cluster
from bot.libraries.common_language import settle_languages
from bot.libraries.loading import load_documents
from bot.libraries.making import build_library
from bot.libraries.service import LibraryService
from bot.queries.question import Question
from bot.replies import record
from tests.libraries.cluster.memory_cluster import MemoryCluster
from tests.libraries.stored import library_file

SEARCH = SearchSettings("opensearch", ("http://memory:9200",), index="test")


class Reading:
    """A folder of notes that are added, and the cluster that follows them."""

    def __init__(self, folder: Path, cluster: MemoryCluster | None = None) -> None:
        """Begin with an empty folder."""
        self.notes, self.file = folder / "notes", library_file(folder)
        self.notes.mkdir(exist_ok=True)
        self.cluster = cluster or MemoryCluster(SEARCH)
        self.settings = Settings(
            library=LibrarySettings(path=str(self.file)), passages=Grouping(words=12)
        )

    def write(self, **texts: str | None) -> None:
        """Write notes, and delete those that are None; then have the rows follow."""
        for name, text in texts.items():
            file = self.notes / f"{name}.md"
            if text is None:
                file.unlink()
            else:
                file.write_text(text)
        add(self.file, [self.notes], "")

    def follow(self, *, waits: bool = True) -> bool:
        """Have the passages follow."""
        return Shelves(self.settings, self.cluster, self.file).follow("", waits=waits)

    def open(self):
        """Return the library as a front end opens it."""
        return open_in_cluster(self.settings, self.cluster, self.file, [""]).library

    def service(self):
        """Return the library as a front end asks it."""
        return LibraryService(self.open(), self.settings, is_elsewhere=True)

    def here(self):
        """Return the library that is made of the same rows on this machine."""
        documents = settle_languages(load_documents(self.file, [""]).documents)
        return build_library(documents, self.settings)

    def with_words(self, words: int) -> "Reading":
        """Return the same with passages of another size."""
        other = object.__new__(Reading)
        other.__dict__ = self.__dict__ | {
            "settings": replace(self.settings, passages=Grouping(words=words))
        }
        return other


def say(library, question):
    """Return all that a library says to a question."""
    return record.render(pipeline.ask(library, Question(question, ()), Policy()), explain=True)
