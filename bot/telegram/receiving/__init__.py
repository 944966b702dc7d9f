"""How does an update get from Telegram to its handler, whatever happens?

By polling or webhook onto the disk, then in the order of each chat to whoever handles it.

    addressing   Is a message put to us, and what does it ask?
    chat_queues  Which update is handled next?
    inbox        How does an update get from Telegram to its handler, whatever happens?
    parsing      What does this update mean to us?
    polling      How do updates come without a web address of our own?
    processing   What becomes of an update once it is its turn?
    raw_updates  What has arrived, before anybody understands it?
    webhook      How do updates come to a web address of our own?
"""
