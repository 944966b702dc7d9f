"""How does a list look in Telegram?

Documents, sources and questions without an answer, in pages that buttons turn. What a button
sends back ends in the number of its page, from 0; a page that is not there any more is the last.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.queries.similar_questions import GapGroup
from bot.replies.telegram.captions import cut, described
from bot.replies.telegram.message import Button, Message, Piece, Style, joined, styled
from bot.wording import Words

_DOCUMENTS: Final = 12  # on a page: with titles of 100 characters and their sources, 4,096 hold
_GAPS: Final = 5  # on a page: a row of that many buttons still fits a phone
_TITLE: Final = 100  # characters of a wording, or of the names of chats
_QUESTION: Final = 300  # characters of a question
_BACK, _ON = "‹", "›"
_WORDINGS: Final = 3  # other wordings that are shown


@dataclass(frozen=True, slots=True)
class _Page:
    """Some of many: `[first, last)`, the number of the page and how many there are."""

    first: int
    last: int
    number: int
    count: int


def documents(listed: Sequence[Document], words: Words, *, page: int, turns: str) -> Message:
    """Return a page of the documents that answer: title, source and date of each.

    Args:
        listed: what answers, in order.
        words: the reader's.
        page: which page is wanted.
        turns: what the buttons that turn pages begin with.
    """
    if not listed:
        return joined([styled(words.no_documents)])
    shown = _page(len(listed), _DOCUMENTS, page)
    title = words.documents_title.format(documents=words.counted(words.documents, len(listed)))
    pieces = [styled(title), styled("\n")]
    for number in range(shown.first, shown.last):
        pieces += [styled(f"\n{number + 1}. "), *described(listed[number])]
    return joined(pieces, buttons=_turning(shown, turns))


def gaps(
    groups: Sequence[GapGroup],
    words: Words,
    *,
    page: int,
    turns: str,
    settles: Callable[[GapGroup], str],
    whose: str = "",
) -> Message:
    """Return a page of what was asked and not answered, the most asked first.

    Args:
        groups: all of them, in order.
        words: the reader's.
        page: which page is wanted.
        turns: what the buttons that turn pages begin with.
        settles: what the button sends back that marks a group as dealt with.
        whose: the chats that they are from; "" where that goes without saying.
    """
    if not groups:
        return joined([styled(words.no_gaps)])
    shown = _page(len(groups), _GAPS, page)
    asked = sum(one.times for one in groups)
    title = words.gaps_title.format(questions=words.counted(words.questions, asked))
    pieces = [styled(title, Style.BOLD)]
    pieces += [styled("\n" + words.gaps_whose.format(chats=cut(whose, _TITLE)))] if whose else []
    for number in range(shown.first, shown.last):
        pieces += _gap(number + 1, groups[number], words)
    marks = tuple(
        Button(words.button_dealt_with.format(number=number + 1), press=settles(groups[number]))
        for number in range(shown.first, shown.last)
    )
    return joined(pieces, buttons=(marks, *_turning(shown, turns)))


def sources(
    cited: Sequence[tuple[int, Sentence]], words: Words, *, link: Callable[[Sentence], str]
) -> Message:
    """Return where the quotations of a reply stand, a line for each.

    Args:
        cited: their numbers in the reply, and the sentences.
        words: the reader's.
        link: what opens a sentence where it stands.
    """
    pieces = [styled(words.sources_title)]
    for number, sentence in cited:
        where = words.paragraph.format(number=sentence.paragraph)
        pieces += [styled("\n"), styled(f"[{number}]", url=link(sentence)), styled(" ")]
        pieces += [*described(sentence.document), styled(f" · {where}")]
    return joined(pieces)


def _gap(number: int, group: GapGroup, words: Words) -> Iterator[Piece]:
    """Yield what is told of a group: the question, how often, by how many, how else."""
    yield styled(f"\n\n{number}. ")
    yield styled(cut(group.wording, _QUESTION), Style.BOLD)
    last = datetime.fromtimestamp(group.latest, UTC).date().isoformat()
    told = [words.counted(words.times, group.times), words.counted(words.people, group.people)]
    yield styled(f"\n{', '.join(told)}, {last}")
    others = [one for one in group.wordings if one.strip() != group.wording][:_WORDINGS]
    if others:
        yield styled("\n" + " / ".join(cut(one, _TITLE) for one in others), Style.ITALIC)


def _page(many: int, size: int, wanted: int) -> _Page:
    """Return the page that is wanted, or the one nearest to it, of at least one."""
    count = max(-(-many // size), 1)
    number = min(max(wanted, 0), count - 1)
    return _Page(number * size, min((number + 1) * size, many), number, count)


def _turning(shown: _Page, turns: str) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons that turn pages, none if there is only one."""
    if shown.count == 1:
        return ()
    around = []
    if shown.number > 0:
        around.append(Button(_BACK, press=f"{turns}{shown.number - 1}"))
    place = f"{shown.number + 1} / {shown.count}"
    around.append(Button(place, press=f"{turns}{shown.number}"))
    if shown.number + 1 < shown.count:
        around.append(Button(_ON, press=f"{turns}{shown.number + 1}"))
    return (tuple(around),)
