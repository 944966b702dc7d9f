"""Which questions does a file hold?

Which layout a file has, SQuAD's, CANARD's or JSON lines, is seen from its contents.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.documents.document import Document
from bot.evaluation import canard, lines, squad
from bot.evaluation.errors import BadQuestions, NothingToMeasure
from bot.evaluation.json_values import load
from bot.evaluation.question_sets import QuestionSet
from bot.libraries import folders

_LAYOUTS: Final = (
    'expected SQuAD\'s {"data": …}, CANARD\'s list, or one {"question": "…", "gold": …} a line'
)


def read(
    path: Path, documents: Callable[[], Sequence[Document]], language: str | None = None
) -> QuestionSet:
    """Return the questions of a file, of which there is at least one.

    Args:
        path: the file.
        documents: returns the documents that questions in JSON lines are about; called only for
            those.
        language: what its documents are written in, where that is not to be guessed.

    Raises:
        BadQuestions: it cannot be read; the error names the entry.
        NothingToMeasure: all its questions had to be left out.
    """
    source = folders.printable(path)
    found = _read(_read_bytes(path, source), source, path.name, documents)
    if not found.questions:
        reasons = [f"of {count:,}, {reason}" for reason, count in found.dropped.items()]
        raise NothingToMeasure(source, "; ".join(reasons) or "the file holds none")
    return found if language is None else _with_language(found, language)


def _read_bytes(path: Path, source: str) -> bytes:
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
    """Return the questions of a file in any of the layouts."""
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
    """Return whether the first of several lines is a JSON object by itself."""
    first, _, rest = raw.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _with_language(found: QuestionSet, language: str) -> QuestionSet:
    """Return the same set with the language of its documents and questions given."""
    documents = tuple(replace(document, language=language) for document in found.documents)
    questions = tuple(replace(one, language=language) for one in found.questions)
    return replace(found, documents=documents, questions=questions)
