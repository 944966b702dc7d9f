"""What does the layout of plain text mean?

A text without markup shows by its lines what it is: where they stand, what they begin with, what
comes again. Each module here tells one thing; `readers/text` puts them together.

    layout       Which lines does a text have, and where does each stand?
    frames       Which marks are the frame of a text?
    pages        What do the pages of a text repeat?
    subtitles    What is said at which time?
    contents     Which lines list what a text contains?
    records      Which lines are the labels of a record?
    chats        Which lines are messages of a talk?
    listings     Which lines are code?
    tables       Which lines are rows of a table?
    columns      Which lines stand in columns?
    definitions  Which lines explain a term?
    paragraphs   Which lines are one paragraph?
    header       What do the first lines of a plain text say of it?
    headings     Which paragraphs are headings, and how deep do they lie?
    lists        Which paragraphs are items of a list, and what opens it?
"""
