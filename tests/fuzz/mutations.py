"""How is a file changed at random?

Bytes are changed, taken out, put in and repeated; numbers and names are exchanged for strange
ones. What is in an archive is changed inside, and the archive made anew, half of the time.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable

_STRANGE = (
    *(b"0", b"-1", b"2147483648", b"99999999999999999999", b"1e999", b"\x00", b"\xff\xfe", b"%"),
    *(
        b"<",
        b"</",
        b"<!--",
        b"]]>",
        b"&#0;",
        b"&#x110000;",
        b"&amp",
        b'"',
        b"[[[[",
        b"{{{{",
        b"\\",
    ),
    *(b"../../etc/passwd", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\n\n", b" " * 99, b"#" * 99),
)
_NUMBER = re.compile(rb"\d+")
LARGEST = 3_000_000  # bytes of a file that was made longer

_Change = Callable[[random.Random, bytes], bytes]


def mutate(dice: random.Random, raw: bytes, largest: int = LARGEST) -> bytes:
    """Return a file with up to a dozen changes, none of which makes it larger than that."""
    if raw.startswith(b"PK") and dice.random() < 0.5:
        return _within_archive(dice, raw, largest)
    return _change(dice, raw, max(largest, len(raw)))


def _change(dice: random.Random, raw: bytes, largest: int) -> bytes:
    """Return bytes with some changes."""
    for _ in range(dice.choice((1, 1, 2, 3, 5, 12))):
        raw = dice.choice(_CHANGES)(dice, raw)[:largest]
    return raw


def _within_archive(dice: random.Random, raw: bytes, largest: int) -> bytes:
    """Return an archive in which one member was changed, renamed or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        members = old.infolist()
        chosen = dice.choice(members)
        for member in members:
            content = old.read(member)
            if member is chosen:
                if dice.random() < 0.1:
                    continue
                content = _change(dice, content, max(largest, len(content)))
            new.writestr(member.filename, content)
    return out.getvalue()


def _flip(dice: random.Random, raw: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(raw)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(dice: random.Random, raw: bytes) -> bytes:
    """Take out a stretch, or all from somewhere on."""
    start = dice.randint(0, len(raw))
    end = len(raw) if dice.random() < 0.3 else min(len(raw), start + dice.randint(1, 200))
    return raw[:start] + raw[end:]


def _repeat(dice: random.Random, raw: bytes) -> bytes:
    """Repeat a stretch, often or very often."""
    start = dice.randint(0, len(raw))
    stretch = raw[start : start + dice.randint(1, 80)]
    return raw[:start] + stretch * dice.choice((2, 9, 300, 3_000)) + raw[start:]


def _insert(dice: random.Random, raw: bytes) -> bytes:
    """Put in something strange."""
    at = dice.randint(0, len(raw))
    return raw[:at] + dice.choice(_STRANGE) * dice.choice((1, 1, 1, 50)) + raw[at:]


def _renumber(dice: random.Random, raw: bytes) -> bytes:
    """Exchange a number for a strange one, or for one that is near."""
    found = list(_NUMBER.finditer(raw[:100_000]))
    if not found:
        return raw
    chosen = dice.choice(found)
    near = b"%d" % (int(chosen[0][:9]) + dice.randint(-3, 3))
    number = dice.choice((b"0", b"-1", b"65536", b"4294967295", b"9" * 25, near, near))
    return raw[: chosen.start()] + number + raw[chosen.end() :]


def _move(dice: random.Random, raw: bytes) -> bytes:
    """Exchange a stretch for another one of the same file."""
    one, other = (dice.randint(0, len(raw)) for _ in range(2))
    length = dice.randint(1, 60)
    return raw[:one] + raw[other : other + length] + raw[one + length :]


_CHANGES: tuple[_Change, ...] = (_flip, _cut, _repeat, _insert, _renumber, _move)
