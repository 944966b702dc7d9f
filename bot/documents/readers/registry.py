"""Which reader reads a file?

The table of the formats that are read: a new format is a module of this folder and a row here.
A reader is imported when the first file of its format is read.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Final

from bot.documents.document import Excerpt, Reading, Step
from bot.records import dataclass

_LARGEST: Final = 20_000_000  # bytes of a file, which is what Telegram lets a bot download
_LARGEST_PAGED: Final = 100_000_000  # most of which are pictures
_HEAD: Final = 1_024  # bytes in which the signature of a format stands: junk may come before it


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that is read.

    `module` is the module of this folder with its reader. `suffixes` are those of file names, in
    small letters and with the dot, the commonest first; a whole name stands among them where its
    suffix says too little. `media_types` are in small letters too.
    A file of the format begins with one of its `signatures`, if it has any.

    What is more than text is read in a process of its own, where it can do no harm: it
    `is_isolated`. One that `is_paged` has a reader that takes a `Step` and calls it after each
    page, for which it is given more time; its module can `draw` a page, too. `library` is the
    module that its reader needs beyond those that come with Footnote, and `extra` the name by
    which both are installed.
    """

    module: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    signatures: tuple[bytes, ...] = ()
    is_isolated: bool = True
    is_paged: bool = False
    library: str = ""
    extra: str = ""

    @property
    def largest(self) -> int:
        """The most bytes that a file of this format may have."""
        return _LARGEST_PAGED if self.is_paged else _LARGEST


