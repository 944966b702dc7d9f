"""How long does a question take, from its words to the answer?

Asked of the bundled article and of an invented library the size of 48 articles of Wikipedia, on
one core and by the processor's time, so that a busy machine tells the same. Beside it stands the
plain class of rank-bm25, which only weighs the same sentences: how often as fast is it?
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Any, Final

import numpy as np
from rank_bm25 import BM25Okapi

from bot.answers.answer import Policy
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.index.library import Library
from bot.libraries.bundled import load_word_vectors
from bot.pipeline import ask, ingest
from bot.queries.question import Question
from bot.text.analysis import analyze
from tests.benchmarks.invented import essays, inquiries
from tests.benchmarks.tables import seconds, table
from tests.questions import asked

PARAGRAPHS: Final = 2_067
LONG: Final = 600  # words of the longest questions: about as many as a message of 4,096 characters
_ROOT: Final = Path(__file__).parents[2]
_ONE_CORE: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
_QUESTIONS: Final = 300
_LONG_ONES: Final = 30
_PLAIN: Final = 40  # questions for the plain class, which is slow


def report(largest: int) -> Iterator[str]:
    """Yield the table, measured in a process that has one core."""
    command = [sys.executable, "-m", "tests.benchmarks.answering", str(min(largest, PARAGRAPHS))]
    done = subprocess.run(
        command, cwd=_ROOT, env=os.environ | _ONE_CORE, capture_output=True, text=True, check=True
    )
    heads = ("library", "sentences", "asked", "words", "p50", "p99", "plain", "ours / plain")
    yield table("A question, processor time on one core", heads, json.loads(done.stdout))


def main() -> None:
    """Print the rows of the table as JSON."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    questions = [one.question for one in asked.load()]
    rows = [_row("bundled article", _ingested(asked.documents()), questions)]
    words = load_word_vectors().words
    documents = essays(words, int(sys.argv[1]))
    library = _ingested(documents)
    name = f"{len(documents):,} invented paragraphs"
    for count, length in ((_QUESTIONS, 8), (_LONG_ONES, LONG)):
        texts = inquiries(documents, count, length)
        rows.append(_row(name, library, [Question(text) for text in texts]))
    sys.stdout.write(json.dumps(rows))


def _ingested(documents: Sequence[Document]) -> Library:
    """Return the library of some documents, with the settings that users have."""
    return ingest(documents, load_word_vectors(), Grouping(), Bm25())


def _row(name: str, library: Library, questions: Sequence[Question]) -> tuple[str, ...]:
    """Return the row of some questions, after each was asked once."""
    for question in questions:
        ask(library, question, Policy())
    taken = _clocked(lambda question: ask(library, question, Policy()), questions)
    plain = BM25Okapi([list(analyze(one.text, "en")) for one in library.sentences])
    theirs = _clocked(
        lambda question: plain.get_scores(analyze(question.text, "en")), questions[:_PLAIN]
    )
    p50, p99, other = np.percentile(taken, 50), np.percentile(taken, 99), np.percentile(theirs, 50)
    words = np.mean([len(question.text.split()) for question in questions])
    counts = f"{len(library.sentences):,}", f"{len(questions):,}", f"{words:.0f}"
    return name, *counts, *map(seconds, (p50, p99, other)), f"{p50 / other:.3g} ×"


def _clocked(work: Callable[[Question], Any], questions: Sequence[Question]) -> list[float]:
    """Return the seconds of the processor that each question takes."""
    taken = []
    for question in questions:
        started = process_time()
        work(question)
        taken.append(process_time() - started)
    return taken


if __name__ == "__main__":
    main()
