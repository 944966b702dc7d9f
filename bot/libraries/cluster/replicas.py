"""How is a library in a cluster read and written?

Each machine has a copy of its rows in a file (`replica_file`), which is brought up to date
whenever it is opened: what is read is what the library is now, or `ClusterAway` is raised.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from bot.config import paths
from bot.config.sections import SearchSettings
from bot.config.settings import Settings
from bot.errors import ClusterAway
from bot.libraries.cluster import leases, replica_file
from bot.libraries.cluster.clusters import cluster_of
from bot.libraries.cluster.following_rows import follow_rows, forget_files
from bot.libraries.cluster.leases import Lease, take_lease
from bot.libraries.cluster.ledger import Ledger
from bot.libraries.cluster.replica_file import State
from bot.libraries.cluster.replica_writer import ReplicaWriter
from bot.libraries.cluster.shared_files import SharedFiles
from bot.libraries.cluster.shared_whereabouts import SharedWhereabouts
from bot.libraries.library_reader import LibraryReader
from bot.libraries.patience import Patience
from bot.libraries.progress import Watch, unwatched
from bot.records import dataclass
from bot.state import sqlite_files

_REMEDY: Final = "`footnote repair` makes this machine's copy anew"


@dataclass(frozen=True, slots=True)
class Shared:
    """A library in a cluster: its rows and texts, and the files that machines share."""

    ledger: Ledger
    files: SharedFiles


@lru_cache(maxsize=8)
def shared_library(search: SearchSettings) -> Shared:
    """Return the library in the cluster that the settings name; nothing is asked yet.

    Raises:
        ClusterRefused: they name none.
    """
    cluster = cluster_of(search)
    return Shared(Ledger(cluster), SharedFiles(cluster))


@contextmanager
def reading(path: Path, settings: Settings) -> Iterator[LibraryReader]:
    """Yield the library in a cluster, as it is now.

    Args:
        path: the file of this machine's copy.
        settings: those of the library.

    Raises:
        StoreMissing: there is no library.
        StoreUnwritable: the copy cannot be written.
        ClusterAway: the cluster does not answer.
        ClusterRefused: it answers that we may not.
    """
    shared = shared_library(settings.search)
    with (
        sqlite_files.our_errors(path, _REMEDY),
        closing(replica_file.open_replica(path)) as db,
    ):
        _follow(db, shared, path)
        db.execute("PRAGMA query_only = ON")
        yield LibraryReader(db, _whereabouts(path, settings, shared))


@dataclass(frozen=True, slots=True)
class Session:
    """Who writes into a library, at which time (in Unix seconds), and how.

    Where there is no library, `is_made` says whether one is made. `patience` tells how long
    another writer is waited for.
    """

    settings: Settings
    now: float
    by: str
    is_made: bool
    patience: Patience


@contextmanager
def writing(path: Path, session: Session, watch: Watch = unwatched) -> Iterator[ReplicaWriter]:
    """Yield the library in a cluster, for one writer at a time on all machines.

    Args:
        path: the file of this machine's copy.
        session: who writes, and where.
        watch: is told who is waited for, and how far it is when passages are made.

    Raises:
        StoreMissing: there is no library, and none is made.
        StoreLocked: somebody else writes there.
        StoreUnwritable: the copy cannot be written.
        ClusterAway: the cluster does not answer.
        ClusterRefused: it answers that we may not.
    """
    settings = session.settings
    shared = shared_library(settings.search)
    before: Mapping[str, int] = {}
    after: Mapping[str, int] = {}
    with sqlite_files.our_errors(path, _REMEDY):
        lock = sqlite_files.acquire_lock(path, leases.SETTING, session.patience.seconds)
        try:
            with (
                closing(replica_file.open_replica(path)) as db,
                _leased(db, shared, session, watch) as lease,
            ):
                _recover(db, shared, path, lease)
                where = _whereabouts(path, settings, shared)
                library = ReplicaWriter(db, session.now, session.by, where, lease)
                before = library.generations()
                yield library
                after = library.generations()
        finally:
            lock.release()
    changed = [one for one in {**before, **after} if before.get(one) != after.get(one)]
    if changed:
        _make_passages(settings, changed, watch)


def _make_passages(settings: Settings, collections: Sequence[str], watch: Watch) -> None:
    """Have the passages of some collections follow; where it fails, who asks next has it done."""
    from bot.libraries.cluster import following  # noqa: PLC0415 - with all that makes passages

    with suppress(ClusterAway):
        following.bring_up_to_date(settings, collections, watch)


def discard_copy(path: Path) -> None:
    """Throw this machine's copy away: who reads next makes it anew.

    Raises:
        StoreLocked: somebody on this machine writes there.
    """
    with sqlite_files.our_errors(path, _REMEDY):
        lock = sqlite_files.acquire_lock(path, leases.SETTING)
        try:
            replica_file.discard(path)
        finally:
            lock.release()


@contextmanager
def _leased(db: Connection, shared: Shared, session: Session, watch: Watch) -> Iterator[Lease]:
    """Yield the right to write."""
    machine = _machine(session.settings)
    writer = f"{replica_file.number_of(db)} {machine}"
    lease = take_lease(
        shared.ledger,
        writer,
        machine,
        is_made=session.is_made,
        patience=session.patience,
        watch=watch,
    )
    try:
        yield lease
    finally:
        lease.release()


def _recover(db: Connection, shared: Shared, path: Path, lease: Lease) -> None:
    """Make the copy what the library is, and finish what another writer did not."""
    head, ledger = lease.head, shared.ledger
    if head.entry:
        ledger.apply(ledger.operations(head) or (), head.revision)
        lease.forget_entry()
    _follow(db, shared, path)
    if lease.is_dirty:
        needed = {name.decode() for (name,) in db.execute("SELECT text FROM documents")}
        ledger.sweep(needed)
        lease.is_dirty = False


def _follow(db: Connection, shared: Shared, path: Path) -> None:
    """Make the copy what the library is; files that are in it no more go from this machine."""
    seen, state = shared.ledger.head(), replica_file.state_of(db)
    if seen is not None and state == State(seen.head.library, seen.head.revision):
        return  # as it is for nearly every question: nothing is looked at that grows with all
    before = replica_file.originals_of(db)
    follow_rows(db, shared.ledger)
    if state != replica_file.state_of(db):
        forget_files(db, before, paths.originals_folder(path.absolute()))


def _whereabouts(path: Path, settings: Settings, shared: Shared) -> SharedWhereabouts:
    """Return where the texts and files of the library are."""
    return SharedWhereabouts(path, _machine(settings), shared.ledger, shared.files)


def _machine(settings: Settings) -> str:
    """Return what this machine is called."""
    return leases.machine_name(settings.search.machine)
