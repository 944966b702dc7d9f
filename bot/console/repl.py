"""What does a typed line do?

A line that begins with a stroke is a command; anything else is a question, and the questions
before it help a follow-up. `respond` decides and shows nothing; `run` goes from line to line.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.documents.sentences import Sentence
from bot.queries.question import REMEMBERED, Question
from bot.replies.layout import (
    Role,
    Segment,
    explanation,
    paragraph,
    reply_segments,
    sources,
    visible_citations,
)

Ask = Callable[[Question], Answer | Abstention]
ParagraphOf = Callable[[Citation], tuple[Sentence, ...]]
Show = Callable[[Iterable[Segment]], None]

COMMANDS: Final = {
    "/sources": "the documents it is from",
    "/context 2": "the paragraph around [2]",
    "/why": "what its scores are made of",
    "/help": "this list",
    "/quit": "leave; so does Ctrl-D",
}
_COMMAND_NAMES: Final = tuple(command.split()[0] for command in COMMANDS)
_QUIT: Final = frozenset({"/quit", "/exit", "/q"})
_COMMAND: Final = re.compile(r"(/[a-z?]+)(?:[ \t]+(.*))?", re.IGNORECASE)


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


def run(lines: Iterable[str], show: Show, ask: Ask, paragraph_of: ParagraphOf) -> None:
    """Answer line after line until there are no more, or one of them is /quit."""
    talk = Talk()
    for line in lines:
        if line.strip():
            turn = respond(talk, line.strip(), ask, paragraph_of)
            talk = turn.talk
            if talk.is_over:
                return
            show((*turn.shown, Segment("\n")))


def respond(talk: Talk, line: str, ask: Ask, paragraph_of: ParagraphOf) -> Turn:
    """Return the talk after a line, and what to show.

    Args:
        talk: the talk before it.
        line: what was typed; one with line breaks, which was pasted, is one question.
        ask: answers a question.
        paragraph_of: returns the sentences of a citation's paragraph.
    """
    found = _COMMAND.fullmatch(line)
    if found is None:
        return _answer(talk, line, ask)
    command, argument = found[1].lower(), (found[2] or "").strip()
    if command in _QUIT:
        return Turn(replace(talk, is_over=True), ())
    if command in {"/help", "/?"}:
        return Turn(talk, tuple(_list_commands()))
    if command not in _COMMAND_NAMES:
        return _add_note(talk, _suggest(command))
    if talk.answer is None:
        return _add_note(talk, "Nothing has been answered yet: type a question first.")
    return Turn(talk, tuple(_respond_to_command(talk.answer, command, argument, paragraph_of)))


def _answer(talk: Talk, line: str, ask: Ask) -> Turn:
    """Return the talk after a question; one that cannot be searched for leaves it as it was."""
    answer = ask(Question(line, talk.questions))
    after = talk
    if isinstance(answer, Answer) or answer.nearest:
        after = Talk((*talk.questions, line)[-REMEMBERED:], answer)
    return Turn(after, tuple(reply_segments(answer)))


def _respond_to_command(
    answer: Answer | Abstention, command: str, argument: str, paragraph_of: ParagraphOf
) -> Iterator[Segment]:
    """Yield what a command shows of the last answer."""
    if command != "/why" and not visible_citations(answer):
        yield Segment("The last answer quotes nothing.", Role.NOTE)
        return
    match command:
        case "/why":
            yield from explanation(answer)
        case "/sources":
            yield from sources(visible_citations(answer), paths=True)
        case _:
            yield from _show_context(answer, argument.strip("[]") or "1", paragraph_of)


def _show_context(
    answer: Answer | Abstention, wanted: str, paragraph_of: ParagraphOf
) -> Iterator[Segment]:
    """Yield the paragraph of the citation with the number `wanted`."""
    citations = visible_citations(answer)
    found = [one for one in citations if str(one.number) == wanted]
    for one in found:
        yield from paragraph(one, paragraph_of(one), answers=isinstance(answer, Answer))
    if not found:
        known = ", ".join(f"/context {one.number}" for one in citations)
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
