"""How does it look in Telegram?

Replies as Telegram messages: text and entities, never a markup that a quotation could break. The
quotations come first, each with its number behind it, as footnotes have it; below them their
sources stand in a block that folds. A number opens its sentence in the private chat with the bot.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.answers.permalinks import deep_link, text_fragment
from bot.documents.document import address
from bot.documents.sentences import Sentence
from bot.replies.layout import (
    Role,
    Segment,
    facts,
    further_citations,
    quotation,
    sources,
    visible_citations,
)
from bot.replies.showable import one_line
from bot.replies.telegram.message import Message, Piece, Style, style, utf16_length
from bot.replies.telegram.pages import Page
from bot.replies.telegram.splitting import Section, fill_messages
from bot.text.regexes import regex
from bot.text.spans import Span
from bot.wording import Words, reason_for
from bot.wording.directions import END, ISOLATE, RTL_MARK

_QUOTATIONS: Final = 3  # of a reply, at most
_LONGEST_FACT: Final = 200  # characters of a title, a source or headings
_AROUND: Final = 3_000  # UTF-16 units of the sentences that are shown around one
_SPACE: Final = "\u00a0"  # between a quotation and its number, which stays on its line
_UPRIGHT: Final = regex("[\u0590-\u1dff\u2e80-\U0003ffff]")  # scripts that do not slant
_BLANK_LINE: Final = regex(r"\n\s*\n|\r\s*\r")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_LEFT_TO_RIGHT: Final = frozenset({"L"})

# The answer is what a reader looks for: it is bold. Words that merely match the question are in
# italics, as underlines look like links; where they are more than half of the sentence they mark
# nothing, and have no look.
_LOOKS: Final = {Role.PHRASE: Style.BOLD, Role.MATCH: Style.ITALIC}


def render(
    answer: Answer | Abstention,
    words: Words,
    *,
    bot_name: str,
    sentences: int = _QUOTATIONS,
    is_brief: bool = False,
) -> tuple[Message, ...]:
    """Return the messages of a reply: one, unless an answer is longer than a message can be.

    Args:
        answer: to show.
        words: what the bot says itself, in the reader's language.
        bot_name: ours, without the "@".
        sentences: the most quotations that are shown.
        is_brief: whether an abstention is a single line, without the nearest sentences.
    """
    citations = visible_citations(answer)[:sentences]
    if isinstance(answer, Answer):
        quotations = _quotations(citations, words, bot_name, answers=True)
        return fill_messages([*_corrections(answer, words), *quotations])
    reason = Section((style(reason_for(answer, words)),))
    title = Section((style(words.nearest, Style.ITALIC),), "\n\n")
    above = [*_corrections(answer, words), reason, title]
    near = None if is_brief else _fit(above, citations, words, bot_name)
    return fill_messages([reason]) if near is None else (near,)


def nearest(answer: Abstention, words: Words, *, bot_name: str) -> tuple[Message, ...]:
    """Return the sentences nearest to a question without an answer, or a line that none is."""
    return _list(visible_citations(answer), words.nearest, words.nothing_near, words, bot_name)


def more(answer: Answer | Abstention, words: Words, *, bot_name: str) -> tuple[Message, ...]:
    """Return the near sentences that the reply did not show, or a line that there are none."""
    return _list(further_citations(answer), words.more, words.no_more, words, bot_name)


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
    text = Section(tuple(_running_text(around, citation.span)))
    return fill_messages([text, *_footnotes([citation], words, bot_name)])[0]


def passage(page: Page, words: Words, *, is_marked: bool = True) -> Message:
    """Return a page of a document, as much of it as one message holds.

    Args:
        page: the sentences around the one that was opened.
        words: what the bot says itself, in the reader's language.
        is_marked: whether the opened sentence is in bold: it was cited, not merely paged to.
    """
    opened, document = page.opened, page.opened.document
    title, *rest = (_fact(fact) for fact in facts(document))
    named = opened if is_marked else page.sentences[0]
    where = words.paragraph.format(number=named.paragraph)
    url = text_fragment(document.url, named.text) if document.url else ""
    head = [style(title, Style.BOLD), style("\n"), *(style(f"{fact} · ") for fact in rest)]
    text = _running_text(page.sentences, opened.span if is_marked else None, headed=True)
    return fill_messages([Section((*head, style(where, url=url), *text))])[0]


def _list(
    citations: Sequence[Citation], title: str, nothing: str, words: Words, bot_name: str
) -> tuple[Message, ...]:
    """Return citations that do not answer, below a title, or a line that there are none.

    They are as many as one message holds, so that a button can replace another message by it; only
    a single citation that is too long takes several messages.
    """
    headed = Section((style(title, Style.ITALIC),))
    if not citations:
        return (Message(nothing),)
    found = _fit([headed], citations, words, bot_name)
    if found is None:
        return fill_messages([headed, *_quotations(citations[:1], words, bot_name, answers=False)])
    return (found,)


def _fit(
    above: Sequence[Section], citations: Sequence[Citation], words: Words, bot_name: str
) -> Message | None:
    """Return as many citations that do not answer as one message holds below some parts.

    None if it does not hold even the first: where there is no answer, pages of text help nobody.
    """
    for count in range(len(citations), 0, -1):
        quotations = _quotations(citations[:count], words, bot_name, answers=False)
        messages = fill_messages([*above, *quotations])
        if len(messages) == 1:
            return messages[0]
    return None


def _corrections(answer: Answer | Abstention, words: Words) -> Iterator[Section]:
    """Yield what was searched for instead of misspelt words."""
    if answer.corrections:
        right = ", ".join(_fact(one_line(right)) for _, right in answer.corrections)
        yield Section((style(words.searched_for.format(words=right), Style.ITALIC),))


def _quotations(
    citations: Sequence[Citation], words: Words, bot_name: str, *, answers: bool
) -> Iterator[Section]:
    """Yield quotations, each with its number, and their sources in a block that folds."""
    for place, one in enumerate(citations):
        number = style(f"[{one.number}]", url=deep_link(bot_name, one))
        pieces = (*_quoted_words(one, answers=answers), style(_SPACE), number)
        yield Section(pieces, "\n\n" if place else "\n")
    yield from _footnotes(citations, words, bot_name)


def _quoted_words(citation: Citation, *, answers: bool) -> Iterator[Piece]:
    """Yield the words of a quotation, the answer in bold and matching words in italics."""
    matched = sum(span.end - span.start for span in citation.highlights.matched)
    is_few = matched * 2 <= len(citation.quote)
    for segment in quotation(citation, answers=answers):
        look = _LOOKS.get(segment.role)
        is_slanted = look is Style.ITALIC
        is_plain = is_slanted and (not is_few or _UPRIGHT.search(segment.text))
        yield style(segment.text, *([look] if look and not is_plain else []))


def _footnotes(citations: Sequence[Citation], words: Words, bot_name: str) -> Iterator[Section]:
    """Yield the lines with the sources of quotations, in one block."""
    cited = {one.number: one for one in citations}
    is_rtl = words.direction == "rtl"
    line: list[Piece] = []
    gap = "\n\n"
    for segment in (*sources(citations, words=words), Segment("\n")):
        if segment.text != "\n":
            url = _link(segment, cited, bot_name)
            line += [style(RTL_MARK, Style.FOLDED)] if is_rtl and not line else []
            line.append(style(_fact(segment.text, is_rtl=is_rtl), Style.FOLDED, url=url))
        elif line:
            yield Section(tuple(line), gap)
            line, gap = [], "\n"


def _link(segment: Segment, cited: Mapping[int, Citation], bot_name: str) -> str:
    """Return the address to which a number or a place links; "" if it has none."""
    if not segment.cites:
        return ""
    citation = cited[segment.cites[0]]
    if segment.role is Role.NUMBER:
        return deep_link(bot_name, citation)
    page = citation.sentence.url
    return text_fragment(page, citation.quote) if page else ""


def _around(sentences: Sequence[Sentence], span: Span) -> Sequence[Sentence]:
    """Return the sentences that a span touches and, as far as there is room, those beside."""
    touched = [at for at, one in enumerate(sentences) if one.span.overlaps(span)]
    first, last = touched[0], touched[-1]
    room = _AROUND - sum(utf16_length(sentences[at].text) for at in touched)
    for step in range(1, len(sentences)):
        for at in (touched[0] - step, touched[-1] + step):
            if 0 <= at < len(sentences):
                room -= utf16_length(sentences[at].text)
                if room < 0:
                    return sentences[first : last + 1]
                first, last = min(first, at), max(last, at)
    return sentences[first : last + 1]


def _running_text(
    sentences: Sequence[Sentence], marked: Span | None, *, headed: bool = False
) -> Iterator[Piece]:
    """Yield sentences as running text, those that are marked in bold.

    Args:
        sentences: of one document, in order.
        marked: the span in bold.
        headed: whether headings are shown too, each below a blank line.
    """
    before: Sentence | None = None
    for one in sentences:
        is_marked = marked is not None and marked.overlaps(one.span)
        is_new = headed and (before is None or before.headings != one.headings)
        yield from _heading(one) if is_new else [style(_gap(before, one))]
        yield style(one_line(one.text), *([Style.BOLD] if is_marked else []))
        before = one


def _heading(sentence: Sentence) -> Iterator[Piece]:
    """Yield the headings that a sentence stands under, on a line of their own if there are any."""
    headings = [one_line(one) for one in sentence.headings if one != sentence.document.title]
    yield style("\n\n")
    if headings:
        yield style(_fact(" › ".join(headings)), Style.ITALIC)
        yield style("\n")


def _gap(before: Sentence | None, sentence: Sentence) -> str:
    """Return what separates a sentence from the one before it, as in their document."""
    if before is None:
        return ""
    between = sentence.document.text[before.span.end : sentence.span.start]
    if before.paragraph == sentence.paragraph:
        return one_line(between)
    return "\n\n" if _BLANK_LINE.search(between) else "\n"


def _fact(text: str, *, is_rtl: bool = False) -> str:
    """Return a fact in at most 200 characters, a web address as its site.

    Writing of the other direction in it is isolated, so that the rest of the line keeps its own.

    Args:
        text: the fact.
        is_rtl: whether the line runs from right to left.
    """
    site = urlsplit(text).hostname if address(text) else None
    fact = site.removeprefix("www.") if site else text
    fact = fact if len(fact) <= _LONGEST_FACT else f"{fact[: _LONGEST_FACT - 1]}…"
    other = _LEFT_TO_RIGHT if is_rtl else _RIGHT_TO_LEFT
    turns = (is_rtl or not fact.isascii()) and any(
        unicodedata.bidirectional(letter) in other for letter in fact
    )
    return f"{ISOLATE}{fact}{END}" if turns else fact
