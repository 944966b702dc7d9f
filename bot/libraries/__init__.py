"""Which documents are open for questions?

Files on the disk become libraries, one for each tenant; or they are added once to the library that
is kept in a database, and asked from there.

    bundled          What comes with the program?
    users            Who is it that adds something?
    page_images      What does the page look like that a quotation is from?
    common_language  In which language is a document that is too short to tell?
    folders          Which files lie in a folder?
    reading_limits   What may a process take that reads somebody's file?
    reading_messages What do we and the process that reads files say to each other?
    reading_server   What runs in the process in which files are read that may do harm?
    reading_process  How is a file read that may do harm, without harm to us?
    reading          How is a file of any format read?
    web_pages        Where is a page kept that was fetched, and what is known of it?
    files            What lies in the corpus folder?
    library_schema   Which tables does the library on the disk have?
    whereabouts      Where are the texts and the files of a library?
    stored_document  How does a document become a row of the library, and a row a document?
    patience         How long is another writer waited for?
    places           Where is the library that the settings name?
    library_reader   What does the library on the disk hold?
    library_writer   How does the library on the disk change?
    database         How is the library kept on the disk?
    progress         How far has reading, or making an index, come?
    sent_names       What is a file called that somebody has sent?
    note_files       What does a note look like as a file?
    originals        Where is the original of a file that was sent?
    web_addresses    Which address on the web may be asked, and which machine answers there?
    downloading      How is a page fetched from the web, and within which limits?
    page_fetching    How does a page of the web become a file of ours?
    upload_table     What was sent to a chat lately, and what was there before it?
    sent_documents   What becomes of a document that was sent, in the rows of the library?
    chat_names       What is the collection of a chat called where people read it?
    moving           How do documents follow a group that has become a supergroup?
    changes          What has changed on the disk since it was read into the library?
    silent_changes   Which files hold something else, though size and time are what they were?
    outdated         Which collections of the library are not what lies on the disk any more?
    adding           How do files get into the library, and how does it follow their changes?
    uploading        How does a file that was sent to a chat get in, and out again?
    removing         How do documents leave the library?
    loading          Which documents does the library on the disk hold for a question?
    verifying        Does the library still say what the files say?
    salvaging        What can be saved of a library whose file is damaged?
    repairing        How is a damaged library made whole?
    relocating       How does a whole library move into a cluster, or out of it?
    exporting        How does a library become plain files again?
    program_version  Which version of the program makes what is derived?
    whole_files      How is a file written, so that nobody ever sees half of it?
    analysis_cache   What has been analyzed before?
    analysis_server  What runs in a process that analyzes some of many documents?
    analysis_pool    How are many documents analyzed on all cores?
    sources          What is answered from?
    document_set     Which documents is a library made of?
    differences      Which documents of a library are others by now?
    snapshots        Has this library been built before?
    making           How is a library made, where none is kept of what is asked?
    narrowing        Which documents does somebody name, and what do they answer alone?
    service          An open library: its settings, its problems, and how it is asked.
    merging          When do the segments of an open library become fewer?
    cluster/         How is a library kept and searched in a cluster?
    compiling        When is a library searched by compiled code?
    by_tenant        Which library answers a tenant?
    file_events      When does something happen to a file?
    watched          Have the files changed since they were read?
"""
