"""How often is a question called foreign, rightly and wrongly?

    python -m tests.queries.foreign NAME=FILE...    such as en=new-wiki.json ru=xquad.ru.json

Files are of SQuAD's layout, each with questions in the language that is named. The questions of
each are put to documents in each of these languages, which have none of their words: so nothing
but the question itself keeps a hint away.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from bot.queries.foreign_questions import languages_instead
from tests.benchmarks.tables import table


def shares(sets: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield for each set of questions which share is called foreign to documents in each."""
    for own, questions in sets.items():
        row = [own, f"{len(questions):,}"]
        for language in sets:
            lexicon = SimpleNamespace(languages=(language,), frequency=lambda _: 0)
            hints = sum(bool(languages_instead(one, lexicon)) for one in questions)  # type: ignore[arg-type]
            row.append(f"{hints / len(questions):.1%}")
        yield tuple(row)


def questions_of(file: Path) -> list[str]:
    """Return the questions of a file."""
    articles = json.loads(file.read_text(encoding="utf-8"))["data"]
    paragraphs = (one for article in articles for one in article["paragraphs"])
    return [asked["question"] for paragraph in paragraphs for asked in paragraph["qas"]]


def main(arguments: list[str]) -> None:
    """Print the shares as a table."""
    pairs = (one.partition("=") for one in arguments)
    sets = {name: questions_of(Path(file)) for name, _, file in pairs}
    head = ("questions", "in all", *(f"to {one} documents" for one in sets))
    sys.stdout.write(table("Called foreign", head, list(shares(sets))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
