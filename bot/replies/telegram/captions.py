"""What is a document called where there is little room?

Its title, source and date as they stand in a list or under a quotation that is passed on: on one
line, of bounded length, the title leading to its page where it has one.
"""

from typing import Final

from bot.documents.document import Document, address
from bot.replies.layout import flat
from bot.replies.telegram.message import Piece, Style, styled

_TITLE: Final = 100  # characters of a title or source
_CUT: Final = "…"


def described(document: Document) -> tuple[Piece, ...]:
    """Return title, source and date of a document; an address is behind the title instead."""
    told = ["" if address(document.source) else document.source, document.date]
    rest = "".join(f" · {cut(part, _TITLE)}" for part in told if part)
    return styled(cut(document.title, _TITLE), Style.BOLD, url=document.url), styled(rest)


def cut(text: str, most: int) -> str:
    """Return a text on one line, cut to `most` characters."""
    line = flat(text).strip()
    return line if len(line) <= most else line[: most - 1] + _CUT
