"""What do we keep between one question and the next?

One SQLite file or, where several bots share it, a PostgreSQL database; and its tables as plain
functions on a connection to either.

    addresses        How is the address of a database shown?
    admissions       Who was let in, who waits for that, and who was refused?
    chat_settings    What did the admins of a place choose?
    chats            Which chats are we in?
    claims           Which of several bots handles an update?
    connection       What does a table ask of the database that holds it?
    copying          How does what is kept in a file get into a database that bots share?
    db_thread        Who works on the database while the event loop goes on?
    digests          When did somebody hear last what went unanswered?
    exchanges        What was asked, and what did we reply?
    file_store       How is a store in a file opened, and read while a bot writes there?
    gaps             Which questions went without an answer?
    inbox            Which updates have arrived and are not finished?
    letters          What is still to be said to somebody who is not being talked to just now?
    locks            Which other process has this file?
    notes            Which message of whom made which note?
    opening          Where is what we keep, and how is it opened there?
    outages          Which chats have been told that the library is away?
    peers            Which other bots share what we keep?
    places           Where is something said?
    postgres         How is a PostgreSQL database asked, and what if it does not answer?
    postgres_schema  Which tables are kept in PostgreSQL, and how do old ones become new ones?
    presence         How do bots that share a database know of each other?
    quiet_hours      When does a chat want no answers that nobody asked us for?
    receipts         Which message of ours tells what has become of a file?
    retrying         What if the disk refuses for a while?
    schema           Which tables are kept, and how does an old file become a new one?
    sent             Which messages are out, of updates that are not finished?
    sent_rows        Which messages are out, as all bots that share a database can know?
    shared_sent      Which messages are out, of what a bot that has died had not finished?
    shared_store     How is a store opened that several bots share?
    sqlite_files     How is a SQLite file opened, so that nothing that is in it is lost?
    store            How is what we keep written?
    votes            Was the answer any good?
"""
