"""Which arguments name documents?

A shell spells `--corpus notes/*.md "Question?"` out into many arguments. Those behind a --corpus
that are files or folders belong to it; the first that is none begins the question.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bot.documents.readers import registry
from bot.errors import EmptyCorpus

OPTION: Final = "--corpus"
_END: Final = "--"  # behind it stands the question, whatever it looks like


def spread(arguments: Sequence[str], commands: Iterable[str] = ()) -> list[str]:
    """Return arguments in which each path behind a --corpus has a --corpus of its own.

    Args:
        arguments: as the shell gave them.
        commands: words that are never taken for a path.

    Raises:
        EmptyCorpus: what follows the paths looks like one, but is not there.
    """
    done: list[str] = []
    rest, known = list(arguments), frozenset(commands)
    while rest and rest[0] != _END:
        done.append(rest.pop(0))
        if done[-1] == OPTION and rest:
            done.append(rest.pop(0))
        elif not done[-1].startswith(f"{OPTION}="):
            continue
        while rest and rest[0] not in known and _exists(rest[0]):
            done += [OPTION, rest.pop(0)]
        if len(rest) > 1 and _looks_like_a_path(rest[0]):
            reason = (
                "there is no such file or folder; if it begins your question, put the question "
                "in quotation marks"
            )
            raise EmptyCorpus(rest[0], reason)
    return done + rest


def _exists(argument: str) -> bool:
    """Return whether an argument is a file or folder."""
    try:
        return bool(argument) and argument[0] != "-" and Path(argument).exists()
    except (OSError, ValueError):  # too long for a name, or with a zero byte
        return False


def _looks_like_a_path(argument: str) -> bool:
    """Return whether an argument has the form of a path rather than of a question."""
    is_one_word = len(argument.split()) == 1 and not argument.startswith("-")
    return is_one_word and registry.has_reader(Path(argument).name)
