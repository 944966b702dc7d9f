"""What is sent in reply, and which buttons are under it?

The buttons carry the key of the exchange and what they do, nothing else: `c2` the place of [2],
`m` more, `n` what is nearest, `u` and `d` thumbs up and down.
"""

from dataclasses import replace
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.answers.permalinks import payload
from bot.replies.layout import further_citations, visible_citations
from bot.replies.telegram import answers
from bot.replies.telegram.message import (
    LONGEST,
    MOST_ENTITIES,
    Button,
    Message,
    Style,
    join_pieces,
    style,
    utf16_length,
)
from bot.state.exchanges import CitedSentence
from bot.state.votes import Tally
from bot.wording import Words

NO_VOTES: Final = Tally(0, 0, 0)
CONTEXT, MORE, NEAREST, UP, DOWN = "c", "m", "n", "u", "d"

Rows = tuple[tuple[Button, ...], ...]


class Misquoted(Exception):
    """A quotation is not what its document says: a mistake of ours, and never sent."""


def reply(
    said: Answer | Abstention, words: Words, *, bot_name: str, is_private: bool
) -> tuple[Message, ...]:
    """Return the messages that say it, without buttons.

    A miss is one short line in a group, and the nearest passages in a private chat.

    Raises:
        Misquoted: words that would be quoted are not in their document.
    """
    for citation in quoted(said):
        if citation.span.of(citation.sentence.document.text) != citation.quote:
            raise Misquoted(citation.sentence.document.path)
    return answers.render(said, words, bot_name=bot_name, is_brief=not is_private)


def led_by(line: str, parts: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return messages with a line before all else, a message of its own where it would not fit."""
    lead, first = join_pieces([style(line, Style.ITALIC), style("\n\n")]), parts[0]
    offset = utf16_length(lead.text)
    fits = offset + utf16_length(first.text) <= LONGEST and len(first.entities) < MOST_ENTITIES
    if not fits:
        return (join_pieces([style(line, Style.ITALIC)]), *parts)
    moved = (replace(one, start=one.start + offset) for one in first.entities)
    whole = replace(first, text=lead.text + first.text, entities=(*lead.entities, *moved))
    return (whole, *parts[1:])


def with_buttons(parts: tuple[Message, ...], buttons: Rows) -> tuple[Message, ...]:
    """Return messages of which the last one carries the buttons."""
    return (*parts[:-1], replace(parts[-1], buttons=buttons))


def buttons(
    said: Answer | Abstention,
    key: str,
    words: Words,
    *,
    is_private: bool,
    tally: Tally = NO_VOTES,
) -> Rows:
    """Return the buttons under what is said in an exchange.

    Args:
        said: what is said.
        key: the exchange's.
        words: the reader's.
        is_private: whether a miss shows what is nearest already.
        tally: what has been thought of it so far.
    """
    if isinstance(said, Abstention):
        has_more = bool(visible_citations(said)) and not is_private
        return ((Button(words.button_nearest, press=f"{key}:{NEAREST}"),),) if has_more else ()
    more = (Button(words.button_more, press=f"{key}:{MORE}"),) if further_citations(said) else ()
    return (_contexts(said, key, words), (*more, *votes(key, tally)))


def votes(key: str, tally: Tally) -> tuple[Button, ...]:
    """Return the two thumbs of an exchange, with how many pressed them once anybody has."""
    return (
        Button(f"👍 {tally.up or ''}".rstrip(), press=f"{key}:{UP}"),
        Button(f"👎 {tally.down or ''}".rstrip(), press=f"{key}:{DOWN}"),
    )


def quoted(said: Answer | Abstention) -> tuple[Citation, ...]:
    """Return every quotation that could be shown of what is said."""
    return (*said.citations, *said.nearest) if isinstance(said, Answer) else said.nearest


def cited(said: Answer | Abstention) -> tuple[CitedSentence, ...]:
    """Return what an exchange keeps of its quotations, in the order of their numbers.

    Those of an answer, or else what comes near. The digest is the payload of a deep link, which
    finds the sentence that answers, or nothing.
    """
    numbered = (
        visible_citations(said)
        if isinstance(said, Answer)
        else (*visible_citations(said), *further_citations(said))
    )
    return tuple(
        CitedSentence(one.sentence.document.path, one.span.start, one.span.end, payload(one))
        for one in numbered
    )


def _contexts(said: Answer, key: str, words: Words) -> tuple[Button, ...]:
    """Return a button for the place of each quotation, numbered if there are several."""
    several = len(said.citations) > 1
    return tuple(
        Button(
            f"{words.button_context} [{one.number}]" if several else words.button_context,
            press=f"{key}:{CONTEXT}{one.number}",
        )
        for one in said.citations
    )
