"""A row comes back from the cluster as it was, and nothing is told by one that is gone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.libraries.cluster.row_documents import (
    KEYS,
    id_of,
    numbers_of,
    pack,
    pack_parts,
    to_row,
    to_source,
    unpack,
    unpack_parts,
)
from tests.libraries.cluster.memory_cluster import MemoryCluster

LIBRARY, OTHER = "00" * 16, "01" * 16
values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)
cells = values | st.text(st.characters(exclude_categories=["Cs"])) | st.binary()


@given(st.lists(cells).map(tuple))
def test_a_row_comes_back_as_it_was(row):
    cluster = MemoryCluster()
    cluster.put("x", "a", to_source("roots", "a", 1, row))
    kept = cluster.get("x", "a")
    assert kept is not None
    assert to_row(kept.source) == row
    assert unpack(pack(to_source("roots", "a", 1, row))) == kept.source


@given(st.text(st.characters(codec="ascii")), st.binary())
def test_a_text_comes_back_whatever_bytes_it_has(blocks, text):
    assert unpack_parts(pack_parts((blocks, "[]", text))) == (blocks, "[]", text)


def test_the_id_of_a_row_tells_numbers_and_no_names():
    assert numbers_of(id_of(LIBRARY, "versions", (12, 3))) == (12, 3)
    named = id_of(LIBRARY, "roots", ("board", b"//desk/secret"))
    assert "secret" not in named
    assert "board" not in named
    assert named != id_of(OTHER, "roots", ("board", b"//desk/secret"))
    assert named != id_of(LIBRARY, "roots", ("board", "//desk/secret"))


def test_what_stays_of_a_row_that_is_gone_says_nothing():
    source = to_source("roots", "roots-1", 7, None)
    assert source == {"table": "roots", "id": "roots-1", "revision": 7, "gone": True}
    assert to_row(source) is None


def test_all_tables_of_a_library_are_kept():
    import sqlite3
    from contextlib import closing

    from bot.libraries.library_schema import VERSIONS

    with closing(sqlite3.connect(":memory:")) as db:
        for version in VERSIONS:
            db.executescript(version)
        tables = {
            name: tuple(
                column
                for _, column, *_, place in sorted(
                    db.execute(f"PRAGMA table_info({name})"), key=lambda row: row[-1]
                )
                if place
            )
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_")
        }
    assert tables == dict(KEYS)
