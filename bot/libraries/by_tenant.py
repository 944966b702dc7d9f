"""Which library answers a tenant?

The open libraries, one for each tenant: of the public documents and of the collections that the
tenant may ask. A library is opened when it is first asked and opened again when its files have
changed; until the new one is there the old one answers. Of chats with documents of their own,
those stay open that were asked last. Threads may share them.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Final

from bot.config.collections import EVERYBODY, PUBLIC, Tenant, chat_collection, chat_of
from bot.config.settings import Settings
from bot.errors import (
    DocumentError,
    EmptyCorpus,
    OperatorError,
    StoreDamaged,
    StoreMissing,
    UnreadableDocument,
)
from bot.libraries.adding import follow, recheck
from bot.libraries.bundled import bundled_corpus
from bot.libraries.database import reading
from bot.libraries.folders import describe_skipped
from bot.libraries.making import build_library
from bot.libraries.merging import merge_soon
from bot.libraries.places import cluster_settings, library_of
from bot.libraries.service import LibraryService, open_sources
from bot.libraries.snapshots import forget
from bot.libraries.sources import Seen, Sources, generations, public_sources

ReportProblem = Callable[[DocumentError], None]

_FOR_EVERYBODY: Final = chat_collection(EVERYBODY)
_MOST_OPEN: Final = 64  # libraries


class TenantLibraries:
    """The open libraries, by tenant."""

    def __init__(
        self,
        settings: Settings,
        corpus: Sequence[Path] = (),
        report: ReportProblem = lambda _: None,
        report_skipped: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Open nothing yet.

        Args:
            settings: where documents lie and how they are asked.
            corpus: public files and folders to answer from, instead of the configured ones.
            report: is called, when a library is opened, with each of its problems that no open
                library has had before.
            report_skipped: is called, when a library is opened, with what nobody reads there, by
                kind and count.
        """
        self._settings, self._corpus, self._report = settings, tuple(corpus), report
        self._report_skipped = report_skipped
        self._file = library_of(settings)
        self._lock = Lock()
        self._open: dict[Tenant, tuple[Seen, LibraryService]] = {}
        self._asked: dict[Tenant, int] = {}  # at which question a tenant was asked last
        self._questions = count()
        self._chats: frozenset[str] | None = None  # as they were when last looked for

    @property
    def chats(self) -> frozenset[str]:
        """The collections of chats to which something was sent that is there.

        Raises:
            StoreDamaged: the stored library cannot be read.
        """
        if self._chats is None:
            self.look_for_chats()
        return self._chats or frozenset()

    @property
    def knows_chats(self) -> bool:
        """Whether it was looked for chats already: then `chats` asks no disk and no cluster."""
        return self._chats is not None

    def look_for_chats(self) -> None:
        """Look which chats have documents of their own now.

        Raises:
            StoreDamaged: the stored library cannot be read.
        """
        kept = generations(self._file)
        self._chats = frozenset(name for name in kept if chat_of(name) is not None)

    def service(self, tenant: Tenant) -> LibraryService:
        """Return the open library of a tenant; opening it the first time may take seconds.

        Raises:
            EmptyCorpus: a place that the settings name holds nothing that can be read.
            StoreDamaged: the stored library cannot be read.
        """
        self._asked[tenant] = next(self._questions)
        found = self._open.get(tenant)
        if found is not None:
            return found[1]
        with self._lock:  # two questions at once open it once
            found = self._open.get(tenant)
            if found is None:
                follow(self._file)
                sources = self._sources(tenant)
                found = self._open[tenant] = (sources.look(), self._open_sources(sources))
                self._close_idle()
            return found[1]

    def opened(self, tenant: Tenant) -> LibraryService | None:
        """Return the library of a tenant if it is open; nothing is opened."""
        found = self._open.get(tenant)
        return found[1] if found else None

    def renew(self, collection: str) -> None:
        """Open the libraries again that hold a collection which has changed just now.

        Raises:
            EmptyCorpus: as above.
            StoreDamaged: as above.
        """
        self.look_for_chats()
        for tenant in tuple(self._open):
            if collection in {*tenant.collections, _FOR_EVERYBODY}:
                with self._lock:
                    self._reopen(tenant)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Have no library opened while documents go: nothing of them must be kept again."""
        with self._lock:
            yield

    def refresh(self) -> tuple[Tenant, ...]:
        """Open every library whose files have changed again, and return their tenants.

        What has changed in the files that were added to the stored library is taken in first. A
        library that cannot be opened any more is left as it was: its error is raised when all the
        others are open.

        Raises:
            EmptyCorpus: as above.
            StoreDamaged: as above.
        """
        changed: list[Tenant] = []
        failure: OperatorError | None = None
        follow(self._file)
        self.look_for_chats()
        self._follow_passages()
        for tenant in tuple(self._open):
            try:
                with self._lock:
                    if self._reopen(tenant):
                        changed.append(tenant)
            except (EmptyCorpus, StoreDamaged) as error:
                failure = error
        if failure:
            raise failure
        return tuple(changed)

    @property
    def is_shared(self) -> bool:
        """Whether other machines change the library too, of which no file here tells."""
        return cluster_settings(self._file) is not None

    def _follow_passages(self) -> None:
        """Have the passages of open libraries follow, where whoever changed them did not end it.

        Raises:
            ClusterAway: the library is in a cluster that does not answer.
        """
        if not self.is_shared:
            return
        from bot.libraries.cluster.following import bring_up_to_date  # noqa: PLC0415 - an extra

        names = (name for one in tuple(self._open) for name in self._sources(one).collections)
        bring_up_to_date(self._settings, [*dict.fromkeys(names)], waits=False)

    def _reopen(self, tenant: Tenant) -> bool:
        """Open the library of a tenant again if its files have changed; return whether they have.

        Whoever calls this holds the lock.
        """
        sources = self._sources(tenant)
        now = sources.look()
        if tenant not in self._open or now == self._open[tenant][0]:
            return False
        self._open[tenant] = (now, self._open_sources(sources, self._open[tenant][1]))
        self._merge_soon(tenant)
        return True

    def _merge_soon(self, tenant: Tenant) -> None:
        """Have the segments of a tenant's library merged, if they are due."""

        def take(before: LibraryService, merged: LibraryService) -> None:
            with self._lock:
                found = self._open.get(tenant)
                if found is not None and found[1] is before:
                    self._open[tenant] = (found[0], merged)
                self._forget_removed()  # it may have gone while the segments were written

        merge_soon(self._open[tenant][1], take)

    def _forget_removed(self) -> None:
        """Delete what is derived from documents that are not in the stored library any more."""
        with suppress(StoreMissing, StoreDamaged), reading(self._file) as library:
            forget(self._file, library.keys())

    def _close_idle(self) -> None:
        """Close the library that was asked longest ago, if too many are open."""
        if len(self._open) > _MOST_OPEN:
            others = (one for one in self._open if one != PUBLIC)
            idle = min(others, key=lambda one: self._asked.get(one, 0))
            self._open.pop(idle)
            self._asked.pop(idle, None)

    def recheck(self) -> int:
        """Return how many files of the stored library hold something else though nothing shows it.

        `refresh` takes them in.

        Raises:
            StoreDamaged: the stored library cannot be read.
        """
        return recheck(self._file)

    def places(self) -> frozenset[Path]:
        """Return the files and folders in which a change makes `refresh` open something anew."""
        places = {self._file}
        for tenant in tuple(self._open):
            with suppress(EmptyCorpus, StoreDamaged):
                places.update(self._sources(tenant).roots)
        with suppress(StoreMissing, StoreDamaged), reading(self._file) as library:
            for name in library.names():
                places.update(library.followed(name))
        return frozenset(places)

    def problems(self) -> tuple[DocumentError, ...]:
        """Return why files of the open libraries were left out, each reason once."""
        services = [service for _, service in self._open.values()]
        by_reason = {str(one): one for service in services for one in service.problems}
        return tuple(by_reason.values())

    def _sources(self, tenant: Tenant) -> Sources:
        """Return what a tenant is answered from; nothing if nothing is public."""
        named = [one for one in self._settings.collections if one.name in tenant.collections]
        private = [Path(path).expanduser() for one in named for path in one.paths]
        # what is noted for everybody is public, though it lies beside the documents of chats
        chats = [_FOR_EVERYBODY, *(one for one in tenant.collections if chat_of(one) is not None)]
        kept = generations(self._file)
        theirs = [name for name in (*(one.name for one in named), *chats) if name in kept]
        public = self._public(has_own=any(name in kept for name in chats))
        collections = (*public.collections, *theirs)
        return Sources((*public.roots, *private), self._file, collections)

    def _public(self, *, has_own: bool) -> Sources:
        """Return what everybody is answered from; the bundled article only who `has_own` none.

        Raises:
            EmptyCorpus: there is nothing, and nobody can add anything.
        """
        nothing = Sources((), self._file)
        try:
            public = public_sources(self._settings, self._corpus)
        except EmptyCorpus:
            if not self._settings.collections and not self._settings.uploads.documents:
                raise
            return nothing
        is_article = not self._corpus and public.roots == (bundled_corpus(),)
        return nothing if has_own and is_article and not public.collections else public

    def _open_sources(
        self, sources: Sources, before: LibraryService | None = None
    ) -> LibraryService:
        """Return the library of some sources; one without documents if there are none.

        `before` is what it was until now.
        """
        if not sources.roots and not sources.collections:
            return LibraryService(build_library((), self._settings), self._settings)
        try:
            service = open_sources(self._settings, sources, before=before)
        except EmptyCorpus as error:
            if all(chat_of(name) is None for name in sources.collections):
                raise  # that is the operator's to mend; what a chat has sent is not
            self._report(UnreadableDocument(error.folder, error.reason))
            return LibraryService(build_library((), self._settings), self._settings)
        service.get_ready()
        known = set(map(str, self.problems()))
        for problem in service.problems:
            if str(problem) not in known:
                self._report(problem)
        if skipped := describe_skipped(service.skipped):
            self._report_skipped(skipped)
        return service
