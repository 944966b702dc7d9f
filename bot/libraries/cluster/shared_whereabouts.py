"""Where are the texts and the files of a library that several machines share?

The texts are in the cluster. So is each file that was sent to a chat, and each page of the web,
under its name. Any other file is on the machine on which it was added, which alone follows it: its
place begins with the name of that machine, as in "//desk/home/ann/notes.md".
"""

import os
from collections.abc import Container, Sequence
from pathlib import Path

from bot.config import paths
from bot.libraries.cluster.ledger import Ledger
from bot.libraries.cluster.shared_files import SharedFiles
from bot.libraries.web_pages import FACTS
from bot.libraries.whereabouts import ELSEWHERE, Parts, Whereabouts

_ORIGINALS, _PAGES = b"//:originals/", b"//:pages/"  # no machine can be called so


class SharedWhereabouts(Whereabouts):
    """Where the texts and files of a library in a cluster are."""

    def __init__(self, library: Path, machine: str, ledger: Ledger, files: SharedFiles) -> None:
        """Ask nothing yet.

        Args:
            library: the file of this machine's copy.
            machine: its name.
            ledger: has the texts.
            files: that were sent, and pages.
        """
        self._here = os.fsencode(f"//{machine}")
        self._ledger, self._files = ledger, files
        folders = {
            _ORIGINALS: paths.originals_folder(library.absolute()),
            _PAGES: paths.pages_folder(library.absolute()),
        }
        self._folders = folders
        self._marks = {
            place: mark for mark, folder in folders.items() for place in (folder, folder.resolve())
        }

    def to_bytes(self, file: Path) -> bytes:
        """Return the place of a file as the library keeps it, with the name of its machine."""
        mark, raw = self._marks.get(file.parent), os.fsencode(file)
        if mark is not None:
            return mark + os.fsencode(file.name)
        if raw.startswith(ELSEWHERE):
            return raw
        return self._here + (b"" if raw.startswith(b"/") else b"/") + raw

    def to_text(self, raw: bytes) -> str:
        """Return where a file is on this machine, or its place with the name of another one."""
        if raw.startswith(self._here + b"/"):
            place = raw[len(self._here) :]
            return os.fsdecode(place[1:] if os.name == "nt" else place)
        for mark, folder in self._folders.items():
            if raw.startswith(mark):
                return str(folder / os.fsdecode(raw[len(mark) :]))
        return os.fsdecode(raw)

    def is_here(self, file: Path) -> bool:
        """Return whether a file is one of this machine, or is had from the cluster."""
        return not os.fsencode(file).startswith(ELSEWHERE)

    def keeps(self, file: Path) -> bool:  # noqa: ARG002 - that of a library on one machine has one
        """Return that it can be said of every file where it is."""
        return True

    def is_followed(self, root: Path) -> bool:
        """Return whether changes of a file or folder are looked for here; pages do not change."""
        return self.is_here(root) and root.parent not in self._marks

    def parts_of(self, rows: Sequence[Parts]) -> Sequence[Parts | None]:
        """Return what the rows of documents stand for: names, once texts are kept."""
        names = [text.decode(errors="replace") for blocks, _, text in rows if not blocks]
        found = iter(self._ledger.all_parts(names))
        return [row if row[0] else next(found) for row in rows]

    def share(self, file: Path) -> None:
        """Keep a file in the cluster that was sent, or a page and what is known of it."""
        if file.parent not in self._marks:
            return
        self._files.keep(self._name(file), file.read_bytes())
        facts = file.with_name(file.name + FACTS)
        if facts.is_file():
            self._files.keep(self._name(facts), facts.read_bytes())

    def bring(self, file: Path) -> Path:
        """Return where a file is, which is fetched from the cluster if need be."""
        if file.parent in self._marks and not file.exists():
            self._files.fetch(self._name(file), file)
        return file

    def sweep_originals(self, live: Container[str]) -> None:
        """Delete what was sent from the cluster, but for the files of some names."""
        self._files.sweep(_ORIGINALS.decode(), live)

    def sweep_pages(self, live: Container[str]) -> None:
        """Delete pages from the cluster, but for those of some names."""
        self._files.sweep(_PAGES.decode(), live, FACTS)

    def _name(self, file: Path) -> str:
        """Return the name of a file in the cluster."""
        return self._marks[file.parent].decode() + file.name
