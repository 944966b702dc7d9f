"""What does this file say?

One module a format, each with the same `read(raw) -> Reading`.

    markdown  What does this Markdown file say?
    text      What does this plain text file say?
"""
