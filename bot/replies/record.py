"""How does it look to a program?

Plain dictionaries with a stable order of keys, ready for JSON: the contract that README gives.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

from bot.answers import Abstention, Answer, Citation
from bot.evidence import PART_NAMES, WEIGHTS

_LONE: Final = re.compile("[\ud800-\udfff]")


def render(said: Answer | Abstention, *, explain: bool = False) -> dict[str, object]:
    """Return `question, answered, confidence, corrections, sentences, nearest` (and `reason`)."""
    answered = isinstance(said, Answer)
    record: dict[str, object] = {
        "question": said.question,
        "answered": answered,
        "confidence": round(said.confidence, 4),
    }
    if isinstance(said, Abstention):
        record["reason"] = said.reason
    quoted = said.citations if isinstance(said, Answer) else ()
    return record | {
        "corrections": [{"typed": typed, "searched": right} for typed, right in said.corrections],
        "sentences": [_citation(one, explain=explain) for one in quoted],
        "nearest": [_citation(one, explain=explain) for one in said.nearest],
    }


def line(record: Mapping[str, object], *, indent: int | None = None) -> str:
    """Return a record as JSON; bytes that were no characters are written as escapes."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _LONE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _citation(citation: Citation, *, explain: bool) -> dict[str, object]:
    """Return one sentence: the keys of the contract first, then what else is known of it."""
    document, phrase = citation.sentence.document, citation.marks.phrase
    record: dict[str, object] = {
        "number": citation.number,
        "text": citation.quote,
        "document": document.path,
        "title": document.title,
        "start": citation.span.start,
        "end": citation.span.end,
        "paragraph": citation.sentence.paragraph,
        "score": round(citation.score, 4),
        "source": document.source,
        "date": document.date,
        "headings": list(citation.sentence.headings),
        "phrase": phrase.of(document.text) if phrase else "",
    }
    if explain:
        record["parts"] = {
            name: {
                "value": round(getattr(citation.parts, name), 4),
                "weight": getattr(WEIGHTS, name),
            }
            for name in PART_NAMES
        }
    return record
