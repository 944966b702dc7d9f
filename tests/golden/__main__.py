"""Write the replies of all cases anew, and say which of them changed."""

from tests.golden import FOLDER, cases, replies

for case in cases():
    for name, text in replies(case).items():
        file = FOLDER / case / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"{case}/{name}")
