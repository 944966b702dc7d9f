"""How are many questions answered at once?

JSON lines in, JSON lines out, in order and flushed one by one: the contract that README gives.
"""

import json
from collections.abc import Callable, Iterable, Iterator

import msgspec

from bot.answers import Abstention, Answer
from bot.errors import BadBatch
from bot.questions import Question
from bot.replies.record import line, render

Ask = Callable[[Question], Answer | Abstention]


class _Line(msgspec.Struct, frozen=True):
    """One line of a batch; other keys are passed over."""

    id: str | int
    question: str
    history: tuple[str, ...] = ()


def answer_lines(lines: Iterable[bytes], ask: Ask, *, source: str) -> Iterator[str]:
    """Yield one record a question; blank lines are passed over.

    Args:
        lines: of the batch, each a JSON object `id, question, history`.
        ask: what answers.
        source: the name of the batch, for the message.

    Raises:
        BadBatch: a line is no such object; the lines before it have been answered.
    """
    for number, raw in enumerate(lines, start=1):
        if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        given = _parsed(raw, source, number)
        said = render(ask(Question(given.question, given.history)))
        kept = ("question", "answered", "confidence", "sentences", "nearest")
        yield line({"id": given.id} | {key: said[key] for key in kept})


def _parsed(raw: bytes, source: str, number: int) -> _Line:
    """Return what a line asks."""
    try:
        # json, since msgspec's decoder refuses the lone surrogates that some clients send.
        return msgspec.convert(json.loads(raw.decode("utf-8-sig")), _Line)
    except (ValueError, RecursionError) as error:
        reason = f'not {{"id", "question", "history"}}: {error}'
        raise BadBatch(source, number, reason) from error
