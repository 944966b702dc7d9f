"""What do the properties of an office file say of it?

Title, author and date, as far as they are there and sound: a file is read without them too.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.documents.structure.archives import OFFICE_DAMAGES


def read_properties(find: Callable[[], Any]) -> dict[str, str]:
    """Return title, source and date of a file, "" for what it does not state.

    Args:
        find: finds its core properties, as python-docx, python-pptx and openpyxl name them.
    """
    found = {"title": "", "source": "", "date": ""}
    with suppress(*OFFICE_DAMAGES):
        facts = find()
        found["date"] = str(facts.modified or facts.created or "")[:10]
        found["title"] = " ".join((facts.title or "").split())
        author = facts.author if hasattr(facts, "author") else facts.creator
        found["source"] = " ".join((author or "").split())
    return found
