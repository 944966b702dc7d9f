"""How do the fitted numbers come into the program?

As modules of plain dictionaries, with a docstring that says where they are from.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import bot
from bot.ranking import weights

_PACKAGE: Final = Path(bot.__file__).parent
_DICTIONARIES: Final = (
    "PARTS",
    "GROUNDS",
    "WIDE_GROUNDS",
    "PLAIN_PARTS",
    "PLAIN_GROUNDS",
    "PLAIN_WIDE_GROUNDS",
)
_ASKING: Final = '''"""Which words are asked with, but seldom answered with?

"What kind of", "which year", "what happened": a sentence that answers need not say these. For each
term, the log odds that a right sentence says it, less those of any term of a question: what
Robertson & Sparck Jones (1976) add to the idf of a term once relevant texts are known.
Made by `python -m tests.fitting` from the sets that it names; terms of fewer than eight of
their articles are left out, so that nobody's subject is among them.
"""

from collections.abc import Mapping
from typing import Final

ASKING: Final[Mapping[str, Mapping[str, float]]] = {{
    "en": {{
{entries}    }},
}}
'''
_WEIGHTS: Final = '''"""How much does each part count?

Made by `uv run --group fit python -m tests.fitting` from SQuADShifts' new Wikipedia articles
(CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no text of them is here. `PARTS` are the
weights of a conditional logit (McFadden 1974) over the sentences looked at for each question,
`GROUNDS` those of a logistic regression on whether the best one is right, `WIDE_GROUNDS` in
libraries that are too large to be looked at whole: for English. The plain ones are for all other
languages: fitted on the same articles as if nobody knew their language, without stems, stop words
and the table of likeness. On articles that were held out, five folds:
{figures}
"""

from collections.abc import Mapping
from typing import Final

{weights}'''


def write_asking(terms: Mapping[str, float]) -> None:
    """Write the words of asking."""
    entries = "".join(f'        "{term}": {odds},\n' for term, odds in terms.items())
    _write("text/tables/question_words.py", _ASKING.format(entries=entries))


def write_weights(new: Mapping[str, Mapping[str, float]], figures: Sequence[str]) -> None:
    """Write new weights, by their dictionaries' names, beside the others, and all figures."""
    kept = {name: getattr(weights, name) for name in _DICTIONARIES}
    told = "\n".join(f"    {line}".rstrip() for line in figures)
    written = "".join(
        f"{name}: Final[Mapping[str, float]] = {{\n{_entries(one)}}}\n"
        for name, one in (kept | new).items()
    )
    _write("ranking/weights.py", _WEIGHTS.format(figures=told, weights=written))


def _entries(given: Mapping[str, float]) -> str:
    """Return the lines of a dictionary."""
    return "".join(f'    "{name}": {weight:.3f},\n' for name, weight in given.items())


def _write(name: str, text: str) -> None:
    """Write a module of the program."""
    (_PACKAGE / name).write_text(text, "utf-8", newline="\n")
