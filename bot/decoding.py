"""What characters are these bytes?

UTF-8 is tried first, then the byte order marks, then statistics (charset-normalizer). UTF-8 with
a few broken bytes keeps them as lone surrogates (Python's "surrogateescape", PEP 383), so that
the text can be turned back into exactly the bytes that were read. Nothing is normalised: line
ends, NUL and byte order marks stay where they are, and offsets count what is really there.
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONE = re.compile("[\udc80-\udcff]")
_SAMPLE = 200_000  # bytes are enough to tell an encoding; the statistics take 1 s per few MB


def decode(raw: bytes) -> str:
    """Return the text of `raw`, whatever it is; every byte is accounted for."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_broken(raw)


def _decode_broken(raw: bytes) -> str:
    """Return `raw` as damaged UTF-8 if it mostly is that, else in its likeliest encoding."""
    patched = raw.decode("utf-8", errors="surrogateescape")
    broken = len(_LONE.findall(patched))
    whole = sum(1 for character in patched if character >= "\x80") - broken
    if whole >= broken:
        return patched
    encoding = _guess(raw)
    if encoding is not None:
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            return patched
    return patched


def _guess(raw: bytes) -> str | None:
    """Return the encoding that statistics find likeliest, None if none fits."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that UTF-8 never needs

    found = from_bytes(raw[:_SAMPLE].replace(b"\0", b" ")).best()
    return None if found is None else found.encoding
