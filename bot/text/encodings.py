"""What characters are these bytes?

Bytes become text in one of three ways. A byte order mark decides; else UTF-16 is recognised by its
zeros and UTF-8 by being valid; else statistics (charset-normalizer) choose among the encodings
that are in use. A few broken bytes are kept as lone surrogates (Python's "surrogateescape", PEP
383), so that UTF-8 can be turned back into exactly the bytes that were read. Nothing is
normalised: line ends, NUL and UTF-8's byte order mark stay, and offsets count them.
"""

import codecs
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Final

from bot.errors import NotText
from bot.text.regexes import regex

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose little-endian mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, perhaps .docx or .epub"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file, perhaps .doc"),
)
# Letters between ASCII ones are Western, runs of them are another script: asked apart, "Café" is
# not taken for two Chinese characters, nor a short Russian line for box drawing.
_WESTERN: Final = ["cp1252", "cp1250", "cp1254", "iso8859_2", "mac_roman"]
_FEW: Final = 8  # letters beyond ASCII that are too few to tell an old Macintosh by
_OTHERS: Final = (
    "cp1251 koi8_r koi8_u cp866 iso8859_5 mac_cyrillic cp1253 cp1255 cp1256 cp932 euc_jp gb18030 "
    "big5 cp949"
).split()
_EAST_ASIAN: Final = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"}
_SHIFT: Final = b"\x1b$B"  # how ISO-2022-JP, all ASCII otherwise, goes over to Japanese
_RUN: Final = regex(rb"[\x80-\xff]{3,}")
_HIGH: Final = bytes(range(0x80, 0x100))
_NOT_HIGH: Final = bytes(range(0x80))
_PLAIN: Final = regex(rb"[\t\n\r\x20-\x7e]{36}")  # ASCII; 18 East Asian letters never look so
_HIGH_BYTES: Final = bytes(range(9))  # of the letters of alphabets, in UTF-16
_CONTROL: Final = regex("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\udc80-\udcff]")
_SAMPLE: Final = 100_000  # bytes are enough to tell an encoding; the statistics take 1 s per MB
_ODD: Final = 0.25  # share beyond ASCII that is no letter, or of another script: punctuation
_CONTROLS: Final = 0.05  # random bytes have 0.11 control characters, damaged prose below 0.01
_NULS: Final = 0.2  # programs and databases have more, lists that NUL separates have less
_STRAY: Final = 3  # control characters that even a one-line note may have


def decode(raw: bytes) -> str:
    """Return the text of `raw`, whatever its encoding; no byte is left out.

    Raises:
        NotText: the bytes are no text at all: an image, an archive, a program.
    """
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"it is {name}, not text")
    text = _decode(raw)
    if _is_binary(text[:_SAMPLE]):
        raise NotText("it is not text: too many of its bytes are control characters")
    return text


