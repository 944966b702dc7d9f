"""A store in a file: written by one process, sound or refused, and what is deleted is gone."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from bot.errors import StoreDamaged, StoreLocked, StoreMissing, StoreUnwritable
from bot.state import exchanges, gaps, schema
from bot.state.file_store import FileStore, obstacle, read_only
from bot.state.gaps import Gap
from tests.state.makers import HERE, an_exchange

_HOLD = """
import sys
from pathlib import Path
from bot.state.file_store import FileStore
store = FileStore.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    """Return where a store may be, in a folder that is not there yet."""
    return tmp_path / "state" / "bot.db"


@pytest.fixture
def store(path):
    """Yield an open store."""
    opened = FileStore.open(path)
    yield opened
    opened.close()


async def test_every_commit_is_on_the_disk_and_deletions_leave_zeros(store):
    def pragmas(db):
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await store.write(pragmas) == ["wal", 2, 1, 1]


async def test_only_the_owner_of_the_bot_may_read_what_is_kept(store, path):
    await store.write(lambda db: exchanges.save(db, an_exchange()))
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0


async def test_what_is_handed_in_at_once_shares_one_transaction(store):
    said = []
    await store.write(lambda db: db.set_trace_callback(said.append))
    works = [lambda db, n=n: exchanges.save(db, an_exchange(f"k{n}")) for n in range(20)]
    await asyncio.gather(*map(store.write, works))
    assert [said.count(one) for one in ("BEGIN IMMEDIATE", "COMMIT")] == [1, 2]
    await store.write(lambda db: db.set_trace_callback(None))
    for number in range(20):
        key = f"k{number}"
        assert await store.read(lambda db, key=key: exchanges.by_key(db, key)) is not None


async def test_on_a_full_disk_nothing_is_half_written_and_writing_goes_on_when_there_is_room(
    store,
):
    def limit(pages):
        return lambda db: db.execute(f"PRAGMA max_page_count = {pages}").fetchone()

    def filling(number):
        words = "x" * 3000
        return lambda db: gaps.add(db, Gap(HERE, number, words, 0.0))

    (pages,) = await store.write(lambda db: db.execute("PRAGMA page_count").fetchone())
    await store.write(limit(pages + 10))
    came = await asyncio.gather(
        *(store.write(filling(number)) for number in range(40)), return_exceptions=True
    )
    kept = {gap.person for gap in await store.read(gaps.load)}
    assert any(isinstance(one, StoreUnwritable) for one in came)
    assert kept == {number for number, one in enumerate(came) if one is None}
    await store.write(limit(10_000))
    await store.write(filling(99))
    assert 99 in {gap.person for gap in await store.read(gaps.load)}


def test_two_processes_do_not_write_into_one_store_and_a_killed_one_holds_nothing(path):
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreLocked) as refused:
            FileStore.open(path)
        assert str(refused.value).startswith(f"{path}: another Footnote writes there")
        holder.kill()
        holder.wait()
    FileStore.open(path).close()


def test_a_file_in_which_a_bot_was_killed_before_it_began_is_as_good_as_none(path):
    path.parent.mkdir()
    path.touch()
    with pytest.raises(StoreMissing), read_only(path):
        pass


def _rewrite(path, change):
    """Make a store, close it, and let something happen to its file."""
    FileStore.open(path).close()
    change(path)


def _as_version(number):
    def change(path):
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {number}")

    return change


def _as_foreign(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 1")


def _cut(path):
    path.write_bytes(path.read_bytes()[:6000])


def _spoil(path):
    whole = bytearray(path.read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_as_version(len(schema.VERSIONS) + 1), "was written by a newer Footnote"),
        (_as_foreign, "belongs to another program"),
        (lambda path: path.write_text("Dear diary, today I was no database. " * 40), "is damaged"),
        (_cut, "is damaged"),
        (_spoil, "is damaged"),
    ],
    ids=["newer", "foreign", "text", "cut", "spoilt"],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_do_and_left_alone(path, change, said):
    _rewrite(path, change)
    before = path.read_bytes()
    for opening in (FileStore.open, lambda path: read_only(path).__enter__()):
        with pytest.raises(StoreDamaged, match=said) as refused:
            opening(path)
        assert str(refused.value).startswith(f"{path}: ")
        assert "\n" not in str(refused.value)
    assert path.read_bytes() == before


def test_a_refused_store_is_not_locked_for_whoever_repairs_it(path):
    _rewrite(path, _as_foreign)
    with pytest.raises(StoreDamaged):
        FileStore.open(path)
    path.unlink()
    FileStore.open(path).close()


def test_a_store_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        FileStore.open(tmp_path / "file" / "bot.db")


async def test_what_a_person_had_deleted_is_in_no_file(store, path):
    canary = "canary-7f3a"
    for number in range(50):
        asked = an_exchange(f"k{number}", question=f"{number} {canary}?", history=(canary,) * 9)
        await store.write(lambda db, asked=asked: exchanges.save(db, asked, [asked.person]))
        await store.write(lambda db: gaps.add(db, Gap(HERE, 7, canary, 1.0)))
    assert _is_in(canary, path.parent)
    await store.write(lambda db: exchanges.forget(db, 7))
    await store.scrub()
    assert not _is_in(canary, path.parent)


def _is_in(canary, folder):
    """Whether some bytes are in any file of a folder."""
    return any(canary.encode() in file.read_bytes() for file in folder.iterdir())


def test_where_a_store_may_be_begun_or_is_in_order_nothing_is_in_its_way(path):
    assert obstacle(path) == ""
    assert not path.parent.exists()
    FileStore.open(path).close()
    assert obstacle(path) == ""


def test_a_file_in_the_place_of_a_folder_and_the_reverse_are_in_the_way(path):
    path.mkdir(parents=True)
    assert obstacle(path) == "it is a folder"
    (path / "file").touch()
    assert obstacle(path / "file" / "deeper" / "bot.db") == f"{path / 'file'} is no folder"


@pytest.mark.parametrize(
    ("forbidden", "reason"),
    [("bot.db", "it is not open to us for writing"), ("state", "is not open to us for writing")],
)
def test_a_file_or_folder_of_somebody_else_is_in_the_way(path, monkeypatch, forbidden, reason):
    FileStore.open(path).close()
    allowed = os.access
    # told by the system's answer, for root may write anywhere
    monkeypatch.setattr(
        os, "access", lambda one, how: allowed(one, how) and (not how or one.name != forbidden)
    )
    assert obstacle(path).endswith(reason)


def test_reading_where_no_bot_ever_was_says_so_and_makes_nothing(path):
    with (
        pytest.raises(
            StoreMissing, match=r"nothing is kept there yet; `footnote serve` begins it"
        ),
        read_only(path),
    ):
        pass
    assert not path.exists()
