"""How do we talk in Telegram?

An update is received, becomes an event, is routed to its handler, and what that says is sent.

    access         Who may ask the bot?
    answer_pool    Who answers, without holding anybody else up?
    app            How does it all run?
    events         What can happen to us in Telegram?
    flood_control  Who asks too much?
    letter_box     How does a letter get into its chat?
    menus          Which commands does a menu offer, to whom?
    outage         Is the library away?
    permissions    Who may do that?
    recent_answers What was said to the same question just now?
    routing        Which event goes where?
    services       What does whoever handles an event need?
    startup        What does the bot print when it starts?
    tokens         Which bot are we, and who must never see that?
    upload_desk    How do files get into the library of a chat while questions go on?
    weekly_digest  When does an owner hear what went unanswered, and what?
    diagnostics/   What is wrong with the bot, and which switch puts it right?
    handlers/      What is done about an event?
    receiving/     How does an update get from Telegram to its handler, whatever happens?
    sending/       How does a message get into a chat?
"""
