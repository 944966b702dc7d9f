"""What every test stands on: makers, no network, nobody's settings, a fixed hypothesis profile.

The network is barred by pytest-socket, which pyproject.toml switches on for every run.
"""

from pathlib import Path

import hypothesis
import pytest

from bot.documents.document import Document, assemble
from bot.documents.readers import markdown, text
from bot.state.retrying import once_a_minute
from tests.cluster.fixtures import a_postgres, node_url, three_nodes
from tests.fake_bot_api.fixture import _every_request_is_valid, world

__all__ = [
    "_every_request_is_valid",
    "a_document",
    "a_postgres",
    "node_url",
    "three_nodes",
    "world",
]

# the same examples on every run and machine, and no timing: a slow machine is no failure
hypothesis.settings.register_profile(
    "footnote", derandomize=True, deadline=None, print_blob=False, database=None
)
hypothesis.settings.load_profile("footnote")


def a_document(words: str, path: str = "note.txt") -> Document:
    """Return the document that a file of these words makes; its ending picks the reader."""
    read = markdown.read if path.endswith(".md") else text.read
    return assemble(path, read(words.encode("utf-8", errors="surrogateescape")))


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings, library and history of whoever runs the tests out of them."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "nobody" / name.lower()))
    for name in ("FOOTNOTE_CONFIG", "TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _a_full_disk_is_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no log been told yet that a disk is full: the first line about it is always logged."""
    monkeypatch.setattr(once_a_minute, "_told", {})
