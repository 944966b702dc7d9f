"""How do we talk in a terminal?

Read a line, ask, print. A line that begins with a stroke is a command; anything else is a
question, and the questions before it help a follow-up. What a line does is decided by `respond`,
which prints nothing; `run` owns the terminal.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bot.answers import Abstention, Answer, Citation
from bot.layout import Role, Segment, lay_out, paragraph, source_line, why
from bot.questions import Question
from bot.sentences import Sentence

Ask = Callable[[Question], Answer | Abstention]
Surroundings = Callable[[Citation], tuple[Sentence, ...]]

COMMANDS: Final = {
    "/sources": "the documents behind the last answer",
    "/context 2": "the paragraph of citation 2, with the sentence marked",
    "/why": "the parts of the scores of the last answer",
    "/help": "this list",
    "/quit": "leave (so does Ctrl-D)",
}
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


def respond(talk: Talk, line: str, ask: Ask, surroundings: Surroundings) -> Turn:
    """Return the talk after a line, and what to show."""
    if not line.startswith("/"):
        return _answered(talk, line, ask)
    command, _, argument = line.partition(" ")
    if command in {"/quit", "/exit", "/q"}:
        return Turn(replace(talk, is_over=True), ())
    if command == "/help":
        return Turn(talk, tuple(_help()))
    if command not in {"/sources", "/context", "/why"}:
        return _note(talk, f"There is no command {command}: /help lists them.")
    if talk.said is None:
        return _note(talk, "Ask something first.")
    return _about(talk, talk.said, (command, argument.strip()), surroundings)


def _about(
    talk: Talk, said: Answer | Abstention, command: tuple[str, str], surroundings: Surroundings
) -> Turn:
    """Return the talk as it was, and what a command tells of the last reply."""
    citations = said.citations if isinstance(said, Answer) else said.nearest
    match command:
        case "/why", _:
            return Turn(talk, tuple(why(said)))
        case "/sources", _:
            return Turn(talk, tuple(_sources(citations)))
        case _, argument:
            return _context(talk, citations, argument, surroundings)


def _answered(talk: Talk, line: str, ask: Ask) -> Turn:
    """Return the talk after a question."""
    said = ask(Question(line, talk.questions))
    asked = said.nearest or isinstance(said, Answer)
    questions = (*talk.questions, line)[-_REMEMBERED:] if asked else talk.questions
    return Turn(Talk(questions, said if asked else talk.said), tuple(lay_out(said)))


def _sources(citations: tuple[Citation, ...]) -> Iterator[Segment]:
    """Yield a line a citation, with the path of its document."""
    for place, citation in enumerate(citations):
        yield Segment("\n" if place else "")
        yield from source_line(citation)
        span = citation.span
        where = f"\n    {citation.sentence.document.path}, characters {span.start} to {span.end}"
        yield Segment(where, Role.NOTE)


def _context(
    talk: Talk, citations: tuple[Citation, ...], argument: str, surroundings: Surroundings
) -> Turn:
    """Return the paragraph of the citation that the argument numbers; of the first without one."""
    wanted = argument or "1"
    found = [citation for citation in citations if str(citation.number) == wanted]
    if not found:
        known = f"/context 1 to /context {len(citations)}" if citations else "none"
        return _note(talk, f"There is no citation {wanted}; there is {known}.")
    return Turn(talk, tuple(paragraph(found[0], surroundings(found[0]))))


def _help() -> Iterator[Segment]:
    """Yield what can be typed."""
    yield Segment("Type a question; a follow-up may lean on it (“And of Peru?”). Commands:")
    for command, meaning in COMMANDS.items():
        yield Segment(f"\n  {command:<12}", Role.NUMBER)
        yield Segment(meaning)


def _note(talk: Talk, text: str) -> Turn:
    """Return the talk as it was, and a line to show."""
    return Turn(talk, (Segment(text, Role.NOTE),))


def run(greeting: str, ask: Ask, surroundings: Surroundings, history: Path) -> None:
    """Talk until the end of input or /quit; without a terminal, answer the lines of the input."""
    from rich.console import Console  # noqa: PLC0415 - `footnote ask` into a pipe needs no colour

    from bot.replies.terminal import styled  # noqa: PLC0415 - as above

    console = Console(highlight=False, soft_wrap=False)
    is_terminal = sys.stdin.isatty()
    if is_terminal:
        console.print(greeting + "\n", style="italic")
    talk = Talk()
    for line in _lines(history) if is_terminal else sys.stdin:
        if not line.strip():
            continue
        turn = respond(talk, line.strip(), ask, surroundings)
        talk = turn.talk
        if talk.is_over:
            return
        console.print(styled(turn.shown))
        console.print()


def _lines(history: Path) -> Iterator[str]:
    """Yield what is typed, with a history kept in a file and commands completed."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415 - 0.1 s that only a talk needs
    from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415 - as above
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory  # noqa: PLC0415

    kept: History = InMemoryHistory()
    try:
        history.parent.mkdir(parents=True, exist_ok=True)
        history.touch(mode=0o600)
        kept = FileHistory(str(history))
    except OSError:
        print("The history cannot be kept there; it lasts until you leave.", file=sys.stderr)
    words = [command.split()[0] for command in COMMANDS]
    completer = WordCompleter(words, sentence=True)
    session: PromptSession[str] = PromptSession(history=kept, completer=completer)
    while True:
        try:
            yield session.prompt("? ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
