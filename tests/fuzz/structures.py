"""How is a file changed by the rules of its own format?

Changed bytes are mostly refused at the door. Here elements are put within each other and
exchanged, references led in circles, numbers made huge, texts written in another encoding than
they say, and what is encoded is cut off: what is left looks like a file of its format, and is
read.
"""

import json
import random
import re
from collections.abc import Callable, Sequence

from tests.fuzz.strange import NUMBERS, TEXTS, VALUES

Change = Callable[[random.Random, bytes], bytes]

_TAG = re.compile(rb"<[^<>]{1,400}>")
_OPENING = re.compile(rb"<([\w:.-]{1,80})(?:\s[^<>]{0,300})?(?<!/)>")
_VALUE = re.compile(rb"""(?<==)(["'])[^"'<>]{0,200}\1""")
_BETWEEN = re.compile(rb">[^<>]{1,2000}<")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_OBJECT = re.compile(rb"\d+ 0 obj\b.*?endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_REAL = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_HEX = re.compile(rb"<[0-9a-fA-F]{2,}>")
_CONTROL = re.compile(rb"\\[a-z]{1,20}(-?\d{1,10})? ?")
_BLOB = re.compile(rb"[A-Za-z0-9+/=\r\n]{40,}")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1251", "latin-1", "shift_jis", "utf-7")
_DEPTHS = (3, 30, 300, 3_000)
_OFTEN = (2, 2, 5, 40, 400)


def changes_for(raw: bytes) -> Sequence[Change]:
    """Return what can be done to a file of this kind, as its first bytes tell it."""
    head = raw[:1024].lstrip()
    if head.startswith(b"%PDF"):
        return _OF_PDF
    if head.startswith(b"{\\rtf"):
        return _OF_RTF
    if head.startswith((b"{", b"[")):
        return _OF_JSON
    if head.startswith(b"<"):
        return _OF_XML if b"xmlns" in head or head.startswith(b"<?xml") else _OF_MARKUP
    return _OF_LINES


def _exchange(dice: random.Random, raw: bytes, pattern: re.Pattern[bytes]) -> bytes:
    """Exchange two things of one kind, or put one in the place of the other."""
    found = list(pattern.finditer(raw))
    if len(found) < 2:
        return raw
    first, second = sorted(dice.sample(found, 2), key=lambda one: one.start())
    instead = second[0], dice.choice((first[0], second[0]))
    between = raw[first.end() : second.start()]
    return b"".join((raw[: first.start()], instead[0], between, instead[1], raw[second.end() :]))


def _replace(dice: random.Random, raw: bytes, pattern: re.Pattern[bytes], new: bytes) -> bytes:
    """Put something in the place of one thing of a kind."""
    found = list(pattern.finditer(raw))
    if not found:
        return raw
    one = dice.choice(found)
    return raw[: one.start()] + new + raw[one.end() :]


def _exchange_tags(dice: random.Random, raw: bytes) -> bytes:
    """Exchange two tags."""
    return _exchange(dice, raw, _TAG)


def _exchange_values(dice: random.Random, raw: bytes) -> bytes:
    """Exchange two values: a style that is based on itself, a part that names another one."""
    return _exchange(dice, raw, _VALUE)


def _strange_value(dice: random.Random, raw: bytes) -> bytes:
    """Make a value a huge number, or something that is none."""
    return _replace(dice, raw, _VALUE, b'"%s"' % dice.choice(NUMBERS))


def _strange_text(dice: random.Random, raw: bytes) -> bytes:
    """Put something strange between two tags."""
    return _replace(dice, raw, _BETWEEN, b">%s<" % dice.choice(TEXTS))


def _drop_tag(dice: random.Random, raw: bytes) -> bytes:
    """Leave out a tag."""
    return _replace(dice, raw, _TAG, b"")


def _element(dice: random.Random, raw: bytes) -> tuple[int, int, bytes] | None:
    """Return where an element begins and ends, and its name; it may hold others of that name."""
    found = list(_OPENING.finditer(raw))
    if not found:
        return None
    one = dice.choice(found)
    end = raw.find(b"</%s>" % one[1], one.end())
    return (one.start(), end + len(one[1]) + 3, one[1]) if end >= 0 else None


def _repeat_element(dice: random.Random, raw: bytes) -> bytes:
    """Repeat an element."""
    if (found := _element(dice, raw)) is None:
        return raw
    start, end, _ = found
    return raw[:end] + raw[start:end] * dice.choice(_OFTEN) + raw[end:]


def _nest_element(dice: random.Random, raw: bytes) -> bytes:
    """Put an element into many of its own kind."""
    if (found := _element(dice, raw)) is None:
        return raw
    start, end, name = found
    depth = dice.choice(_DEPTHS)
    opening = raw[start : raw.index(b">", start) + 1]
    return raw[:start] + opening * depth + raw[start:end] + b"</%s>" % name * depth + raw[end:]


def _move_element(dice: random.Random, raw: bytes) -> bytes:
    """Copy an element to where another one is."""
    first, second = _element(dice, raw), _element(dice, raw)
    if first is None or second is None:
        return raw
    return raw[: second[0]] + raw[first[0] : first[1]] + raw[second[0] :]


def _exchange_references(dice: random.Random, raw: bytes) -> bytes:
    """Lead a reference of a PDF to another object, which may lead back."""
    return _exchange(dice, raw, _REFERENCE)


def _exchange_objects(dice: random.Random, raw: bytes) -> bytes:
    """Exchange two objects of a PDF, or have one twice; its table of places is wrong then."""
    return _exchange(dice, raw, _OBJECT)


def _nest_value(dice: random.Random, raw: bytes) -> bytes:
    """Put arrays or dictionaries of PDF into each other in the place of a reference."""
    depth = dice.choice(_DEPTHS)
    opening, closing = dice.choice(((b"[", b"]"), (b"<</A ", b">>")))
    return _replace(dice, raw, _REFERENCE, opening * depth + b"1" + closing * depth)


def _strange_number(dice: random.Random, raw: bytes) -> bytes:
    """Make a number huge, or something that is none."""
    return _replace(dice, raw, _REAL, dice.choice(NUMBERS))


def _strange_commands(dice: random.Random, raw: bytes) -> bytes:
    """Write a page of a PDF anew: places that are nowhere, sizes of nothing, text without end."""
    number = dice.choice(NUMBERS)
    command = dice.choice(
        (
            b"BT /plain %s Tf <41> Tj ET" % number,
            b"%s 0 0 %s 0 0 cm" % (number, number),
            b"BT /plain 9 Tf 0 0 0 0 1 1 Tm <4142> Tj ET",
            b"BT /plain 9 Tf %s Tz %s Ts %s TL <4142> ' ET" % (number, number, number),
            b"BT /plain 9 Tf 1 0 0 1 %s %s Tm <41424344> Tj ET" % (number, number),
            b"BT /plain 9 Tf [%s] TJ ET" % (b"<41> %s " % number * dice.choice(_OFTEN)),
            b"q " * dice.choice(_DEPTHS),
            b"0 0 m 9 %s l S " % number * dice.choice(_DEPTHS),
            b"BT /plain 9 Tf 10 10 Td <6174> Tj ET " * dice.choice(_DEPTHS),
            b"BT /strange 9 Tf <%s> Tj ET" % dice.randbytes(40).hex().encode(),
        )
    )
    found = list(_STREAM.finditer(raw))
    if not found:
        return raw
    at = dice.choice(found).start(1)
    return raw[:at] + command + b"\n" + raw[at:]


def _strange_letters(dice: random.Random, raw: bytes) -> bytes:
    """Have letters of a PDF mean something else: half of a pair, a mark, nothing, many letters."""
    letters = (b"d800", b"dc00", b"0000", b"ffff", b"202e", b"0301", b"fb03", b"0041" * 50, b"20")
    return _replace(dice, raw, _HEX, b"<%s>" % dice.choice(letters))


def _strange_json(dice: random.Random, raw: bytes) -> bytes:
    """Put something strange in the place of a value of JSON, leave it out, or have it often."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return raw
    holders = [one for one in _holders(said) if one]
    if not holders:
        return raw
    holder = dice.choice(holders)
    key = dice.choice(range(len(holder)) if isinstance(holder, list) else list(holder))
    kind = dice.random()
    if kind < 0.15:
        del holder[key]
    elif kind < 0.3 and isinstance(holder, list):
        holder.extend([holder[key]] * dice.choice(_OFTEN))
    else:
        holder[key] = dice.choice((*VALUES, *dice.sample(holders, 1)))
    try:
        return json.dumps(said).encode()
    except (ValueError, RecursionError):  # it holds itself
        return raw


def _holders(said: object) -> list:
    """Return the lists and dictionaries in a value of JSON, with itself."""
    found, waiting = [], [said]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list):
            found.append(one)
            waiting.extend(one.values() if isinstance(one, dict) else one)
    return found


def _exchange_controls(dice: random.Random, raw: bytes) -> bytes:
    """Exchange two control words of RTF."""
    return _exchange(dice, raw, _CONTROL)


def _strange_control(dice: random.Random, raw: bytes) -> bytes:
    """Put in a control word of RTF with a number that it should not have."""
    words = (b"u", b"bin", b"ucN", b"sbasedon", b"s", b"ilvl", b"ls", b"cellx", b"trowd", b"f")
    more = (b"\\'", b"\\'f", b"\\upr{a}{\\*\\ud{b}}", b"{\\field{\\*\\fldinst", b"{\\*", b"\\row")
    word = b"\\%s%s " % (dice.choice(words), dice.choice(NUMBERS))
    return _replace(dice, raw, _CONTROL, dice.choice((word, word, *more)))


def _nest_groups(dice: random.Random, raw: bytes) -> bytes:
    """Open groups of RTF within each other in the place of a control word."""
    return _replace(dice, raw, _CONTROL, b"{\\b " * dice.choice(_DEPTHS))


def _lines(raw: bytes) -> list[bytes]:
    """Return the lines of a file, each with its end."""
    return raw.splitlines(keepends=True)


def _exchange_lines(dice: random.Random, raw: bytes) -> bytes:
    """Mix up some lines."""
    lines = _lines(raw)
    for _ in range(dice.choice((1, 3, 9))):
        if lines:
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _repeat_lines(dice: random.Random, raw: bytes) -> bytes:
    """Repeat some lines, each time as before, set in farther, or with their first mark again."""
    lines = _lines(raw)
    if not lines:
        return raw
    start = dice.randrange(len(lines))
    stretch = lines[start : start + dice.choice((1, 1, 2, 5))]
    often = dice.choice((*_OFTEN, 1_500))
    way = dice.randrange(3)
    new = [
        b" " * at + line if way == 1 else line[:1] * at + line if way == 2 else line
        for at in range(min(often, 300) if way else often)
        for line in stretch
    ]
    return b"".join((*lines[:start], *new, *lines[start:]))


def _lengthen_line(dice: random.Random, raw: bytes) -> bytes:
    """Make one line very long by a part of it."""
    lines = _lines(raw)
    if not lines:
        return raw
    at = dice.randrange(len(lines))
    line = lines[at].rstrip(b"\r\n")
    start = dice.randint(0, len(line))
    stretch = line[start : start + dice.randint(1, 9)]
    lines[at] = line[:start] + stretch * dice.choice((9, 300, 9_000)) + line[start:] + b"\n"
    return b"".join(lines)


def _recode(dice: random.Random, raw: bytes) -> bytes:
    """Write a text in another encoding than it says it is in."""
    text = raw.decode("utf-8", "replace")
    return text.encode(dice.choice(_ENCODINGS), "replace")


def _cut_blob(dice: random.Random, raw: bytes) -> bytes:
    """Cut off what is encoded as letters, such as Base64."""
    found = list(_BLOB.finditer(raw))
    if not found:
        return raw
    one = dice.choice(found)
    return raw[: dice.randint(one.start(), one.end())] + raw[one.end() :]


_OF_LINES: Sequence[Change] = (
    *(_exchange_lines, _repeat_lines, _lengthen_line, _recode, _cut_blob, _strange_number),
    *(_exchange_tags, _exchange_values, _strange_text),
)
_OF_MARKUP: Sequence[Change] = (
    *(_exchange_tags, _exchange_values, _strange_value, _strange_text, _drop_tag),
    *(_repeat_element, _nest_element, _move_element, _recode),
)
_OF_XML: Sequence[Change] = (  # what is not well-formed is refused at once
    *(_exchange_values, _strange_value, _strange_text, _repeat_element, _nest_element),
    *(_move_element, _exchange_values, _strange_value, _drop_tag),
)
_OF_PDF: Sequence[Change] = (
    *(_exchange_references, _exchange_objects, _nest_value, _strange_number),
    *(_strange_commands, _strange_commands, _strange_letters),
)
_OF_JSON: Sequence[Change] = (_strange_json, _strange_json, _strange_json, _recode)
_OF_RTF: Sequence[Change] = (
    *(_exchange_controls, _strange_control, _strange_control, _nest_groups, _strange_number),
    _repeat_lines,
)
