"""What is a test given that needs a cluster or a PostgreSQL?

tests/conftest.py imports these. Where something is not installed the test is skipped, and says
why. A test asks over the network of this machine: it is marked `enable_socket`.
"""

import fcntl
import os
from collections.abc import Iterator

import pytest

from tests.cluster import artifacts, postgres
from tests.cluster.nodes import THREE, Nodes, running, start_one
from tests.cluster.postgres import Postgres


@pytest.fixture(scope="session")
def node_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a node that all tests share, those of other processes too.

    It is never stopped or killed. A test names its indices so that no other does.
    """
    _skip_if(artifacts.missing())
    folder, keeper = tmp_path_factory.getbasetemp(), os.getpid()
    if "PYTEST_XDIST_WORKER" in os.environ:  # the folder and the process above are for all
        folder, keeper = folder.parent, os.getppid()
    with (folder / "node").open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        url = file.read()
        if not url:
            url = start_one(keeper)
            file.write(url)
    return url


@pytest.fixture(scope="module")
def three_nodes() -> Iterator[Nodes]:
    """Yield two nodes with data and a voter, which the tests of a module may kill."""
    _skip_if(artifacts.missing())
    with running(*THREE) as nodes:
        yield nodes


@pytest.fixture(scope="session")
def a_postgres() -> Iterator[Postgres]:
    """Yield a PostgreSQL that the tests of this process share; whoever kills it starts it."""
    _skip_if(postgres.missing())
    with postgres.running() as one:
        yield one


def _skip_if(reason: str) -> None:
    """Skip a test for a reason, if there is one."""
    if reason:
        pytest.skip(reason)
