"""How does it look? One module a form, each with `render`; none of them prints.

What a person reads is first laid out as segments (`bot.replies.layout`): `plain` and `terminal`
render these, and `telegram.answers` makes pieces of a message of them. `record` renders the answer
itself, for programs, and `markdown` for whatever it is pasted into.

    layout     What stands where in a reply?
    markdown   How does it look in Markdown? Quotations as block quotes, each with its footnote.
    plain      How does it look in plain text? For pipes, files and screens that show no colour.
    record     How does it look to a program?
    showable   What of a text can a screen show?
    terminal   How does it look in a terminal? Styles that can be read on light and on dark.
    telegram/  How does a reply look in Telegram?
"""
