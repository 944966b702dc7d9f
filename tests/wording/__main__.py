"""Name the texts that are not translated, language by language.

    uv run python -m tests.wording

Its exit status is the number of languages that lack some.
"""

import sys

from bot.wording import ENGLISH, LANGUAGES
from tests.wording.translations import missing

lacking = 0
for code, words in LANGUAGES.items():
    names = missing(code)
    lacking += bool(names)
    print(f"{code} {words.name}: {len(names) or 'nothing'} missing")
    for name in names:
        print(f"    {name}: {getattr(ENGLISH, name)!r}")
sys.exit(lacking)
