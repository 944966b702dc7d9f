"""How does this machine's copy follow the library in the cluster?

The head says at which revision the library is. A copy that is one behind takes what the head holds
of the last transaction; one that is further behind has the rows searched that have changed since.
What it takes in is one transaction: nobody sees half of a revision.
"""

from pathlib import Path
from sqlite3 import Connection
from typing import Final

from bot.errors import ClusterAway, StoreMissing
from bot.libraries.cluster import replica_file
from bot.libraries.cluster.ledger import Head, Ledger
from bot.libraries.cluster.replica_file import State
from bot.libraries.cluster.row_documents import Operation

_TRIES: Final = 20
_BEGIN: Final = "`footnote add PATH` begins it"


def follow_rows(db: Connection, ledger: Ledger) -> Head:
    """Make a copy what the library is now, and return the head that it was made of.

    Raises:
        StoreMissing: there is no library.
        ClusterAway: the cluster does not answer, or changes faster than it can be followed.
    """
    for _ in range(_TRIES):
        seen = ledger.head()
        if seen is None:
            raise StoreMissing(ledger.name, _BEGIN)
        head, state = seen.head, replica_file.state_of(db)
        if state == State(head.library, head.revision):
            return head
        is_behind = state.library == head.library and state.revision < head.revision
        after = state.revision if is_behind else -1
        changes = _changes_since(ledger, after, head)
        if changes is not None and _take(db, state, after, *changes):
            return changes[0]
    raise ClusterAway(ledger.name, "it changes too fast to be followed")


def _changes_since(ledger: Ledger, after: int, head: Head) -> tuple[Head, list[Operation]] | None:
    """Return rows that have changed since a revision, and the head whose revision they make.

    While they are searched a writer may write over some: then the head has changed, and those are
    found by looking again at what has changed since.
    """
    found: dict[str, Operation] = {}
    for _ in range(_TRIES):
        done = head.revision - bool(head.entry)  # up to which all rows are written
        if done > after:
            for source in ledger.rows_between(after, done):
                found[source["id"]] = (source["id"], source)
            after = done
        last = ledger.operations(head)
        now = ledger.head()
        if last is None or now is None or now.head.library != head.library:
            return None
        if now.head.revision == head.revision:
            found.update((one, (one, source)) for one, source in last)
            return head, list(found.values())
        head = now.head
    return None


def _take(
    db: Connection, state: State, after: int, head: Head, operations: list[Operation]
) -> bool:
    """Write changes into a copy; return False if another process has changed it meanwhile."""
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        if replica_file.state_of(db) != state:
            db.rollback()
            return False
        if after < 0:
            replica_file.clear(db)
        replica_file.write_rows(db, head.library, operations)
        replica_file.note_revision(db, head.library, head.revision, head.last)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.rollback()
        raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")
    return True


def forget_files(db: Connection, before: frozenset[bytes], folder: Path) -> None:
    """Delete this machine's copies of files that were sent and are in the library no more."""
    for raw in before - replica_file.originals_of(db):
        name = raw.rpartition(b"/")[2].decode(errors="replace")
        (folder / name).unlink(missing_ok=True)
