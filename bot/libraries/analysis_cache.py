"""What has been analyzed before?

Where one document of a thousand has changed, the others need not be cut and analyzed again. What
was made of them lies in small files that are only ever written and deleted whole, some hundred
documents each. They hold words of documents: a file goes when one of its documents does.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.index.analyses import PackedAnalyses, analysis_of, pack_analyses
from bot.index.indexing import AnalyzedDocument, analyze_document
from bot.index.segments import NotASegment, pack, unpack
from bot.libraries.bundled import load_word_vectors
from bot.libraries.program_version import program_version
from bot.libraries.whole_files import map_file, write_whole
from bot.records import dataclass

ENDING: Final = ".analyses"
_LARGE: Final = 200_000  # characters of text in a file
_MANY: Final = 2_000_000  # characters of text, from which on documents are analyzed ahead
_SMALL_ONES: Final = 8  # files that are not large, before they are made one
_ID: Final = 24  # characters of a key that are the document's id


@dataclass(frozen=True, slots=True)
class Portion:
    """Documents that are analyzed together, and the file that what is made of them goes to."""

    file: Path
    documents: tuple[Document, ...]
    grouping: Grouping

    @property
    def size(self) -> int:
        """How many characters of text there are."""
        return sum(len(document.text) for document in self.documents)


def key_of(document: Document) -> str:
    """Return what a document is found by among those that are analyzed."""
    return f"{document.id}{document.language}"


class AnalysisCache:
    """Analyzed documents of one scope, in the files of a folder."""

    def __init__(
        self,
        folder: Path,
        scope: str,
        grouping: Grouping,
        *,
        is_shared: bool,
        looks_up: bool = True,
    ) -> None:
        """Open what is there.

        Args:
            folder: where the files are.
            scope: the beginning of their names.
            grouping: how sentences are put together.
            is_shared: whether other libraries are made of the same files: then what this one does
                not use stays.
            looks_up: whether what is there is of use; if not, it is not even opened.
        """
        self._folder, self._scope = folder, f"{scope}-{grouping.words}-{grouping.overlap}"
        self._is_shared = is_shared
        self._files = dict(_open_all(folder, self._scope)) if looks_up else {}
        self._home = {key: file for file, one in self._files.items() for key in one.numbers}
        self._used: dict[str, Document] = {}
        self._new: dict[str, AnalyzedDocument] = {}

    def portions_of(self, documents: Sequence[Document], grouping: Grouping) -> list[Portion]:
        """Return documents that are not kept yet in portions, with the files to keep them in.

        There are none where the documents are few, or where nothing can be kept.

        Args:
            documents: that will be asked for.
            grouping: how sentences are put together.
        """
        every = {key_of(document): document for document in documents}
        new = {key: document for key, document in every.items() if key not in self._home}
        if sum(len(document.text) for document in new.values()) < _MANY:
            return []
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return []
        return [
            Portion(self._new_file(), tuple(new[key] for key in keys), grouping)
            for keys in _portions(new)
        ]

    def take(self, portion: Portion) -> None:
        """Have documents found in the file that they were analyzed into."""
        opened = _open(portion.file)
        if opened is not None:
            self._files[portion.file] = opened
            self._home |= dict.fromkeys(opened.numbers, portion.file)

    def forget_halves(self, portions: Sequence[Portion]) -> None:
        """Delete what is left of files that somebody died over."""
        names = {portion.file.name for portion in portions}
        for file in self._folder.glob(f"{self._scope}-*{ENDING}?*"):
            if file.name.partition(ENDING)[0] + ENDING in names:
                with suppress(OSError):
                    file.unlink()

    def _new_file(self) -> Path:
        """Return a file that is not there yet."""
        return self._folder / f"{self._scope}-{token_hex(8)}{ENDING}"

    def analyze(self, document: Document, grouping: Grouping) -> AnalyzedDocument:
        """Return a document with its words, as `bot.index.indexing.analyze_document` does."""
        key = key_of(document)
        if key in self._home:
            analyzed = self._kept(key, document)
        else:
            analyzed = self._new[key] = analyze_document(document, grouping)
        self._used[key] = document
        return analyzed

    def _kept(self, key: str, document: Document) -> AnalyzedDocument:
        """Return a document with its words from the file where they are kept."""
        return analysis_of(self._files[self._home[key]], key, document)

    def save(self) -> None:
        """Keep what was analyzed anew, and make one file of many small ones.

        Where nothing can be written, nothing is kept.
        """
        new = [*self._new]
        merged = self._due()
        if not new and not merged:
            return
        again = [key for key, file in self._home.items() if file in merged and key in self._used]
        with suppress(OSError, TypeError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            due = {key: self._used[key] for key in (*again, *new)}
            for keys in _portions(due):
                found = {key: self._new.get(key) or self._kept(key, due[key]) for key in keys}
                write_whole(self._new_file(), pack(pack_analyses(found), program_version()))
            for file in merged:
                file.unlink(missing_ok=True)

    def _due(self) -> list[Path]:
        """Return the files that are to be written anew: many small ones, and what is not used."""
        used = {
            file: all(key in self._used for key in one.numbers)
            for file, one in self._files.items()
        }
        stale = [] if self._is_shared else [file for file, is_used in used.items() if not is_used]
        small = [
            file for file, is_used in used.items() if is_used and self._size(file) < _LARGE // 2
        ]
        return stale + (small if len(small) >= _SMALL_ONES else [])

    def _size(self, file: Path) -> int:
        """Return how many characters of text the documents of a file have, all of them in use."""
        return sum(len(self._used[key].text) for key in self._files[file].numbers)


def _portions(documents: Mapping[str, Document]) -> Iterator[list[str]]:
    """Yield the keys of documents in portions that make large files, and a rest."""
    portion: list[str] = []
    size = 0
    for key, document in documents.items():
        portion.append(key)
        size += len(document.text)
        if size >= _LARGE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def forget_documents(folder: Path, is_live: Container[str]) -> None:
    """Delete each file that holds a document which is not there any more, by the ids."""
    for file in tuple(folder.glob(f"*{ENDING}*")):
        opened = _open(file)
        if opened is None or not all(key[:_ID] in is_live for key in opened.numbers):
            with suppress(OSError):
                file.unlink()


def _open_all(folder: Path, scope: str) -> Iterator[tuple[Path, PackedAnalyses]]:
    """Yield the files of a scope that can be used; those of another version are deleted."""
    for file in sorted(folder.glob(f"{scope}-*{ENDING}")):
        if (opened := _open(file)) is not None:
            yield file, opened
        else:
            with suppress(OSError):
                file.unlink()


def _open(file: Path) -> PackedAnalyses | None:
    """Return the analyzed documents of a file, None if it is damaged or of another version."""
    try:
        found: PackedAnalyses = unpack(map_file(file), program_version(), load_word_vectors())
    except (OSError, ValueError, NotASegment):
        return None
    return found