_ZIP: Final = (b"PK\x03\x04",)
_PLAIN_TEXT: Final = Format(
    "text",
    (".txt", ".text", ".srt", ".vtt"),  # subtitles are text with times
    ("text/plain", "application/x-subrip", "text/vtt"),
    is_isolated=False,
)
FORMATS: Final = (
    _PLAIN_TEXT,
    Format(
        "markdown",
        (".md", ".markdown"),
        ("text/markdown", "text/x-markdown"),
        is_isolated=False,
    ),
    Format("pdf", (".pdf",), ("application/pdf",), signatures=(b"%PDF-",), is_paged=True),
    Format(
        "docx",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        signatures=_ZIP,
    ),
    Format("webpage", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    Format("odt", (".odt", ".ott"), ("application/vnd.oasis.opendocument.text",), signatures=_ZIP),
    Format("rtf", (".rtf",), ("application/rtf", "text/rtf"), signatures=(b"{\\rtf",)),
    Format("epub", (".epub",), ("application/epub+zip",), signatures=_ZIP),
    Format(
        "pptx",
        (".pptx", ".pptm"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
        signatures=_ZIP,
    ),
    Format(
        "xlsx",
        (".xlsx", ".xlsm"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        signatures=_ZIP,
    ),
    Format("ods", (".ods",), ("application/vnd.oasis.opendocument.spreadsheet",), signatures=_ZIP),
    Format(
        "delimited",
        (".csv", ".tsv"),
        ("text/csv", "text/tab-separated-values", "application/csv"),
    ),
    Format("mail", (".eml", ".mbox"), ("message/rfc822", "application/mbox"), signatures=(b":",)),
    Format("notebook", (".ipynb",), ("application/x-ipynb+json",), signatures=(b"{",)),
    Format("chat_export", ("result.json",), (), signatures=(b"{",)),
    Format(
        "rst",
        (".rst", ".rest"),
        ("text/x-rst", "text/prs.fallenstein.rst"),
        library="docutils",
        extra="rst",
    ),
    Format("org", (".org",), ("text/org", "text/x-org")),
    Format("asciidoc", (".adoc", ".asciidoc"), ("text/asciidoc", "text/x-asciidoc")),
)
_BY_SUFFIX: Final = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_MEDIA_TYPE: Final = {media_type: one for one in FORMATS for media_type in one.media_types}
# These are no plain text: they are not read before they have a row above.
_NO_TEXT: Final = frozenset(
    ".doc .xls .ppt .odp .odg .pages .numbers .key .msg .one .mobi .azw3 .djvu .chm".split()
)


def has_reader(name: str) -> bool:
    """Return whether files with this name, or suffix, in any case, have a reader of their own."""
    return _of_name(name) is not None


def find_format(name: str, media_type: str = "") -> Format | None:
    """Return the format of a file; plain text is assumed where nothing is known of it.

    Args:
        name: of the file, or its suffix such as ".md", in any case; "" if it has none.
        media_type: such as "text/markdown", in any case; it decides where the suffix does not.

    Returns:
        The format; None if the suffix is that of one which is no plain text and has no reader
        yet.
    """
    found = _of_name(name) or _BY_MEDIA_TYPE.get(media_type.lower())
    if found is None and _suffix(name) in _NO_TEXT:
        return None
    return found or _PLAIN_TEXT


def _of_name(name: str) -> Format | None:
    """Return the format of files with a name or a suffix, None if none is known for it."""
    ends = (name.lower(), name.lower().partition(".")[2], _suffix(name))
    return next((_BY_SUFFIX[end] for end in ends if end in _BY_SUFFIX), None)


def ending_of(name: str) -> str:
    """Return how a name has to end so that its file is still read, with a dot; "" for any end.

    Example:
        "minutes.md" -> ".md"; "result.json" -> ".result.json"; "README" -> ""
    """
    whole = name.lower()
    return f".{whole}" if whole in _BY_SUFFIX and whole[0] != "." else _suffix(name)


def _suffix(name: str) -> str:
    """Return the suffix of a name in small letters, "" if it has none."""
    _, dot, last = name.lower().rpartition(".")
    return f"{dot}{last}" if dot else ""


def of_media_type(media_type: str) -> Format | None:
    """Return the format with a media type, in small letters; None if none has it."""
    return _BY_MEDIA_TYPE.get(media_type)


def find_module(module: str) -> Format:
    """Return the format that a module of this folder reads.

    Raises:
        KeyError: none has such a module.
    """
    return {one.module: one for one in FORMATS}[module]


def is_installed(one: Format) -> bool:
    """Return whether the library is there that the reader of a format needs."""
    return not one.library or find_spec(one.library) is not None


def is_signed(one: Format, raw: bytes) -> bool:
    """Return whether a file begins as those of a format do."""
    head = raw[:_HEAD]
    return not one.signatures or any(signature in head for signature in one.signatures)


def list_suffixes(conjunction: str) -> str:
    """Return the commonest suffix of each format that is read, as a sentence lists them.

    Example:
        "and" -> ".txt and .md"
    """
    *others, last = [one.suffixes[0] for one in FORMATS]
    return f"{', '.join(others)} {conjunction} {last}"


def installed_suffixes() -> tuple[str, ...]:
    """Return the commonest suffix of each format that can be read here and now."""
    return tuple(one.suffixes[0] for one in FORMATS if is_installed(one))


def suffix_for(media_type: str) -> str:
    """Return the commonest suffix of the files of a media type, "" if no reader is for it.

    Example:
        "text/plain" -> ".txt"
    """
    found = _BY_MEDIA_TYPE.get(media_type.lower())
    return found.suffixes[0] if found else ""


def read(one: Format, raw: bytes, step: Step = lambda _, __: None) -> Reading:
    """Return what a file of a format says.

    Its reader is imported now: Markdown's parser takes 50 ms, which plain text need not pay.

    Args:
        one: the format.
        raw: what the file holds.
        step: is called after each page, where the format has pages.

    Raises:
        NotText: it is no text.
        NotReadable: it cannot be read, for a reason that its owner understands.
    """
    module = import_module(f"bot.documents.readers.{one.module}")
    reading: Reading = module.read(raw, step) if one.is_paged else module.read(raw)
    return reading


def draw(one: Format, raw: bytes, excerpt: Excerpt) -> bytes:
    """Return a picture, as PNG, of the part of a page where some words stand, which are marked.

    Args:
        one: a format that is paged.
        raw: what the file holds.
        excerpt: which words, and on which page.

    Raises:
        NotReadable: it cannot be opened, or the words are not there.
    """
    picture: bytes = import_module(f"bot.documents.readers.{one.module}").draw(raw, excerpt)
    return picture
