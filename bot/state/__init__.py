"""What do we keep between one question and the next?

One SQLite file: its schema, and its tables as plain functions on a connection.

    chat_settings  What did the admins of a place choose?
    chats          Which chats are we in?
    db_thread      Who works on the database while the event loop goes on?
    exchanges      What was asked, and what did we reply?
    gaps           Which questions went without an answer?
    inbox          Which updates have arrived and are not finished?
    locks          Which other process has this file?
    places         Where is something said?
    quiet_hours    When does a chat want no answers that nobody asked us for?
    retrying       What if the disk refuses for a while?
    schema         Which tables are kept, and how does an old file become a new one?
    sent           Which messages are out, of updates that are not finished?
    sqlite_files   How is a SQLite file opened, so that nothing that is in it is lost?
    store          How is what we keep written?
    votes          Was the answer any good?
"""