def _decode(raw: bytes) -> str:
    """Return `raw` in the first encoding that fits."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if not _PLAIN.search(raw, 0, _SAMPLE) and (wide := _utf_16_of(raw[:_SAMPLE])):
        return raw.decode(wide, errors="replace")
    try:
        return raw.decode("iso2022_jp" if _SHIFT in raw[:_SAMPLE] else "utf-8")
    except UnicodeDecodeError as error:
        return _decode_broken(raw, error.start)


def _is_binary(sample: str) -> bool:
    """Return whether a text has more NUL or other control characters than a damaged one."""
    inside = sample.strip("\0")  # some disks and programs pad a text with NUL
    controls, zeros = len(_CONTROL.findall(inside)), inside.count("\0")
    return controls > max(_STRAY, _CONTROLS * len(inside)) or (
        zeros > max(_STRAY, _NULS * len(inside))
    )


def _utf_16_of(sample: bytes) -> str | None:
    """Return which UTF-16 without a byte order mark this is, None if neither.

    An alphabet's letters have their high byte below 9 (Latin 0, Greek 3, Cyrillic 4, Arabic 6),
    which no other encoding has in every other place.
    """
    low, high = (
        len(half) - len(half.translate(None, _HIGH_BYTES)) for half in (sample[::2], sample[1::2])
    )
    if len(sample) >= 4 and min(low, high) * 20 < max(low, high) > len(sample) * 0.35:  # noqa: PLR2004
        return "utf-16-le" if high > low else "utf-16-be"
    return None


def _utf_16_of_east_asian(sample: bytes) -> str | None:
    """Return which UTF-16 this is, None if neither, going by East Asian text.

    Its bytes look like many control characters, and make East Asian letters two by two. A longer
    piece of plain English is no such text, even if something else has come into it.
    """
    if _PLAIN.search(sample):
        return None
    strange = sample.count(0) + len(_CONTROL.findall(sample.decode("latin-1")))
    if strange <= max(_STRAY, _CONTROLS * len(sample)):
        return None
    both = {name: sample.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")}
    best = min(both, key=lambda name: _oddness(both[name]))
    is_east_asian = next(iter(_scripts(both[best])), "") in {"CJK", "HANGUL"}
    return best if is_east_asian and _oddness(both[best]) <= _ODD else None


def _decode_broken(raw: bytes, place: int) -> str:
    """Return `raw` as damaged UTF-8 if it mostly is that, else in its likeliest encoding.

    Args:
        raw: all the bytes.
        place: where they first are not UTF-8, and so where to look for what they are.
    """
    if wide := _utf_16_of_east_asian(raw[:_SAMPLE]):
        return raw.decode(wide, errors="replace")
    patched = raw.decode("utf-8", errors="surrogateescape")
    broken = len(raw) - len(patched.encode("utf-8", errors="ignore"))
    whole = len(patched) - broken - len(raw.translate(None, _HIGH))
    if whole >= 2 * broken:
        return patched
    start = max(0, place - _SAMPLE // 2)
    encoding = _guess(raw[start : start + _SAMPLE])
    return raw.decode(encoding, errors="surrogateescape") if encoding else patched


def _guess(sample: bytes) -> str | None:
    """Return the likeliest encoding by charset-normalizer's statistics, None if none fits."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that UTF-8 never needs

    in_runs = sum(map(len, _RUN.findall(sample)))
    beyond = len(sample.translate(None, _NOT_HIGH))
    is_western = in_runs * 2 < beyond
    candidates = (_WESTERN[:-1] if beyond < _FEW else _WESTERN) if is_western else _OTHERS
    fitting = list(from_bytes(sample.replace(b"\0", b" "), cp_isolation=candidates))
    if is_western and (
        not fitting or any("cp1252" in match.could_be_from_charset for match in fitting)
    ):
        return "cp1252"
    # `min` keeps the order of the statistics where two are equally odd
    best = min(fitting, key=lambda match: _oddness(str(match)), default=None)
    return best.encoding if best else None


def _oddness(text: str) -> float:
    """Return how unlikely the text beyond ASCII is, from 0 (as people write) up.

    It is the share of characters that are neither punctuation nor letters of the commonest
    script, plus that of capitals that follow a small letter.
    """
    scripts = _scripts(text)
    beyond = sum(c >= "\x80" and unicodedata.category(c)[0] not in "PZ" for c in text)
    capitals = sum(before.islower() and after.isupper() for before, after in pairwise(text))
    return (beyond - max(scripts.values(), default=0) + capitals) / max(1, beyond)


def _scripts(text: str) -> dict[str, int]:
    """Return how many letters beyond ASCII each script has, the commonest first."""
    counts = Counter(_script(character) for character in text if character >= "\x80")
    return {script: count for script, count in counts.most_common() if script}


def _script(character: str) -> str:
    """Return the script of a letter, "" for anything else."""
    name = unicodedata.name(character, "") if character.isalpha() else ""
    if name.startswith(("HANGUL LETTER", "HALFWIDTH")):  # which nobody writes much of
        return ""
    script = name.split(" ")[0]
    return "CJK" if script in _EAST_ASIAN else script
