"""How does it look to a program?

Answers and citations as dictionaries with a stable order of keys, ready for JSON. Text is exactly
that of the document, controls included; numbers are rounded to the digits that mean something.
"""

import json
from collections.abc import Mapping
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.documents.sentences import Sentence
from bot.ranking.features import FEATURE_NAMES
from bot.text.regexes import regex
from bot.wording import ENGLISH, reason_for

_LONE: Final = regex("[\ud800-\udfff]")


def render(answer: Answer | Abstention, *, explain: bool = False) -> dict[str, object]:
    """Return `question, answered, confidence, reason, corrections, sentences, languages, nearest`.

    `reason` is "" for an answer; `sentences` is empty where there is none. `languages` are those
    of the documents where the question is surely in another one.
    """
    quotations = answer.citations if isinstance(answer, Answer) else ()
    return {
        "question": answer.question,
        "answered": isinstance(answer, Answer),
        "confidence": round(answer.confidence, 4),
        "reason": reason_for(answer, ENGLISH) if isinstance(answer, Abstention) else "",
        "corrections": [
            {"typed": typed, "searched": right} for typed, right in answer.corrections
        ],
        "sentences": [_full_record(one, explain=explain) for one in quotations],
        "languages": list(answer.languages) if isinstance(answer, Abstention) else [],
        "nearest": [_full_record(one, explain=explain) for one in answer.nearest],
    }


def citation_record(citation: Citation) -> dict[str, object]:
    """Return the words of a citation and where they stand: the keys that a batch promises."""
    document = citation.sentence.document
    return {
        "number": citation.number,
        "text": citation.quote,
        "document": document.path,
        "title": document.title,
        "start": citation.span.start,
        "end": citation.span.end,
        "line": document.line_of(citation.span.start),
        "paragraph": citation.sentence.paragraph,
        "score": round(citation.score, 4),
    }


def to_json(record: Mapping[str, object], *, indent: int | None = None) -> str:
    """Return a record as JSON; lone surrogates, which UTF-8 cannot hold, become escapes."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _LONE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _full_record(citation: Citation, *, explain: bool) -> dict[str, object]:
    """Return the record of a citation with all that is known of it."""
    document, phrase = citation.sentence.document, citation.highlights.answer_span
    record = citation_record(citation) | {
        "source": document.source,
        "date": document.date,
        "url": citation.sentence.url,
        "headings": list(citation.sentence.headings),
        "place": citation.sentence.place,
        "lead": citation.lead.of(document.text) if citation.lead else "",
        "copies": [_copy_record(one) for one in citation.copies],
        "phrase": phrase.of(document.text) if phrase else "",
    }
    return record | ({"parts": _features(citation)} if explain else {})


def _copy_record(sentence: Sentence) -> dict[str, object]:
    """Return where the same words stand too."""
    return {
        "document": sentence.document.path,
        "title": sentence.document.title,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "line": sentence.document.line_of(sentence.span.start),
        "paragraph": sentence.paragraph,
    }


def _features(citation: Citation) -> dict[str, dict[str, float]]:
    """Return the value of each feature and what it adds to the score."""
    return {
        name: {
            "value": round(getattr(citation.features, name), 6),
            "adds": round(getattr(citation.contributions, name), 6),
        }
        for name in FEATURE_NAMES
    }
