"""What is done about an event?

One module a kind of event, command or button.

    answer_messages  What is sent in reply, and which buttons are under it?
    apology          Who hears that we have a bug, and how?
    buttons          What does a press do?
    commands         What does a command do?
    context          What stands around an answer, and what comes near it?
    delivery         How does a reply get into a chat once, whatever happens in between?
    documents        Which documents answer here, and where is the last answer from?
    examples         Which question could somebody begin with?
    guest            How is a question answered in a chat that we are not in?
    history          What do we know when a question comes?
    inline           What is offered to somebody who types our name and a question in any chat?
    localisation     Which words does somebody read here?
    membership       What do we do when we are let into a chat, or put out of it?
    passages         Which passage does a link or a button open, and for whom?
    privacy          How does somebody make us forget them?
    questions        How is a question answered?
    revisit          What does an answer say that was given long ago?
    settings_menu    What may be chosen here, and who chooses it?
    start            What does /start show?
    typing_status    What is seen of us while an answer takes long?
    unanswered       What was asked and not answered, and who may see that?
    votes            What happens when somebody thinks well or badly of an answer?
"""
