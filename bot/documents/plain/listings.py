"""Which lines are code?

Commands, programs and settings keep their lines, and are read with what is said above them. The
comments of a file of settings are its text.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import LIST_MARK
from bot.documents.plain.layout import Layout, Line, Part
from bot.text.regexes import regex
from bot.text.spans import Span

_PROMPT: Final = regex(
    r"(?:\$(?=\s+[A-Za-z./_~])|>>>|[A-Z]:\\\S{0,80}>|PS [A-Z]:[^>]{0,80}>"
    r"|[\w.-]{1,40}@[\w.-]{1,40}[:~]\S{0,80}[$#])\s+\S|#!/\S"
)
_SETTING: Final = regex(
    r"(?:export |set )?[A-Za-z_][\w.\[\]-]{0,60}\s{0,20}(?:[:+]?=)(?!=)\s{0,4}\S"
)
_SECTION: Final = regex(r"\[[\w][\w .:/-]{0,60}\]$")
_SYNTAX: Final = regex(
    r"[{}\[\]()]{1,6}[,;]?$|.{0,300}[{]$|.{0,200}(?:=|\w\().{0,200};$"
    r"|(?:def|class|function|fn|func|import|from|#include|public|private|return|if|for|while)\b"
    r".{0,200}[;:{(=>]$"
    r"|</?[A-Za-z][^<>]{0,200}>$|\"[\w.-]{1,60}\":\s"
)
_COMMENT: Final = regex(r"(?:#{1,3}|;{1,2}|//)\s*(?=[^\s#;/=-])")
_SYMBOL: Final = regex(r"[/_=\\<>{}()$|~@]|(?:^|\s)-{1,2}\w")
_FARTHER: Final = 2  # columns
_WORDS: Final = 8  # of a command without symbols
_TOGETHER: Final = 400  # characters of code that are quoted as one
_ENDS: Final = (".", "!", "?", ",", ";")


def find_listings(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the code among some lines, and the comments of a file of settings, in order."""
    has_settings = sum(bool(_SETTING.match(_bare(line))) for line in lines) > 1
    lead: Span | None = None
    code: list[Line] = []
    comment: list[Line] = []
    for line in lines:
        if comment and (line.blanks or not (has_settings and _is_comment(line))):
            part = _comment(layout, comment)
            yield part
            lead, comment = None if line.blanks else part.span, []
        if code and not _goes_on(code, line, has_settings=has_settings):
            yield from _listing(layout, code, lead)
            lead, code = None, []
        if has_settings and _is_comment(line):
            comment.append(line)
        elif code or _begins(layout, lines[0].number, line, has_settings=has_settings):
            code.append(line)
    if comment:
        yield _comment(layout, comment)
    yield from _listing(layout, code, lead)


def _bare(line: Line) -> str:
    """Return a line without the mark that switches a setting off."""
    return line.words.lstrip("#; ") if line.words[0] in "#;" else line.words


def _is_comment(line: Line) -> bool:
    """Return whether a line is a comment, and no setting that is switched off."""
    return bool(_COMMENT.match(line.words)) and not _SETTING.match(_bare(line))


def _is_code(line: Line, *, has_settings: bool) -> bool:
    """Return whether a line is code by its looks."""
    if _PROMPT.match(line.words):
        return True
    if LIST_MARK.match(line.words):
        return False
    is_setting = bool(_SETTING.match(_bare(line)) or _SECTION.match(line.words))
    return (has_settings and is_setting) or bool(_SYNTAX.match(line.words))


def _begins(layout: Layout, least: int, line: Line, *, has_settings: bool) -> bool:
    """Return whether code begins with a line: by its looks, or farther in below a colon."""
    at = line.number
    above = layout.lines[at - 1] if at > least else None
    leads = above is not None and above.words.endswith((":", "：")) and line.blanks <= 1
    if above and leads and line.indent >= above.indent + _FARTHER and _may_be_command(line):
        return True
    if not _is_code(line, has_settings=has_settings):
        return False
    below = layout.lines[at + 1] if at + 1 < len(layout.lines) else None
    is_more = below is not None and _is_code(below, has_settings=has_settings)
    return bool(_PROMPT.match(line.words)) or leads or is_more or has_settings


def _may_be_command(line: Line) -> bool:
    """Return whether a line farther in than the one above may be a command."""
    words, count = line.words, len(line.words.split())
    if any(pattern.match(words) for pattern in (_PROMPT, _SETTING, _SYNTAX)):
        return not LIST_MARK.match(words) or bool(_SYNTAX.match(words))
    if LIST_MARK.match(words) or words.endswith(_ENDS) or "  " in words:
        return False
    has_symbols = bool(_SYMBOL.search(words)) and count <= 2 * _WORDS
    is_sentence = words[0].isupper() and count > _WORDS // 2
    is_brief = words[0].islower() and words.isascii() and count <= _WORDS
    return is_brief or (has_symbols and not is_sentence)


def _goes_on(code: Sequence[Line], line: Line, *, has_settings: bool) -> bool:
    """Return whether a line belongs to the code above it."""
    if line.number != code[-1].number + 1 or line.blanks > 1:
        return False
    if line.indent > code[0].indent or (line.blanks == 0 and line.indent == code[0].indent > 0):
        return True
    if _PROMPT.match(code[-1].words) and not line.blanks:
        return True  # what a command prints
    return _is_code(line, has_settings=has_settings) and line.indent >= code[0].indent


def _listing(layout: Layout, lines: Sequence[Line], lead: Span | None) -> Iterator[Part]:
    """Yield the parts of a listing: each setting alone, other code as far as it is one piece."""
    if not lines:
        return
    at = lines[0].number
    above = layout.lines[at - 1] if at else None
    if above and above.words.endswith((":", "：")) and lines[0].blanks <= 1:
        lead = above.span
    alone = all(_SETTING.match(_bare(line)) or _SECTION.match(line.words) for line in lines)
    piece: list[Line] = []
    for line in lines:
        is_long = piece and line.span.end - piece[0].span.start > _TOGETHER
        if piece and (alone or (line.blanks and is_long)):
            yield layout.part(piece[0], piece[-1], Kind.CODE, lead=lead)
            piece, lead = [], None if alone and line.blanks else lead
        piece.append(line)
    yield layout.part(piece[0], piece[-1], Kind.CODE, lead=lead)


def _comment(layout: Layout, lines: Sequence[Line]) -> Part:
    """Return the part of some lines of comment, its first mark left out."""
    found = _COMMENT.match(lines[0].words)
    return layout.part(lines[0], lines[-1], Kind.PARAGRAPH, mark=found.end() if found else 0)
