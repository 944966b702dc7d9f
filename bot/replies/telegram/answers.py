"""How does it look in Telegram?

Text and entities, never a markup that could be broken by what is quoted. The words of documents
come first, each quotation with its number behind it, as footnotes have it; where they are from
stands below in a block that folds. A number opens its sentence in the private chat with the bot.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.answers.permalinks import deep_link, text_fragment
from bot.documents.document import address
from bot.documents.sentences import Sentence
from bot.replies.layout import Role, Segment, facts, flat, further, quotation, shown, sources
from bot.replies.telegram.message import Message, Piece, Style, styled, units
from bot.replies.telegram.pages import Page
from bot.replies.telegram.splitting import Part, portions
from bot.text.spans import Span
from bot.wording import Words, reason

_MOST: Final = 3  # quotations of a reply
_FACT: Final = 200  # characters of a title, a source or headings
_AROUND: Final = 3_000  # UTF-16 units of the sentences that are shown around one
_SPACE: Final = "\u00a0"  # between a quotation and its number, which stays on its line
_UPRIGHT: Final = re.compile("[\u0590-\u1dff\u2e80-\U0003ffff]")  # scripts that do not slant
_BLANK_LINE: Final = re.compile(r"\n\s*\n|\r\s*\r")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_ISOLATE, _END = "\u2068", "\u2069"

# The answer is what one looks for: bold. Words that merely matched only lean, for underlines look
# like links; and where they are half of the sentence they tell nothing and stay as they are.
_LOOKS: Final = {Role.PHRASE: Style.BOLD, Role.MATCH: Style.ITALIC}


def render(
    said: Answer | Abstention,
    words: Words,
    *,
    bot_name: str,
    sentences: int = _MOST,
    is_brief: bool = False,
) -> tuple[Message, ...]:
    """Return the messages of a reply: one, unless an answer is longer than a message can be.

    Args:
        said: what to word.
        words: what the bot says itself, in the reader's language.
        bot_name: ours, without the "@".
        sentences: the most quotations that are shown.
        is_brief: whether a miss is told in a line, without what is nearest.
    """
    citations = shown(said)[:sentences]
    if isinstance(said, Answer):
        quoted = _quoted(citations, words, bot_name, answers=True)
        return portions([*_corrected(said, words), *quoted])
    told = Part((styled(reason(said, words)),))
    title = Part((styled(words.nearest, Style.ITALIC),), "\n\n")
    above = [*_corrected(said, words), told, title]
    near = None if is_brief else _fitting(above, citations, words, bot_name)
    return portions([told]) if near is None else (near,)


def nearest(said: Abstention, words: Words, *, bot_name: str) -> tuple[Message, ...]:
    """Return what comes nearest to a question that is not answered, or that nothing does."""
    return _listed(shown(said), words.nearest, words.nothing_near, words, bot_name)


def more(said: Answer | Abstention, words: Words, *, bot_name: str) -> tuple[Message, ...]:
    """Return what is near but was not shown, numbered on, or that there is nothing else."""
    return _listed(further(said), words.more, words.no_more, words, bot_name)


def context(
    citation: Citation, paragraph: Sequence[Sentence], words: Words, *, bot_name: str
) -> Message:
    """Return the paragraph of a citation, or as much as one message holds, the quotation in bold.

    Args:
        citation: what was quoted.
        paragraph: the sentences of its paragraph, in order.
        words: what the bot says itself, in the reader's language.
        bot_name: ours, without the "@".
    """
    around = _around(paragraph, citation.span)
    text = Part(tuple(_running(around, citation.span)))
    return portions([text, *_footnotes([citation], words, bot_name)])[0]


def passage(page: Page, words: Words, *, is_marked: bool = True) -> Message:
    """Return a page of a document; a sentence that is longer than a message ends with that.

    Args:
        page: the sentences around the one that was opened.
        words: what the bot says itself, in the reader's language.
        is_marked: whether the opened sentence is set off: it was cited, not merely turned to.
    """
    opened, document = page.opened, page.opened.document
    title, *rest = (_told(fact) for fact in facts(document))
    named = opened if is_marked else page.sentences[0]
    where = words.paragraph.format(number=named.paragraph)
    url = text_fragment(document.url, named.text) if document.url else ""
    head = [styled(title, Style.BOLD), styled("\n"), *(styled(f"{fact} · ") for fact in rest)]
    text = _running(page.sentences, opened.span if is_marked else None, headed=True)
    return portions([Part((*head, styled(where, url=url), *text))])[0]


def _listed(
    citations: Sequence[Citation], title: str, nothing: str, words: Words, bot_name: str
) -> tuple[Message, ...]:
    """Return citations that do not answer below a title, or a line that there are none.

    As many as one message holds, which a button can put in the place of another; only a single
    one that is too long takes several.
    """
    headed = Part((styled(title, Style.ITALIC),))
    if not citations:
        return (Message(nothing),)
    found = _fitting([headed], citations, words, bot_name)
    if found is None:
        return portions([headed, *_quoted(citations[:1], words, bot_name, answers=False)])
    return (found,)


def _fitting(
    above: Sequence[Part], citations: Sequence[Citation], words: Words, bot_name: str
) -> Message | None:
    """Return as many citations that do not answer as one message holds below some parts.

    None if it does not hold the first: a miss is no reason for pages of text.
    """
    for count in range(len(citations), 0, -1):
        quoted = _quoted(citations[:count], words, bot_name, answers=False)
        messages = portions([*above, *quoted])
        if len(messages) == 1:
            return messages[0]
    return None


def _corrected(said: Answer | Abstention, words: Words) -> Iterator[Part]:
    """Yield what was searched for in the place of misspelt words."""
    if said.corrections:
        right = ", ".join(_told(flat(right)) for _, right in said.corrections)
        yield Part((styled(words.searched_for.format(words=right), Style.ITALIC),))


def _quoted(
    citations: Sequence[Citation], words: Words, bot_name: str, *, answers: bool
) -> Iterator[Part]:
    """Yield quotations, each with its number, and in a block that folds where they are from."""
    for place, one in enumerate(citations):
        number = styled(f"[{one.number}]", url=deep_link(bot_name, one))
        said = (*_set_off(one, answers=answers), styled(_SPACE), number)
        yield Part(said, "\n\n" if place else "\n")
    yield from _footnotes(citations, words, bot_name)


def _set_off(citation: Citation, *, answers: bool) -> Iterator[Piece]:
    """Yield the words of a quotation, those that matter set off."""
    matched = sum(span.end - span.start for span in citation.highlights.matched)
    is_few = matched * 2 <= len(citation.quote)
    for segment in quotation(citation, answers=answers):
        look = _LOOKS.get(segment.role)
        leans = look is Style.ITALIC
        is_plain = leans and (not is_few or _UPRIGHT.search(segment.text))
        yield styled(segment.text, *([look] if look and not is_plain else []))


def _footnotes(citations: Sequence[Citation], words: Words, bot_name: str) -> Iterator[Part]:
    """Yield the lines that tell where quotations are from, in one block."""
    cited = {one.number: one for one in citations}
    line: list[Piece] = []
    gap = "\n\n"
    for segment in (*sources(citations, words=words), Segment("\n")):
        if segment.text != "\n":
            url = _leads_to(segment, cited, bot_name)
            line.append(styled(_told(segment.text), Style.FOLDED, url=url))
        elif line:
            yield Part(tuple(line), gap)
            line, gap = [], "\n"


def _leads_to(segment: Segment, cited: Mapping[int, Citation], bot_name: str) -> str:
    """Return the address that a number or a place leads to; "" if it leads nowhere."""
    if not segment.cites:
        return ""
    citation = cited[segment.cites[0]]
    if segment.role is Role.NUMBER:
        return deep_link(bot_name, citation)
    page = citation.sentence.document.url
    return text_fragment(page, citation.quote) if page else ""


def _around(sentences: Sequence[Sentence], span: Span) -> Sequence[Sentence]:
    """Return the sentences that a span touches and, as far as there is room, those beside."""
    touched = [at for at, one in enumerate(sentences) if one.span.overlaps(span)]
    first, last = touched[0], touched[-1]
    room = _AROUND - sum(units(sentences[at].text) for at in touched)
    for step in range(1, len(sentences)):
        for at in (touched[0] - step, touched[-1] + step):
            if 0 <= at < len(sentences):
                room -= units(sentences[at].text)
                if room < 0:
                    return sentences[first : last + 1]
                first, last = min(first, at), max(last, at)
    return sentences[first : last + 1]


def _running(
    sentences: Sequence[Sentence], marked: Span | None, *, headed: bool = False
) -> Iterator[Piece]:
    """Yield sentences as a text that runs on, those that are marked in bold.

    Args:
        sentences: of one document, in order.
        marked: what is set off.
        headed: whether the headings are shown, too, the first below a blank line.
    """
    before: Sentence | None = None
    for one in sentences:
        is_marked = marked is not None and marked.overlaps(one.span)
        is_new = headed and (before is None or before.headings != one.headings)
        yield from _heading(one) if is_new else [styled(_gap(before, one))]
        yield styled(flat(one.text), *([Style.BOLD] if is_marked else []))
        before = one


def _heading(sentence: Sentence) -> Iterator[Piece]:
    """Yield the headings that a sentence stands under, on a line of their own if there are any."""
    headings = [flat(one) for one in sentence.headings if one != sentence.document.title]
    yield styled("\n\n")
    if headings:
        yield styled(_told(" › ".join(headings)), Style.ITALIC)
        yield styled("\n")


def _gap(before: Sentence | None, sentence: Sentence) -> str:
    """Return what parts a sentence from the one before it, as its document has them."""
    if before is None:
        return ""
    between = sentence.document.text[before.span.end : sentence.span.start]
    if before.paragraph == sentence.paragraph:
        return flat(between)
    return "\n\n" if _BLANK_LINE.search(between) else "\n"


def _told(text: str) -> str:
    """Return a fact of bounded length, an address as its site, on which its line does not turn."""
    site = urlsplit(text).hostname if address(text) else None
    fact = site.removeprefix("www.") if site else text
    fact = fact if len(fact) <= _FACT else f"{fact[: _FACT - 1]}…"
    turns = not fact.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in fact
    )
    return f"{_ISOLATE}{fact}{_END}" if turns else fact
