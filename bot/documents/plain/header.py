"""What do the first lines of a plain text say of it?

They often are no prose but a title, a date, an agency and an address: metadata, so that nobody
gets "CNN" for an answer.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.lines import (
    FACT,
    LIST_MARK,
    TITLE_WORDS,
    UNDERLINE,
    VERSION,
    WEB_ADDRESS,
    is_bare,
    is_prose,
)
from bot.documents.plain.layout import Part
from bot.documents.sections import section_of
from bot.text.capitals import CAPITALS
from bot.text.dates import date_of_line
from bot.text.regexes import regex

_LABELS: Final = ("title", "source", "by", "date", "other", "url")
_BYLINE: Final = regex(rf"(?:By|BY) ((?:[{CAPITALS}][\w.’'-]*,? ?|and ){{2,8}})$")
_BETWEEN_FACTS: Final = regex(r"\s+[|•·]\s+")  # in one line
_AGENCY: Final = regex(
    r"(?:cnn|bbc|ap|afp|ansa|dpa|efe|tass|upi|xinhua|reuters|interfax|kyodo|yonhap)\b"
    r"|.*\b(?:news|times|post|agency|press|journal|herald|tribune|gazette|radio)$",
    re.IGNORECASE,
)
_MAIL: Final = regex(r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: ")
_HEADER_LINES: Final = 8  # more first lines without a sentence are a list, not a header
_AGENCY_WORDS: Final = 4  # at most


def read_header(parts: Sequence[Part]) -> tuple[int, dict[str, str]]:
    """Return how many first paragraphs are the document's header, and its facts.

    The facts are `title`, `date`, `source` and `url`, "" where the header does not have them;
    there are none if there is no header.
    """
    facts: dict[str, str] = {}
    count = 0
    for part, following in pairwise(parts[: _HEADER_LINES + 1]):
        if part.kind:
            break
        if facts and UNDERLINE.match(part.words):
            count += 1
            continue
        found = _facts(part, following, facts)
        if found is None:
            break
        facts = {**found, **facts}  # the first of two facts of a kind counts
        count += 1
    rest = parts[count:]
    is_diary = facts.keys() == {"date"} and any(p.opens and date_of_line(p.words) for p in rest)
    is_links = facts.keys() == {"url"} and any(WEB_ADDRESS.match(p.words) for p in rest)
    if is_diary or is_links or not any(p.kind or is_prose(p.words) for p in rest):
        return 0, {}
    facts.setdefault("source", facts.get("by", ""))
    return count, {name: facts.get(name, "") for name in ("title", "date", "source", "url")}


def _facts(part: Part, following: Part, known: Mapping[str, str]) -> dict[str, str] | None:
    """Return the facts of a header line, None if it is no header line."""
    if not part.is_line:
        return None
    if found := _marked_facts(part.words):
        return found
    if {"by", "title"} <= known.keys() and _MAIL.match(part.words):
        return {"other": part.words}  # a letter's other lines: Message-ID, Reply-To
    agency = _AGENCY.match(part.words) or (part.words.isupper() and "date" in known)
    if agency and len(part.words.split()) <= _AGENCY_WORDS and "source" not in known:
        return {"source": part.words}
    stands_apart = (
        part.closes
        or UNDERLINE.match(following.words)
        or LIST_MARK.match(following.words)
        or _marked_facts(following.words)
    )
    is_title = (
        "title" not in known
        and stands_apart
        and not LIST_MARK.match(part.words)
        and not ((section := section_of(part.words)) and section.is_sure)
        and not (VERSION.match(part.words) and LIST_MARK.match(following.words))
        and is_bare(part.words, TITLE_WORDS)
    )
    return {"title": part.words.lstrip("# ")} if is_title else None


def _marked_facts(line: str) -> dict[str, str]:
    """Return the facts that labels, dates, addresses or "By" mark; none if a line has more."""
    found: dict[str, str] = {}
    for piece in _BETWEEN_FACTS.split(line):
        date, labelled, byline = date_of_line(piece), FACT.match(piece), _BYLINE.match(piece)
        if date:
            found["date"] = date
        elif web := WEB_ADDRESS.match(piece):
            found["url"] = web[1]
        elif labelled and not piece.endswith((".", "!", "?")):
            found[next(name for name in _LABELS if labelled[name])] = labelled["value"].strip()
        elif byline:
            found["by"] = byline.group(1).strip()
        elif piece != line and _AGENCY.match(piece) and len(piece.split()) <= _AGENCY_WORDS:
            found["source"] = piece
        else:
            return {}
    return found
