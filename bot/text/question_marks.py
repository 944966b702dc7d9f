"""Which marks end a question?"""

from typing import Final

QUESTION_MARKS: Final = (  # Latin, Chinese and Japanese, Arabic, Greek, Ethiopic
    "?",
    "？",
    "؟",
    "\u037e",
    "፧",
)
