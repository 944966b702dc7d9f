"""How does it look in a terminal? Styles that can be read on light and on dark."""

from collections.abc import Iterable
from typing import Final

from rich.text import Text

from bot.replies.layout import Role, Segment

# Magenta is the one colour of the old sixteen that can be read on white and on black alike, so
# it is the only one. Without colour (NO_COLOR) bold and underline still tell phrase from match.
STYLES: Final = {
    Role.TEXT: "",
    Role.NUMBER: "magenta",
    Role.QUOTE: "",
    Role.MATCH: "bold",
    Role.PHRASE: "bold underline magenta",
    Role.SOURCE: "italic",
    Role.NOTE: "",
    Role.CONTEXT: "dim",
}


def render(segments: Iterable[Segment]) -> Text:
    """Return a reply as styled text, without a newline at the end."""
    return Text.assemble(*((segment.text, STYLES[segment.role]) for segment in segments))
