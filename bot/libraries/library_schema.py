"""Which tables does the library on the disk have?

The versions of the schema, as `bot.state.schema` keeps them: to change it, add an entry that turns
the tables of the version before into the new ones; one that was ever released is never edited.
"""

from typing import Final

APPLICATION_ID: Final = 0x466E6C62  # "Fnlb", the mark of our files

# `generation` rises with every change of a collection. Places on the disk are bytes, for the name
# of a file need not be text: `file` is where it was found, `place` the same with links resolved.
# `facts`, `blocks` and `places` are JSON; they and the text come last, so that whoever lists
# documents does not read over them. A file that was taken out by hand stands in `left_out`, and
# does not come back with its folder.
_FIRST: Final = """
CREATE TABLE collections (
    name TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    made REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE roots (
    collection TEXT NOT NULL REFERENCES collections (name) ON DELETE CASCADE,
    place BLOB NOT NULL,
    at REAL NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (collection, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL REFERENCES collections (name) ON DELETE CASCADE,
    path TEXT NOT NULL,
    file BLOB NOT NULL,
    place BLOB NOT NULL,
    version INTEGER NOT NULL,
    key TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    checksum BLOB NOT NULL,
    facts TEXT NOT NULL,
    blocks TEXT NOT NULL,
    places TEXT NOT NULL,
    text BLOB NOT NULL,
    UNIQUE (collection, path),
    UNIQUE (collection, place)
) STRICT;
CREATE TABLE versions (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    digest BLOB NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    at REAL NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE problems (
    collection TEXT NOT NULL REFERENCES collections (name) ON DELETE CASCADE,
    file BLOB NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (collection, file)
) STRICT, WITHOUT ROWID;
CREATE TABLE left_out (
    collection TEXT NOT NULL REFERENCES collections (name) ON DELETE CASCADE,
    file BLOB NOT NULL,
    PRIMARY KEY (collection, file)
) STRICT, WITHOUT ROWID;
"""

# What was sent to a chat and may be undone for a day: which document it made or replaced, as which
# version; `update_number` is that of the update that brought it, and `before` the original that
# it replaced. A group that became a supergroup stands in `moved`, by its collection.
_SECOND: Final = """
CREATE TABLE uploads (
    key TEXT PRIMARY KEY,
    collection TEXT NOT NULL REFERENCES collections (name) ON DELETE CASCADE,
    update_number INTEGER NOT NULL,
    document INTEGER NOT NULL,
    version INTEGER NOT NULL,
    before BLOB,
    at REAL NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_by_update ON uploads (update_number);
CREATE INDEX uploads_by_document ON uploads (document);
CREATE TABLE moved (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

VERSIONS: Final[tuple[str, ...]] = (_FIRST, _SECOND)
