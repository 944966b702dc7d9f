"""How does it look to a program?

Plain dictionaries with a stable order of keys, ready for JSON. Text is what the document has,
controls and all; numbers are rounded where more digits would say nothing.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.ranking.features import FEATURE_NAMES
from bot.wording import ENGLISH, reason

_LONE: Final = re.compile("[\ud800-\udfff]")


def render(said: Answer | Abstention, *, explain: bool = False) -> dict[str, object]:
    """Return `question, answered, confidence, reason, corrections, sentences, nearest`.

    `reason` is "" for an answer; `sentences` is empty for a miss.
    """
    quoted = said.citations if isinstance(said, Answer) else ()
    return {
        "question": said.question,
        "answered": isinstance(said, Answer),
        "confidence": round(said.confidence, 4),
        "reason": reason(said, ENGLISH) if isinstance(said, Abstention) else "",
        "corrections": [{"typed": typed, "searched": right} for typed, right in said.corrections],
        "sentences": [_citation(one, explain=explain) for one in quoted],
        "nearest": [_citation(one, explain=explain) for one in said.nearest],
    }


def place(citation: Citation) -> dict[str, object]:
    """Return which words these are and where they stand: the keys that a batch promises."""
    document = citation.sentence.document
    return {
        "number": citation.number,
        "text": citation.quote,
        "document": document.path,
        "title": document.title,
        "start": citation.span.start,
        "end": citation.span.end,
        "paragraph": citation.sentence.paragraph,
        "score": round(citation.score, 4),
    }


def line(record: Mapping[str, object], *, indent: int | None = None) -> str:
    """Return a record as JSON; bytes that were no characters are written as escapes."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _LONE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _citation(citation: Citation, *, explain: bool) -> dict[str, object]:
    """Return the place of a citation and everything else that is known of it."""
    document, phrase = citation.sentence.document, citation.highlights.answer_span
    record = place(citation) | {
        "source": document.source,
        "date": document.date,
        "url": document.url,
        "headings": list(citation.sentence.headings),
        "phrase": phrase.of(document.text) if phrase else "",
    }
    return record | ({"parts": _parts(citation)} if explain else {})


def _parts(citation: Citation) -> dict[str, dict[str, float]]:
    """Return value and weight of each part: their products add up to the score."""
    return {
        name: {
            "value": round(getattr(citation.features, name), 6),
            "weight": getattr(citation.weights, name),
        }
        for name in FEATURE_NAMES
    }
