"""What may the value of a setting be?

The annotations of the settings say it: msgspec checks a value against its type and range, and what
is allowed instead is said in words.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec


def convert(value: object, wanted: Any, *, is_text: bool) -> Any:  # noqa: ANN401 - any type hint
    """Return a value converted to a type; with `is_text`, a text may spell a number.

    A range keeps out nan and inf too, so each number needs one.

    Raises:
        ValueError: it has another type or is out of range; the message says what is allowed.
    """
    try:
        return msgspec.convert(value, wanted, strict=not is_text)
    except msgspec.ValidationError as error:
        msg = f"must be {describe_type(wanted)}, not {describe_value(value)}"
        raise ValueError(msg) from error


def describe_type(wanted: Any) -> str:  # noqa: ANN401 - a type hint may be anything
    """Return in words which values a type allows.

    Example:
        Annotated[float, Meta(gt=0, le=10)] -> "a number above 0 and at most 10"
    """
    kind = getattr(wanted, "__origin__", wanted)
    if kind is tuple:
        numbers = wanted.__args__[0] is int
        return f"a list of {'whole numbers' if numbers else 'texts'}, such as " + (
            "[1234567]" if numbers else '["notes/"]'
        )
    if kind is Literal:
        return "one of " + ", ".join(f'"{one}"' for one in wanted.__args__)
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
    return " ".join([names.get(kind, str(kind)), *_range(getattr(wanted, "__metadata__", ()))])


def _range(metadata: tuple[msgspec.Meta, ...]) -> Iterator[str]:
    """Yield the words for the ranges of some annotations."""
    for meta in metadata:
        if meta.ge is not None and meta.le is not None:
            yield f"from {meta.ge} to {meta.le}"
            continue
        bounds = {"above": meta.gt, "at least": meta.ge, "below": meta.lt, "at most": meta.le}
        yield " and ".join(
            f"{word} {bound}" for word, bound in bounds.items() if bound is not None
        )


def describe_value(value: object) -> str:
    """Return a value as a message shows it, shortened to 40 characters."""
    if isinstance(value, dict):
        return "a section"
    if isinstance(value, bool):
        return str(value).lower()
    words = repr(value).replace("'", '"') if isinstance(value, (str, list)) else str(value)
    return words if len(words) <= 40 else words[:39] + "…"  # noqa: PLR2004 - what a line holds
