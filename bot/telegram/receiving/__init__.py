"""How does an update get from Telegram to its handler, whatever happens?

By polling or webhook into an inbox on the disk, and from there, chat by chat in order, to its
handler.

    addressing   Is a message put to us, and what does it ask?
    attachments  What does a message carry beside its words?
    chat_queues  Which update is handled next?
    inbox        How does an update get from Telegram to its handler, whatever happens?
    parsing      What does this update mean to us?
    polling      How do updates come without a web address of our own?
    processing   What becomes of an update once it is its turn?
    raw_updates  What is an update, before it is parsed?
    webhook      How do updates come to a web address of our own?
"""
