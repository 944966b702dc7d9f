"""How does it look in Markdown? Quotations as block quotes, each with its footnote.

What a quotation holds is escaped, so that it looks as it was written wherever it is pasted. The
footnotes are those of GitHub and most wikis: `[^1]` behind the words, `[^1]: ` below them.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.replies.layout import FileOf, cited_sentences, facts, location, visible_citations
from bot.replies.showable import one_line, several_lines
from bot.text.regexes import regex
from bot.text.spans import Span
from bot.wording import ENGLISH, reason_for

_SPECIAL: Final = regex(r"([\\`*_\[\]<>|~])|^(\s*(?:\d+(?=[.)]))?)([#+.)-])(?=\s)", re.MULTILINE)


def render(answer: Answer | Abstention, *, file_of: FileOf | None = None) -> str:
    """Return a reply as Markdown, without a newline at the end.

    Args:
        answer: to show.
        file_of: names the file of a document, for the footnotes; None: its path in the library.
    """
    citations = visible_citations(answer)
    parts = [f"**{_escape(one_line(answer.question))}**"]
    if isinstance(answer, Abstention):
        parts.append(_escape(reason_for(answer, ENGLISH)))
        parts += [ENGLISH.nearest] if citations else []
    parts += [_quotation(one) for one in citations]
    parts += ["\n".join(_footnote(one, file_of) for one in citations)] if citations else []
    return "\n\n".join(parts)


def _quotation(citation: Citation) -> str:
    """Return the words of a citation as a block quote, below what opens their list or table."""
    lines = [*_lines(citation, citation.lead), *_lines(citation, citation.span)]
    quoted = "  \n".join(f"> {_escape(line)}" for line in lines)
    return f"{quoted}[^{citation.number}]"


def _lines(citation: Citation, span: Span | None) -> Iterator[str]:
    """Yield the lines of a span of a citation's document, none of no span."""
    if span:
        text = several_lines(span.of(citation.sentence.document.text))
        yield from (line for line in text.split("\n") if line.strip())


def _footnote(citation: Citation, file_of: FileOf | None) -> str:
    """Return where the words stand, and where they stand too."""
    places = []
    for sentence in cited_sentences(citation):
        document = sentence.document
        span = citation.span if sentence is citation.sentence else sentence.span
        file = one_line(file_of(document) if file_of else document.path)
        line = f"`{file.replace('`', chr(39))}:{document.line_of(span.start)}`"
        named = map(_escape, (*facts(document), location(sentence)))
        places.append(", ".join([*named, line, *([f"<{sentence.url}>"] if sentence.url else [])]))
    return f"[^{citation.number}]: {'; '.join(places)}"


def _escape(text: str) -> str:
    """Return text as Markdown that looks like it."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    """Return a character that means something in Markdown, with a stroke before it."""
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
