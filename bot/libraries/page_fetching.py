"""How does a page of the web become a file of ours?

It is fetched into the folder of pages. One that was fetched before is asked for only if it has
changed, and takes the place of what was there.
"""

import time
from hashlib import blake2b
from pathlib import Path
from typing import Final

from bot.errors import UnreadableDocument
from bot.libraries.downloading import Network, NotFetched, Page, download
from bot.libraries.folders import system_reason
from bot.libraries.web_addresses import AddressRefused, parse_address
from bot.libraries.web_pages import FACTS, PageFacts, facts_of, keep_facts
from bot.libraries.whole_files import write_whole
from bot.text.regexes import regex

_ODD: Final = regex(r"[^a-z0-9]+")
_LONGEST: Final = 60  # characters of an address that stand in the name of a file
_DIGEST: Final = 4  # bytes that tell two addresses apart


def fetch_page(folder: Path, url: str, network: Network) -> Path:
    """Fetch a page into the folder of pages, and return its file; one that has not changed stays.

    Args:
        folder: is made if needed.
        url: its address.
        network: how it is reached.

    Raises:
        UnreadableDocument: it cannot be fetched, or not be written.
    """
    try:
        stem = _stem(url)
        before = _kept(folder, stem)
        known = (facts_of(before) if before else None) or PageFacts("", "", 0.0)
        page = download(url, network, etag=known.etag, modified=known.modified)
        return _keep(folder, stem, before, page, url)
    except (NotFetched, AddressRefused) as error:
        raise UnreadableDocument(url, error.reason) from error
    except OSError as error:
        raise UnreadableDocument(url, system_reason(error)) from error


def _keep(folder: Path, stem: str, before: Path | None, page: Page, url: str) -> Path:
    """Write a page, unless it is there as it was, and what is known of it; return its file.

    Raises:
        NotFetched: the server says that a page which we never had has not changed.
        OSError: it cannot be written.
    """
    facts = PageFacts(url, page.url, time.time(), page.etag, page.modified)
    if page.raw is None or page.format is None:
        if before is None:
            raise NotFetched("the server sends nothing")
        keep_facts(before, facts)
        return before
    file = folder / f"{stem}{page.format.suffixes[0]}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep_facts(file, facts)
    if not file.exists() or file.read_bytes() != page.raw:
        write_whole(file, [page.raw])
    return file


def _kept(folder: Path, stem: str) -> Path | None:
    """Return the file of a page that was fetched before, None if none was."""
    found = (file for file in folder.glob(f"{stem}.*") if not file.name.endswith(FACTS))
    return next(found, None)


def _stem(url: str) -> str:
    """Return the name of the file of a page, without its end: the same for the same address.

    Raises:
        AddressRefused: it is no address that is fetched.
    """
    parts = parse_address(url)
    words = _ODD.sub("-", f"{parts.host}{parts.target}".lower()).strip("-")
    digest = blake2b(str(parts).encode(), digest_size=_DIGEST).hexdigest()
    return f"{words[:_LONGEST].strip('-')}-{digest}"
