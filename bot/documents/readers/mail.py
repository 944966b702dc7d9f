"""What do these messages say?

One message of electronic mail, or a box of them. Who wrote it to whom, when and about what are
lines of its text; what it quotes of other messages is in the text and is not quoted again.
"""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any, Final

from bot.documents.document import Block, Kind, Place, Reading
from bot.documents.readers import text as plain_text
from bot.documents.structure.composing import compose
from bot.documents.structure.joining import join
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.trees import attribute, local, parse_html
from bot.documents.structure.webpages import page_parts
from bot.errors import NotReadable, NotText
from bot.text.encodings import decode
from bot.text.regexes import regex
from bot.text.spans import trim

_BOX: Final = regex(rb"^From \S.*\d{4}\s*$", re.MULTILINE)  # begins each message of a box
_STAMPED: Final = regex(
    rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d(?::\d\d)? (?:\S{1,9} )?\d{4}\s*$"
)
_HEADERS: Final = ("from", "to", "cc", "date", "subject")
_SHOWN: Final = ("From", "To", "Cc", "Date")
_QUOTED: Final = regex(r"[ \t]*>")
_ATTRIBUTION: Final = regex(  # "On 3 May 2024, Anna wrote:", in any language, or a rule
    r"(?:.*\d.*[:：]|-{2,}\s?[^\W\d_][^-]*-{2,})\s*$"
)
_FORWARDED: Final = regex(  # what Outlook puts above the message that it answers
    r"-{3,}\s?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Исходное сообщение)"
    r"|_{20,}\s*$",
    re.IGNORECASE,
)
_SEAL, _SEAL_END = "-----BEGIN PGP SIGNATURE", "-----END PGP SIGNATURE"
_SEALED: Final = ("-----BEGIN PGP SIGNED MESSAGE", "Hash: SHA")
_REPLY: Final = regex(
    r"(?:(?:re|fwd?|aw|wg|sv|antw|отв|ответ|回复|转发)\s?(?:\[\d+\])?[:：]\s*)+", re.IGNORECASE
)
_MOST: Final = 20_000  # messages of a box
_WORDS: Final = regex(rb"[A-Za-z]{2,20}(?: [A-Za-z]{2,20}){3}")
_HUNDRED: Final = 100
_LONGEST_TYPE: Final = 2_000  # characters of a header that says how a part is written
_LONGEST_HEADER: Final = 30_000  # likewise, of any other; the time to parse it grows by the square


class _Patient(EmailPolicy):
    """How headers are parsed, but for those so long that nobody has written them."""

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401 - a str that has more
        """Return a header, parsed; a very long one as it stands, or in part."""
        said = str(value)
        if name.lower().startswith("content-"):
            value = value if len(said) <= _LONGEST_TYPE else said[:_LONGEST_TYPE]
        elif len(said) > _LONGEST_HEADER:
            return said
        return super().header_fetch_parse(name, value)


_POLICY: Final = _Patient()


def read(raw: bytes) -> Reading:
    """Return the blocks of a message, or of a box of messages.

    Raises:
        NotReadable: it is neither.
    """
    raw = raw.replace(b"\r\n", b"\n")
    starts = [match.start() for match in _BOX.finditer(raw) if _begins_message(raw, match)]
    if len(starts) < 2 and not (starts and starts[0] == 0):  # noqa: PLR2004 - a box
        return _message(raw, is_alone=True)
    ends = [*starts[1:], len(raw)]
    readings = []
    for start, end in zip(starts[:_MOST], ends, strict=False):
        body = raw[start:end].partition(b"\n")[2]
        one = _message(re.sub(rb"^>(>*From )", rb"\1", body, flags=re.MULTILINE), is_alone=False)
        readings.append(((), one))
    return join(readings)


def _begins_message(raw: bytes, match: re.Match[bytes]) -> bool:
    """Return whether a line "From …" stands at the beginning of a message of a box.

    With a date as programs write it, it does so whatever stands around it: that may be damaged.
    """
    if _STAMPED.match(match[0]):
        return True
    before, after = raw[max(0, match.start() - 2) : match.start()], raw[match.end() :][:_HUNDRED]
    return before in {b"", b"\n\n"} and re.match(rb"\n[\w-]+:", after) is not None


def _message(raw: bytes, *, is_alone: bool) -> Reading:
    """Return the reading of one message.

    Raises:
        NotReadable: it is none.
    """
    message = email.message_from_bytes(raw, policy=_POLICY)
    if not isinstance(message, EmailMessage):
        raise NotReadable("it is no electronic mail")
    facts = {name: _header(message, name) for name in _HEADERS}
    if is_alone and not (facts["from"] or facts["subject"] or facts["date"]):
        raise NotReadable("it is no electronic mail: it names no sender, subject or date")
    subject = facts["subject"]
    head = compose(_head(facts, is_alone=is_alone))
    above = (subject,) if subject else ()
    attached = compose(Part(Role.ITEM, text) for text in _attachments(message))
    whole = join([((), head), (above, _body(message, subject)), (above, attached)])
    author = re.sub(r"\s*<[^<>]*>", "", facts["from"]).strip('" ') or facts["from"]
    return replace(whole, title=subject, date=facts["date"][:10], source=author)


