"""How is a library made, where none is kept of what is asked?

Anew of all documents, or of one that was kept or opened before and what has changed since. Opening
one that is kept needs nothing of this module: it is imported when there is something to make.
"""

import logging
from collections.abc import Sequence

from bot import pipeline
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.errors import BotError
from bot.index.growing_library import Making, begin, change, merged
from bot.index.indexing import AnalyzedDocument, analyze_document
from bot.index.library import Analyzer, Segment
from bot.libraries import snapshots
from bot.libraries.analysis_cache import AnalysisCache
from bot.libraries.analysis_pool import analyze_ahead
from bot.libraries.bundled import load_word_vectors
from bot.libraries.common_language import count_languages, discount_languages, moved, settle
from bot.libraries.differences import compare, read_all
from bot.libraries.progress import Stage, Watch, count_steps
from bot.libraries.snapshots import OpenedLibrary, SnapshotPlace
from bot.libraries.sources import Sources

_log = logging.getLogger(__name__)


def make(
    settings: Settings, sources: Sources, place: SnapshotPlace | None, watch: Watch
) -> OpenedLibrary:
    """Return the library of some sources, made at once."""
    found = read_all(sources, watch)
    spoken = count_languages(found.reading.as_read)
    documents = settle(found.reading.as_read, spoken)
    cache = snapshots.cache_of(settings, place, sources) if place else None
    analyze = _analyzer(cache, documents, settings, watch)
    segment = build_library(documents, settings, analyze)
    if cache:
        cache.save()
    return OpenedLibrary(begin(segment), found.now(spoken))


def try_to_renew(
    settings: Settings,
    sources: Sources,
    before: OpenedLibrary,
    place: SnapshotPlace | None,
    watch: Watch,
) -> OpenedLibrary | None:
    """Return a library with what has changed, None where a fault of ours is in the way.

    Then it is made at once: it takes longer, and whoever asks is answered.
    """
    try:
        return _renew(settings, sources, before, place, watch)
    except (BotError, MemoryError):
        raise
    except Exception:
        _log.exception("a change could not be taken in, all is made anew")
        return None


def _renew(
    settings: Settings,
    sources: Sources,
    before: OpenedLibrary,
    place: SnapshotPlace | None,
    watch: Watch,
) -> OpenedLibrary:
    """Return a library with what has changed since it was opened.

    A document that is too short to tell its language may be in another one from now on: then it
    is taken for another document.
    """
    found = compare(before.documents, sources, watch)
    growing, known = before.growing, before.documents.known().spoken
    gone = [one for key in found.gone if (one := growing.document(key)) is not None]
    left = discount_languages(gone, known)
    spoken = count_languages(found.reading.as_read, left)
    changed = [one for key in moved(known, spoken) if (one := growing.document(key)) is not None]
    come = [*settle(found.reading.as_read, spoken), *settle(changed, spoken)]
    if gone or come:
        cache = snapshots.cache_of(settings, place, sources, looks_up=False) if place else None
        analyze = _analyzer(cache, come, settings, watch)
        making = Making(load_word_vectors(), settings.passages, settings.bm25, analyze)
        growing = change(growing, [one.id for one in (*gone, *changed)], come, making)
        if cache:
            cache.save()
    return OpenedLibrary(growing, found.now(spoken), before.names)


def merge_segments(
    opened: OpenedLibrary, settings: Settings, analyze: Analyzer | None = None
) -> OpenedLibrary:
    """Return a library of fewer segments, which is otherwise the same."""
    making = Making(load_word_vectors(), settings.passages, settings.bm25, analyze)
    growing = merged(opened.growing, making)
    kept = {
        id(one.segment): name for one, name in zip(opened.growing.live, opened.names, strict=False)
    }
    names = tuple(kept.get(id(one.segment), "") for one in growing.live)
    return OpenedLibrary(growing, opened.documents, names)


def _analyzer(
    cache: AnalysisCache | None, documents: Sequence[Document], settings: Settings, watch: Watch
) -> Analyzer:
    """Return what analyzes documents, and tells how far it is; of many, most is done by then."""
    size = sum(len(document.text) for document in documents)
    step = count_steps(watch, Stage.ANALYZING, len(documents), size)
    told: set[str] = set()

    def tell(document: Document) -> None:
        if document.id not in told:
            told.add(document.id)
            step(len(document.text))

    if cache is not None:
        analyze_ahead(cache, documents, settings.passages, tell)
    analyze = cache.analyze if cache else analyze_document

    def watched(document: Document, grouping: Grouping) -> AnalyzedDocument:
        tell(document)
        return analyze(document, grouping)

    return watched


def build_library(
    documents: Sequence[Document], settings: Settings, analyze: Analyzer | None = None
) -> Segment:
    """Return the library of some documents, made as the settings say; there may be none."""
    vectors, grouping = load_word_vectors(), settings.passages
    return pipeline.ingest(documents, vectors, grouping, settings.bm25, analyze)
