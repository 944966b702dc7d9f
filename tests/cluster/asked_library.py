"""Which library do long runs ask, and what do they ask it?

Invented paragraphs, added to the cluster by `footnote add` and asked as a bot asks them. An
answer must be the one that was given before anything happened.
"""

from pathlib import Path
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.config.collections import PUBLIC
from bot.config.sections import CorpusSettings, LibrarySettings, SearchSettings
from bot.config.settings import Settings
from bot.libraries.bundled import load_word_vectors
from bot.libraries.by_tenant import TenantLibraries
from bot.libraries.cluster.clusters import cluster_of
from bot.queries.question import Question
from tests.benchmarks.invented import essays, inquiries
from tests.cluster.nodes import Nodes
from tests.shells import spawn

PARTS, COPIES = 3, 1
_PARAGRAPHS: Final = 400
_QUESTIONS, _LENGTH = 100, 8  # and the words of each


class Changed(Exception):
    """An answer is another one than before."""


class AskedLibrary:
    """A library in a cluster, with questions whose answers are known."""

    def __init__(self, nodes: Nodes, folder: Path, index: str = "asked") -> None:
        """Add the documents, and ask each question once.

        Args:
            nodes: of the cluster.
            folder: for this machine's files.
            index: how the names of the indices begin.
        """
        documents = essays(load_word_vectors().words, _PARAGRAPHS)
        notes = folder / "notes"
        notes.mkdir()
        for one in documents:
            (notes / one.path).write_text(one.text, encoding="utf-8")
        search = SearchSettings("opensearch", nodes.urls, index, shards=PARTS, replicas=COPIES)
        self.cluster = cluster_of(search)
        done = spawn("add", str(notes), **_environment(search, folder))
        if done.status:
            raise RuntimeError(f"footnote add: {done.err}")
        nodes.wait_for_green()
        settings = Settings(
            corpus=CorpusSettings(bundled=False),
            library=LibrarySettings(str(folder / "library")),
            search=search,
        )
        self._service = TenantLibraries(settings).service(PUBLIC)
        self._asked = [Question(text) for text in inquiries(documents, _QUESTIONS, _LENGTH)]
        self._answers = [_digest(self._service.ask(one)) for one in self._asked]

    def ask(self, number: int) -> None:
        """Ask a question.

        Raises:
            Changed: its answer is another one than before.
        """
        place = number % len(self._asked)
        if _digest(self._service.ask(self._asked[place])) != self._answers[place]:
            raise Changed(self._asked[place].text)


def _environment(search: SearchSettings, folder: Path) -> dict[str, str]:
    """Return the environment in which `footnote` uses that cluster."""
    return {
        "FOOTNOTE_SEARCH__ENGINE": "opensearch",
        "FOOTNOTE_SEARCH__URLS": ",".join(search.urls),
        "FOOTNOTE_SEARCH__INDEX": search.index,
        "FOOTNOTE_SEARCH__SHARDS": str(search.shards),
        "FOOTNOTE_SEARCH__REPLICAS": str(search.replicas),
        "FOOTNOTE_LIBRARY__PATH": str(folder / "library"),
        "XDG_CONFIG_HOME": str(folder / "nobody"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


def _digest(said: Answer | Abstention) -> tuple[object, ...]:
    """Return what must stay the same of what is said."""
    quoted = () if isinstance(said, Abstention) else said.citations
    shown = [one.quote for one in (*quoted, *said.nearest)]
    return (len(quoted), *shown, round(said.confidence, 6))
