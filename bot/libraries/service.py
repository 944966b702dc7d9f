"""An open library: its settings, its problems, and how it is asked.

Opening reads the files that the operator or the settings name, and the library that is kept on the
disk, and makes one library of them: this is what a command needs before it can ask.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from bot import pipeline
from bot.answers.answer import Abstention, Answer, Choice, Policy
from bot.answers.citations import Citation
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.embedding.encoders import ModelEncoders, open_encoders
from bot.embedding.reading_ahead import read_ahead
from bot.errors import Cause, DocumentAway, DocumentError, EmptyCorpus, StoreMissing
from bot.index.library import Library, paragraph_of
from bot.libraries import snapshots
from bot.libraries.compiling import speed_up
from bot.libraries.folders import printable
from bot.libraries.narrowing import (
    Members,
    NarrowedLibraries,
    Target,
    find_targets,
)
from bot.libraries.places import cluster_settings, library_of, may_exist
from bot.libraries.progress import Watch, unwatched
from bot.libraries.snapshots import OpenedLibrary, SnapshotPlace
from bot.libraries.sources import Sources, find_sources
from bot.queries.narrowing import parse_narrowing
from bot.queries.question import Question
from bot.records import dataclass
from bot.text.spans import Span
from bot.text.stems import look_up_in

_CHOICES: Final = 8  # documents that are named where a name may mean several


_FEW: Final = 500  # sentences; a library of fewer is made at once, in a tenth of a second


@dataclass(frozen=True, slots=True)
class LibraryService:
    """A library that can be asked, the settings in force, and the files that were left out.

    `skipped` says how many files there are that nobody reads, and `files` has the file of each
    document, as `CorpusReading` has them. `roots` are the files and folders it was read from;
    `encoders` the embedding models that help to choose. `opened` has the library's parts, from
    which the next one is made where documents change; `sources` is what it was opened from,
    `place` where it is kept. `is_elsewhere` is said of one whose passages are in a cluster.
    """

    library: Library
    settings: Settings
    problems: tuple[DocumentError, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    roots: tuple[Path, ...] = ()
    encoders: ModelEncoders = field(default_factory=ModelEncoders)
    narrowed: NarrowedLibraries = field(default_factory=NarrowedLibraries, repr=False)
    opened: OpenedLibrary | None = field(default=None, repr=False)
    sources: Sources | None = field(default=None, repr=False)
    place: SnapshotPlace | None = field(default=None, repr=False)
    is_elsewhere: bool = False

    def __post_init__(self) -> None:
        """Let the stems of the library's words be looked up in it."""
        look_up_in(self.library, self.library.lexicon.stem_of)

    def ask(
        self,
        question: Question,
        *,
        sentences: int | None = None,
        members: Members | None = None,
    ) -> Answer | Abstention:
        """Return what the library answers, or the one document or collection that is named.

        Args:
            question: as it was asked, with the questions before it.
            sentences: the most that are quoted, at least 1; as the settings say if None.
            members: tells which documents belong to a collection; as `members` says if None.
        """
        policy = self.settings.answers
        if sentences is not None:
            policy = replace(policy, sentences=sentences)
        narrowing = parse_narrowing(question.text)
        asked = _without_narrowings(question)
        if narrowing is None:
            return self._ask(asked, policy)
        own = self.members if members is None else members
        targets = find_targets(narrowing.name, self.library.documents, own)
        if len(targets) != 1:
            return _ask_back(asked.text, targets)
        library = self.narrowed.library_of(targets[0].documents, self._build)
        return pipeline.ask(library, asked, policy, self.encoders)

    def members(self, name: str) -> frozenset[str]:
        """Return the ids of the documents of a stored collection, none if it is not asked here."""
        sources = self.sources
        named = [
            one
            for one in (sources.collections if sources else ())
            if one and one.casefold() == name.casefold()
        ]
        if sources is None or not named:
            return frozenset()
        from bot.libraries.database import reading  # noqa: PLC0415 - seldom wanted

        with suppress(StoreMissing), reading(sources.file) as library:
            return frozenset(key for _, key, _ in library.places(named[0]))
        return frozenset()

    def _ask(self, question: Question, policy: Policy) -> Answer | Abstention:
        """Return what the library answers.

        Of one in a cluster a document may have been removed just now: it is passed over.
        """
        while True:
            try:
                return pipeline.ask(self.library, question, policy, self.encoders)
            except DocumentAway as error:
                from bot.index.remote_index import RemoteIndex  # noqa: PLC0415 - none is here mostly

                index = self.library.index
                if self.library.small is not None or not isinstance(index, RemoteIndex):
                    raise
                if not index.forget(error.document):
                    raise

    def get_ready(self) -> None:
        """Let begin, in threads, what makes the next questions quicker, where somebody stays.

        Code is compiled that searches a large library, and embedding models read its sentences. Of
        a library in a cluster nothing is here that could be searched, or read.
        """
        if self.is_elsewhere:
            return
        speed_up(self.library)
        if self.encoders.models:
            read_ahead(self.library, self.encoders)

    def file_of(self, document: Document) -> str:
        """Return the file of a document, as seen from the working folder if it lies below that."""
        file = self.files.get(document.id)
        if file is None:
            return document.path
        folder = Path.cwd()
        return printable(file.relative_to(folder) if file.is_relative_to(folder) else file)

    def _build(self, documents: Sequence[Document]) -> Library:
        """Return the library of some of the documents."""
        from bot.libraries.making import build_library  # noqa: PLC0415 - seldom wanted

        return build_library(self._as_a_whole(documents), self.settings)

    def _as_a_whole(self, documents: Sequence[Document]) -> Sequence[Document]:
        """Return documents with their texts, which those of a cluster have elsewhere."""
        if self.sources is None or not self.is_elsewhere:
            return documents
        from bot.libraries.loading import load_with_ids  # noqa: PLC0415 - seldom wanted

        languages = {one.id: one.language for one in documents}
        found = load_with_ids(self.sources.file, [*languages])
        return [replace(one, language=languages[one.id]) for one in found]

    def draw_page(self, document: Document, span: Span) -> bytes:
        """Return a picture, as PNG, of the part of a page where a span stands, which is marked.

        Raises:
            DocumentError: the file has no pages, or is not as it was read.
        """
        from bot.libraries.page_images import draw_page  # noqa: PLC0415 - seldom wanted

        file = self.files.get(document.id, Path(document.path))
        return draw_page(document, span, self._bring(file))

    def _bring(self, file: Path) -> Path:
        """Return where a file is on this machine, which one in a cluster is fetched to."""
        if self.sources is None or cluster_settings(self.sources.file) is None or file.exists():
            return file
        from bot.libraries.database import reading  # noqa: PLC0415 - seldom wanted

        with reading(self.sources.file) as library:
            return library.where.bring(file)

    def paragraph(self, citation: Citation) -> tuple[Sentence, ...]:
        """Return the sentences of the paragraph that a citation is from."""
        return paragraph_of(self.library, citation.sentence)


