"""In which document is a question asked?

Whoever knows where the answer stands says so: `in:rules How long may I stay?` asks one document or
collection alone. A name of several words stands in quotation marks, or with a - between them.
"""

import re
from typing import Final

from bot.records import dataclass
from bot.text.regexes import regex

_QUOTES: Final = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("「", "」"))
_QUOTED: Final = "|".join(f"{begin}([^{begin}{end}]+){end}" for begin, end in _QUOTES)
_NARROWED: Final = regex(
    rf"\s*in[:：]\s?(?:{_QUOTED}|(\S+))(?:\s+(.*))?", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The name of what is asked alone, and the question without it."""

    name: str
    question: str


def parse_narrowing(text: str) -> Narrowing | None:
    """Return in what a question is asked, None if it is asked of everything.

    Example:
        "in:rules How long?" -> "rules", "How long?"
    """
    match = _NARROWED.fullmatch(text)
    if match is None:
        return None
    *names, question = match.groups()
    return Narrowing(next(filter(None, names)), (question or "").strip())


def narrow(question: str, name: str) -> str:
    """Return a question as it is asked of what has a name, whatever the name holds.

    `parse_narrowing` reads both of it again.
    """
    fitting = ((begin, end) for begin, end in _QUOTES if begin not in name and end not in name)
    begin, end = next(fitting, ("", ""))
    return f"in:{begin}{name}{end} {question}".strip()
