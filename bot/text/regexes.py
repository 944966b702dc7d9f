"""When is a regular expression compiled?

When it is first asked. A question needs few of the patterns that this program knows, and to
compile all of them takes 80 ms, a fifth of what `footnote ask` took.
"""

import re
from typing import Any, AnyStr, Final, cast

_METHODS: Final = (
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
)  # fmt: skip


class _Uncompiled:
    """A regular expression that is compiled when one of its methods is used for the first time.

    From then on it holds the methods of the compiled one, and asking it takes no longer.
    """

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the type of any method
        """Compile, and return the method or the attribute that was missing until now."""
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression, as `re.compile` does, that is compiled when it is first used.

    A pattern that is wrong raises `re.error` only then: a test compiles all that there are.
    """
    return cast("re.Pattern[AnyStr]", _Uncompiled(pattern, flags))
