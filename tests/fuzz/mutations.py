"""How is a file changed at random?

Bytes are changed, taken out, put in and repeated; numbers and names are exchanged for strange
ones; half of the changes keep to the rules of the format. What is in an archive is nearly always
changed inside, and the archive made anew, for one that is damaged itself is refused at once.
"""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence

from tests.fuzz.structures import changes_for

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
_TELLING = re.compile(
    r"content\.xml|styles\.xml|document\.xml|notes\.xml|numbering|sharedStrings|/sheet\d|slide\d"
    r"|workbook|presentation\.xml|\.x?html|\.opf|container|\.rels"
)
_WITHIN = 0.95  # share of archives that are changed inside
_AIMED = 0.8  # share of changes that go where the text is
_BLIND = (0.0, 0.0, 0.5, 1.0)  # shares of the changes of a file that know nothing of its format
_SPLICED = 0.1  # share of files into which something of another one comes

_Change = Callable[[random.Random, bytes], bytes]


def mutate(
    dice: random.Random, raw: bytes, largest: int = LARGEST, others: Sequence[bytes] = ()
) -> bytes:
    """Return a file with up to a dozen changes, none of which makes it larger than that.

    Args:
        dice: what decides.
        raw: the file.
        largest: the most bytes that a change may make of it, or of a part of it.
        others: files of which parts may come into this one.
    """
    if raw.startswith(b"PK") and dice.random() < _WITHIN:
        return _within_archive(dice, raw, largest, others)
    if others and dice.random() < _SPLICED:
        raw = _splice(dice, raw, dice.choice(others))
    return change(dice, raw, max(largest, len(raw)))


def change(dice: random.Random, raw: bytes, largest: int) -> bytes:
    """Return bytes with some changes."""
    blind = dice.choice(_BLIND)
    for _ in range(dice.choice((1, 1, 2, 3, 5, 12))):
        known = _CHANGES if dice.random() < blind else changes_for(raw)
        raw = dice.choice(known)(dice, raw)[:largest]
    return raw


def _within_archive(
    dice: random.Random, raw: bytes, largest: int, others: Sequence[bytes]
) -> bytes:
    """Return an archive in which a member or two were changed, exchanged, left out or doubled."""
    members = _members(raw)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        at = _choose(dice, members)
        name, content = members[at]
        kind = dice.random()
        if kind < 0.05:
            del members[at]
            if not members:
                break
        elif kind < 0.1:
            members.append((name, content))
        elif kind < 0.2:
            donors = [one for one in others if one.startswith(b"PK")]
            given = _members(dice.choice(donors)) if donors else members
            members[at] = name, given[_choose(dice, given)][1]
        else:
            members[at] = name, change(dice, content, max(largest, len(content)))
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as new:
        warnings.simplefilter("ignore")  # two members of one name
        for name, content in members:
            new.writestr(name, content)
    return out.getvalue()


def _members(raw: bytes) -> list[tuple[str, bytes]]:
    """Return the names of the members of an archive, and what they hold."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        return [(member.filename, old.read(member)) for member in old.infolist()]


def _choose(dice: random.Random, members: Sequence[tuple[str, bytes]]) -> int:
    """Return the place of a member, mostly of one with the text of the document."""
    telling = [at for at, (name, _) in enumerate(members) if _TELLING.search(name)]
    chosen = telling if telling and dice.random() < _AIMED else range(len(members))
    return dice.choice(chosen)


def _splice(dice: random.Random, raw: bytes, other: bytes) -> bytes:
    """Put a stretch of one file into another one."""
    start, at = dice.randint(0, len(other)), dice.randint(0, len(raw))
    return raw[:at] + other[start : start + dice.choice((20, 200, 2_000))] + raw[at:]


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
