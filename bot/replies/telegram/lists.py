"""How does a list look in Telegram?

Lists of documents, of sources, of choices and of questions without an answer, in pages that
buttons turn. What a button sends back ends in the number of its page, from 0; for a page that no
longer exists, the last one is shown.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from bot.documents.document import Document
from bot.documents.sentences import Sentence
from bot.queries.similar_questions import GapGroup
from bot.replies.telegram.captions import caption, shorten
from bot.replies.telegram.message import (
    Button,
    Keyboard,
    Message,
    Piece,
    Style,
    join_pieces,
    style,
)
from bot.wording import Words
from bot.wording.directions import END, ISOLATE, RTL_MARK

_DOCUMENTS: Final = 12  # on a page: with titles of 100 characters and their sources, 4,096 hold
_CHOICES: Final = 8  # on a page, a row for each
_LABEL: Final = 60  # characters on a button
_GAPS: Final = 5  # on a page: a row of that many buttons still fits a phone
_TITLE: Final = 100  # characters of a wording, or of the names of chats
_QUESTION: Final = 300  # characters of a question
_BACK, _ON = "‹", "›"
_WORDINGS: Final = 3  # further ones of a question that are shown


@dataclass(frozen=True, slots=True)
class _Page:
    """The entries `[first, last)` of a list, the number of this page, and of all pages."""

    first: int
    last: int
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class GapActs:
    """What the buttons of a group send back, and whether a note answers all of it by now."""

    settle: str
    answer: str
    is_answered: bool = False


def documents(
    listed: Sequence[Document],
    words: Words,
    *,
    page: int,
    turns: str,
    remarks: Mapping[str, str] | None = None,
) -> Message:
    """Return a page of the documents: title, source and date of each.

    Args:
        listed: all documents, in order.
        words: the reader's.
        page: which page is wanted.
        turns: what the buttons that turn pages begin with.
        remarks: what else is told of some documents, by their ids.
    """
    if not listed:
        return join_pieces([style(words.no_documents)])
    shown = _page(len(listed), _DOCUMENTS, page)
    title = words.documents_title.format(documents=words.count(words.documents, len(listed)))
    pieces = [style(title), style("\n")]
    for number in range(shown.first, shown.last):
        pieces += [style(f"\n{number + 1}. "), *caption(listed[number])]
        if remark := (remarks or {}).get(listed[number].id):
            pieces.append(style(f" · {remark}"))
    return join_pieces(pieces, buttons=_page_buttons(shown, turns))


def choices(listed: Sequence[tuple[str, str]], title: str, *, page: int, turns: str) -> Message:
    """Return a page of things to choose from, each on a button of its own.

    Args:
        listed: their names, and what their buttons send back.
        title: what is asked.
        page: which page is wanted.
        turns: what the buttons that turn pages begin with.
    """
    shown = _page(len(listed), _CHOICES, page)
    rows = tuple(
        (Button(shorten(name, _LABEL), press=press),)
        for name, press in listed[shown.first : shown.last]
    )
    return join_pieces([style(title)], buttons=(*rows, *_page_buttons(shown, turns)))


def gaps(
    groups: Sequence[GapGroup],
    words: Words,
    *,
    page: int,
    turns: str,
    acts: Callable[[GapGroup], GapActs],
    whose: str = "",
) -> Message:
    """Return a page of the questions without an answer, the most asked first.

    Args:
        groups: all of them, in order; those that a note answers by now come last.
        words: the reader's.
        page: which page is wanted.
        turns: what the buttons that turn pages begin with.
        acts: what the buttons below a group send back; none below what is answered.
        whose: the chats that the questions are from; "" where there is only one.
    """
    if not groups:
        return join_pieces([style(words.no_gaps)])
    shown = _page(len(groups), _GAPS, page)
    asked = sum(one.times for one in groups if not acts(one).is_answered)
    title = words.gaps_title.format(questions=words.count(words.questions, asked))
    pieces = [style(title, Style.BOLD)]
    pieces += (
        [style("\n" + words.gaps_whose.format(chats=shorten(whose, _TITLE)))] if whose else []
    )
    listed = [(number + 1, groups[number]) for number in range(shown.first, shown.last)]
    for number, group in listed:
        remark = words.gap_answered if acts(group).is_answered else ""
        pieces += _gap(number, group, words, remark)
    is_open = [not acts(group).is_answered for _, group in listed]
    pieces += [style("\n\n" + words.gaps_how, Style.ITALIC)] if any(is_open) else []
    marks = tuple(
        Button(words.button_dealt_with.format(number=number), press=acts(group).settle)
        for number, group in listed
    )
    answers = tuple(
        Button(words.button_answer.format(number=number), press=acts(group).answer)
        for number, group in listed
        if not acts(group).is_answered
    )
    rows = (answers, marks) if answers else (marks,)
    return join_pieces(pieces, buttons=(*rows, *_page_buttons(shown, turns)))


def gaps_on_page(groups: Sequence[GapGroup], page: int) -> dict[int, GapGroup]:
    """Return the groups that a page of `gaps` shows, by their numbers there."""
    shown = _page(len(groups), _GAPS, page)
    return {number + 1: groups[number] for number in range(shown.first, shown.last)}


def sources(
    cited: Sequence[tuple[int, Sentence]], words: Words, *, link: Callable[[Sentence], str]
) -> Message:
    """Return the sources of the quotations of a reply, a line for each.

    Args:
        cited: their numbers in the reply, and the sentences.
        words: the reader's.
        link: gives the address that opens a sentence in its document.
    """
    pieces = [style(words.sources_title)]
    is_rtl = words.direction == "rtl"
    mark, begin, end = (RTL_MARK, ISOLATE, END) if is_rtl else ("", "", "")
    for number, sentence in cited:
        where = words.paragraph.format(number=sentence.paragraph)
        pieces += [style(f"\n{mark}"), style(f"[{number}]", url=link(sentence)), style(" ")]
        pieces += [style(begin), *caption(sentence.document), style(f"{end} · {where}")]
    return join_pieces(pieces)


def _gap(number: int, group: GapGroup, words: Words, remark: str) -> Iterator[Piece]:
    """Yield a group: its question, how often it was asked, by how many people, and when last."""
    yield style(f"\n\n{number}. ")
    yield style(shorten(group.wording, _QUESTION), Style.BOLD)
    last = datetime.fromtimestamp(group.latest, UTC).date().isoformat()
    counts = [words.count(words.times, group.times), words.count(words.people, group.people)]
    yield style(f"\n{', '.join(counts)}, {last}{f' · {remark}' if remark else ''}")
    others = [one for one in group.wordings if one.strip() != group.wording][:_WORDINGS]
    if others:
        yield style("\n" + " / ".join(shorten(one, _TITLE) for one in others), Style.ITALIC)


def _page(many: int, size: int, wanted: int) -> _Page:
    """Return the page of that number, or the nearest to it; an empty list has one page."""
    count = max(-(-many // size), 1)
    number = min(max(wanted, 0), count - 1)
    return _Page(number * size, min((number + 1) * size, many), number, count)


def _page_buttons(shown: _Page, turns: str) -> Keyboard:
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
