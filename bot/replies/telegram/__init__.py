"""How does it look in Telegram?

Text and entities within Telegram's limits; no module here sends anything.

    answers    How does it look in Telegram?
    captions   What is a document called where there is little room?
    lists      How does a list look in Telegram?
    message    What is ready to be sent?
    pages      What does a reader see around a sentence?
    reasons    Why was that the answer, or none?
    splitting  How much goes into one message?
"""
