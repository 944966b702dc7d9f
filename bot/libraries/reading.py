"""How is a file of any format read?

Text is read at once; what is more than text goes to a process of its own. A file that is not what
its name says, or whose reader needs a library that is not there, gets one line that says so.
"""

from bot.documents.document import Excerpt, Reading, Step
from bot.documents.readers import registry
from bot.documents.readers.registry import Format
from bot.errors import NotReadable
from bot.libraries.reading_process import PROCESS


def read(one: Format, raw: bytes, step: Step = lambda _, __: None) -> Reading:
    """Return what a file of a format says.

    Args:
        one: the format that its name promises.
        raw: what the file holds.
        step: is called after each page with how many are read, and how many there are.

    Raises:
        NotText: it is no text.
        NotReadable: it is not of the format, its reader refuses it or is not installed, or it
            takes more time or memory than it may.
        ReaderFault: the reader has a fault.
    """
    if not one.is_isolated:
        return registry.read(one, raw, step)
    suffix = one.suffixes[0]
    if not raw:
        raise NotReadable("it is empty")
    if not registry.is_signed(one, raw):
        raise NotReadable(f"it is no {suffix} file, whatever its name says")
    if not registry.is_installed(one):
        remedy = f'pip install "footnote-bot[{one.extra}]"'
        raise NotReadable(f"a library that reads {suffix} files is missing: {remedy}")
    return PROCESS.read(one, raw, step)


def draw(one: Format, raw: bytes, excerpt: Excerpt) -> bytes:
    """Return a picture, as PNG, of the part of a page where some words stand, which are marked.

    Args:
        one: a format that is paged.
        raw: what the file holds.
        excerpt: which words, and on which page.

    Raises:
        NotReadable: the words are not there, or the page cannot be drawn.
        ReaderFault: the program has a fault.
    """
    return PROCESS.draw(one, raw, excerpt)
