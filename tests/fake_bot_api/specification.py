"""Does a request, or an answer, keep to the Bot API's specification?

Every method, parameter and type of it: what is unknown, missing, of another type, too long or of
letters that are not allowed. The file lies beside the repository; where it does not, nothing is
checked and the tests of this module say so.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from tests.fake_bot_api.newer import NEWER, NEWER_METHODS
from tests.fake_bot_api.units import width

FILE: Final = Path(__file__).parents[3] / "shared" / "telegram" / "api.json"
ABSENT: Final = "no ../shared/telegram/api.json here: requests are not checked against it"

Field = Mapping[str, Any]

_SIZE: Final = re.compile(r"(\d+)-(\d+) (character|byte)s", re.IGNORECASE)
_BOUND: Final = re.compile(r"(?:up to|can't exceed) (\d+) (character|byte)s", re.IGNORECASE)
_COUNT: Final = re.compile(r"(?:at most|up to) (\d+) (?:items|[\w ]+ can be specified)", re.I)
_RANGE: Final = re.compile(r"[Vv]alues between (\d+)-(\d+) are accepted")
_CONSTANT: Final = re.compile(r"(?:must be|always) \"?(\w+)\"?")
_QUOTED: Final = re.compile(r"\"([a-z_]+)\"")
_LETTERS: Final = {
    "A-Z, a-z, 0-9, _ and -": re.compile(r"[A-Za-z0-9_-]*"),
    "lowercase English letters, digits and underscores": re.compile(r"[a-z0-9_]*"),
}
_TELLING: Final = ("type", "status", "source")  # the fields that name a subtype


class Specification:
    """The methods and types of the Bot API."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.methods: Mapping[str, Any] = raw["methods"]
        self.types: Mapping[str, Any] = raw["types"]

    def of_request(self, method: str, raw: Mapping[str, Any]) -> list[str]:
        """Return what is wrong with a request, given as it came: strings, files, or JSON."""
        if method in NEWER_METHODS:
            return []
        if method not in self.methods:
            return [f"{method}: there is no such method"]
        fields = {field["name"]: field for field in self.methods[method].get("fields", ())}
        given = {name: value for name, value in raw.items() if (method, name) not in NEWER}
        wrong = [f"{method}: no parameter {name}" for name in given if name not in fields]
        for name, field in fields.items():
            if name in given:
                value = _meant(given[name], field["types"])
                wrong += self._field(f"{method}.{name}", field, value)
            elif field["required"]:
                wrong.append(f"{method}: {name} is missing")
        return wrong

    def of_result(self, method: str, result: Any) -> list[str]:
        """Return what is wrong with what a method answers."""
        types = self.methods.get(method, {}).get("returns", ())
        return self._value(f"answer to {method}", types, result) if types else []

    def of_update(self, update: Any) -> list[str]:
        """Return what is wrong with an update."""
        return self._value("update", ("Update",), update)

    def _field(self, path: str, field: Field, value: Any) -> list[str]:
        """Return what is wrong with the value of a field, its type first."""
        wrong = self._value(path, field["types"], value)
        return wrong or list(_limits(path, field["description"], value))

    def _value(self, path: str, types: Sequence[str], value: Any) -> list[str]:
        """Return what is wrong with a value that may be of several types: of the likeliest."""
        found: list[list[str]] = []
        for name in types:
            wrong = self._one(path, name, value)
            if not wrong:
                return []
            found.append(wrong)
        return min(found, key=len)

    def _one(self, path: str, name: str, value: Any) -> list[str]:
        """Return what is wrong with a value of one type."""
        inner = name.removeprefix("Array of ")
        if inner != name:
            if not isinstance(value, (list, tuple)):
                return [f"{path}: {_shown(value)} is no array"]
            places = enumerate(value)
            return [w for at, one in places for w in self._one(f"{path}[{at}]", inner, one)]
        if name in _PLAIN:
            return [] if _PLAIN[name](value) else [f"{path}: {_shown(value)} is no {name}"]
        kind = self.types[name]
        if kind.get("subtypes"):
            return self._value(path, self._likely(name, value), value)
        if not isinstance(value, Mapping):
            return [f"{path}: {_shown(value)} is no {name}"]
        return self._object(path, name, value) if kind.get("fields") else []

    def _likely(self, name: str, value: Any) -> Sequence[str]:
        """Return the subtypes that a value can be, by the field that names one."""
        subtypes: Sequence[str] = self.types[name]["subtypes"]
        if not isinstance(value, Mapping):
            return subtypes
        named = [one for one in subtypes if self._is_named(one, value)]
        return named or subtypes

    def _is_named(self, name: str, value: Mapping[str, Any]) -> bool:
        """Whether a value says that it is of a subtype."""
        fields = {field["name"]: field for field in self.types.get(name, {}).get("fields", ())}
        for telling in _TELLING:
            match = _CONSTANT.search(fields.get(telling, {}).get("description", ""))
            if match and value.get(telling) == match[1]:
                return True
        return False

    def _object(self, path: str, name: str, value: Mapping[str, Any]) -> list[str]:
        """Return what is wrong with the fields of an object."""
        fields = {field["name"]: field for field in self.types[name]["fields"]}
        wrong = [
            f"{path}: {name} has no field {key}"
            for key in value
            if key not in fields and (name, key) not in NEWER
        ]
        for key, field in fields.items():
            if key in value:
                wrong += self._field(f"{path}.{key}", field, value[key])
            elif field["required"]:
                wrong.append(f"{path}: {name} lacks {key}")
        return wrong


