"""What does this file say?

One module a format, each with the same `read(raw) -> Reading`, and the table of them.

    asciidoc     What does this AsciiDoc file say?
    chat_export  What was said in this chat?
    delimited    What does this table of delimited values say?
    docx         What does this Word file say?
    epub         What does this book say?
    mail         What do these messages say?
    markdown     What does this Markdown file say?
    notebook     What does this notebook say?
    ods          What does this OpenDocument spreadsheet say?
    odt          What does this OpenDocument text say?
    org          What does this Org file say?
    pdf          What does this PDF say?
    pptx         What do these slides say?
    registry     Which reader reads a file?
    rst          What does this reStructuredText file say?
    rtf          What does this RTF file say?
    text         What does this plain text file say?
    webpage      What does this saved web page say?
    xlsx         What does this Excel file say?
"""
