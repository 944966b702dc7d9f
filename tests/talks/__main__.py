"""Write the bot's lines of all conversations anew, and say which of them changed."""

import asyncio

from tests.talks import FOLDER, cases, talk
from tests.talks.footnote import a_footnote

for case in cases():
    file = FOLDER / f"{case}.txt"
    before = file.read_text(encoding="utf-8")
    after = asyncio.run(talk(before, a_footnote))
    if after != before:
        file.write_text(after, encoding="utf-8", newline="\n")
        print(f"{case}.txt")
