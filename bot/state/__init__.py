"""What do we keep between one question and the next?

One SQLite file: its schema, and its tables as plain functions on a connection.

    admissions     Who was let in, who waits for that, and who was refused?
    chat_settings  What did the admins of a place choose?
    chats          Which chats are we in?
    db_thread      Who works on the database while the event loop goes on?
    digests        When did somebody hear last what went unanswered?
    exchanges      What was asked, and what did we reply?
    gaps           Which questions went without an answer?
    inbox          Which updates have arrived and are not finished?
    letters        What is still to be said to somebody who is not being talked to just now?
    locks          Which other process has this file?
    notes          Which message of whom made which note?
    outages        Which chats have been told that the library is away?
    places         Where is something said?
    quiet_hours    When does a chat want no answers that nobody asked us for?
    retrying       What if the disk refuses for a while?
    schema         Which tables are kept, and how does an old file become a new one?
    sent           Which messages are out, of updates that are not finished?
    sqlite_files   How is a SQLite file opened, so that nothing that is in it is lost?
    store          How is what we keep written?
    receipts       Which message of ours tells what has become of a file?
    votes          Was the answer any good?
"""
