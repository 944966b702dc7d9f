"""What does a line that is typed do?

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
from bot.queries.question import Question
from bot.replies.layout import Role, Segment, lay_out, paragraph, shown, sources, why

Ask = Callable[[Question], Answer | Abstention]
Surroundings = Callable[[Citation], tuple[Sentence, ...]]
Show = Callable[[Iterable[Segment]], None]

COMMANDS: Final = {
    "/sources": "the documents it is from",
    "/context 2": "the paragraph around [2]",
    "/why": "what its scores are made of",
    "/help": "this list",
    "/quit": "leave; so does Ctrl-D",
}
_NAMES: Final = tuple(command.split()[0] for command in COMMANDS)
_LEAVING: Final = frozenset({"/quit", "/exit", "/q"})
_COMMAND: Final = re.compile(r"(/[a-z?]+)(?:[ \t]+(.*))?", re.IGNORECASE)
_REMEMBERED: Final = 5  # earlier questions; a follow-up leans on the last, rarely further back


@dataclass(frozen=True, slots=True)
class Talk:
    """What was asked so far, what was said last, and whether it is over."""

    questions: tuple[str, ...] = ()
    said: Answer | Abstention | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What a line makes of a talk, and what is shown for it."""

    talk: Talk
    shown: tuple[Segment, ...]


def run(lines: Iterable[str], show: Show, ask: Ask, surroundings: Surroundings) -> None:
    """Answer line after line until there are no more, or one of them is /quit."""
    talk = Talk()
    for line in lines:
        if line.strip():
            turn = respond(talk, line.strip(), ask, surroundings)
            talk = turn.talk
            if talk.is_over:
                return
            show((*turn.shown, Segment("\n")))


def respond(talk: Talk, line: str, ask: Ask, surroundings: Surroundings) -> Turn:
    """Return the talk after a line, and what to show.

    Args:
        talk: what was said so far.
        line: what was typed; with line breaks in it (it was pasted) it is one question.
        ask: what answers.
        surroundings: what knows the paragraph of a citation.
    """
    found = _COMMAND.fullmatch(line)
    if found is None:
        return _answered(talk, line, ask)
    command, argument = found[1].lower(), (found[2] or "").strip()
    if command in _LEAVING:
        return Turn(replace(talk, is_over=True), ())
    if command in {"/help", "/?"}:
        return Turn(talk, tuple(_help()))
    if command not in _NAMES:
        return _note(talk, _unknown(command))
    if talk.said is None:
        return _note(talk, "Nothing has been answered yet: type a question first.")
    return Turn(talk, tuple(_about(talk.said, command, argument, surroundings)))


def _answered(talk: Talk, line: str, ask: Ask) -> Turn:
    """Return the talk after a question; what could not be searched for leaves it as it was."""
    said = ask(Question(line, talk.questions))
    after = talk
    if isinstance(said, Answer) or said.nearest:
        after = Talk((*talk.questions, line)[-_REMEMBERED:], said)
    return Turn(after, tuple(lay_out(said)))


def _about(
    said: Answer | Abstention, command: str, argument: str, surroundings: Surroundings
) -> Iterator[Segment]:
    """Yield what a command tells of the last reply."""
    if command != "/why" and not shown(said):
        yield Segment("The last answer quotes nothing.", Role.NOTE)
        return
    match command:
        case "/why":
            yield from why(said)
        case "/sources":
            yield from sources(shown(said), paths=True)
        case _:
            yield from _context(said, argument.strip("[]") or "1", surroundings)


def _context(
    said: Answer | Abstention, wanted: str, surroundings: Surroundings
) -> Iterator[Segment]:
    """Yield the paragraph of the citation that is numbered so."""
    citations = shown(said)
    found = [one for one in citations if str(one.number) == wanted]
    for one in found:
        yield from paragraph(one, surroundings(one), answers=isinstance(said, Answer))
    if not found:
        known = ", ".join(f"/context {one.number}" for one in citations)
        yield Segment(f"There is no [{wanted}] in the last answer; there is {known}.")


def _help() -> Iterator[Segment]:
    """Yield what can be typed, in lines of at most 40 columns where that can be."""
    yield Segment(
        "Type a question. A follow-up may lean on\nit: “And of Peru?”. On the last answer:"
    )
    for command, meaning in COMMANDS.items():
        yield Segment(f"\n  {command:<11}", Role.NUMBER)
        yield Segment(meaning)


def _unknown(command: str) -> str:
    """Return a line that names the command that was likely meant."""
    near = get_close_matches(command, _NAMES, n=1)
    return f"There is no {command}: " + (f"is it {near[0]}?" if near else "/help lists what is.")


def _note(talk: Talk, text: str) -> Turn:
    """Return the talk as it was, and a line to show."""
    return Turn(talk, (Segment(text, Role.NOTE),))
