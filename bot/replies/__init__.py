"""How does it look? One module a form, each with `render`; none of them prints.

What a person reads is laid out first (`bot.replies.layout`), so `plain` and `terminal` render
segments, and `telegram.answers` makes them pieces of a message; `record` renders the answer
itself.

    layout     What stands where in a reply?
    plain      How does it look in plain text? For pipes, files and screens that show no colour.
    record     How does it look to a program?
    terminal   How does it look in a terminal? Styles that can be read on light and on dark.
    telegram/  How does a reply look in Telegram?
"""
