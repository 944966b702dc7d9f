"""What does a typed line do?

A line that begins with a stroke is a command, and so are "help" and "exit" alone; anything else is
a question, and the questions before it help a follow-up. Several questions that are pasted at once
are asked one by one. `respond` decides and shows nothing; `run` goes from line to line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.documents.sentences import Sentence
from bot.errors import ClusterAway, ClusterRefused
from bot.queries.question import REMEMBERED, Question
from bot.replies import markdown
from bot.replies.layout import (
    FileOf,
    Role,
    Segment,
    explanation,
    further,
    paragraph,
    reply_segments,
    sources,
    visible_citations,
)
from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex

Show = Callable[[Iterable[Segment]], None]

COMMANDS: Final = {
    "/sources": "the documents it is from",
    "/more": "what else comes near",
    "/context 2": "the paragraph around [2]",
    "/open 2": "the file of [2], in your editor",
    "/page 2": "the page of [2], as a picture",
    "/copy": "it as Markdown, to paste",
    "/why": "what its scores are made of",
    "/reload": "read the files again",
    "/help": "this list",
    "/quit": "leave; so does Ctrl-D",
}
_COMMAND_NAMES: Final = tuple(command.split()[0] for command in COMMANDS)
_QUIT: Final = frozenset({"/quit", "/exit", "/q", "quit", "exit", ":q", ":q!", ":wq"})
_HELP: Final = frozenset({"/help", "/?", "help", "?"})
_LISTED: Final = regex(r"\s*(?:[-*•]|\(?\d{1,3}[.)])\s+")
_COMMAND: Final = regex(r"(/[a-z?]+)(?:[ \t]+(.*))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the console can do.

    `ask` answers a question, and `paragraph_of` returns the sentences of a citation's paragraph.
    `file_of` names the file of a document; `shows_files` says whether footnotes show it. `open`
    shows a file at a line, `show_page` the page of a citation, and `copy` takes a text for
    pasting; `reload` reads the files again, and `refresh` does so if they have changed. These
    return a line to show, "" where there is nothing to say.
    """

    ask: Callable[[Question], Answer | Abstention]
    paragraph_of: Callable[[Citation], tuple[Sentence, ...]]
    file_of: FileOf
    open: Callable[[str, int], str]
    show_page: Callable[[Citation], str]
    copy: Callable[[str], str]
    reload: Callable[[], str]
    refresh: Callable[[], str]
    shows_files: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """The latest questions, oldest first, the answer to the last one, and whether it is over.

    `answer` is None as long as nothing could be searched for.
    """

    questions: tuple[str, ...] = ()
    answer: Answer | Abstention | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A talk after a line, and what is shown for that line."""

    talk: Talk
    shown: tuple[Segment, ...]


def run(lines: Iterable[str], show: Show, desk: Desk) -> None:
    """Answer line after line until there are no more, or one of them is /quit."""
    talk = Talk()
    for line in lines:
        if not line.strip():
            continue
        if note := desk.refresh():
            show((Segment(note, Role.NOTE), Segment("\n")))
        for one in _part(line.strip()):
            turn = respond(talk, one, desk)
            talk = turn.talk
            if talk.is_over:
                return
            head = (Segment(f"{one}\n\n", Role.NOTE),) if one != line.strip() else ()
            show((*head, *turn.shown, Segment("\n")))


def _part(line: str) -> Sequence[str]:
    """Return the questions of a pasted list, without bullets and numbers; else the line itself."""
    lines = [_LISTED.sub("", one).strip() for one in line.splitlines() if one.strip()]
    is_list = len(lines) > 1 and all(one.endswith(QUESTION_MARKS) for one in lines)
    return lines if is_list else [line]


def respond(talk: Talk, line: str, desk: Desk) -> Turn:
    """Return the talk after a line, and what to show.

    Args:
        talk: the talk before it.
        line: what was typed; one with line breaks, which was pasted, is one question.
        desk: what can be done for it.

    Where the library is away, the talk stays as it was, and a line says so.
    """
    try:
        return _respond(talk, line, desk)
    except (ClusterAway, ClusterRefused) as error:
        return _add_note(talk, str(error))


def _respond(talk: Talk, line: str, desk: Desk) -> Turn:
    """Return the talk after a line, and what to show."""
    found = _COMMAND.fullmatch(line)
    name = found[1] if found else line
    if name.casefold() in _QUIT:
        return Turn(replace(talk, is_over=True), ())
    if name.casefold() in _HELP:
        return Turn(talk, tuple(_list_commands()))
    if found is None:
        return _answer(talk, line, desk)
    return _obey(talk, name.lower(), (found[2] or "").strip(), desk)


def _obey(talk: Talk, command: str, argument: str, desk: Desk) -> Turn:
    """Return the talk after a command, which it leaves as it was, and what to show."""
    if command not in _COMMAND_NAMES:
        return _add_note(talk, _suggest(command))
    if command == "/reload":
        return _add_note(talk, desk.reload())
    if talk.answer is None:
        return _add_note(talk, "Nothing has been answered yet: type a question first.")
    return Turn(talk, tuple(_respond_to_command(talk.answer, command, argument, desk)))


def _answer(talk: Talk, line: str, desk: Desk) -> Turn:
    """Return the talk after a question; one that cannot be searched for leaves it as it was."""
    answer = desk.ask(Question(line, talk.questions))
    after = talk
    if isinstance(answer, Answer) or answer.nearest:
        after = Talk((*talk.questions, line)[-REMEMBERED:], answer)
    file_of = desk.file_of if desk.shows_files else None
    return Turn(after, tuple(reply_segments(answer, file_of=file_of)))


def _respond_to_command(
    answer: Answer | Abstention, command: str, argument: str, desk: Desk
) -> Iterator[Segment]:
    """Yield what a command shows of the last answer."""
    if command not in {"/why", "/more"} and not visible_citations(answer):
        yield Segment("The last answer quotes nothing.", Role.NOTE)
        return
    match command:
        case "/why":
            yield from explanation(answer)
        case "/more":
            yield from further(answer)
        case "/sources":
            yield from sources(visible_citations(answer), paths=True, file_of=desk.file_of)
        case "/copy":
            text = markdown.render(answer, file_of=desk.file_of)
            note = desk.copy(text)
            yield Segment(f"{text}\n\n")
            yield Segment(note, Role.NOTE)
        case _:
            yield from _show_one(answer, command, argument.strip("[]") or "1", desk)


def _show_one(
    answer: Answer | Abstention, command: str, wanted: str, desk: Desk
) -> Iterator[Segment]:
    """Yield the paragraph, file or page of the citation with the number `wanted`."""
    citations = visible_citations(answer)
    found = [one for one in citations if str(one.number) == wanted]
    for one in found:
        document = one.sentence.document
        if command == "/open":
            line = document.line_of(one.span.start)
            yield Segment(desk.open(desk.file_of(document), line), Role.NOTE)
        elif command == "/page":
            yield Segment(desk.show_page(one), Role.NOTE)
        else:
            yield from paragraph(one, desk.paragraph_of(one), answers=isinstance(answer, Answer))
    if not found:
        known = ", ".join(f"{command} {one.number}" for one in citations)
        yield Segment(f"There is no [{wanted}] in the last answer; there is {known}.")


def _list_commands() -> Iterator[Segment]:
    """Yield what can be typed, in lines of at most 40 columns where that can be."""
    yield Segment(
        "Type a question. A follow-up may lean on\nit: “And of Peru?”. On the last answer:"
    )
    for command, meaning in COMMANDS.items():
        yield Segment(f"\n  {command:<11}", Role.NUMBER)
        yield Segment(meaning)


def _suggest(command: str) -> str:
    """Return a line that names the command that was likely meant."""
    near = get_close_matches(command, _COMMAND_NAMES, n=1)
    return f"There is no {command}: " + (f"is it {near[0]}?" if near else "/help lists what is.")


def _add_note(talk: Talk, text: str) -> Turn:
    """Return the talk as it was, and a line to show."""
    return Turn(talk, (Segment(text, Role.NOTE),))
