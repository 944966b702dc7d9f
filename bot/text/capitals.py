"""Which letters are capitals?

Python's regular expressions have no class for them. "A letter that is none of a-z" takes the
small letters of other languages (š, ő, ż) for capitals, and the letters of all scripts that have
no capitals (Hebrew, Arabic, Chinese).
"""

from typing import Final

_LATIN_GREEK_CYRILLIC: Final = range(0x2000)  # with Armenian, Georgian, Cherokee; 0.4 ms
_FULLWIDTH: Final = "\uff21-\uff3a"  # as Japanese text has Latin letters

CAPITALS: Final = "".join(chr(c) for c in _LATIN_GREEK_CYRILLIC if chr(c).isupper()) + _FULLWIDTH
"""What to put between the brackets of a regular expression's class: 1,067 letters."""
