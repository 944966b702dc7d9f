"""Which texts has a language of its own, and which are said in English?"""

import ast
from dataclasses import fields
from pathlib import Path
from typing import Final

from bot.wording import Words, languages

_FOLDER: Final = Path(languages.__file__).parent


def translated(code: str) -> frozenset[str]:
    """Return the names of the texts that the module of a language has."""
    source = _FOLDER / f"{languages._MODULES[code]}.py"
    calls = [
        node
        for node in ast.parse(source.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call)
    ]
    return frozenset(
        keyword.arg
        for node in calls
        for keyword in getattr(node.value, "keywords", ())
        if keyword.arg is not None
    )


def missing(code: str) -> tuple[str, ...]:
    """Return the names of the texts that a language lacks, in the order of `Words`."""
    own = translated(code) | {"direction"}  # which is that of English in most
    return tuple(field.name for field in fields(Words) if field.name not in own)