def _without_narrowings(question: Question) -> Question:
    """Return a question, and those before it, without the documents that they were asked of."""
    text, *history = (
        narrowing.question if (narrowing := parse_narrowing(one)) else one
        for one in (question.text, *question.history)
    )
    return Question(text, tuple(history))


def _ask_back(question: str, targets: Sequence[Target]) -> Abstention:
    """Return that a name means no document, or several: these."""
    cause = Cause.WHICH_DOCUMENT if targets else Cause.NO_DOCUMENT
    choices = tuple(Choice(one.name, one.label) for one in targets[:_CHOICES])
    return Abstention(question, cause, (), 0.0, choices=choices)


def open_library(
    settings: Settings,
    corpus: Sequence[Path] = (),
    collections: Sequence[str] = (),
    watch: Watch = unwatched,
) -> LibraryService:
    """Return the library of what somebody at this machine is answered from, as it is now.

    Args:
        settings: where documents lie and how they are asked.
        corpus: files and folders that are asked alone.
        collections: of the stored library that are asked alone.
        watch: is told how far it is, where it has to be made.

    Raises:
        EmptyCorpus: a file does not exist, or there is not one document to answer from.
        NoCollection: the stored library has no collection of such a name.
        StoreDamaged: the stored library cannot be read.
    """
    file = library_of(settings)
    if not corpus and may_exist(file):
        _follow(file, watch)
    return open_sources(settings, find_sources(settings, corpus, collections), watch)


def _follow(file: Path, watch: Watch) -> None:
    """Take into the stored library what has changed in the files that were added to it.

    Raises:
        StoreDamaged: it cannot be read.
    """
    from bot.libraries.outdated import outdated_collections  # noqa: PLC0415 - brings SQLite: 5 ms

    if outdated_collections(file):
        from bot.libraries.adding import follow  # noqa: PLC0415 - with all that reads: 20 ms

        follow(file, watch)


