"""How do the fitted numbers come into the program?

As modules of plain dictionaries, with a docstring that says where they are from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import bot
from bot.ranking import reranking_weights, tree_texts, weights
from bot.ranking.reranking import RerankingModel
from bot.ranking.trees import Trees, to_text

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
_TREES: Final = """{docstring}
from typing import Final

{texts}"""
_RERANKING: Final = '''{docstring}
from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
On articles that were held out, five folds:

{figures}
"""
{numbers}LIKENESS: Final[Mapping[str, float]] = {{
{entries}}}
'''
MODELS: Final = ("ENGLISH", "OTHER")
PURPOSES: Final = ("RANKING", "CONFIDENCE")


def write_asking(terms: Mapping[str, float]) -> None:
    """Write the words of asking."""
    entries = "".join(f'        "{term}": {odds},\n' for term, odds in terms.items())
    _write("text/tables/question_words.py", _ASKING.format(entries=entries))


def write_weights(
    model: str,
    fitted: Mapping[str, float],
    confidence: Mapping[str, float],
    figures: Sequence[str],
) -> None:
    """Write new weights of a model, beside those of the other, and all figures.

    Args:
        model: one of `MODELS`.
        fitted: the weights by the names of their features.
        confidence: the same of the features of confidence.
        figures: what all models reach, in lines.
    """
    names = [f"{one}{part}" for one in MODELS for part in ("", "_CONFIDENCE")]
    kept = {name: dict(getattr(weights, name)) for name in names}
    kept |= {model: dict(fitted), f"{model}_CONFIDENCE": dict(confidence)}
    docstring = f'"""{weights.__doc__}"""\n'
    told = "\n".join(line.rstrip() for line in figures)
    models = "".join(_weights(name, one) for name, one in kept.items())
    _write("ranking/weights.py", _WEIGHTS.format(docstring=docstring, figures=told, models=models))


def _weights(name: str, given: Mapping[str, float]) -> str:
    """Return the dictionary of a model; what has no weight is left out."""
    entries = "".join(f'    "{one}": {weight:.4f},\n' for one, weight in given.items() if weight)
    return f"{name}: Final[Mapping[str, float]] = {{\n{entries}}}\n"


def write_trees(model: str, grown: Mapping[str, Trees]) -> None:
    """Write new trees of a model beside those of the other.

    Args:
        model: one of `MODELS`.
        grown: the trees for each of `PURPOSES`.
    """
    names = [f"{one}_{other}" for one in MODELS for other in PURPOSES]
    kept = {name: getattr(tree_texts, name) for name in names}
    kept |= {
        f"{model}_{purpose}": f"\n{to_text(trees)}\n" if len(trees.roots) else ""
        for purpose, trees in grown.items()
    }
    docstring = f'"""{tree_texts.__doc__}"""\n'
    texts = "\n".join(f'{name}: Final = """{text}"""' for name, text in kept.items())
    _write("ranking/tree_texts.py", _TREES.format(docstring=docstring, texts=f"{texts}\n"))


def write_reranking(model: RerankingModel, figures: Sequence[str]) -> None:
    """Write new weights of what an embedding model says, and what they reach."""
    numbers = "".join(
        f"{name.upper()}: Final = {getattr(model, name):.4f}\n"
        for name in ("centre", "cosine", "score", "bias", "logit")
    )
    entries = "".join(
        f'    "{name}": {one:.4f},\n' for name, one in asdict(model.likeness).items()
    )
    told = "\n".join(line.rstrip() for line in figures)
    docstring = f'"""{reranking_weights.__doc__}"""\n'
    _write(
        "ranking/reranking_weights.py",
        _RERANKING.format(docstring=docstring, figures=told, numbers=numbers, entries=entries),
    )


def _write(name: str, text: str) -> None:
    """Write a module of the program."""
    (_PACKAGE / name).write_text(text, "utf-8", newline="\n")
