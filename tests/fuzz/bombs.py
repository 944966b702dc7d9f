"""Files that are made to take all memory or time."""

import io
import zipfile
from collections.abc import Iterator

from tests.documents.readers.made import DOCUMENT, MADE
from tests.fuzz.seeds import seeds
from tests.pdf_files import lines, make_pdf

_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(10))
_NESTED = 1_000_000
_ZEROS = bytes(1_000_000)


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """Yield what each bomb is, the name of its reader, and the file."""
    yield "a page that never ends", "webpage", b"<div>" * _NESTED
    yield "quotations within each other", "webpage", b"<blockquote><ul><li>" * 100_000
    yield "10,000 pages", "pdf", make_pdf([lines(72, 700, ["A page."])] * 10_000)
    yield "a page of a million letters", "pdf", make_pdf([lines(72, 700, ["word " * 200_000])])
    yield "arrays within each other", "pdf", b"%PDF-1.7\n1 0 obj\n" + b"[" * _NESTED
    yield "lists within each other", "notebook", b"[" * _NESTED
    yield "a chat within a chat", "chat_export", b'{"messages":' * 100_000
    yield "groups within each other", "rtf", b"{\\rtf1" + b"{" * _NESTED
    yield "a row without an end", "delimited", b"a," * _NESTED
    yield "parts within each other", "mail", _mail(300)
    for name in ("docx", "odt", "epub", "pptx", "xlsx", "ods"):
        yield "a member of 600 MB", name, _with_zeros(seeds()[name])
        yield "a billion laughs", name, _with_laughs(seeds()[name])
        yield "elements within each other", name, _nested(seeds()[name])
    yield (
        "an archive in an archive",
        "docx",
        _zip({"a.zip": _zip({"b.zip": MADE["docx"](DOCUMENT)})}),
    )


def _zip(files: dict[str, bytes]) -> bytes:
    """Return an archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _members(raw: bytes) -> dict[str, bytes]:
    """Return what is in an archive."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _largest(members: dict[str, bytes]) -> str:
    """Return the name of the member that holds the text."""
    known = (
        *("word/document.xml", "content.xml", "OEBPS/1.xhtml", "ppt/slides/slide1.xml"),
        "xl/worksheets/sheet1.xml",
    )
    named = next((name for name in known if name in members), "")
    texts = [name for name in members if name.endswith((".xhtml", ".html", ".xml"))]
    return named or max(texts, key=lambda name: len(members[name]))


def _with_zeros(raw: bytes) -> bytes:
    """Return an archive whose text is 600 MB of zeros, which take half a megabyte in it."""
    members = _members(raw)
    chosen = _largest(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            if name != chosen:
                archive.writestr(name, content)
        with archive.open(chosen, "w", force_zip64=True) as member:
            member.write(members[chosen])
            for _ in range(60):
                member.write(_ZEROS * 10)
    return out.getvalue()


def _with_laughs(raw: bytes) -> bytes:
    """Return an archive whose text names an entity that is a billion others."""
    members = _members(raw)
    chosen = _largest(members)
    text = members[chosen].decode()
    head, _, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
    start = rest.lstrip()
    root = start[1:].split()[0].split(">")[0]
    body = start.replace(">", ">&l9;", 1)
    members[chosen] = f"<?xml version='1.0'?><!DOCTYPE {root} [{_LAUGHS}]>{body}".encode()
    del head
    return _zip(members)


def _nested(raw: bytes) -> bytes:
    """Return an archive whose text is elements within each other."""
    members = _members(raw)
    chosen = _largest(members)
    members[chosen] = b"<a>" * _NESTED
    return _zip(members)


def _mail(depth: int) -> bytes:
    """Return a message within messages."""
    raw = b"Subject: inner\n\nBoats pay ten crowns."
    for _ in range(depth):
        raw = b"Subject: outer\nContent-Type: message/rfc822\n\n" + raw
    return raw
