"""What does the structure mean that a file names itself?

Office files, web pages and books say which of their parts are headings, items and rows. A reader
of such a format yields these parts in order; here they become the text and the blocks of a
document.

    parts        What does a reader find in a file?
    typed        What do people type where the format has a structure for it?
    composing    How do parts become a document?
    joining      How do several readings become one document?
    wrapped      How do the lines of a paragraph go on?
    counts       Which count does a file state?
    cells        Which cells make a row, and which row names the columns?
    sheets       Which rows of a sheet belong together, and what names their columns?
    numbers      How does a spreadsheet show a value?
    archives     What does a ZIP archive hold, and how much?
    properties   What do the properties of an office file say of it?
    trees        What does this XML or HTML say?
    rtf_words    What are the words of RTF?
    tables       Which rows does a table of HTML have?
    webpages     Which parts does a page of HTML have?
    word_styles  What does a style of Word say of its paragraphs?
"""
