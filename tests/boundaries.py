"""How often do sentences begin where nltk's Punkt begins them?

    uv run python -m tests.boundaries FILE…

Each file is a text, or a question set in SQuAD's layout, of which the paragraphs are read. Punkt
decides each mark of them in its own way, and so do we, who ask it where its answer is not known
beforehand. Every difference is printed; then how many sentences there are, and how many agree. The
exit status is 1 below 99.5 of a hundred.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.text.languages import detect
from bot.text.nltk_slim import load_punkt
from bot.text.punkt import make_parameters
from bot.text.sentence_rules import rules_for
from bot.text.stopwords import STOPWORDS
from bot.text.tables.abbreviations import ABBREVIATIONS

_LEAST: Final = 0.995  # of the sentences
_AROUND: Final = 30  # characters that are shown on both sides of a difference


@cache
def _punkt(language: str) -> Any:
    """Return nltk's Punkt with our words of a language, and nothing else of ours."""
    starters = frozenset(word for word in STOPWORDS.get(language, ()) if len(word) > 1)
    abbreviations = frozenset(ABBREVIATIONS.get(language, ABBREVIATIONS["en"]))
    return load_punkt().PunktSentenceTokenizer(make_parameters(abbreviations, starters))


def starts_of_punkt(text: str, language: str) -> list[int]:
    """Return where Punkt begins the sentences of a text, but for what begins with the text."""
    return [start for start, _ in _punkt(language).span_tokenize(text) if start]


def main(arguments: Sequence[str]) -> int:
    """Print every difference and the share of sentences that agree; return the exit status."""
    total = agreeing = 0
    for text in _texts(arguments):
        language = detect(text)
        ours = {0, *rules_for("", language).find_starts(text)}
        theirs = {0, *starts_of_punkt(text, language)}
        for place in sorted(ours ^ theirs):
            whose = "ours" if place in ours else "Punkt's"
            print(f"{whose}: {text[max(place - _AROUND, 0) : place + _AROUND]!r}")
        total += len(ours | theirs)
        agreeing += len(ours & theirs)
    share = agreeing / total if total else 1.0
    print(f"{agreeing} of {total} sentences begin in the same place: {100 * share:.2f} %")
    return 0 if share >= _LEAST else 1


def _texts(names: Sequence[str]) -> Iterator[str]:
    """Yield the texts of some files: of a question set each paragraph."""
    for name in names:
        text = Path(name).read_text("utf-8")
        if not name.endswith(".json"):
            yield text
            continue
        for article in json.loads(text)["data"]:
            for paragraph in article["paragraphs"]:
                yield paragraph["context"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
