"""How well are the questions about real documents answered?

    python -m tests.questions.real.collect FOLDER
    python -m tests.questions.real FOLDER [--each] [--failures]

All documents of the folder are one library; with `--each`, every document is a library of its own.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.questions.real.marks import MARKS, Question, is_stale, mark, read_questions

Replies = dict[str, dict[str, Any]]
"""What was said to each question, by the question's id."""


def main() -> None:
    """Asks the questions and prints the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="every document alone")
    parser.add_argument("--failures", action="store_true", help="what was said to each miss")
    parser.add_argument("--questions", type=Path, default=None, help="one file of questions")
    options = parser.parse_args()
    here = Path(__file__).parent
    paths = [options.questions] if options.questions else sorted(here.glob("questions-*.jsonl"))
    questions = [question for path in paths for question in read_questions(path)]
    score(options.folder, questions, each=options.each, failures=options.failures)


def score(folder: Path, questions: list[Question], *, each: bool, failures: bool) -> None:
    """Prints how the questions were answered, for each document and for all."""
    had = [question for question in questions if (folder / question.document).exists()]
    stale = {q.id for q in had if is_stale(q, (folder / q.document).read_text("utf-8"))}
    fresh = [question for question in had if question.id not in stale]
    replies = ask_each(folder, fresh) if each else ask(folder, fresh)
    counts: dict[str, Counter[str]] = {}
    for question in had:
        marks = {"stale"} if question.id in stale else mark(question, replies[question.id])
        counts.setdefault(question.document, Counter()).update(marks)
        if failures and is_miss(question, marks):
            print(tell(question, marks, replies.get(question.id)))
    print(f"{len(questions) - len(had)} questions are about documents that are not there")
    print_counts(counts)


def is_miss(question: Question, marks: set[str]) -> bool:
    """Whether the reply was not what the question wanted."""
    wanted = "first quotation right" if question.want else "questions"
    return wanted not in marks or "answered though unanswerable" in marks


def tell(question: Question, marks: set[str], reply: dict[str, Any] | None) -> str:
    """The question, its marks and what was said, for a reader who looks for faults."""
    lines = [f"{question.id} {question.question} {sorted(marks - {'questions'})}"]
    lines += [f"    wanted: {' | '.join(question.want) or 'no answer'}"]
    if reply is not None:
        said = [sentence["text"] for sentence in reply["nearest"][:3]]
        state = "answered" if reply["answered"] else "refused"
        lines += [f"    {state} {reply['confidence']:.2f}"]
        lines += [f"    said: {' '.join(text.split())[:200]}" for text in said]
    return "\n".join(lines)


def ask_each(folder: Path, questions: list[Question]) -> Replies:
    """The replies when every document is a library of its own."""
    replies: Replies = {}
    for document in sorted({question.document for question in questions}):
        with tempfile.TemporaryDirectory() as alone:
            shutil.copy(folder / document, alone)
            replies |= ask(Path(alone), [q for q in questions if q.document == document])
    return replies


def ask(folder: Path, questions: Iterable[Question]) -> Replies:
    """The replies of the batch command, with the folder as its library."""
    lines = [json.dumps({"id": q.id, "question": q.question}) for q in questions]
    with tempfile.TemporaryDirectory() as temporary:
        batch = Path(temporary) / "batch.jsonl"
        batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "bot", "ask", "--corpus", str(folder)]
        command += ["--jsonl", str(batch)]
        said = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout.decode()
    return {reply["id"]: reply for reply in map(json.loads, said.splitlines())}


def print_counts(counts: dict[str, Counter[str]]) -> None:
    """One line a mark for all documents, then one line a document."""
    everything: Counter[str] = Counter()
    for count in counts.values():
        everything.update(count)
    print("\n".join(f"{name:30} {everything[name]:4}" for name in MARKS))
    print("\n" + " / ".join(MARKS))
    for document, count in sorted(counts.items()):
        print(f"{document:24}" + "".join(f"{count[name]:5}" for name in MARKS))


if __name__ == "__main__":
    main()
