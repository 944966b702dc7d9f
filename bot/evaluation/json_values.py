"""How is the JSON of a question set read?

json decodes it, for msgspec's decoder refuses the lone surrogates of some sets; msgspec checks the
shape, and says where it is wrong.
"""

import json
from typing import Any, TypeVar

import msgspec

from bot.evaluation.errors import BadQuestions

Shape = TypeVar("Shape")


def load(raw: bytes, source: str, place: str = "") -> Any:  # noqa: ANN401 - JSON is anything
    """Return the value of some JSON.

    Raises:
        BadQuestions: it is no JSON, or not in UTF-8.
    """
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadQuestions(source, place, "it is not UTF-8; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if place else f"line {error.lineno}, column {error.colno}"
        raise BadQuestions(source, place, f"not JSON: {error.msg.lower()} at {where}") from error
    except (ValueError, RecursionError) as error:  # numbers or nesting beyond all measure
        raise BadQuestions(source, place, f"not JSON: {error}") from error


def convert(value: object, shape: type[Shape], source: str, place: str = "") -> Shape:
    """Return a value as a record of a type.

    Raises:
        BadQuestions: it has another shape; the error names the entry.
    """
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        message, _, entry = str(error).replace("`", "").partition(" - at $")
        where = " ".join(part for part in (place, entry.lstrip(".")) if part)
        plain = message[:1].lower() + message[1:]
        reason = plain.replace("object missing required field", "there is no")
        raise BadQuestions(source, where, reason) from error