def open_sources(
    settings: Settings,
    sources: Sources,
    watch: Watch = unwatched,
    before: LibraryService | None = None,
) -> LibraryService:
    """Return the library of some files, folders and collections.

    As it was kept, or with what has changed since it was kept or opened, or made anew. The files
    that were left out, by the reader or by the index, are its problems.

    Args:
        settings: how documents are asked.
        sources: what to open.
        watch: is told how far it is, where it has to be made.
        before: the library of the same sources as it was, if it is open.

    Raises:
        EmptyCorpus: a file does not exist, or there is not one document to answer from.
        StoreDamaged: the stored library cannot be read.
    """
    if sources.collections and cluster_settings(sources.file) is not None:
        return _open_in_cluster(settings, sources, watch)
    place = snapshots.place_of(settings, sources)
    if place and (kept := snapshots.load(place)):
        return _service(settings, sources, kept, place)
    opened = _make(settings, sources, place, watch, before)
    if not opened.growing.library.documents:
        problems = (*opened.documents.problems, *opened.growing.library.problems)
        reasons = "; ".join(map(str, problems))
        where = ", ".join(map(printable, sources.roots or [sources.file]))
        raise EmptyCorpus(where, f"no document to answer from: {reasons}")
    kept = snapshots.save(place, opened) if place else opened
    return _service(settings, sources, kept, place)


def _open_in_cluster(settings: Settings, sources: Sources, watch: Watch) -> LibraryService:
    """Return the library of collections that are in a cluster, as its passages are now.

    Where somebody else is at it, those are asked that there are.
    """
    from bot.libraries.cluster.clusters import cluster_of  # noqa: PLC0415 - dear, and an extra
    from bot.libraries.cluster.following import bring_up_to_date  # noqa: PLC0415 - as above
    from bot.libraries.cluster.opening import open_in_cluster  # noqa: PLC0415 - as above

    bring_up_to_date(settings, sources.collections, watch, waits=False)
    cluster = cluster_of(settings.search)
    found = open_in_cluster(settings, cluster, sources.file, sources.collections)
    return LibraryService(
        found.library,
        settings,
        found.problems,
        files=found.files,
        encoders=open_encoders(settings.meaning),
        sources=sources,
        is_elsewhere=True,
    )


def _make(
    settings: Settings,
    sources: Sources,
    place: SnapshotPlace | None,
    watch: Watch,
    before: LibraryService | None,
) -> OpenedLibrary:
    """Return the library of some sources, which is not kept: of what there was, or made anew."""
    from bot.libraries import making  # noqa: PLC0415 - a library that is kept needs no maker: 20 ms

    known = before.opened if before and before.settings == settings else None
    is_open = known is not None
    if known is None and place:
        known = snapshots.load_nearest(place)
    if known is not None and len(known.growing.library.sentences) >= _FEW:
        opened = making.try_to_renew(settings, sources, known, place, watch)
        if opened is not None and (is_open or opened.growing.is_kept_whole):
            is_due = not is_open and opened.growing.is_due
            return making.merge_segments(opened, settings) if is_due else opened
    return making.make(settings, sources, place, watch)


def _service(
    settings: Settings, sources: Sources, opened: OpenedLibrary, place: SnapshotPlace | None
) -> LibraryService:
    """Return a library that can be asked."""
    library, documents = opened.growing.library, opened.documents
    return LibraryService(
        library,
        settings,
        (*documents.problems, *library.problems),
        documents.skipped,
        documents.files,
        sources.roots,
        open_encoders(settings.meaning),
        opened=opened,
        sources=sources,
        place=place,
    )


def merge(service: LibraryService) -> LibraryService:
    """Return a library that answers the same, of fewer segments; it is kept on the disk too.

    But for the disk nothing is looked at: what has changed since it was opened is not in it.
    """
    from bot.libraries.making import merge_segments  # noqa: PLC0415 - what is kept needs no maker

    opened, settings = service.opened, service.settings
    if opened is None:
        return service
    is_worn, sources = opened.growing.is_worn, service.sources
    cache = None
    if is_worn and sources is not None and service.place is not None:
        cache = snapshots.cache_of(settings, service.place, sources)
    found = merge_segments(opened, settings, cache.analyze if cache else None)
    place = snapshots.place_of(settings, sources) if sources is not None else None
    if place is not None and place == service.place:
        if cache:
            cache.save()
        found = snapshots.save(place, found)
    return replace(service, library=found.growing.library, opened=found)
