"""footnote ask: one question, or a batch of them, answered once."""

from pathlib import Path
from typing import BinaryIO, Final, TypedDict, Unpack

import click

from bot.answers.answer import Abstention, Answer
from bot.config.settings import load_configuration
from bot.console import screen, stdio
from bot.console.notices import report_library
from bot.console.progress import progress_bar
from bot.libraries.service import LibraryService, open_library
from bot.queries.question import Question
from bot.replies.layout import reply_segments

_ANSWERED, _NOT_FOUND = 0, 1
_EXAMPLES: Final = """
\b
Examples:
  footnote ask "Who is the President of Kyrgyzstan?"
  footnote ask --after "Who is the President of Kyrgyzstan?" "And of Turkmenistan?"
  footnote ask --corpus notes/*.md "When is the next meeting?"
  footnote ask --corpus notes/ --paths --markdown "When is the next meeting?"
  footnote ask --corpus papers/ --image page.png "When is the next meeting?"
  echo "When is the next meeting?" | footnote ask --corpus notes/ --json -
  footnote ask --jsonl questions.jsonl > answers.jsonl

\b
A line of questions.jsonl, of which history may be left out:
  {"id": 7, "question": "And of Turkmenistan?", "history": ["Who is …?"]}
"""


class Form(TypedDict):
    """The form in which the reply is printed, and where a picture of its page is written."""

    as_json: bool
    as_markdown: bool
    around: bool
    explain: bool
    image: Path | None
    paths: bool


@click.command("ask", short_help="Answer one question, or a batch of them.", epilog=_EXAMPLES)
@click.argument("question", nargs=-1)
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Files or folders to answer from, instead of your library; repeatable.",
)
@click.option(
    "--collection",
    multiple=True,
    metavar="NAME",
    help="Ask only this collection of your library; repeatable.",
)
@click.option(
    "--after",
    multiple=True,
    metavar="QUESTION",
    help="A question asked before, which this one leans on; repeatable, oldest first.",
)
@click.option("--context", "around", is_flag=True, help="Show the sentences before and after.")
@click.option("--explain", is_flag=True, help="Show what each part adds to the scores.")
@click.option("--paths", is_flag=True, help="Show the file and the line of each quotation.")
@click.option(
    "--image",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a picture (PNG) of the page that the answer is from, its words marked.",
)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown with footnotes.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.option(
    "--jsonl",
    type=click.File("rb"),
    metavar="FILE|-",
    help="Answer many questions: one JSON object a line, in and out.",
)
@click.pass_obj
def command(
    file: Path | None,
    /,
    question: tuple[str, ...],
    corpus: tuple[Path, ...],
    collection: tuple[str, ...],
    after: tuple[str, ...],
    jsonl: BinaryIO | None,
    **form: Unpack[Form],
) -> int:
    """Answer QUESTION from your documents; "-" reads it from standard input.

    Behind --corpus, files and folders may stand before the question, as a shell makes them of
    notes/*.md. The answer goes to standard output, messages go to standard error.

    Exit status: 0 answered, 1 not in the documents, 2 error.
    """
    if corpus and collection:
        msg = "--collection is of your library, and --corpus in its place: give one of them."
        raise click.UsageError(msg)
    if form["as_json"] and form["as_markdown"]:
        msg = "--json and --markdown are two forms: give one of them."
        raise click.UsageError(msg)
    if jsonl is None:
        if not question:
            msg = 'Give a question, "-" to read it from standard input, or --jsonl FILE.'
            raise click.UsageError(msg)
        decode = stdio.decode_argument
        text = stdio.read_question() if question == ("-",) else decode(" ".join(question))
        service = _open(file, corpus, collection)
        answer = service.ask(Question(text, tuple(map(decode, after))))
        _print(answer, service, **form)
        if form["image"] is not None:
            _draw(answer, service, form["image"])
        return _ANSWERED if isinstance(answer, Answer) else _NOT_FOUND
    if question or after or any(form.values()):
        msg = "--jsonl goes with --corpus or --collection: a line holds its question and history."
        raise click.UsageError(msg)
    from bot.console.batch import answer_lines  # noqa: PLC0415 - one question is no batch

    for line in answer_lines(jsonl, _open(file, corpus, collection).ask, source=jsonl.name):
        stdio.write_json(line)
    return _ANSWERED


def _open(
    file: Path | None, corpus: tuple[Path, ...], collections: tuple[str, ...]
) -> LibraryService:
    """Return the open library, after a line for each file that was left out."""
    settings = load_configuration(file).settings
    with progress_bar() as watch:
        service = open_library(settings, corpus, collections, watch)
    report_library(service, is_named=bool(corpus))
    return service


def _draw(answer: Answer | Abstention, service: LibraryService, image: Path) -> None:
    """Write a picture of the page that an answer is from, and say so.

    Raises:
        DocumentError: it is from a file that has no pages, or that is not as it was read.
    """
    if not isinstance(answer, Answer):
        stdio.write_message("there is no answer, so there is no picture of its page")
        return
    first = answer.citations[0]
    image.write_bytes(service.draw_page(first.sentence.document, first.span))
    stdio.write_message(f"{image}: {first.sentence.place}, with [{first.number}] marked")


def _print(answer: Answer | Abstention, service: LibraryService, **form: Unpack[Form]) -> None:
    """Print the reply in the form that the options say."""
    if form["as_json"]:
        from bot.replies import record  # noqa: PLC0415 - each form for who wants it

        stdio.write_json(record.to_json(record.render(answer, explain=form["explain"]), indent=2))
        return
    if form["as_markdown"]:
        from bot.replies import markdown  # noqa: PLC0415

        stdio.write(markdown.render(answer, file_of=service.file_of))
        return
    file_of = service.file_of if form["paths"] or service.settings.console.paths else None
    around, explain = form["around"], form["explain"]
    screen.show(reply_segments(answer, context=around, explain=explain, file_of=file_of))
