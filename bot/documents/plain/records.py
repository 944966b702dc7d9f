"""Which lines are the labels of a record?

"Phone: 4415" says something of whoever the line above the record names, so each label line is
quoted alone and read with that name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import BULLET, FACT, TITLE_WORDS, is_bare, is_question, label_of
from bot.documents.plain.layout import Layout, Line, Part, runs
from bot.text.regexes import regex
from bot.text.spans import Span

_SENTENCES: Final = regex(r"[^\W\d_]{3}[.!?]\s+[^\W\d_a-z]\w+\s+\w")
_FEW: Final = 2  # labels make a record
_WRAPPED: Final = 50  # characters of a label line that may go on in the next
_FIRST: Final = 8  # lines that may be a text's header


def find_labels(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the label lines among some lines, and the lines that name their records."""
    groups = [group for run in runs(lines) for group in _groups(run)]
    if sum(len(group) for group in groups) < _FEW:
        return
    repeated = _repeated(groups)
    for group in groups:
        if not _is_header(group):
            yield from _record(layout, group, repeated, lines[0].number)


def are_records(lines: Sequence[Line]) -> bool:
    """Return whether labels come again with each record rather than with each turn of a talk."""
    groups = [group for run in runs(lines) for group in _groups(run)]
    said = [entry[-1].words for group in groups for entry in group]
    if sum(words.endswith((".", "!", "?")) for words in said) * 2 > len(said):
        return False
    for group in groups:
        labels = [label_of(entry[0].words) for entry in group]
        if len(set(labels)) < len(labels):
            return False
    return any(len(group) > 1 for group in groups)


def _groups(run: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """Yield the label lines of a run that stand together, each with the lines it goes on in."""
    group: list[list[Line]] = []
    others = 0
    for line in run:
        is_amid = line.words[0].islower() and not group and line is not run[0]
        if label_of(line.words) and not is_amid and not is_question(line.words):
            group.append([line])
        elif group and _goes_on(group[-1], line):
            group[-1].append(line)
        else:
            others += 1
            if group:
                yield group
            group = []
    # a single label amid lines of prose is prose, and so is one that opens several sentences
    if group and (len(group) > 1 or (others <= 1 and not _SENTENCES.search(group[0][0].words))):
        yield group


def _goes_on(entry: Sequence[Line], line: Line) -> bool:
    """Return whether a line goes on with what a label says."""
    hangs = line.indent > entry[0].indent and not BULLET.match(line.words)
    return hangs or len(entry[-1].words) >= _WRAPPED


def _repeated(groups: Sequence[Sequence[Sequence[Line]]]) -> set[str]:
    """Return the labels that several records begin with: they name the record."""
    firsts = Counter(label_of(group[0][0].words) for group in groups if len(group) > 1)
    return {label for label, count in firsts.items() if count > 1}


def _is_header(group: Sequence[Sequence[Line]]) -> bool:
    """Return whether these are the title, date and source of the text."""
    facts = sum(bool(FACT.match(entry[0].words)) for entry in group)
    return group[0][0].number < _FIRST and facts * 2 > len(group)


def _record(
    layout: Layout, group: Sequence[Sequence[Line]], repeated: set[str], least: int
) -> Iterator[Part]:
    """Yield the labels of one record, and the line above it that names it.

    Args:
        layout: the whole text.
        group: the label lines, each with the lines that it goes on in.
        repeated: labels that name a record.
        least: the number of the first line that may be its name.
    """
    first = group[0][0]
    above = layout.above(first)
    if label_of(first.words) in repeated and first.blanks == 1 and first.number:
        before = layout.lines[first.number - 1]
        above = before if before.indent < first.indent else None
    lead: Span | None = None
    if above and above.number >= least and _is_name(layout, above):
        name = layout.part(above, above, Kind.HEADING)
        lead = name.span
        yield name
    elif label_of(first.words) in repeated:
        lead = first.span
    for entry in group:
        bullet = BULLET.match(entry[0].words)
        span = layout.part(entry[0], entry[-1]).span
        is_lead = lead is not None and lead.overlaps(span)
        yield layout.part(
            entry[0],
            entry[-1],
            Kind.ITEM,
            lead=None if is_lead else lead,
            mark=bullet.end() if bullet else 0,
        )


def _is_name(layout: Layout, line: Line) -> bool:
    """Return whether a line may name the record below it: it ends no paragraph of prose."""
    before = layout.above(line)
    opens = before is None or bool(label_of(before.words))
    return opens and is_bare(line.words, TITLE_WORDS) and not label_of(line.words)
