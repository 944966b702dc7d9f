"""Which words are a date?

Patterns for the forms people write in running text and in the first lines of a document. They
are linear: no pattern can go back over what it has read.
"""

import re
from typing import Final

_MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
_MONTH: Final = r"(?:" + "|".join([*_MONTHS, *(m[:3] + r"\b\.?" for m in _MONTHS), "sept"]) + ")"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1\d|20)\d\d"
FORMS: Final = (
    rf"\b{_YEAR}-\d\d-\d\d\b",
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}\b",
    rf"\b{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?\b",
    rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR})?",
    rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
)
_DATE: Final = re.compile("|".join(FORMS), re.IGNORECASE)
_LABEL: Final = re.compile(r"^(?:date|dated|published|updated|posted)?(?: on)?\s*:?\s*$", re.I)


def date_line(line: str) -> str:
    """Return the date of a line that holds nothing else but perhaps a label, else "".

    Example:
        "Published: 18 May 2023" -> "18 May 2023"; "It was 18 May 2023 when" -> ""
    """
    found = _DATE.search(line)
    if found is None:
        return ""
    rest = line[: found.start()] + line[found.end() :]
    return found.group() if _LABEL.match(rest.strip(" \t.,|-–—()[]")) else ""
