"""What does a note look like as a file?

Markdown with its author and date above it, and the question that it answers as its heading: any
program can read it, and read again it is the same document. What somebody wrote stays as it is.
"""

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.libraries.sent_names import safe_name
from bot.text.regexes import regex

_TITLE: Final = 80  # characters
_CUT: Final = "…"
_NAME_BYTES: Final = 4  # that tell notes of one day apart
_IN_NAME: Final = 40  # characters of how a note begins, in the name of its file
_UNNAMEABLE: Final = regex(r"[/\\:*?\"<>|]")  # what some system does not have in names
_SPACE: Final = regex(r"\s+")
# what would end a line, or turn the direction of writing
_UNSHOWABLE: Final = regex("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a note says, who said it and on which day ("2026-11-27").

    `question` is what it answers, "" for nothing in particular.
    """

    text: str
    author: str
    date: str
    question: str = ""


def note_file(note: NoteText) -> bytes:
    """Return a note as a file."""
    question = _on_one_line(note.question)
    facts = (
        ("title", question or _shorten(_on_one_line(note.text))),
        ("author", _on_one_line(note.author)),
        ("date", note.date),
    )
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts if value]
    heading = f"# {question}\n\n" if question else ""
    whole = "\n".join(["---", *lines, "---", "", heading + note.text.strip()]) + "\n"
    return whole.encode("utf-8", "replace")


def note_name(note: NoteText, chat: int, message: int) -> str:
    """Return what the file of a note is called: by its day, how it begins, and the message.

    The same note of the same message has the same name, and any other message another one.

    Example:
        "note 2026-11-27 Is parking free 5f3a9c01.md"
    """
    which = blake2b(f"{chat}:{message}".encode(), digest_size=_NAME_BYTES).hexdigest()
    said = _shorten(_UNNAMEABLE.sub(" ", _on_one_line(note.question or note.text)), _IN_NAME)
    begins = _SPACE.sub(" ", said).strip(f" .{_CUT}")
    return safe_name(f"note {note.date} {f'{begins} ' if begins else ''}{which}.md")


def _on_one_line(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return _SPACE.sub(" ", _UNSHOWABLE.sub(" ", text)).strip()


def _shorten(text: str, most: int = _TITLE) -> str:
    """Return the beginning of a text that is long, cut between words where there are any."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return (start.rpartition(" ")[0] or start) + _CUT
