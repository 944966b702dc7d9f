"""Which count does a file state?

How deep something lies, how often it stands there. What a damaged file has in the place of a
number is none, and none is larger than a document can need.
"""

from typing import Final

_DIGITS: Final = 9  # of a number that is read; a longer one is a very large one


def count_of(said: str, *, default: int, most: int) -> int:
    """Return the number that an attribute says, the most where it is larger.

    Args:
        said: what the file has there.
        default: the number where that is none.
        most: the largest number that is returned.

    Example:
        "3" -> 3; "x" -> default; "99999999999999999999" -> most
    """
    if not said.isdecimal():
        return default
    return min(int(said) if len(said) <= _DIGITS else most, most)
