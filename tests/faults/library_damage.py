"""What becomes of a library whose files are damaged, or that finds the disk full?

Any byte of any of its files is another, or the rest is missing. Then a document is what it was, or
it is told that it is damaged; it is never another one. With the disk full at any moment, the
library is as before or as after.
"""

import os
import random
import resource
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.config.sections import LibrarySettings
from bot.config.settings import Settings
from bot.documents.document import Document
from bot.errors import BotError
from bot.libraries.adding import add
from bot.libraries.loading import load_documents
from bot.libraries.repairing import repair
from bot.libraries.service import open_library
from bot.libraries.verifying import Standing, verify_documents
from tests.benchmarks.tables import table

_PAGE: Final = 4096
_BESIDE: Final = ("-wal", "-shm")
_FULL: Final = 7  # the exit status of a process that was told so


def a_library_on_disk(folder: Path, dice: random.Random) -> Path:
    """Return the file of a library of some notes, with what is derived of it."""
    notes = folder / "notes"
    notes.mkdir()
    for number in range(12):
        text = f"Note {number} is about the bridge {number} of Elm. " * dice.randint(1, 60)
        (notes / f"note{number}.txt").write_text(text)
    file = folder / "library.sqlite3"
    add(file, [notes], "")
    open_library(settings_of(file))
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _clean(file)
    return file


def damaged(times: int, seed: int = 0) -> Counter[str]:
    """Return what has come of a library whose files were damaged so many times.

    "wrong" is a document that is not what it was; "traceback" an error that nobody foresaw.
    """
    outcomes: Counter[str] = Counter()
    dice = random.Random(seed)  # noqa: S311 - no secret
    with TemporaryDirectory() as name:
        file = a_library_on_disk(Path(name), dice)
        derived = sorted(Path(f"{file}.index").iterdir())
        right = {one.path: one for one in load_documents(file, [""]).documents}
        sound = {one: one.read_bytes() for one in (file, *derived)}
        cuts = [(one, cut) for one, raw in sound.items() for cut in range(0, len(raw), _PAGE)]
        for number in range(times + len(cuts)):
            victim, cut = cuts[number] if number < len(cuts) else (dice.choice([*sound]), None)
            raw = bytearray(sound[victim])
            if cut is None:
                raw[dice.randrange(len(raw))] ^= dice.randint(1, 255)
            victim.write_bytes(raw[:cut])
            outcomes[_outcome(file, right, is_stored=victim == file)] += 1
            for one, whole in sound.items():
                one.write_bytes(whole)
            _clean(file)
    return outcomes


def _outcome(file: Path, right: dict[str, Document], *, is_stored: bool) -> str:
    """Return what has come of a library; all is still there where only what is derived is hurt."""
    try:
        if is_stored:
            found = load_documents(file, [""])
            documents, problems = found.documents, found.problems
        else:
            service = open_library(settings_of(file))
            documents, problems = tuple(service.library.documents), service.problems
    except BotError as error:
        return "refused" if "footnote" in str(error) else f"no remedy: {error}"
    except Exception as error:
        return f"traceback: {error!r}"
    if any(right.get(one.path) != one for one in documents):
        return "wrong"
    return "whole" if len(documents) == len(right) else "told" if problems else "fewer"


def repaired(times: int, seed: int = 0) -> Counter[str]:
    """Return how often `footnote repair` makes a library whole, one page of which was garbage."""
    outcomes: Counter[str] = Counter()
    dice = random.Random(seed)  # noqa: S311 - no secret
    with TemporaryDirectory() as name:
        file = a_library_on_disk(Path(name), dice)
        sound = file.read_bytes()
        for _ in range(times):
            page = dice.randrange(len(sound) // _PAGE)
            raw = bytearray(sound)
            raw[page * _PAGE : (page + 1) * _PAGE] = dice.randbytes(_PAGE)
            file.write_bytes(raw)
            repair(file)
            standings = [one.standing for one in verify_documents(file)]
            is_whole = standings == [Standing.TRUE] * 12
            outcomes["whole" if is_whole else f"{len(standings)} documents"] += 1
            _clean(file)
    return outcomes


def full_after(pages: int, folder: Path) -> tuple[bool, int]:
    """Return whether adding was told that the disk is full, and how many documents are there.

    No file can grow beyond so many pages, for a process that adds twelve notes to four. What is
    there has to be whole, and with room again all has to be there; an error says if it is not.
    """
    notes, file = folder / "notes", folder / "library.sqlite3"
    notes.mkdir(parents=True)
    for number in range(4):
        (notes / f"old{number}.txt").write_text(f"The old note {number} is short.")
    add(file, [notes], "")
    for number in range(12):
        (notes / f"new{number}.txt").write_text(f"The new note {number} is longer. " * 80)
    child = os.fork()
    if not child:
        _add_in_little_room(file, notes, pages)
    _, status = os.waitpid(child, 0)
    standings = [one.standing for one in verify_documents(file)]
    assert set(standings) == {Standing.TRUE}, standings
    assert open_library(settings_of(file)).library.documents
    add(file, [notes], "")
    assert len(list(verify_documents(file))) == 16
    assert os.waitstatus_to_exitcode(status) in {0, _FULL}
    return os.waitstatus_to_exitcode(status) == _FULL, len(standings)


def _add_in_little_room(file: Path, notes: Path, pages: int) -> None:
    """Add notes where no file can grow beyond some pages, and end the process."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (pages * _PAGE, pages * _PAGE))
    status = 0
    try:
        add(file, [notes], "")
    except BotError:
        status = _FULL
    except BaseException:
        status = 1
    os._exit(status)


def report(times: int, seed: int) -> Iterator[str]:
    """Yield a table of what has come of damaged libraries."""
    for title, found in (
        ("files that were cut or in which a byte is another", damaged(times, seed)),
        ("garbage in a page, then footnote repair", repaired(max(times // 50, 1), seed)),
    ):
        yield table(title, ("outcome", "times"), [(o, str(n)) for o, n in found.most_common()])


def settings_of(file: Path) -> Settings:
    """Return settings that name a library."""
    return Settings(library=LibrarySettings(path=str(file)))


def _clean(file: Path) -> None:
    """Delete the log of a database, which is empty, and what was kept of damaged ones."""
    for ending in _BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)
    for kept in file.parent.glob(f"{file.name}.damaged-*"):
        kept.unlink()