def _head(facts: dict[str, str], *, is_alone: bool) -> Iterator[Part]:
    """Yield the subject and the lines that say who wrote to whom, and when.

    In a box, each message is a place: who wrote it, and when.
    """
    place = "" if is_alone else ", ".join(filter(None, (facts["date"][:16], facts["from"])))
    subject = facts["subject"]
    yield Part(Role.HEADING, subject, place=place) if subject else Part(Role.END, place=place)
    for name in _SHOWN:
        if value := facts[name.lower()]:
            yield Part(Role.ITEM, f"{name}: {value}")


def _header(message: EmailMessage, name: str) -> str:
    """Return a header on one line, the date as it sorts; "" if it is missing or broken."""
    try:
        value = " ".join(str(message.get(name, "")).split())
        if name != "date":
            return value
        return parsedate_to_datetime(value).strftime("%Y-%m-%d %H:%M")
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError):
        return ""


def _attachments(message: EmailMessage) -> Iterator[str]:
    """Yield a line for each file that is attached."""
    for part in message.walk():
        name = part.get_filename()
        if name:
            yield f"Attachment: {' '.join(name.split())}"


def _body(message: EmailMessage, subject: str) -> Reading:
    """Return what a message says: its plain text, or its page where it has no such text."""
    texts = [part for part in message.walk() if _is_shown(part, "text/plain")]
    contents = list(filter(str.strip, map(_content, texts)))
    if contents:
        return _plain("\n\n".join(contents), subject)
    pages = [_content(part) for part in message.walk() if _is_shown(part, "text/html")]
    return compose(part for page in pages for part in _page(page))


def _is_shown(part: EmailMessage, kind: str) -> bool:
    """Return whether a part of a message is shown as its text."""
    return part.get_content_type() == kind and not part.get_filename()


def _content(part: EmailMessage) -> str:
    """Return the text of a part of a message, whatever it says of its encoding."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):
        try:
            text = decode(raw)
        except NotText:
            if not _WORDS.search(raw):
                return ""
            shown = raw.decode("utf-8", "ignore")  # some of it is text
            text = "".join(one for one in shown if one.isprintable() or one in "\n\t")
    return text.replace("\r\n", "\n").replace("\0", "")


def _page(page: str) -> Iterator[Part]:
    """Yield the parts of a message that is a page, what it quotes of others apart."""
    root = parse_html(page.encode("utf-8", "replace"))
    if root is None:
        return
    quoted = [
        one
        for one in root.iter()
        if (local(one) == "blockquote" and attribute(one, "type") == "cite")
        or "gmail_quote" in attribute(one, "class").split()
    ]
    texts = [" ".join("".join(one.itertext()).split()) for one in quoted]
    for one in quoted:
        tail = one.tail
        one.clear()
        one.tail = tail
    yield from page_parts(root)
    yield from (Part(Role.ASIDE, text) for text in texts)


def _plain(text: str, subject: str) -> Reading:
    """Return the reading of a text, in which lines that quote other messages are metadata."""
    pieces = list(_quotations(text.split("\n")))
    readings: list[tuple[tuple[str, ...], Reading]] = []
    for lines, is_quoted in pieces:
        piece = "\n".join(lines).strip("\n")
        if not piece.strip():
            continue
        if is_quoted:
            span = trim(piece, 0, len(piece))
            blocks = (Block(span, Kind.METADATA),) if span else ()
            readings.append(((), Reading(piece, blocks)))
        else:
            readings.append(((), _own_words(piece, subject)))
    return join(readings)


def _own_words(text: str, subject: str) -> Reading:
    """Return the reading of a text below its subject, which is no part of it.

    The subject stands above it while it is read, as the title that its first line else might be.
    """
    title = f"{_REPLY.sub('', subject) or 'Message'}\n\n"
    reading = plain_text.read(f"{title}{text}".encode("utf-8", "surrogateescape"))
    if len(reading.text) != len(title) + len(text):
        return reading
    at = len(title)
    blocks = tuple(
        replace(
            block,
            span=block.span.shift(-at),
            headings=tuple(one for one in block.headings if one != reading.title),
            lead=block.lead.shift(-at) if block.lead and block.lead.start >= at else None,
        )
        for block in reading.blocks
        if block.span.start >= at
    )
    places = tuple(Place(p.start - at, p.name) for p in reading.places if p.start >= at)
    return Reading(reading.text[at:], blocks, places=places)


def _quotations(lines: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """Yield the lines that stand together, and whether they quote another message."""
    run: list[str] = []
    was_quoted = False
    forwarded = False
    sealed = _sealed(lines)
    for at, line in enumerate(lines):
        forwarded = forwarded or bool(_FORWARDED.match(line))
        is_quoted = forwarded or sealed[at] or bool(_QUOTED.match(line)) or _introduces(lines, at)
        if was_quoted and not line.strip():
            is_quoted = True  # blank lines go on with what is above them
        if run and is_quoted != was_quoted:
            yield run, was_quoted
            run = []
        run.append(line)
        was_quoted = is_quoted
    if run:
        yield run, was_quoted


def _sealed(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it seals the message (PGP) rather than being of it."""
    found: list[bool] = []
    is_within = False
    for line in lines:
        is_within = is_within or line.startswith(_SEAL)
        found.append(is_within or line.startswith(_SEALED))
        is_within = is_within and not line.startswith(_SEAL_END)
    return found


def _introduces(lines: Sequence[str], at: int) -> bool:
    """Return whether a line says who wrote what is quoted below it."""
    below = next((line for line in lines[at + 1 : at + 3] if line.strip()), "")
    return bool(_QUOTED.match(below)) and _ATTRIBUTION.match(lines[at]) is not None
