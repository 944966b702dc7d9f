"""Which library answers a tenant?

The open libraries, one for each tenant: of the public documents and of the collections that the
tenant may ask. A library is opened when it is first asked and opened again when its files have
changed; until the new one is there the old one answers. Threads may share them.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from bot.config import paths
from bot.config.collections import Tenant
from bot.config.settings import Settings
from bot.errors import DocumentError, EmptyCorpus, OperatorError, StoreDamaged, StoreMissing
from bot.libraries.adding import follow, recheck
from bot.libraries.compiling import speed_up
from bot.libraries.database import reading
from bot.libraries.folders import describe_skipped
from bot.libraries.service import LibraryService, build_library, open_sources
from bot.libraries.sources import Seen, Sources, generations, public_sources

ReportProblem = Callable[[DocumentError], None]


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
        self._file = paths.library_file(settings.library.path)
        self._lock = Lock()
        self._open: dict[Tenant, tuple[Seen, LibraryService]] = {}

    def service(self, tenant: Tenant) -> LibraryService:
        """Return the open library of a tenant; opening it the first time may take seconds.

        Raises:
            EmptyCorpus: a place that the settings name holds nothing that can be read.
            StoreDamaged: the stored library cannot be read.
        """
        found = self._open.get(tenant)
        if found is not None:
            return found[1]
        with self._lock:  # two questions at once open it once
            if tenant not in self._open:
                follow(self._file)
                sources = self._sources(tenant)
                self._open[tenant] = (sources.look(), self._open_sources(sources))
            return self._open[tenant][1]

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
        for tenant, (before, _) in tuple(self._open.items()):
            try:
                sources = self._sources(tenant)
                now = sources.look()
                if now != before:
                    self._open[tenant] = (now, self._open_sources(sources))
                    changed.append(tenant)
            except (EmptyCorpus, StoreDamaged) as error:
                failure = error
        if failure:
            raise failure
        return tuple(changed)

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
                places.update(library.roots(name))
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
        try:
            public = public_sources(self._settings, self._corpus)
        except EmptyCorpus:
            if not self._settings.collections:
                raise
            public = Sources((), self._file)
        kept = generations(self._file) if named else {}
        collections = (*public.collections, *(one.name for one in named if one.name in kept))
        return Sources((*public.roots, *private), self._file, collections)

    def _open_sources(self, sources: Sources) -> LibraryService:
        """Return the library of some sources; one without documents if there are none."""
        if not sources.roots and not sources.collections:
            return LibraryService(build_library((), self._settings), self._settings)
        service = open_sources(self._settings, sources)
        speed_up(service.library)
        service.read_ahead()
        known = set(map(str, self.problems()))
        for problem in service.problems:
            if str(problem) not in known:
                self._report(problem)
        if skipped := describe_skipped(service.skipped):
            self._report_skipped(skipped)
        return service
