"""Which tables are kept, and how does an old file become a new one?

The versions of the schema. A file carries the number of the version it has (`user_version`) and
the mark of the program it belongs to (`application_id`). To change the schema, add an entry to
`VERSIONS` that turns the tables of the version before into the new ones. Entries that were ever
released are never edited.
"""

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Final

from bot.state import sqlite_files

APPLICATION_ID: Final = 0x466E6F74  # "Fnot", the mark of our files

# `inbox.lane` (from version 2 on: `queue`) is the chat of an update, or its user where there is no
# chat: the updates of one queue are handled in the order of `seq`, in which they came.
# AUTOINCREMENT, because a number that was used must not come again while the process remembers
# how far a queue is loaded.
_FIRST: Final = """
CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id INTEGER NOT NULL UNIQUE,
    lane INTEGER NOT NULL,
    fleeting INTEGER NOT NULL,
    received REAL NOT NULL,
    raw TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due REAL NOT NULL DEFAULT 0,
    waited REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX inbox_by_lane ON inbox (lane, seq);
CREATE INDEX inbox_by_due ON inbox (due) WHERE due > 0;
CREATE TABLE handled (
    update_id INTEGER PRIMARY KEY,
    at REAL NOT NULL
) STRICT;
CREATE INDEX handled_by_time ON handled (at);
CREATE TABLE chats (
    chat INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;
CREATE TABLE rules (
    chat INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    mode TEXT NOT NULL,
    language TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    askers TEXT NOT NULL,
    keeps_gaps INTEGER NOT NULL,
    PRIMARY KEY (chat, topic)
) STRICT, WITHOUT ROWID;
CREATE TABLE exchanges (
    key TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    person INTEGER NOT NULL,
    question_message INTEGER NOT NULL,
    question TEXT NOT NULL,
    history TEXT NOT NULL,
    tenant TEXT NOT NULL,
    answered INTEGER NOT NULL,
    cited TEXT NOT NULL,
    at REAL NOT NULL,
    language TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX exchanges_by_question ON exchanges (chat, question_message);
CREATE INDEX exchanges_by_person ON exchanges (person, at);
CREATE INDEX exchanges_by_time ON exchanges (at);
CREATE TABLE replies (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    part INTEGER NOT NULL,
    key TEXT NOT NULL REFERENCES exchanges (key) ON DELETE CASCADE,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX replies_by_key ON replies (key);
CREATE TABLE votes (
    key TEXT NOT NULL REFERENCES exchanges (key) ON DELETE CASCADE,
    person INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (key, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX votes_by_person ON votes (person);
CREATE TABLE gaps (
    id INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    person INTEGER NOT NULL,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
CREATE INDEX gaps_by_chat ON gaps (chat);
CREATE INDEX gaps_by_person ON gaps (person);
CREATE INDEX gaps_by_time ON gaps (at);
"""

# What nobody read goes (which documents answered is asked anew each time), and two names say what
# they hold.
_SECOND: Final = """
ALTER TABLE exchanges DROP COLUMN tenant;
ALTER TABLE rules RENAME TO chat_settings;
ALTER TABLE inbox RENAME COLUMN lane TO queue;
DROP INDEX inbox_by_lane;
CREATE INDEX inbox_by_queue ON inbox (queue, seq);
"""

# Whether a chat showed us every message when we last entered it; of those that we are in already
# nobody knows. Quiet hours are minutes of the day, -1 for none, in a time zone by its name.
_HEARING: Final = """
ALTER TABLE chats ADD COLUMN reads_all INTEGER NOT NULL DEFAULT 1;
ALTER TABLE chat_settings ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT -1;
ALTER TABLE chat_settings ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT -1;
ALTER TABLE chat_settings ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
"""

# `admissions.who` is a person, or a group by its number below 0. Groups that the bot was in before
# anybody was asked stay let in. `gaps.message` is the question's message, 0 where none is known;
# `gaps.note` the key of the note that answers it, "" for none. `shown_gaps` says which question
# stands at which number of a message of ours. A note has a row in each collection that holds it:
# `message` is the one that its author wrote in `chat`. `letters.message` is JSON.
_ANSWERED: Final = """
CREATE TABLE admissions (
    who INTEGER PRIMARY KEY,
    standing TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    at REAL NOT NULL
) STRICT;
INSERT INTO admissions SELECT chat, 'admitted', lower(hex(randomblob(12))), '', title, '', 0.0
    FROM chats WHERE active AND kind IN ('group', 'supergroup');
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    reply_to INTEGER NOT NULL,
    person INTEGER NOT NULL,
    message TEXT NOT NULL,
    at REAL NOT NULL,
    due REAL NOT NULL,
    attempts INTEGER NOT NULL
) STRICT;
CREATE TABLE digests (
    person INTEGER PRIMARY KEY,
    wanted INTEGER NOT NULL,
    at REAL NOT NULL
) STRICT;
ALTER TABLE gaps ADD COLUMN message INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gaps ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE TABLE shown_gaps (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (chat, message, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes (
    key TEXT NOT NULL,
    collection TEXT NOT NULL,
    path TEXT NOT NULL,
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    person INTEGER NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (key, collection)
) STRICT, WITHOUT ROWID;
CREATE INDEX notes_by_message ON notes (chat, message);
"""

# Which message of ours tells what has become of a file that was sent.
_RECEIPTS: Final = """
CREATE TABLE receipts (
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    receipt INTEGER NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
"""

# Whether somebody wants a digest is one of their settings: "" for what the operator has set.
_DIGEST: Final = """
ALTER TABLE chat_settings ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE digests DROP COLUMN wanted;
"""

# `inbox.queue` is from now on what is handled in order, a member's messages in a group, say, and
# `inbox.turn` the chat, by which queues take turns. `recounts` are the messages of ours whose
# buttons show old counts of votes.
_TURNS: Final = """
ALTER TABLE inbox ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
UPDATE inbox SET turn = queue;
CREATE TABLE recounts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    message INTEGER NOT NULL,
    key TEXT NOT NULL REFERENCES exchanges (key) ON DELETE CASCADE,
    UNIQUE (chat, message)
) STRICT;
CREATE INDEX recounts_by_key ON recounts (key);
"""

# Which chats have been told that the library is away, until that is over.
_AWAY: Final = """
CREATE TABLE told_away (
    chat INTEGER PRIMARY KEY,
    at REAL NOT NULL
) STRICT;
"""

VERSIONS: Final[tuple[str, ...]] = (
    _FIRST,
    _SECOND,
    _HEARING,
    _ANSWERED,
    _RECEIPTS,
    _DIGEST,
    _TURNS,
    _AWAY,
)


def version(db: Connection) -> int:
    """Return the version of the schema that a file has; 0 for a new one."""
    return sqlite_files.version(db)


def is_current(db: Connection) -> bool:
    """Return whether a file has the tables of the last version; an older one is upgraded once."""
    return version(db) == len(VERSIONS)


def is_foreign(db: Connection) -> bool:
    """Whether a file that is not empty belongs to another program."""
    return sqlite_files.is_foreign(db, APPLICATION_ID)


def upgrade(db: Connection, versions: Sequence[str] = VERSIONS) -> None:
    """Ensure that a file has the tables of the last version; each step is one transaction."""
    sqlite_files.upgrade(db, versions, APPLICATION_ID)
