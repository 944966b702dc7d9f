"""Which documents does somebody name, and what do they answer alone?

A name is that of a collection, of a document (its title, its file or its path), of a folder, or
the first words of one of these. The best way in which any of them fits decides, so that a whole
title goes before the beginning of a longer one.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Sequence
from threading import Lock
from typing import Final

from bot.documents.document import Document, title_of
from bot.index.library import Library
from bot.records import dataclass
from bot.text.folding import fold
from bot.text.regexes import regex

_MOST_KEPT: Final = 8  # libraries of a few documents each
_WORD: Final = regex(r"\w+")

Members = Callable[[str], Collection[str]]  # the ids of a collection's documents, none without it
Build = Callable[[Sequence[Document]], Library]


@dataclass(frozen=True, slots=True)
class Target:
    """What a name may mean: a name that means nothing else, how it is shown, and its documents."""

    name: str
    label: str
    documents: tuple[Document, ...]


def no_members(_: str) -> Collection[str]:
    """Return no documents, where there are no collections."""
    return ()


def find_targets(
    name: str, documents: Sequence[Document], members: Members = no_members
) -> tuple[Target, ...]:
    """Return what a name may mean, in the order of the documents; nothing if it means none.

    Args:
        name: as it was typed.
        documents: those that may be asked.
        members: tells which documents belong to a collection of that name.
    """
    ids = set(members(name))
    if own := tuple(one for one in documents if one.id in ids):
        return (Target(name, name, own),)
    wanted = _even(name)
    if not wanted:
        return ()
    exact = [one for one in documents if one.path == name]
    if len(exact) == 1:
        return (_of_document(exact[0], documents),)
    for fits in (_is_called, _begins, _has_words):
        found = [one for one in documents if any(fits(wanted, each) for each in _names(one))]
        folders = tuple(_folders(wanted, documents)) if fits is _is_called else ()
        if found or folders:
            return (*folders, *(_of_document(one, documents) for one in found))
    return ()


class NarrowedLibraries:
    """Libraries of a few documents of a larger one; those that were asked last are kept."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: OrderedDict[tuple[str, ...], Library] = OrderedDict()
        self._lock = Lock()

    def library_of(self, documents: Sequence[Document], build: Build) -> Library:
        """Return the library of some documents alone; the first time it is built."""
        key = tuple(one.id for one in documents)
        with self._lock:  # two questions at once build it once
            if key not in self._kept:
                self._kept[key] = build(documents)
            self._kept.move_to_end(key)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


def _names(document: Document) -> Iterator[str]:
    """Yield how a document may be called, made even."""
    yield _even(document.title)
    yield _even(title_of(document.path))
    yield _even(document.path.rsplit("/", 1)[-1])
    yield _even(document.path)


def _even(text: str) -> str:
    """Return the words of a name as they are compared.

    Example:
        "House_Rules-2024.md" -> "house rules 2024 md"
    """
    return " ".join(fold(word) for word in _WORD.findall(text.replace("_", " ")))


def _is_called(wanted: str, name: str) -> bool:
    """Return whether a name is the one that is wanted."""
    return wanted == name


def _begins(wanted: str, name: str) -> bool:
    """Return whether a name begins with the words that are wanted."""
    return name.startswith(f"{wanted} ")


def _has_words(wanted: str, name: str) -> bool:
    """Return whether each word that is wanted begins some word of a name."""
    words = f" {name}"
    return all(f" {word}" in words for word in wanted.split())


def _folders(wanted: str, documents: Sequence[Document]) -> Iterator[Target]:
    """Yield the folders of that name, each with all documents below it."""
    paths = {
        "/".join(parts[: depth + 1])
        for parts in (one.path.split("/")[:-1] for one in documents)
        for depth, part in enumerate(parts)
        if _even(part) == wanted
    }
    for path in sorted(paths):
        below = tuple(one for one in documents if one.path.startswith(f"{path}/"))
        yield Target(f"{path}/", f"{path}/", below)


def _of_document(document: Document, documents: Sequence[Document]) -> Target:
    """Return a document as a target, shown with its path where others have its title too."""
    is_shared = sum(one.title == document.title for one in documents) > 1
    label = f"{document.title} ({document.path})" if is_shared else document.title
    return Target(document.path, label, (document,))
