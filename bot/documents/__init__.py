"""What did we read, and what of it may be quoted?

Readers turn bytes into blocks of text; a document is cut into sentences and passages.

    document         What did we read?
    lines            What does a line of plain text look like?
    passages         What is retrieved together?
    run_in_headings  Which blocks begin with a heading of their own?
    sections         Which section does a line open?
    sentences        What may be quoted?
    markup/          What does markup mean?
    pdf/             What does the layout of a PDF mean?
    plain/           What does the layout of plain text mean?
    structure/       What does the structure mean that a file names itself?
    readers/         What does this file say?
"""
