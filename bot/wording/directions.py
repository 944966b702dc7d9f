"""How do foreign words stand in a line that runs from right to left?

Names of files, commands and quotations are mostly Latin. Within Arabic or Persian they would tear
a line apart: the stroke of /help would stand at its other end. Unicode's isolates (UAX #9) keep
them together and leave the rest of the line alone. Numbers need none.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, Final

from bot.text.regexes import regex
from bot.wording.words import Words

ISOLATE: Final = "\u2068"  # first strong isolate: the words in it choose their own direction
END: Final = "\u2069"
RTL_MARK: Final = "\u200f"  # a line that begins with it runs from right to left
_LEFT_TO_RIGHT: Final = "\u2066"  # for what is always Latin
# texts of our own that stand in others, and run as these do
_OURS: Final = "commands|documents|questions|days|age|text|parts|limits|counts|people"
_LATIN: Final = regex(
    r"/settings \d[\w:/ -]+\w|/[a-z_]+(?:@\{bot\})?|@\{bot\}|@BotFather|\{command\}|"
    r"(?:Bot Settings|Group Privacy|Turn off)"
)
_NUMBERS: Final = "n|number|start|end|length|limit|sure|least|most|page|pages"
_FOREIGN: Final = regex(rf"\{{(?!(?:{_OURS}|{_NUMBERS}|bot|command)\}})\w+\}}")


def isolate(words: Words) -> Words:
    """Return the texts of a language with what is foreign in them set apart, if need be."""
    changed: dict[str, Any] = dict(_isolated(words)) if words.direction == "rtl" else {}
    return replace(words, **changed) if changed else words


def _isolated(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the texts that change, by their names; what is searched or typed stays as it is."""
    for field in fields(Words):
        text = getattr(words, field.name)
        if not isinstance(text, str) or field.name == "example_about":
            continue
        apart = _LATIN.sub(rf"{_LEFT_TO_RIGHT}\g<0>{END}", text)
        apart = _FOREIGN.sub(rf"{ISOLATE}\g<0>{END}", apart)
        if apart != text:
            yield field.name, apart
