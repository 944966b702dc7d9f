"""What is done about an event?

One module a kind of event, command or button. A handler of an event is
`async def (event, services, attempt) -> None`. A handler of a command has the command's name. A
handler of a button is called `press`.

    access_list      Who may ask, and who waits for that?
    admission        What happens to whoever may not ask?
    answer_messages  What is sent in reply, and which buttons are under it?
    apology          Who hears that we have a bug, and how?
    attachments      What becomes of a file, a picture or the like that is put to us?
    buttons          What does a press do?
    choices          Which document did somebody mean?
    commands         What does a command do?
    context          What stands around an answer, and what else comes near the question?
    delivery         How does a reply get into a chat once, whatever happens in between?
    documents        Which documents answer here, and where is the last answer from?
    examples         Which question could somebody begin with?
    explanations     Why was something answered, and what else comes near?
    greetings        What is a group told when we begin to answer in it?
    gap_answers      What happens when somebody answers a question of /gaps?
    guest            How is a question answered in a chat that we are not in?
    help_pages       What does /help say?
    history          What do we know when a question comes?
    inline           What is offered to somebody who types our name and a question in any chat?
    libraries        Which library answers somebody here?
    localisation     In which language do we speak to somebody here?
    membership       What do we do when we are added to a chat, or removed from it?
    note             What happens when somebody notes something down?
    note_keeping     How does a note get into the documents of a chat, and out again?
    notices          How is a command replied to with one of our own texts?
    outage_notices   Who hears that the library is away, and how?
    page_pictures    How is the page shown that an answer is from?
    passages         Which passage does a link or a button open, and for whom?
    pressed_message  The message under which a button was pressed.
    privacy          What do we keep of somebody, and how do they have it deleted?
    question_policy  Which questions are answered, and which are left alone?
    questions        How is a question answered?
    receipts         How does somebody see how far their file has come?
    recounting       When do the buttons under an answer show the votes?
    removal          How is a document taken away that was added here?
    revisit          Does an answer that was given earlier still hold?
    settings_menu    What may be chosen here, and who chooses it?
    settings_options What may be chosen in a place?
    start            What does /start show in private?
    typing_status    The typing indicator: the chat shows that we type while an answer takes long.
    unanswered       What was asked and not answered, and who may see that?
    upload_messages  What is said about a file that was sent?
    uploads          How does a file become a document of its chat?
    votes            What happens when somebody thinks well or badly of an answer?
"""
