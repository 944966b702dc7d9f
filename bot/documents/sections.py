"""Which section does a line open?

"5.1. Powers" is section 5.1, below section 5; "Article 5", "§ 13" and "Chapter II" are sections
too. The number says what follows what, so that no text is taken for another section's.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.text.regexes import regex

_NUMBER: Final = regex(
    r"(\d{1,3}(?:\.\d{1,3})*)(?:[.)]|:(?!\d))?(?=\s+(?:[^\W_]|[/~$\"'“«(<`]\w))"
)
_LETTERED: Final = regex(r"([A-Z](?:\.\d{1,3})+)\.?(?=\s+[^\W_])")
_ROMAN: Final = regex(r"([IVXLC]{1,6})\.(?=\s+[^\W\d_])")
_WORDS: Final = (  # from the greatest to the smallest
    r"book|part|title|teil|buch|partie|livre|parte|libro|часть|книга",
    r"chapter|kapitel|chapitre|cap[ií]tulo|capitolo|глава|appendix|annex|anhang|annexe",
    r"section|abschnitt|sección|sezione|seção|раздел|session|sitzung",
    r"article|artikel|art\.|art[ií]culo|articolo|artigo|статья|rule|clause|§{1,2}|paragraph|"
    r"item|top|agenda item|tagesordnungspunkt|point|punkt|пункт|step|schritt|schedule|lesson",
)
_NAMED: Final = regex(
    "|".join(rf"(?P<w{place}>{words})" for place, words in enumerate(_WORDS)), re.IGNORECASE
)
_ITS_NUMBER: Final = regex(
    r"\s*(\d{1,4}[a-z]?(?:\.\d{1,3})*(?:\s?\(\d{1,3}\))?|[IVXLC]{1,6}\b|[A-Z]\b)"
)
_REST: Final = regex(r"\s*(?:[.:)\]–—-]\s*|\s+|$)")


@dataclass(frozen=True, slots=True)
class Section:
    """What opens a section: its numbers ("5.1" -> ("5", "1")), and how deep it lies.

    `depth` is a pair: the kind of its word, 4 for one with a number alone, and how many numbers
    it has. `title` is what stands behind the number.
    """

    numbers: tuple[str, ...]
    depth: tuple[int, int]
    title: str

    @property
    def is_sure(self) -> bool:
        """Whether no item of a list begins so: "5.1", "Article 5", but not "5."."""
        return self.depth[0] < len(_WORDS) or len(self.numbers) > 1

    def follows(self, other: "Section") -> bool:
        """Return whether this is the section right behind another one of its depth."""
        if self.depth != other.depth or self.numbers[:-1] != other.numbers[:-1]:
            return False
        ours, theirs = self.numbers[-1], other.numbers[-1]
        return ours.isdecimal() and theirs.isdecimal() and int(ours) == int(theirs) + 1


@lru_cache(maxsize=1 << 12)  # each line is asked several times
def section_of(line: str) -> Section | None:
    """Return the section that a line opens, None if it begins with no number of one."""
    if named := _NAMED.match(line):
        kind = next(place for place in range(len(_WORDS)) if named[f"w{place}"])
        number = _ITS_NUMBER.match(line, named.end())
        rest = _REST.match(line, number.end()) if number else None
        if number and rest:
            return Section((number[1],), (kind, 1), line[rest.end() :])
        return None
    for pattern in (_NUMBER, _LETTERED, _ROMAN):
        if found := pattern.match(line):
            numbers = tuple(found[1].split("."))
            return Section(numbers, (len(_WORDS), len(numbers)), line[found.end() :].strip())
    return None
