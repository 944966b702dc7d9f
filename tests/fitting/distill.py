"""How was the lexicon of likeness made?

Run once, offline, when the table is to be made anew; nothing else imports this module. First every
word gets the row that a small sentence model gives it alone; then the rows are trained until sums
of them are alike where the model finds whole texts alike. ORIGIN.md has the exact command: besides
numpy it needs packages that Footnote itself does not depend on.
"""

import argparse
from pathlib import Path

import numpy as np

import bot.text.word_vectors
from bot.text.word_vectors import FREQUENCIES_FILE, VECTORS_FILE, WORDS_FILE
from tests.fitting.alone import frequencies_of, frequent_words, quantise, rows_of
from tests.fitting.refine import refined
from tests.fitting.teacher import embed
from tests.fitting.texts import texts_for


def main() -> None:
    """Write the words and their rows beside the module that reads them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fitting.distill", description=__doc__)
    parser.add_argument("--sample", type=int, help="so many words and texts of each kind, a trial")
    parser.add_argument("--into", type=Path, help="folder; without it, where the program reads")
    chosen = parser.parse_args()
    if chosen.sample and not chosen.into:
        parser.error("--sample makes a poor table: give a folder for it with --into")
    folder = chosen.into or Path(bot.text.word_vectors.__file__).parent
    words = frequent_words(chosen.sample)
    rows = rows_of(words)
    texts = texts_for(words, chosen.sample)
    print(f"… {len(words):,} words, {len(texts.all):,} texts", flush=True)
    rows = refined(words, rows, texts, embed(texts.all))
    lines = "".join(f"{word}\n" for word in words)
    folder.joinpath(WORDS_FILE).write_text(lines, "utf-8", newline="\n")
    np.save(folder / VECTORS_FILE, quantise(rows), allow_pickle=False)
    np.save(folder / FREQUENCIES_FILE, frequencies_of(words), allow_pickle=False)


if __name__ == "__main__":
    main()
