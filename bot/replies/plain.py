"""How does it look in plain text? For pipes, files and screens that show no colour."""

from bot.answers import Abstention, Answer
from bot.layout import lay_out


def render(said: Answer | Abstention, *, context: bool = False, explain: bool = False) -> str:
    """Return the reply as lines of text, without a newline at the end."""
    segments = lay_out(said, context=context, explain=explain)
    return "".join(segment.text for segment in segments)
