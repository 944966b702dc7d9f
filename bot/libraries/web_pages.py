"""Where is a page kept that was fetched, and what is known of it?

In a folder beside the library, as a file that is added to it like any other. Beside the file lies
what is known of the page: its address, when it was fetched, and what the server calls it, by which
it is asked later whether it has changed.
"""

import time
from collections.abc import Container
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from bot.documents.document import Document, address
from bot.libraries.whole_files import write_whole

FACTS: Final = ".page"  # the end of the name of the file with what is known of a page
_FOLDER: Final = ".pages"  # the end of the name of the folder of pages


class PageFacts(msgspec.Struct, frozen=True):
    """What is known of a page.

    `asked` is the address that was given, `url` where the page was found at last; `fetched` is
    when, in Unix seconds; `etag` and `modified` are the server's own words.
    """

    asked: str
    url: str
    fetched: float
    etag: str = ""
    modified: str = ""


def facts_of(file: Path) -> PageFacts | None:
    """Return what is known of the page in a file, None if it was not fetched."""
    try:
        raw = file.with_name(file.name + FACTS).read_bytes()
        return msgspec.json.decode(raw, type=PageFacts)
    except (OSError, ValueError, msgspec.DecodeError):
        return None


def with_address(document: Document, file: Path) -> Document:
    """Return the document of a file, with the address of the page if it is one.

    A page that does not say when it was written has the day on which it was fetched.
    """
    facts = facts_of(file) if file.parent.name.endswith(_FOLDER) else None
    if facts is None:
        return document
    day = time.strftime("%Y-%m-%d", time.gmtime(facts.fetched))
    return replace(document, url=address(facts.url), date=document.date or day)


def keep_facts(file: Path, facts: PageFacts) -> None:
    """Keep what is known of the page in a file.

    Raises:
        OSError: it cannot be written.
    """
    write_whole(file.with_name(file.name + FACTS), [msgspec.json.encode(facts)])


def sweep_pages(folder: Path, live: Container[str]) -> None:
    """Delete every page that the library does not have any more.

    Args:
        folder: of the pages; only who may write into the library calls this.
        live: the names of the files that it has.
    """
    with suppress(OSError):
        for file in tuple(folder.iterdir()):
            if file.name.removesuffix(FACTS) not in live:
                with suppress(OSError):
                    file.unlink()
