"""Which reader reads a file?

The table of the formats that are read: a new format is a module of this folder and a row here.
A reader is imported when the first file of its format is read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

from bot.documents.document import Reading

Reader = Callable[[bytes], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that is read.

    `module` is the module of this folder with its reader. `suffixes` are those of file names, in
    small letters and with the dot, the commonest first; `media_types` are in small letters too.
    """

    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]


_PLAIN_TEXT: Final = Format(
    "text",
    (".txt", ".text", ".srt", ".vtt"),  # subtitles are text with times
    ("text/plain", "application/x-subrip", "text/vtt"),
)
FORMATS: Final = (
    _PLAIN_TEXT,
    Format("markdown", (".md", ".markdown"), ("text/markdown", "text/x-markdown")),
)
_BY_SUFFIX: Final = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_MEDIA_TYPE: Final = {media_type: one for one in FORMATS for media_type in one.media_types}
# These are no plain text: they are not read before they have a row above.
_NO_TEXT: Final = frozenset(
    ".pdf .doc .docx .odt .rtf .epub .htm .html .xls .xlsx .ods .ppt .pptx .odp".split()
)


def has_reader(suffix: str) -> bool:
    """Return whether files with this suffix, in any case, have a reader of their own."""
    return suffix.lower() in _BY_SUFFIX


def find_reader(suffix: str, media_type: str = "") -> Reader | None:
    """Return what reads a file; plain text is assumed where nothing is known of its format.

    Args:
        suffix: of the file's name, such as ".md", in any case; "" if it has none.
        media_type: such as "text/markdown", in any case; it decides where the suffix does not.

    Returns:
        The reader; None if the suffix is that of a format which is no plain text and has no
        reader yet.
    """
    found = _BY_SUFFIX.get(suffix.lower()) or _BY_MEDIA_TYPE.get(media_type.lower())
    if found is None and suffix.lower() in _NO_TEXT:
        return None
    return _load(found or _PLAIN_TEXT)


def list_suffixes(conjunction: str) -> str:
    """Return the commonest suffix of each format that is read, as a sentence lists them.

    Example:
        "and" -> ".txt and .md"
    """
    *others, last = [one.suffixes[0] for one in FORMATS]
    return f"{', '.join(others)} {conjunction} {last}"


def _load(one: Format) -> Reader:
    """Import a reader: Markdown's parser takes 50 ms, which plain text need not pay."""
    reader: Reader = import_module(f"bot.documents.readers.{one.module}").read
    return reader
