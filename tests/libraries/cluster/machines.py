"""Machines that share a library in a cluster, for tests, and what the library holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.config.sections import LibrarySettings, SearchSettings, UploadSettings
from bot.config.settings import Settings
from bot.libraries.cluster.row_documents import KEYS
from bot.libraries.database import reading, writing
from bot.libraries.patience import Patience
from bot.libraries.places import library_of
from bot.libraries.progress import Watch, unwatched
from bot.libraries.stored_document import SourceFile
from bot.libraries.uploading import Uploads
from tests.conftest import a_document
from tests.libraries.sent import Now


class Machine:
    """A machine with a copy of a library, or with a library of its own."""

    def __init__(self, folder: Path, name: str, search: SearchSettings) -> None:
        """Make its folder."""
        self.folder = folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.settings = Settings(
            library=LibrarySettings(str(self.folder / "library.sqlite3")),
            search=replace(search, machine=name),
        )
        self.file = library_of(self.settings)
        self.uploads = Uploads(self.file, UploadSettings(), Now())

    def writing(self, seconds: float = 0.5, staying: float = 0.0, watch: Watch = unwatched) -> Any:
        """Open the library for writing."""
        patience = Patience(seconds, staying)
        return writing(self.file, now=1.0, by="me", patience=patience, watch=watch)

    def put(
        self, words: str, name: str = "cat.txt", collection: str = "", folder: str = "/notes"
    ) -> None:
        """Keep a document that was read from a file of this machine."""
        file = Path(folder) / name
        source = SourceFile(file, file, words.encode()[:16].ljust(16), len(words), 7)
        with self.writing() as library:
            library.put(collection, a_document(words, name), source, 1)

    def drop(self, name: str, *, for_good: bool = False) -> None:
        """Remove the documents of a name."""
        with self.writing() as library:
            for stored in tuple(library.stored()):
                if stored.path == name:
                    library.drop(stored, for_good=for_good)

    def texts(self) -> dict[tuple[str, str], str]:
        """Return the texts of all documents, by collection and name."""
        with reading(self.file) as library:
            return {
                (one.collection, one.path): library.document(one).text for one in library.stored()
            }

    def everything(self) -> dict[str, Any]:
        """Return all that the library holds, but for where the originals of files are."""
        with reading(self.file) as library:
            found: dict[str, Any] = {
                table: library.db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - ours
                for table in KEYS
                if table not in {"documents", "uploads"}
            }
            found["documents"] = [
                (
                    *(one.id, one.collection, one.path, one.key, one.version),
                    *(one.source.digest, one.at, one.facts["title"], library.document(one).text),
                )
                for one in library.stored()
            ]
            found["uploads"] = library.db.execute(
                "SELECT collection, update_number, document, version, before IS NULL, undone"
                " FROM uploads ORDER BY document, version"
            ).fetchall()
            return found
