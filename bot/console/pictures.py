"""How is a picture shown to whoever sits at a terminal?

It is written to a file that goes when the program ends, and opened by the program that the desktop
has for pictures, if there is a desktop.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

_NAME: Final = "page-{number}.png"
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


class _Pictures:
    """The pictures that were shown, in a folder of their own."""

    def __init__(self) -> None:
        self.folder: TemporaryDirectory[str] | None = None
        self.count = 0

    def add(self, raw: bytes) -> Path:
        """Write a picture, and return its file."""
        if self.folder is None:
            self.folder = TemporaryDirectory(prefix="footnote-")
        self.count += 1
        file = Path(self.folder.name, _NAME.format(number=self.count))
        file.write_bytes(raw)
        return file


_PICTURES: Final = _Pictures()


def show(raw: bytes) -> str:
    """Show a picture, and return a line that says where it is until the program ends.

    Raises:
        OSError: it cannot be written.
    """
    file = _PICTURES.add(raw)
    if viewer := find_viewer(sys.platform, os.environ):
        subprocess.Popen(  # noqa: S603 - the desktop's own
            [viewer, str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    return str(file)


def find_viewer(platform: str, environment: Mapping[str, str]) -> str:
    """Return the program with which the desktop opens files, "" if there is no desktop."""
    if platform == "darwin":
        return which("open") or ""
    return (which("xdg-open") or "") if any(map(environment.get, _DISPLAYS)) else ""
