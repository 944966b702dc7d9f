"""How does it look in a terminal? Styles that can be read on light and on dark."""

from collections.abc import Iterable
from typing import Final

from rich.text import Text

from bot.answers import Abstention, Answer
from bot.layout import Role, Segment, lay_out

# No style names white, black or a background: each is readable on both. Without colour
# (NO_COLOR) bold and underline are left, and still tell phrase from match.
_STYLES: Final = {
    Role.TEXT: "",
    Role.NUMBER: "bold cyan",
    Role.QUOTE: "",
    Role.MATCH: "bold",
    Role.PHRASE: "bold underline green",
    Role.SOURCE: "cyan",
    Role.NOTE: "italic magenta",
    Role.CONTEXT: "dim",
}


def render(said: Answer | Abstention, *, context: bool = False, explain: bool = False) -> Text:
    """Return the reply as styled text, without a newline at the end."""
    return styled(lay_out(said, context=context, explain=explain))


def styled(segments: Iterable[Segment]) -> Text:
    """Return segments as styled text."""
    return Text.assemble(*((segment.text, _STYLES[segment.role]) for segment in segments))
