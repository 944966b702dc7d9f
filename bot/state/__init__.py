"""What do we keep between one question and the next?

One SQLite file; what is read and written there are plain functions on a connection.

    care           Which chats do we look after, and what is there to see to?
    chat_settings  What did the admins of a place choose?
    chats          Which chats are we in?
    db_thread      Who works on the database while the event loop goes on?
    exchanges      What was asked, and what did we reply?
    gaps           Which questions went without an answer?
    inbox          What has arrived and is not finished?
    locks          Who else has this file?
    places         Where is something said?
    schema         Which tables are kept, and how does an old file become a new one?
    store          How is what we keep written?
    votes          Was the answer any good?
"""
