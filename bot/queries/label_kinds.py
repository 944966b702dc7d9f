"""Which type of answer does a label promise?

"Address: Mill Street 9" tells where, "Hours: Mon-Thu 8-12" when, and "Contact: Mrs Vane" who,
though what stands behind the label has no shape of a place, a time or a name. Such a line says
one thing, and nothing else of whoever it is about.
"""

import re
from collections.abc import Mapping
from typing import Final

from bot.queries.answer_types import AnswerType
from bot.text.regexes import regex
from bot.text.spans import Span, trim

_LABELS: Final[Mapping[AnswerType, str]] = {
    AnswerType.PLACE: (
        "address|(?:meeting )?(?:place|point)|location|room|venue|where|site|adresse|anschrift|"
        "ort|treffpunkt|raum|lieu|salle|lugar|dirección|luogo|indirizzo|sala|адрес|место"
    ),
    AnswerType.DATE: (
        "(?:opening |office |business )?hours|open(?:s|ed)?|closed|when|date|day|time|times|start|"
        "deadline|due(?: date)?|öffnungszeiten|sprechzeiten|datum|termin|zeit|wann|frist|"
        "horaires?|heures|date limite|horarios?|fecha|hora|orario|data|часы(?: работы)?|время|"
        "дата|срок"
    ),
    AnswerType.NAME: (
        "name|contact(?: person)?|author|owner|chair|president|manager|director|person|who|"
        "ansprechpartner(?:in)?|leitung|autor(?:in)?|nom|auteur|nombre|autore|имя|автор|контакт"
    ),
}
_OTHERS: Final = (  # of attributes that no question word asks for
    "(?:tele)?phone|tel\\.?|fax|mobile|cell|e-?mail|mail|web(?:site)?|url|role|position|job|title|"
    "department|price|cost|fee|age|salary|telefon|handy|funktion|preis|kosten|téléphone|prix|"
    "teléfono|precio|telefono|prezzo|телефон|почта|цена|должность"
)


def _labelled(labels: str) -> re.Pattern[str]:
    """Return a pattern of a line that begins with one of some labels."""
    return regex(rf"[-*•]?\s*\**(?:{labels})\**\s*:\**\s*(?=\S)", re.IGNORECASE)


_PATTERNS: Final = {kind: _labelled(labels) for kind, labels in _LABELS.items()}
_ATTRIBUTE: Final = _labelled("|".join((*_LABELS.values(), _OTHERS)))


def find_labelled(text: str, answer_type: AnswerType) -> Span | None:
    """Return what stands behind a label that promises a type of answer, None if none does.

    Example:
        "Venue: old gym" for a place -> "old gym"
    """
    pattern = _PATTERNS.get(answer_type)
    label = pattern.match(text) if pattern else None
    return trim(text, label.end(), len(text)) if label else None


def tells_attribute(text: str) -> bool:
    """Return whether a line tells an attribute of whoever is named above: "Phone: 4415"."""
    return bool(_ATTRIBUTE.match(text))
