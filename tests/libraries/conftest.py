"""Files that libraries are made of."""

from pathlib import Path

import pytest

from tests.libraries.stored import CAT, CLUB
from tests.shells import a_corpus


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with two notes."""
    a_corpus(tmp_path / "notes", cat=CAT, club=CLUB)
    return tmp_path / "notes"
