"""Documents that others have made: fetched, read, and asked, as people would have them.

    python -m tests.documents.real FOLDER

fetches what is missing from the folder (packages of Debian, whose files are taken out and not
installed; some files are turned into others by pandoc and LibreOffice), reads all of it, and
measures on `questions.jsonl`: is the right sentence first, is its place right, is any word lost?
"""
