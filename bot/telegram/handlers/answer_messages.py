"""What is sent in reply, and which buttons are under it?

A button holds the key of the exchange and its action, `key:action`. The actions are `c2`, the
context of [2], `g2` its page, `m` more, `n` nearest, `u` and `d` a vote up and down, `i` and a
digest the choice of a document.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from bot.answers.answer import Abstention, Answer, Choice
from bot.answers.citations import Citation
from bot.answers.permalinks import payload
from bot.libraries.page_images import has_pages
from bot.replies.layout import further_citations, visible_citations
from bot.replies.telegram import answers
from bot.replies.telegram.captions import shorten
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
CONTEXT, MORE, NEAREST, UP, DOWN, CHOOSE, PAGE = "c", "m", "n", "u", "d", "i", "g"
_DIGEST: Final = 6  # bytes, of the name of a document
_CHOICE: Final = 60  # characters of a button that names one

Keyboard = tuple[tuple[Button, ...], ...]


class Misquoted(Exception):
    """A quotation is not what its document says: a mistake of ours, and never sent."""


def render(
    said: Answer | Abstention, words: Words, *, bot_name: str, is_private: bool
) -> tuple[Message, ...]:
    """Return the messages that say an answer or an abstention, without buttons.

    An abstention is one short line in a group; in a private chat the nearest passages follow it.

    Raises:
        Misquoted: words that would be quoted are not in their document.
    """
    for citation in quotations(said):
        if citation.span.of(citation.sentence.document.text) != citation.quote:
            raise Misquoted(citation.sentence.document.path)
    return answers.render(said, words, bot_name=bot_name, is_brief=not is_private)


def prepend_line(line: str, parts: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return messages with a line before them, in a message of its own if it does not fit."""
    lead, first = join_pieces([style(line, Style.ITALIC), style("\n\n")]), parts[0]
    offset = utf16_length(lead.text)
    fits = offset + utf16_length(first.text) <= LONGEST and len(first.entities) < MOST_ENTITIES
    if not fits:
        return (join_pieces([style(line, Style.ITALIC)]), *parts)
    moved = (replace(one, start=one.start + offset) for one in first.entities)
    whole = replace(first, text=lead.text + first.text, entities=(*lead.entities, *moved))
    return (whole, *parts[1:])


def attach_keyboard(parts: tuple[Message, ...], buttons: Keyboard) -> tuple[Message, ...]:
    """Return messages of which the last one has the buttons."""
    return (*parts[:-1], replace(parts[-1], buttons=buttons))


def keyboard(
    said: Answer | Abstention,
    key: str,
    words: Words,
    *,
    is_private: bool,
    tally: Tally = NO_VOTES,
) -> Keyboard:
    """Return the buttons under what is said in an exchange, row by row.

    Args:
        said: what is said.
        key: the exchange's.
        words: the reader's.
        is_private: whether nobody but the asker reads it; an abstention there shows what is
            nearest already.
        tally: the votes so far.
    """
    if isinstance(said, Abstention):
        if said.choices:
            return _choice_buttons(said, key)
        has_more = bool(visible_citations(said)) and not is_private
        return ((Button(words.button_nearest, press=f"{key}:{NEAREST}"),),) if has_more else ()
    more = (Button(words.button_more, press=f"{key}:{MORE}"),) if further_citations(said) else ()
    around, pages = _context_buttons(said, key, words), _page_buttons(said, key, words)
    rows = ((*around, *pages),) if len(around) == 1 else (around, *((pages,) if pages else ()))
    return (*rows, (*more, *vote_buttons(key, tally)))


def digest_of(choice: Choice) -> str:
    """Return what names a document in a button, for as long as it is called so."""
    raw = choice.name.encode("utf-8", "surrogatepass")
    return blake2b(raw, digest_size=_DIGEST).hexdigest()


def vote_buttons(key: str, tally: Tally) -> tuple[Button, ...]:
    """Return the two buttons for votes; a count is shown once it is above 0."""
    return (
        Button(f"👍 {tally.up or ''}".rstrip(), press=f"{key}:{UP}"),
        Button(f"👎 {tally.down or ''}".rstrip(), press=f"{key}:{DOWN}"),
    )


def quotations(said: Answer | Abstention) -> tuple[Citation, ...]:
    """Return every quotation that may be shown of what is said, now or by a button."""
    return (*said.citations, *said.nearest) if isinstance(said, Answer) else said.nearest


def stored_citations(said: Answer | Abstention) -> tuple[CitedSentence, ...]:
    """Return what an exchange stores of its quotations, in the order of their numbers.

    Those of an answer or, if there is none, of the nearest passages. The digest is the payload of
    a deep link: it finds the same sentence again, or nothing if its words have changed.
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


def _choice_buttons(said: Abstention, key: str) -> Keyboard:
    """Return a button for each document that may be meant, below each other."""
    return tuple(
        (Button(shorten(one.label, _CHOICE), press=f"{key}:{CHOOSE}{digest_of(one)}"),)
        for one in said.choices
    )


def _context_buttons(said: Answer, key: str, words: Words) -> tuple[Button, ...]:
    """Return a button for the context of each quotation, numbered if there are several."""
    return _numbered_buttons(said, said.citations, f"{key}:{CONTEXT}", words.button_context)


def _page_buttons(said: Answer, key: str, words: Words) -> tuple[Button, ...]:
    """Return a button for the page of each quotation that is from a file with pages."""
    paged = [one for one in said.citations if has_pages(one.sentence.document)]
    return _numbered_buttons(said, paged, f"{key}:{PAGE}", words.button_page)


def _numbered_buttons(
    said: Answer, citations: Sequence[Citation], press: str, label: str
) -> tuple[Button, ...]:
    """Return a button for each of some quotations, numbered if the answer has several."""
    several = len(said.citations) > 1
    return tuple(
        Button(f"{label} [{one.number}]" if several else label, press=f"{press}{one.number}")
        for one in citations
    )
