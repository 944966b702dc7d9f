"""Files that libraries are made of."""

from pathlib import Path

import pytest

from bot.libraries.cluster import following
from tests.libraries import stored
from tests.libraries.cluster.memory_cluster import MemoryCluster, use_cluster
from tests.libraries.stored import CAT, CLUB
from tests.shells import a_corpus


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with two notes."""
    a_corpus(tmp_path / "notes", cat=CAT, club=CLUB)
    return tmp_path / "notes"


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> MemoryCluster:
    """Return a cluster in memory, in which the libraries of the test are."""
    made = MemoryCluster()
    monkeypatch.setattr(stored, "search", made.settings)
    use_cluster(made, monkeypatch)
    return made


@pytest.fixture
def without_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no passages made of what is in a cluster: the test is about the library's rows."""
    monkeypatch.setattr(following, "bring_up_to_date", lambda *_, **__: True)


@pytest.fixture(params=["on the disk", "in a cluster"])
def place(request: pytest.FixtureRequest) -> str:
    """Have the libraries of a test on the disk, then in a cluster."""
    if request.param == "in a cluster":
        request.getfixturevalue("cluster")
    return request.param
