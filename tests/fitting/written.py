"""How do the fitted numbers come into the program?

As modules of plain dictionaries, with a docstring that says where they are from.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import bot
from bot.ranking import weights

_PACKAGE: Final = Path(bot.__file__).parent
_ASKING: Final = '''"""Which words are asked with, but seldom answered with?

"What kind of", "which year", "what happened": a sentence may answer without saying these words.
The table has, for each such term, the log odds that a right sentence says it, less the log odds of
all terms of questions: what Robertson & Sparck Jones (1976) add to the idf of a term once relevant
texts are known.
Made by `python -m tests.fitting` from the sets that it names; terms of fewer than eight of
their articles are left out, so that nobody's subject is among them.
"""

from collections.abc import Mapping
from typing import Final

QUESTION_WORDS: Final[Mapping[str, Mapping[str, float]]] = {{
    "en": {{
{entries}    }},
}}
'''
_WEIGHTS: Final = '''{docstring}
from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
SQuADShifts' new Wikipedia articles (CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no
text of them is here. On articles that were held out, five folds:
{figures}
"""
{models}'''
MODELS: Final = ("ENGLISH", "OTHER")
PARTS: Final = ("features", "confidence", "confidence_in_large")


def write_asking(terms: Mapping[str, float]) -> None:
    """Write the words of asking."""
    entries = "".join(f'        "{term}": {odds},\n' for term, odds in terms.items())
    _write("text/tables/question_words.py", _ASKING.format(entries=entries))


def write_weights(
    model: str, part: str, fitted: Mapping[str, float], figures: Sequence[str]
) -> None:
    """Write new weights of one part of a model, beside all others, and all figures.

    Args:
        model: one of `MODELS`.
        part: one of `PARTS`.
        fitted: the weights by their names.
        figures: what all weights reach, in lines.
    """
    kept = {name: dict(getattr(weights, name)) for name in MODELS}
    kept[model][part] = fitted
    docstring = f'"""{weights.__doc__}"""\n'
    told = "\n".join(line.rstrip() for line in figures)
    models = "".join(_model(name, one) for name, one in kept.items())
    _write("ranking/weights.py", _WEIGHTS.format(docstring=docstring, figures=told, models=models))


def _model(name: str, parts: Mapping[str, Mapping[str, float]]) -> str:
    """Return the dictionary of a model."""
    entries = "".join(
        f'    "{part}": {{\n{_entries(given)}    }},\n' for part, given in parts.items()
    )
    return f"{name}: Final[Mapping[str, Mapping[str, float]]] = {{\n{entries}}}\n"


def _entries(given: Mapping[str, float]) -> str:
    """Return the lines of a dictionary."""
    return "".join(f'        "{name}": {weight:.3f},\n' for name, weight in given.items())


def _write(name: str, text: str) -> None:
    """Write a module of the program."""
    (_PACKAGE / name).write_text(text, "utf-8", newline="\n")
