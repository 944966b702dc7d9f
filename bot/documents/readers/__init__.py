"""What does this file say?

One module a format, each with the same `read(raw) -> Reading`, and the table of them.

    markdown  What does this Markdown file say?
    registry  Which reader reads a file?
    text      What does this plain text file say?
"""
