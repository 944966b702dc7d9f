"""How does it look? One module a form, each with `render`; none of them prints.

What a person reads is laid out first (`bot.layout`), so `plain` and `terminal` render segments,
and `message` makes them pieces of a message; `record` renders the answer itself.
"""