@cache
def specification() -> Specification | None:
    """Return the specification, or None where its file is absent."""
    if not FILE.exists():
        return None
    return Specification(msgspec.json.decode(FILE.read_bytes()))


def verdict(mistakes: int) -> str:
    """Return how many requests were wrong, as a report says it; without a file nobody looked."""
    return "not checked" if specification() is None else f"{mistakes:,}"


def _meant(value: Any, types: Sequence[str]) -> Any:
    """Return the value that a form's string stands for, or the string where it stands for none."""
    if not isinstance(value, str) or set(types) <= {"String", "InputFile"}:
        return value
    if "String" in types and not re.fullmatch(r"-?\d+", value):
        return value
    try:
        return json.loads(value.lower() if types == ["Boolean"] else value)
    except ValueError:
        return value


def _is_file(value: Any) -> bool:
    """Whether a value is an uploaded file, by name and content."""
    return isinstance(value, tuple) or (isinstance(value, str) and value.startswith("attach://"))


_PLAIN: Final = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "InputFile": _is_file,
}


def _limits(path: str, description: str, value: Any) -> Iterator[str]:
    """Yield what a field's description does not allow of a value that is of its type."""
    least, most, unit, count, words, pattern, span = _rules(description)
    if isinstance(value, str):
        size = len(value.encode()) if unit == "byte" else width(value)
        if not least <= size <= most:
            yield f"{path}: {size} {unit}s, where {least} to {most} are allowed"
        if words and value not in words:
            yield f"{path}: {_shown(value)} is none of {', '.join(words)}"
        if pattern and not pattern.fullmatch(value):
            yield f"{path}: {_shown(value)} has letters that are not allowed"
    elif isinstance(value, (list, tuple)) and count and len(value) > count:
        yield f"{path}: {len(value)} entries, where {count} are allowed"
    elif isinstance(value, int) and span and not span[0] <= value <= span[1]:
        yield f"{path}: {value} does not lie between {span[0]} and {span[1]}"


@cache
def _rules(description: str) -> tuple[Any, ...]:
    """Return the limits that a description states."""
    least, most, unit = 0, 10**9, "character"
    if match := _SIZE.search(description):
        least, most, unit = int(match[1]), int(match[2]), match[3].lower()
    elif match := _BOUND.search(description):
        most, unit = int(match[1]), match[2].lower()
    count = int(match[1]) if (match := _COUNT.search(description)) else 0
    span = (int(match[1]), int(match[2])) if (match := _RANGE.search(description)) else ()
    pattern = next((rule for words, rule in _LETTERS.items() if words in description), None)
    is_list = description.startswith("Type of ") and "can be " in description
    words = tuple(_QUOTED.findall(description)) if is_list else ()
    return least, most, unit, count, words, pattern, span


def _shown(value: Any) -> str:
    """Return a value as a message shows it."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
