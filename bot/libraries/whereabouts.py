"""Where are the texts and the files of a library?

On this machine, all of them; a library in a cluster, which several machines share, has others
(`bot.libraries.cluster.shared_whereabouts`).
"""

import os
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Final

ELSEWHERE: Final = b"//"  # begins the place of a file of another machine
Parts = tuple[str, str, bytes]  # blocks, places and text, as the row of a document has them


class Whereabouts:
    """Where texts and files are, and how the place of a file is written: all is here."""

    def to_bytes(self, file: Path) -> bytes:
        """Return the place of a file as the library keeps it."""
        return os.fsencode(file)

    def to_text(self, raw: bytes) -> str:
        """Return the place that was kept; that of another machine is none on this one."""
        return os.fsdecode(raw)

    def to_path(self, raw: bytes) -> Path:
        """Return the place that was kept, as a path."""
        return Path(self.to_text(raw))

    def is_here(self, file: Path) -> bool:  # noqa: ARG002 - others have files elsewhere
        """Return whether a file is one of this machine, or is had from all of them."""
        return True

    def keeps(self, file: Path) -> bool:
        """Return whether it can be said here where a file is, as for what is to be followed."""
        return not os.fsencode(file).startswith(ELSEWHERE)

    def is_followed(self, root: Path) -> bool:  # noqa: ARG002 - as above
        """Return whether changes of a file or folder that was added are looked for here."""
        return True

    def parts_of(self, rows: Sequence[Parts]) -> Sequence[Parts | None]:
        """Return what the rows of documents stand for, None for what is gone."""
        return rows

    def share(self, file: Path) -> None:
        """Have all machines find a file that is ours: one that was sent, or a page.

        Raises:
            ClusterAway: it cannot be done now.
        """

    def bring(self, file: Path) -> Path:
        """Return where a file is on this machine, brought from another one if need be."""
        return file

    def sweep_originals(self, live: Container[str]) -> None:
        """Delete what was shared of what was sent, but for the files of some names."""

    def sweep_pages(self, live: Container[str]) -> None:
        """Delete the pages that were shared, but for those of some names."""


HERE = Whereabouts()
