"""What is a document called where there is little room?

Captions: title, source and date of a document on one line of limited length, as in a list or under
a quotation that is passed on. The title is a link where the document has a web address.
"""

from typing import Final

from bot.documents.document import Document, address
from bot.replies.showable import one_line
from bot.replies.telegram.message import Piece, Style, style

_TITLE: Final = 100  # characters of a title or source
_CUT: Final = "…"


def caption(document: Document) -> tuple[Piece, ...]:
    """Return title, source and date of a document; a source that is a web address is left out."""
    parts = ["" if address(document.source) else document.source, document.date]
    rest = "".join(f" · {shorten(part, _TITLE)}" for part in parts if part)
    return style(shorten(document.title, _TITLE), Style.BOLD, url=document.url), style(rest)


def shorten(text: str, most: int) -> str:
    """Return a text on one line of at most `most` characters, "…" for what is left out."""
    line = one_line(text).strip()
    return line if len(line) <= most else line[: most - 1] + _CUT
