"""The place of a file tells on which machine it is, and comes back as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import paths
from bot.libraries.cluster.ledger import Ledger
from bot.libraries.cluster.shared_files import SharedFiles
from bot.libraries.cluster.shared_whereabouts import SharedWhereabouts
from tests.libraries.cluster.memory_cluster import MemoryCluster


def whereabouts(folder, machine="desk", cluster=None):
    """Return where the files of a library in a cluster are, as a machine has it."""
    cluster = cluster or MemoryCluster()
    file = Path(folder) / machine / "library.sqlite3"
    return SharedWhereabouts(file, machine, Ledger(cluster), SharedFiles(cluster))


@given(st.lists(st.text(st.characters(exclude_characters="/\0"), min_size=1), min_size=1))
def test_a_place_comes_back_as_it_was_on_its_machine(names):
    where = whereabouts("/kept")
    file = Path("/", *(name for name in names if name not in {".", ".."}))
    raw = where.to_bytes(file) if _can_be(file) else b""
    if raw:
        assert where.to_path(raw) == file
        assert raw.startswith(b"//desk/")


def _can_be(file: Path) -> bool:
    """Return whether a system could have a file of this name."""
    try:
        file.as_posix().encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def test_the_place_of_another_machine_is_none_here_and_is_kept_as_it_is():
    desk, shelf = whereabouts("/kept"), whereabouts("/kept", "shelf")
    raw = desk.to_bytes(Path("/home/ann/notes.md"))
    there = shelf.to_path(raw)
    assert str(there) == "//desk/home/ann/notes.md"
    assert (shelf.is_here(there), shelf.is_followed(there)) == (False, False)
    assert shelf.to_bytes(there) == raw
    assert desk.to_bytes(there) == raw
    assert desk.is_followed(desk.to_path(raw))


def test_machines_whose_names_begin_alike_are_two():
    raw = whereabouts("/kept", "desk-2").to_bytes(Path("/a"))
    assert not whereabouts("/kept").is_here(whereabouts("/kept").to_path(raw))


@pytest.mark.parametrize("folder_of", [paths.originals_folder, paths.pages_folder])
def test_what_was_sent_and_pages_lie_beside_the_copy_of_every_machine(tmp_path, folder_of):
    cluster = MemoryCluster()
    desk = whereabouts(tmp_path, "desk", cluster)
    shelf = whereabouts(tmp_path, "shelf", cluster)
    file = folder_of(tmp_path / "desk" / "library.sqlite3") / "abc.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"%PDF" * 5_000_000)
    file.with_name("abc.pdf.page").write_bytes(b"{}")
    desk.share(file)
    there = shelf.to_path(desk.to_bytes(file))
    assert there.parent == folder_of(tmp_path / "shelf" / "library.sqlite3")
    assert shelf.bring(there).read_bytes() == file.read_bytes()
    assert shelf.is_here(there)
    shelf.sweep_originals({"abc.pdf"})
    shelf.sweep_pages({"abc.pdf"})
    assert cluster.live()
    shelf.sweep_originals(())
    shelf.sweep_pages(())
    assert cluster.live() == {}
    there.unlink()
    assert not shelf.bring(there).exists()


def test_any_other_file_is_not_shared(tmp_path):
    cluster = MemoryCluster()
    where = whereabouts(tmp_path, "desk", cluster)
    (tmp_path / "mine.txt").write_text("Mine.")
    where.share(tmp_path / "mine.txt")
    assert where.bring(tmp_path / "mine.txt").read_text() == "Mine."
    assert cluster.live() == {}
