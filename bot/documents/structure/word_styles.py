"""What does a style of Word say of its paragraphs?

That they are headings, items of a list, code or a list of contents; a style that is based on
another one says what that says.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.documents.structure.counts import count_of
from bot.documents.structure.parts import Role
from bot.documents.structure.trees import Tree, attribute, local
from bot.text.regexes import regex

_HEADING: Final = regex(r"heading (\d)$", re.IGNORECASE)
_CONTENTS: Final = regex(r"(?:toc|table of (?:figures|authorities)|index)\b", re.IGNORECASE)
_LIST: Final = regex(r"list (?:bullet|number|continue)\s?(\d?)$", re.IGNORECASE)
_CODE: Final = ("code", "source", "preformatted", "verbatim", "plain text", "html preformatted")
_ROLES: Final = {
    "definition term": Role.TERM,
    "definition": Role.DEFINITION,
    "list heading": Role.TERM,
    "list contents": Role.DEFINITION,
}
BODY_LEVEL: Final = 9  # outline level of running text
DEEPEST: Final = 99  # level of an item


@dataclass(slots=True)
class Style:
    """What a style says of its paragraphs: the level of a heading, 0 for a title; or a list."""

    level: int | None = None
    role: Role | None = None
    depth: int = 0
    is_contents: bool = False
    is_code: bool = False

    def take(self, element: Tree, name: str) -> None:
        """Add what a style says that none based on it has said."""
        if heading := _HEADING.match(name):
            self.level = self.level if self.level is not None else int(heading[1])
        elif name == "title" and self.level is None:
            self.level = 0
        outline = value_of(element, "outlineLvl")
        depth = count_of(outline, default=BODY_LEVEL, most=BODY_LEVEL)
        if self.level is None and depth < BODY_LEVEL:
            self.level = depth + 1
        if listed := _LIST.match(name):
            self.depth = self.depth or int(listed[1] or 1)
        if not self.depth and value_of(element, "numId") not in {"", "0"}:
            self.depth = count_of(value_of(element, "ilvl"), default=0, most=DEEPEST) + 1
        self.role = self.role or _ROLES.get(name)
        self.is_contents |= bool(_CONTENTS.match(name))
        self.is_code |= name.startswith(_CODE)


def find_style(name: str, styles: Mapping[str, Tree]) -> Style:
    """Return what a style says, and those that it is based on.

    Args:
        name: of the style within its file.
        styles: the elements of all styles, by their names.
    """
    found = Style()
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        element = styles[name]
        found.take(element, (value_of(element, "name") or name).lower())
        name = value_of(element, "basedOn")
    return found


def value_of(element: Tree, name: str) -> str:
    """Return the value of a property of a paragraph, a cell or a style; "" if it has none."""
    for one in element.iter():
        if local(one) == name:
            return attribute(one, "val")
    return ""
