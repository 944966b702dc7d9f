"""How are many questions answered at once?

JSON lines in, JSON lines out, one for one and in order; each is written before the next is read.
A line asks:

    {"id": 7, "question": "And of Peru?", "history": ["Who is the president of Chile?"]}

`id` is text or a whole number and comes back as it was; `history`, the questions asked before
this one, oldest first, may be left out; other keys are passed over, blank lines too. The line
that answers it has exactly these keys, in this order:

    {"id", "question", "answered", "confidence", "sentences": [S…], "nearest": [S…]}

`answered` is a boolean and `confidence` from 0 to 1. `sentences` are the one to three quotations
of the answer, the best first, and none if there is no answer. `nearest` are the five best
candidates, whether answered or not; fewer only where the library has fewer sentences, and none
where nothing can be searched for, as with a greeting. An S has exactly these keys, in this order:

    {"number", "text", "document", "title", "start", "end", "line", "paragraph", "score"}

`document` is the path below the corpus root; `start` and `end` count code points of its decoded
text, so that `text` is `decoded[start:end]`; `line`, `paragraph` and `number` count from 1.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import msgspec

from bot.answers.answer import Abstention, Answer
from bot.errors import BadBatch
from bot.queries.question import Question
from bot.replies.record import citation_record, to_json

Ask = Callable[[Question], Answer | Abstention]

_EXPECTED: Final = '{"id": …, "question": "…", "history": ["…"]}'


class _Line(msgspec.Struct, frozen=True):
    """One line of a batch; other keys are passed over."""

    id: str | int
    question: str
    history: tuple[str, ...] | None = None


def answer_lines(lines: Iterable[bytes], ask: Ask, *, source: str) -> Iterator[str]:
    """Yield one record a question, as JSON without a newline.

    Args:
        lines: of the batch, in UTF-8.
        ask: what answers.
        source: the name of the batch, for the message.

    Raises:
        BadBatch: a line is no such object; those before it have been answered.
    """
    for number, raw in enumerate(lines, start=1):
        if raw.strip(b"\xef\xbb\xbf \t\r\n"):
            given = _parse(raw, source, number)
            answer = ask(Question(given.question, given.history or ()))
            yield to_json(_record(given.id, answer))


def _record(identity: str | int, answer: Answer | Abstention) -> dict[str, object]:
    """Return the record of an answer, as the module's docstring says."""
    quoted = answer.citations if isinstance(answer, Answer) else ()
    return {
        "id": identity,
        "question": answer.question,
        "answered": isinstance(answer, Answer),
        "confidence": round(answer.confidence, 4),
        "sentences": [citation_record(one) for one in quoted],
        "nearest": [citation_record(one) for one in answer.nearest],
    }


def _parse(raw: bytes, source: str, number: int) -> _Line:
    """Return the question of a line.

    Raises:
        BadBatch: it is no such object.
    """
    try:
        # json, since msgspec's decoder refuses the lone surrogates that some clients send.
        return msgspec.convert(json.loads(raw.decode("utf-8-sig")), _Line)
    except msgspec.ValidationError as error:
        raise BadBatch(source, number, f"{_describe(error)}; expected {_EXPECTED}") from error
    except (ValueError, RecursionError) as error:
        raise BadBatch(source, number, f"not JSON: {error}; expected {_EXPECTED}") from error


def _describe(error: msgspec.ValidationError) -> str:
    """Return what is wrong, the key first.

    Example:
        "Expected `str`, got `int` - at `$.history[1]`" -> "history[1]: expected str, got int"
    """
    message, _, key = str(error).replace("`", "").partition(" - at $.")
    message = message[:1].lower() + message[1:]
    message = message.replace("object missing required field", "there is no")
    return f"{key}: {message}" if key else message
