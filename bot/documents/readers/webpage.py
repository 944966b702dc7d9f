"""What does this saved web page say?

Its title, date, author and address come from its head; what people read of it from its body.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.composing import compose
from bot.documents.structure.trees import Tree, local, parse_html
from bot.documents.structure.webpages import main_part, page_parts
from bot.text.regexes import regex

_SAVED: Final = regex(  # what browsers write into a page that they save
    rb"<!--\s*(?:saved from url=\(\d+\)|[^>]{0,200}?url:\s*)(https?://[^\s<>\"]{1,500})",
    re.IGNORECASE,
)
_DATES: Final = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
    "dcterms.created", "publish-date", "pubdate", "article:modified_time", "dcterms.modified",
)  # fmt: skip
_SITE: Final = regex(r"\s+(?:[|·•–—-]|::|&mdash;)\s+")
_DAY: Final = regex(r"(\d{4}-\d\d-\d\d)T[\d:.Z+-]*$")


def read(raw: bytes) -> Reading:
    """Return the blocks of a page, and what its head says of it."""
    root = parse_html(raw)
    if root is None:
        return Reading("", ())
    facts = dict(_facts(root))
    parts = page_parts(main_part(root))
    saved = _SAVED.search(raw[:4_096])
    return compose(
        parts,
        title=_title(root, facts),
        date=_DAY.sub(r"\1", next((facts[name] for name in _DATES if facts.get(name)), "")),
        source=facts.get("author", "") or facts.get("og:site_name", ""),
        url=facts.get("canonical", "") or facts.get("og:url", "") or _text(saved),
    )


def _text(found: re.Match[bytes] | None) -> str:
    """Return an address that was found, "" if none was."""
    return found[1].decode("utf-8", "replace") if found else ""


def _facts(root: Tree) -> Iterator[tuple[str, str]]:
    """Yield what the head says, the last word on each thing first, and the first date shown."""
    for element in reversed(list(root.iter("meta", "link", "time"))):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        value = element.get("content") or element.get("datetime") or ""
        if local(element) == "link" and (element.get("rel") or "").lower() == "canonical":
            name, value = "canonical", element.get("href") or ""
        if local(element) == "time":
            name = name or "pubdate"
        if name and value.strip():
            yield name.lower(), " ".join(value.split())


def _title(root: Tree, facts: dict[str, str]) -> str:
    """Return the title of a page: its one great heading, or its title without the site's name."""
    titles = [" ".join("".join(one.itertext()).split()) for one in root.iter("title")]
    said = facts.get("og:title") or next(filter(None, titles), "")
    headings = [" ".join("".join(one.itertext()).split()) for one in root.iter("h1")]
    if len(headings) == 1 and 0 < len(headings[0]) <= len(said or headings[0]):
        return headings[0].rstrip("¶# ")
    return _SITE.split(said)[0] or said
