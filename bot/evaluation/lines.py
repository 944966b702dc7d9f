"""What does a file of JSON lines ask?

Questions about your own documents, one JSON object a line, to be written by hand:

    {"question": "When was the bridge built?", "gold": "built in 1931", "document": "elm.txt"}
    {"question": "And by whom?", "gold": ["Ada Stone"], "history": ["When was the bridge built?"]}
    {"question": "Who paid for it?", "gold": [], "kind": "near-miss", "id": 7}

`gold` is what a right sentence holds word for word, all of the sentence or a part of it; of a
list, any one. White space may differ. An empty list says that the documents do not answer.
`answers` is another name for `gold`. These may be left out: `document`, the path below the corpus
root of the document with the gold (without it all documents are searched for the gold); `history`,
the questions asked before, oldest first; `rewrite`, the same question made to stand alone; `kind`,
by which a table is made too; `id`. Other keys and blank lines are ignored.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from bot.documents.document import Document
from bot.evaluation.errors import BadQuestions
from bot.evaluation.json_values import convert, load
from bot.evaluation.question_sets import BLANK, NOT_THERE, Gold, LabelledQuestion, QuestionSet
from bot.queries.question import Question
from bot.text.spans import Span

NO_DOCUMENT: Final = "its document is not in the library"
_NO_GOLD: Final = 'there is no gold; expected {"question": "…", "gold": ["…"]}, [] if unanswerable'


class _Line(msgspec.Struct, frozen=True):
    question: str
    gold: str | tuple[str, ...] | None = None
    answers: str | tuple[str, ...] | None = None
    document: str | None = None
    history: tuple[str, ...] | None = None
    rewrite: str | None = None
    kind: str | None = None
    id: str | int | None = None


def read(raw: bytes, source: str, name: str, documents: Sequence[Document]) -> QuestionSet:
    """Return the questions of a file of JSON lines, asked of some documents.

    Raises:
        BadQuestions: a line is no such object; the error names the line.
    """
    by_path = {document.path: document for document in documents}
    asked: list[LabelledQuestion] = []
    dropped: Counter[str] = Counter()
    for number, line in enumerate(raw.splitlines(), start=1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            place = f"line {number}"
            given = convert(load(line, source, place), _Line, source, place)
            found = _question_of(given, number, _golds_of(given, source, place), by_path)
            if isinstance(found, str):
                dropped[found] += 1
            else:
                asked.append(found)
    return QuestionSet(name, tuple(documents), {}, tuple(asked), dropped)


def _golds_of(given: _Line, source: str, place: str) -> tuple[str, ...]:
    """Return the golds that a line names.

    Raises:
        BadQuestions: it names none, or a blank one; an empty list is allowed.
    """
    named = given.answers if given.gold is None else given.gold
    if named is None:
        raise BadQuestions(source, place, _NO_GOLD)
    pieces = (named,) if isinstance(named, str) else named
    if any(not piece.strip() for piece in pieces):
        raise BadQuestions(source, place, "a gold is blank; an empty list says: unanswerable")
    return pieces


def _question_of(
    given: _Line, number: int, pieces: Sequence[str], by_path: Mapping[str, Document]
) -> LabelledQuestion | str:
    """Return the question of a line, or why it cannot be asked."""
    if not given.question.strip():
        return BLANK
    if given.document and given.document not in by_path:
        return NO_DOCUMENT
    named = [by_path[given.document]] if given.document else list(by_path.values())
    golds = tuple(gold for one in named for piece in pieces for gold in _occurrences(piece, one))
    if pieces and not golds:
        return NOT_THERE
    path = given.document or (golds[0].path if golds else "")
    return LabelledQuestion(
        id=f"line {number}" if given.id is None else str(given.id),
        question=Question(given.question, given.history or ()),
        golds=tuple(dict.fromkeys(golds)),
        path=path,
        kind=given.kind or "",
        language=by_path[path].language if path else "",
        rewrite=given.rewrite or "",
    )


def _occurrences(piece: str, document: Document) -> Iterator[Gold]:
    """Yield the occurrences of some words in a document, with any white space between them."""
    words = piece.split()
    if words[0] in document.text:  # which is quick, and seldom so
        for match in re.finditer(r"\s+".join(map(re.escape, words)), document.text):
            yield Gold(document.path, Span(*match.span()))
