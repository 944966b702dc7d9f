"""What does front matter say?

Facts above the body of a text: YAML between two lines `---`, as Jekyll introduced it, or TOML
between two lines `+++`, as Hugo has it. They give title, date, source and web address.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import yaml

from bot.text.regexes import regex

_OPENING: Final = regex(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING: Final = {
    "---": regex(r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
    "+++": regex(r"\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
}
_LINE_END: Final = regex(r"\r\n|\r|\n")
_FACT: Final = regex(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?$")
_CONTINUED: Final = regex(r"\s|[-#]|$")  # what a line may begin with below a key
_LARGEST: Final = 20_000  # characters; what is longer is no front matter


def read_front_matter(text: str) -> tuple[int, Mapping[str, str]]:
    """Return where the body begins, and the facts above it; 0 and none if there are none."""
    opening = _OPENING.match(text)
    if opening is None:
        return 0, {}
    fence = opening.group(1)
    within = text[opening.end() : opening.end() + _LARGEST]
    ends = _CLOSING[fence].finditer(within)
    closing = next((match for match in ends if _begins_line(within, match)), None)
    if closing is None:
        return 0, {}
    inside = within[: closing.start()]
    facts = _yaml_facts(inside) if fence == "---" else _toml_facts(inside)
    return (0, {}) if facts is None else (opening.end() + closing.end(), facts)


def _begins_line(text: str, match: re.Match[str]) -> bool:
    """Return whether a match stands at the beginning of a line."""
    return match.start() == 0 or text[match.start() - 1] in "\r\n"


def _toml_facts(front_matter: str) -> dict[str, str] | None:
    """Return the text values and the dates of TOML; None if it is no TOML."""
    try:
        loaded = tomllib.loads(_LINE_END.sub("\n", front_matter))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {
        key.casefold(): " ".join(str(value).split())
        for key, value in loaded.items()
        if isinstance(value, str | date | datetime)
    }


def _yaml_facts(front_matter: str) -> dict[str, str] | None:
    """Return the text values of YAML; None if it is other text between two rules.

    YAML that is not valid, because of an unquoted colon for example, is read line by line.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # strings only, in C where it is built
    loaded: Any
    try:
        loaded = yaml.load(front_matter.replace("\0", ""), Loader=loader)  # noqa: S506 - see above
    except (yaml.YAMLError, RecursionError):
        loaded = _facts_by_line(front_matter)
    if not front_matter.strip():
        return {}
    if not isinstance(loaded, dict):
        return None
    return {
        str(key).casefold(): " ".join(value.split())
        for key, value in loaded.items()
        if isinstance(value, str)
    }


def _facts_by_line(front_matter: str) -> dict[str, str] | None:
    """Return the "key: value" lines; None if a line is neither one nor its continuation."""
    facts = {}
    for line in _LINE_END.split(front_matter):
        if found := _FACT.match(line.rstrip()):
            facts[found.group(1)] = (found.group(2) or "").strip().strip("\"'")
        elif not _CONTINUED.match(line):
            return None
    return facts or None
