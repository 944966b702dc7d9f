"""What does markup mean?

What a reader of a markup language asks again and again:

    front_matter  What does front matter say?
    html          What does a block of HTML hold?
    paragraphs    What does a paragraph of Markdown hold?
    questions     Which questions head an answer?
"""
