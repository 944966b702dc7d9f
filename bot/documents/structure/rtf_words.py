"""What are the words of RTF?

Rich text is control words, groups in braces and plain letters. Here it is cut into these, and here
stand the words that name characters, encodings, and groups that are no text.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from bot.text.regexes import regex

_TOKEN: Final = regex(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
UNREAD: Final = frozenset(
    "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore"
    " latentstyles listtable listoverridetable revtbl rsidtbl generator xmlnstbl header headerl"
    " headerr headerf footer footerl footerr footerf fldinst ftnsep ftnsepc aftnsep bkmkstart"
    " bkmkend datafield nonshppict filetbl mmathPr pgdsctbl userprops operator annotation atnid"
    " atnauthor atndate shpinst sp do template company manager category doccomm".split()
)
READ: Final = frozenset("shptxt listtext pntext footnote fldrslt result upr ud shprslt".split())
FACTS: Final = frozenset({"title", "author"})
CHARACTERS: Final = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "tab": " ", "line": "\n", "lbr": "\n", "emspace": "\u2003",
    "enspace": "\u2002", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b",
}  # fmt: skip
SYMBOLS: Final = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}
CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip


def cut_tokens(raw: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tokens of a file; bytes of a picture, behind "bin", are none."""
    at = 0
    while found := _TOKEN.search(raw, at):
        at = found.end()
        if found["word"] == b"bin" and found["number"]:
            at += max(0, int(found["number"]))
            continue
        yield found


def encoding_of(page: int) -> str:
    """Return the encoding of a code page of Windows, the Western one where it is unknown."""
    name = "utf-8" if page == 65001 else f"cp{page}"  # noqa: PLR2004 - a number of Microsoft's
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
