"""What does a line of plain text look like?

Patterns and tests for single lines: list marks, underlines, chat messages, questions, capitals,
the few words of a title. A reader of a format without markup tells headings from text by them.
"""

import re
from typing import Final

from bot.text.dates import date_of_line

UNSEEN: Final = "\u200b\u2060\ufeff"  # a line of these alone looks blank
UNDERLINE: Final = re.compile(rf"(?:[=\-~*_#]{{3,}}|[{UNSEEN}]+)$")
LIST_MARK: Final = re.compile(r"(?:[-*•–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
NUMBERED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.)\s+[^\W\d_]")
QUESTION_LABEL: Final = re.compile(
    r"(?:Q|Question|F|Frage|В|Вопрос)\s?\d{0,3}\s?[:.)]\s", re.IGNORECASE
)
WEB_ADDRESS: Final = re.compile(r"<?(https?://[^\s<>]+)>?$", re.IGNORECASE)  # and nothing else
FACT: Final = re.compile(  # a label and its value
    r"(?:(?P<title>title|subject|headline)|(?P<source>source|agency|publisher)|(?P<by>from|by|author)"
    r"|(?P<date>date|published|updated|posted)|(?P<other>to|cc|reply-to)"
    r"|(?P<url>(?:url|link)(?=\s*:\s*https?://\S+$)))\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_ANSWER_LABEL: Final = re.compile(
    r"(?:A|Answer|Antwort|О|Ответ)\s?\d{0,3}\s?[:.)]\s", re.IGNORECASE
)
_STAMP: Final = re.compile(r"\[?(?:[\d./-]{8,10},? )?\d{1,2}:\d\d")  # of a message in a chat
_SPEAKER: Final = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,2}: ?(?!//)(?=\S)")
_SENTENCE_END: Final = re.compile(r"[.!?]\s")
_ENDS: Final = tuple(".!?…:;,\"'”’)。！？।")
_QUESTION_ENDS: Final = ("?", "？")
_BEGINNINGS: Final = (
    LIST_MARK, UNDERLINE, _STAMP, _SPEAKER, QUESTION_LABEL, _ANSWER_LABEL, FACT,
)  # fmt: skip
TITLE_WORDS: Final = 20  # at most
HEADING_WORDS: Final = 10  # at most
_SHORT_WORDS: Final = 6  # at most


def are_separate(line: str, following: str, *, longest: int) -> bool:
    """Return whether a line and the one below it, without a blank line, are two paragraphs.

    Args:
        line: not blank, without white space at its ends.
        following: the line below it, likewise.
        longest: the characters of the longest line that stands with them.
    """
    return bool(
        any(pattern.match(following) for pattern in _BEGINNINGS)
        or any(pattern.match(line) for pattern in (UNDERLINE, FACT, QUESTION_LABEL))
        or date_of_line(line)
        or date_of_line(following)
        or is_in_capitals(line)
        or _is_broken_early(line, following, longest)
    )


def _is_broken_early(line: str, following: str, longest: int) -> bool:
    """Return whether a line ends although whoever wraps by hand had room for another word."""
    needed = len(line) + 1 + len(following.split(maxsplit=1)[0])
    begins_anew = following[0].isupper() or following[0].isdigit()
    return begins_anew and line[-1] not in ",-–—" and needed * 2 < longest


def is_in_capitals(line: str) -> bool:
    """Return whether a line is in capitals: up to ten words without a full stop."""
    words = line.rstrip(":")
    return (
        line.isupper()
        and len(words.split()) <= HEADING_WORDS
        and sum(map(str.isalpha, line)) > 3  # noqa: PLR2004 - "OK" and "CNN" head nothing
        and not words.endswith(_ENDS)
        and not LIST_MARK.match(line)
    )


def is_short_title(line: str) -> bool:
    """Return whether a line is a few words with a capital first, no digit and no end."""
    return line[0].isupper() and is_bare(line, _SHORT_WORDS) and not any(map(str.isdigit, line))


def is_bare(line: str, most: int) -> bool:
    """Return whether a line has at most `most` words and is no sentence, list item or message."""
    return (
        not line.endswith(_ENDS)
        and len(line.split()) <= most
        and not any(pattern.match(line) for pattern in (_STAMP, _SPEAKER, UNDERLINE))
        and (not LIST_MARK.match(line) or bool(NUMBERED.match(line)))
        and any(map(str.isalpha, line))
    )


def is_question(line: str) -> bool:
    """Return whether a line is one question, as in a list of questions and answers."""
    if not line.endswith(_QUESTION_ENDS) or len(line.split()) > TITLE_WORDS:
        return False
    is_message = _STAMP.match(line) or (_SPEAKER.match(line) and not QUESTION_LABEL.match(line))
    return not is_message and not _SENTENCE_END.search(QUESTION_LABEL.sub("", line, count=1))


def is_prose(words: str) -> bool:
    """Return whether a paragraph is text rather than a few words: an item or a message is text."""
    is_item = any(pattern.match(words) for pattern in (LIST_MARK, _SPEAKER, _STAMP))
    return is_item or words.endswith(_ENDS) or len(words.split()) > HEADING_WORDS
