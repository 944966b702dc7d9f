"""Which questions does a file hold?

SQuAD's layout, CANARD's or JSON lines, told by what is in the file.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.documents.document import Document
from bot.evaluation import canard, lines, squad
from bot.evaluation.cases import QuestionSet
from bot.evaluation.errors import BadQuestions, NothingToMeasure
from bot.evaluation.json_values import load
from bot.libraries import files

_LAYOUTS: Final = (
    'expected SQuAD\'s {"data": …}, CANARD\'s list, or one {"question": "…", "gold": …} a line'
)


def read(
    path: Path, documents: Callable[[], Sequence[Document]], language: str | None = None
) -> QuestionSet:
    """Return the questions of a file, of which there is at least one.

    Args:
        path: the file.
        documents: what questions in JSON lines are asked of; called only for those.
        language: what its documents are written in, where that is not to be guessed.

    Raises:
        BadQuestions: it cannot be read; the error names the entry.
        NothingToMeasure: all its questions had to be left out.
    """
    source = files.printable(path)
    found = _read(_bytes(path, source), source, path.name, documents)
    if not found.asked:
        reasons = [f"of {count:,}, {reason}" for reason, count in found.dropped.items()]
        raise NothingToMeasure(source, "; ".join(reasons) or "the file holds none")
    return found if language is None else _in_language(found, language)


def _bytes(path: Path, source: str) -> bytes:
    """Return what a file holds.

    Raises:
        BadQuestions: the system does not let us read it.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise BadQuestions(source, "", reason) from error


def _read(
    raw: bytes, source: str, name: str, documents: Callable[[], Sequence[Document]]
) -> QuestionSet:
    """Return the questions of a file in whichever layout it has."""
    if name.endswith(".jsonl") or _is_lines(raw):
        return lines.read(raw, source, name, documents())
    match load(raw, source):
        case {"data": _} as value:
            return squad.read(value, source, name)
        case list() as value:
            return canard.read(value, source, name)
        case {"question": _}:
            return lines.read(raw, source, name, documents())
        case _:
            raise BadQuestions(source, "", _LAYOUTS)


def _is_lines(raw: bytes) -> bool:
    """Return whether more than one line has something, and the first is an object by itself."""
    first, _, rest = raw.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _in_language(found: QuestionSet, language: str) -> QuestionSet:
    """Return the same questions, of documents in a language that is given."""
    documents = tuple(replace(document, language=language) for document in found.documents)
    asked = tuple(replace(one, language=language) for one in found.asked)
    return replace(found, documents=documents, asked=asked)
