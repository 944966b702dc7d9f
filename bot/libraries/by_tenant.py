"""Which library answers a tenant?

Each tenant has a library of its own, of the public documents and of the collections that it may
ask. It is opened when it is first asked, kept, and opened anew when its files have changed; until
the new one is there the old one answers. Threads may share it.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from bot import pipeline
from bot.config.collections import PUBLIC, Tenant
from bot.config.settings import Settings
from bot.errors import DocumentError, EmptyCorpus
from bot.libraries import files
from bot.libraries.service import Shop, open_shop, roots


class Shelves:
    """The open libraries, by tenant."""

    def __init__(self, settings: Settings, corpus: Sequence[Path] = ()) -> None:
        """Open nothing yet.

        Args:
            settings: where documents lie and how they are asked.
            corpus: public files and folders to answer from, instead of the configured ones.
        """
        self._settings, self._corpus = settings, tuple(corpus)
        self._lock = Lock()
        self._open: dict[Tenant, tuple[files.Fingerprint, Shop]] = {}

    def shop(self, tenant: Tenant) -> Shop:
        """Return what answers a tenant, opening it if need be, which may take seconds.

        Raises:
            EmptyCorpus: a place that the settings name holds nothing that can be read.
        """
        found = self._open.get(tenant)
        if found is not None:
            return found[1]
        with self._lock:  # two questions at once open it once
            if tenant not in self._open:
                places = self._places(tenant)
                self._open[tenant] = (files.fingerprint(places), self._opened(tenant, places))
            return self._open[tenant][1]

    def refresh(self) -> tuple[Tenant, ...]:
        """Open anew every library whose files have changed, and return whose they are.

        A library that cannot be opened any more is left as it was: its error is raised when all
        the others are open.

        Raises:
            EmptyCorpus: as above.
        """
        changed: list[Tenant] = []
        failure: EmptyCorpus | None = None
        for tenant, (before, _) in tuple(self._open.items()):
            try:
                places = self._places(tenant)
                now = files.fingerprint(places)
                if now != before:
                    self._open[tenant] = (now, self._opened(tenant, places))
                    changed.append(tenant)
            except EmptyCorpus as error:
                failure = error
        if failure:
            raise failure
        return tuple(changed)

    def problems(self) -> tuple[DocumentError, ...]:
        """Return why files of the open libraries could not be read, each reason once."""
        told = {str(one): one for _, shop in self._open.values() for one in shop.problems}
        return tuple(told.values())

    def _places(self, tenant: Tenant) -> tuple[Path, ...]:
        """Return the files and folders that a tenant is answered from; none if none are public."""
        named = [one for one in self._settings.collections if one.name in tenant.collections]
        private = [Path(path).expanduser() for one in named for path in one.paths]
        try:
            public = self._corpus or roots(self._settings.corpus)
        except EmptyCorpus:
            if not self._settings.collections:
                raise
            public = ()
        return (*public, *private)

    def _opened(self, tenant: Tenant, places: Sequence[Path]) -> Shop:
        """Return the open library of some places; one without documents if there are none."""
        if places:
            return open_shop(self._settings, places)
        assert tenant == PUBLIC  # noqa: S101 - a collection names at least one path
        settings = self._settings
        empty = pipeline.ingest((), files.likeness(), settings.passages, settings.bm25)
        return Shop(empty, settings, ())
