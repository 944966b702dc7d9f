"""What becomes of a library while whoever adds to it is killed again and again?

Real processes, `footnote add`, killed at random moments. What one has said that it added must be
there, whole, in the end; and what is there must be what the files say.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.documents.document import identify
from bot.libraries.database import reading
from bot.libraries.verifying import Standing, verify_documents
from tests.benchmarks.tables import table
from tests.shells import ROOT

_FILES: Final = 40  # that are added between one life and the next, some of them changed
_WORDS: Final = "river bridge mill ferry town gate wall roof".split()
_LONGEST: Final = 0.25  # seconds from the first document that was added to the kill
_ADDER: Final = """
import os, sys, time
from pathlib import Path
from bot.libraries import adding
from bot.libraries.library_writer import LibraryWriter
put, drop = LibraryWriter.put, LibraryWriter.drop
def told_put(self, collection, document, source, sentences):
    put(self, collection, document, source, sentences)
    os.write(1, f"put {document.path} {document.id}\\n".encode())
def told_drop(self, stored, *, for_good):
    drop(self, stored, for_good=for_good)
    os.write(1, f"drop {stored.path} -\\n".encode())
LibraryWriter.put, LibraryWriter.drop = told_put, told_drop
adding.add(Path(sys.argv[1]), [Path(sys.argv[2])], "")
os.write(1, b"done - -\\n")
"""


@dataclass
class Killed:
    """A library whose writers were killed.

    `lost` are documents that had been acknowledged and are not there, or not as they were; `torn`
    those that are there and are not whole. `acknowledged` counts all, `whole` the lives that came
    to their end before the kill.
    """

    kills: int = 0
    acknowledged: int = 0
    whole: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    seconds: float = 0.0


def killed(kills: int, seed: int = 0) -> Killed:
    """Return what has come of a library over so many kills."""
    found, dice, started = Killed(), random.Random(seed), time.monotonic()  # noqa: S311 - no secret
    with TemporaryDirectory() as name:
        folder, file = Path(name) / "notes", Path(name) / "library.sqlite3"
        folder.mkdir()
        known: dict[str, str] = {}
        for number in range(kills):
            _change_files(folder, number, dice)
            _live(file, folder, found, known, dice)
            _look(file, folder, found, known)
        _last_life(file, folder, found)
    found.seconds = time.monotonic() - started
    return found


def _change_files(folder: Path, life: int, dice: random.Random) -> None:
    """Write some new files, change some and delete some."""
    for number in range(_FILES):
        words = " ".join(dice.choices(_WORDS, k=400))
        (folder / f"{life:04}-{number:02}.txt").write_text(f"Note {life} {number}. {words}.")
    old = sorted(folder.iterdir())[:-_FILES]
    for file in dice.sample(old, min(len(old), 10)):
        file.write_text(f"Changed in life {life}. {file.name}.")
    for file in dice.sample(old, max(len(old) - 200, 0)):
        file.unlink()


def _live(
    file: Path, folder: Path, found: Killed, known: dict[str, str], dice: random.Random
) -> None:
    """Let somebody add files, kill them at a random moment, and note what they had said."""
    process = subprocess.Popen(
        [sys.executable, "-c", _ADDER, str(file), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    said = [process.stdout.readline()]  # until then it only imports
    time.sleep(dice.random() * _LONGEST)
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    said += rest.splitlines(keepends=True)
    found.kills += 1
    if process.returncode != -signal.SIGKILL and errors:
        found.refused.append(errors.decode()[-300:])
    for line in said:
        if not line.endswith(b"\n"):
            continue  # it was killed in the middle of the word
        what, path, key = line.decode().split()
        found.whole += what == "done"
        if what == "put":
            found.acknowledged += 1
            known[path] = key
        elif what == "drop":
            known.pop(path, None)


def _look(file: Path, folder: Path, found: Killed, known: dict[str, str]) -> None:
    """Note what is lost and what is torn, and take what came after the last word for known."""
    if not file.exists() and not known:
        return
    with reading(file) as library:
        there = {one.path: one.key for one in library.stored()}
    for path, key in known.items():
        if (folder / path).exists():  # else it may be gone, and that not told any more
            now = identify(path, (folder / path).read_text(encoding="utf-8"))
            found.lost += [path] if there.get(path) not in {key, now} else []
    found.torn += [
        one.stored.path for one in verify_documents(file) if one.standing is Standing.DAMAGED
    ]
    known.clear()  # what was committed and not told any more is right, too
    known.update(there)


def _last_life(file: Path, folder: Path, found: Killed) -> None:
    """Let somebody add the rest in peace: the library is then what lies on the disk."""
    subprocess.run(
        [sys.executable, "-c", _ADDER, str(file), str(folder)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    standings = {one.stored.path: one.standing for one in verify_documents(file)}
    found.torn += [path for path, one in standings.items() if one is not Standing.TRUE]
    found.lost += [one.name for one in folder.iterdir() if one.name not in standings]


def report(kills: int, seed: int) -> Iterator[str]:
    """Yield a table of what has come of a library over so many kills."""
    found = killed(kills, seed)
    row = (
        str(found.kills), str(found.acknowledged), str(found.whole), str(len(found.lost)),
        str(len(found.torn)), str(len(found.refused)), f"{found.seconds:.0f} s",
    )  # fmt: skip
    heads = ("kills", "acknowledged", "came to their end", "lost", "torn", "refused", "time")
    yield table("kill -9 while documents are added", heads, [row])
