"""What does a line of plain text look like?

Patterns and tests for single lines: list marks, underlines, chat messages, questions, capitals,
the few words of a title. A reader of a format without markup tells headings from text by them.
"""

import re
from functools import lru_cache
from typing import Final

from bot.documents.sections import section_of
from bot.text.dates import date_of_line
from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex

UNSEEN: Final = "\u200b\u2060\ufeff"  # a line of these alone looks blank
UNDERLINE: Final = regex(
    rf"(?:[=\-~*_#]{{3,}}|[=\-─]{{2,}}(?:\s+[=\-─]{{2,}}){{1,40}}|[─━═]{{3,}}|[{UNSEEN}]+)$"
)
BULLET: Final = regex(r"(?:[-*•–—·▪◦‣➢✓+]|o(?=\s\s))\s+")
LIST_MARK: Final = regex(
    rf"{BULLET.pattern}|(?:\(?\d{{1,3}}[.)]|\[\d{{1,3}}\]|\(?(?:[a-z]|[ivx]{{2,5}})[.)]|\([A-Z]\))\s+"
)
LATER_MARK: Final = regex(  # of an item that is not the first
    r"(?:\(?(?:[2-9]|[1-9]\d{1,2})[.)]|\[(?:[2-9]|[1-9]\d{1,2})\]|\(?[b-hj-z][.)]|\([B-Z]\))\s+"
)
VERSE: Final = regex(  # "2:14 And …", "Gen 1:3 …", "[0034] …", "¶ 12 …"
    r"(?:(?:[1-4] )?[^\W\d_][\w.]{1,14} )?\d{1,3}:\d{1,3}[a-z]?\.?\s+(?=[^\W\d_]|[\"“‘'(«])"
    r"|\[\d{3,5}\]\s+|¶\s?\d{0,4}\s*"
)
NUMBERED: Final = regex(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.)\s+[^\W\d_]")
QUESTION_LABEL: Final = regex(
    r"(?:Q\s?\d{0,3}\s?[:.)]"
    r"|(?:Question|F|Frage|P|Pregunta|Domanda|В|Вопрос)\s?(?:\d{1,3}\s?[:.)]|:))\s+"
    r"|(?:问题?|問題?|質問|질문|ถาม|س|سؤال)\s?\d{0,3}\s?[:：]\s*",
    re.IGNORECASE,
)
WEB_ADDRESS: Final = regex(r"<?(https?://[^\s<>]+)>?$", re.IGNORECASE)  # and nothing else
FACT: Final = regex(  # a label and its value
    r"(?:(?P<title>title|subject|headline)|(?P<source>source|agency|publisher)|(?P<by>from|by|author)"
    r"|(?P<date>date|published|updated|posted)|(?P<other>to|cc|reply-to)"
    r"|(?P<url>(?:url|link)(?=\s*:\s*https?://\S+$)))\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
ANSWER_LABEL: Final = regex(
    r"(?:A\s?\d{0,3}\s?[:.)]|(?:Ans|Answer|Antwort|R|Réponse|Respuesta|Risposta|О|Ответ)"
    r"\s?(?:\d{1,3}\s?[:.)]|:))\s+|(?:答案?|回答|답변?|ตอบ|ج|جواب)\s?\d{0,3}\s?[:：]\s*",
    re.IGNORECASE,
)
VERSION: Final = regex(  # "heron (2.1-1)", "Version 2.1", "v1.9.2"
    r"(?:[^\W_][\w.+-]{0,40}\s){0,3}[(\[]?(?:v(?:er(?:sion|\.)?)?\.?\s?)?"
    r"\d+(?:\.\d+)+[\w.+~-]*[)\]]?(?=[\s:,;]|$)",
    re.IGNORECASE,
)
LABEL: Final = regex(  # "Phone: 4415", "Opening hours ..... 9-17"
    r"(?:[-*•·]\s{1,4})?(?P<label>[^\W\d_][^\s:：?!;…]{0,40}?(?: [^\s:：?!;…]{1,40}?){0,4})"
    r"(?:\s?：\s*|\s{0,20}:\s+|\s?(?:\.{3,120}|…{1,60}|(?: \.){3,60})\s*)(?P<value>\S.*)"
)
STAMP: Final = regex(r"\[?(?:[\d./-]{8,10},? )?\d{1,2}:\d\d")  # of a message in a chat
SPEAKER: Final = regex(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,2}: ?(?!//)(?=\S)")
_SENTENCE_END: Final = regex(r"[.!?]\s")
_GREETING: Final = regex(r"^(?:[^\s.!?…\d]+\s){0,3}[^\s.!?…\d]+[.!…]+\s+")  # four words at most
ENDS: Final = tuple(".!?…:;,\"'”’)。！？।")
_BEGINNINGS: Final = (
    LIST_MARK, UNDERLINE, STAMP, QUESTION_LABEL, ANSWER_LABEL, FACT, VERSE,
)  # fmt: skip
TITLE_WORDS: Final = 20  # at most
HEADING_WORDS: Final = 10  # at most
_SHORT_WORDS: Final = 6  # at most


@lru_cache(maxsize=1 << 12)  # each line is asked several times
def label_of(line: str) -> str:
    """Return the label that a line begins with, in small letters; "" if it has none.

    Example:
        "Phone: 4415" -> "phone"; "Q: Where?", "Article 5: Powers" -> ""
    """
    found = LABEL.match(line)
    others = (QUESTION_LABEL, ANSWER_LABEL)
    if not found or any(one.match(line) for one in others) or section_of(line):
        return ""
    return found["label"].casefold()


def are_separate(line: str, following: str, *, longest: int) -> bool:
    """Return whether a line and the one below it, without a blank line, are two paragraphs.

    Args:
        line: not blank, without white space at its ends.
        following: the line below it, likewise.
        longest: the characters of the longest line that stands with them.
    """
    return bool(
        any(pattern.match(following) for pattern in _BEGINNINGS)
        or _is_spoken(line, following)
        or (is_section_title(line) and not following[0].islower())
        or (line.endswith(ENDS) and _opens_section(following))
        or any(pattern.match(line) for pattern in (UNDERLINE, FACT))
        or date_of_line(line)
        or date_of_line(following)
        or is_in_capitals(line)
        or _is_broken_early(line, following, longest)
    )


def _is_spoken(line: str, following: str) -> bool:
    """Return whether a speaker or a label begins the line below, and no words amid a sentence."""
    begins_anew = not following[0].islower() or line.endswith(ENDS) or SPEAKER.match(line)
    return bool(begins_anew and SPEAKER.match(following))


def is_section_title(line: str) -> bool:
    """Return whether a line is a section's number and title: "Article 5. Seat", "5.1 Name"."""
    section = section_of(line)
    return (
        section is not None
        and _opens_section(line)
        and (not section.title or is_bare(section.title, TITLE_WORDS))
    )


def _opens_section(line: str) -> bool:
    """Return whether a line begins with a section's number that is no list's."""
    section = section_of(line)
    return section is not None and section.is_sure and not section.title[:1].islower()


def without(pattern: re.Pattern[str], line: str) -> str:
    """Return a line without the mark at its beginning, the line itself where it has none."""
    found = pattern.match(line)
    return line[found.end() :] if found else line


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
        and not words.endswith(ENDS)
        and not LIST_MARK.match(line)
    )


def is_short_title(line: str) -> bool:
    """Return whether a line is a few words with a capital first, no digit and no end."""
    return line[0].isupper() and is_bare(line, _SHORT_WORDS) and not any(map(str.isdigit, line))


def is_bare(line: str, most: int) -> bool:
    """Return whether a line has at most `most` words and is no sentence, list item or message."""
    return (
        not line.endswith(ENDS)
        and len(line.split()) <= most
        and not any(pattern.match(line) for pattern in (STAMP, SPEAKER, UNDERLINE))
        and (not LIST_MARK.match(line) or bool(NUMBERED.match(line)))
        and any(map(str.isalpha, line))
    )


@lru_cache(maxsize=1 << 12)
def is_question(line: str) -> bool:
    """Return whether a line is one question, as in a list of questions and answers."""
    line = without(LIST_MARK, line).strip("*_")
    if not line.endswith(QUESTION_MARKS) or len(line.split()) > TITLE_WORDS:
        return False
    is_message = STAMP.match(line) or (SPEAKER.match(line) and not QUESTION_LABEL.match(line))
    return not is_message and not _SENTENCE_END.search(without(QUESTION_LABEL, line))


def without_greeting(message: str) -> str:
    """Return a message without the few words before its question: "Thanks! And the code?"."""
    return _GREETING.sub("", message, count=1) if message.endswith(QUESTION_MARKS) else message


def is_prose(words: str) -> bool:
    """Return whether a paragraph is text rather than a few words: an item or a message is text."""
    is_item = any(pattern.match(words) for pattern in (LIST_MARK, SPEAKER, STAMP))
    return is_item or words.endswith(ENDS) or len(words.split()) > HEADING_WORDS
