"""How does it look in plain text? For pipes, files and screens that show no colour."""

from collections.abc import Iterable

from bot.replies.layout import Segment


def render(segments: Iterable[Segment]) -> str:
    """Return a reply as lines of text, without a newline at the end."""
    return "".join(segment.text for segment in segments)
