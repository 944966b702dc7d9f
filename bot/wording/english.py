"""What does the bot say in English?"""

from typing import Final

from bot.wording.words import Words

WORDS: Final = Words(
    code="en",
    name="English",
    direction="ltr",
    plurals=("one", "other"),
    documents=("{n} document", "{n} documents"),
    questions=("{n} question", "{n} questions"),
    sentences=("{n} sentence", "{n} sentences"),
    times=("{n} time", "{n} times"),
    days=("{n} day", "{n} days"),
    minutes=("{n} minute", "{n} minutes"),
    hours=("{n} hour", "{n} hours"),
    # why there is no answer
    not_answered="The documents do not answer that.",
    nothing_asked="You asked nothing yet: type a question about the documents.",
    greeting="At your service: ask me a question, and I will answer it from the documents.",
    no_words="There are no words in that to search for: ask in a few words.",
    common_words=(
        "Those words are in every text, so there is nothing to search for: "
        "add what your question is about."
    ),
    too_long=(
        "That is {length:,} characters; a question may have at most {limit:,}. "
        "Ask it in a sentence or two."
    ),
    which_document="Several documents are called so. Which one do you mean?",
    no_such_document="No document and no collection is called so.",
    # in a reply
    searched_for="searched for {words}",
    nearest="Nearest, not an answer:",
    more="Further, less sure:",
    no_more="Nothing else comes near.",
    nothing_near="Nothing in the documents comes near that.",
    paragraph="paragraph {number}",
    page="page {number}",
    slide="slide {number}",
    row="row {number}",
    cell="cell {number}",
    characters="characters {start} to {end}",
    before="before",
    after="after",
    passage_gone=(
        "That passage is not there any more: its document has changed or was taken away. "
        "Ask again, and I will show what it says now."
    ),
    # on buttons
    button_context="Context",
    button_page="Page",
    button_more="More",
    button_nearest="Nearest",
    button_back="Back",
    button_previous="‹ Previous",
    button_next="Next ›",
    button_private="Open our private chat",
    # in the small line that answers a press
    pressed_old="I no longer keep that answer. Ask again, and the buttons work.",
    page_gone="The page cannot be shown: its file is gone, or has changed since I read it.",
    pressed_voted="Noted. Press again to take it back.",
    pressed_unvoted="Taken back.",
    pressed_saved="Saved.",
    # what commands say
    start=(
        "Ask me a question: I have read {documents}.\n\n"
        "I answer only in their own words. Every sentence has a footnote: press its number to see "
        "where it stands. What they do not answer, I do not either, and say so.\n\n"
        "/docs shows what I have read, /help the rest."
    ),
    start_empty="I have no documents yet, so I cannot answer anything.",
    help_private=(
        "Write your question as you would say it. The next one may lean on it: "
        "“And when was that?”\n\n"
        "Press a number such as [1] to see the sentence where it stands. “Context” shows its "
        "paragraph, “More” what else comes near.\n\n"
        "{commands}\n\n"
        "I also answer in groups: add me to one, then write /ask@{bot} and a question."
    ),
    help_group=(
        "/ask@{bot} and a question – I answer it\n"
        "a reply to my answer – a follow-up\n"
        "a reply to anyone with /ask@{bot} – that message is the question\n"
        "{commands}\n\n"
        "Press a number such as [1] to see the sentence where it stands."
    ),
    help_admin=(
        "For admins: /settings@{bot} – when I speak here, in which language, how much, to whom. "
        "/gaps in our private chat – what was asked and the documents do not answer."
    ),
    help_line="{command} – {text}",
    help_docs="what I have read",
    help_sources="where the last answer is from",
    help_why="why I answered so, or not at all",
    help_more="what else comes near",
    help_settings="language and length of answers",
    help_privacy="what I keep",
    help_forget_me="delete what I keep of you",
    help_gaps="what was asked and the documents do not answer",
    privacy=(
        "What I keep: your questions and which sentences I answered with, so that follow-ups and "
        "buttons work, for {days}; and your votes. Questions that nothing answers are also "
        "kept for whoever looks after the documents, unless the admins of a group switch that "
        "off.\n\n"
        "I answer on the machine I run on. What you ask is in no log, and I pass it on to "
        "nobody.\n\n"
        "/forget_me deletes all that I keep of you, at once."
    ),
    forgotten="Done. Everything I kept of you is deleted.",
    nothing_to_cancel="There is nothing to cancel: a button that is not pressed does nothing.",
    ask_what="What is your question? Write it after the command, or reply to a message with it.",
    documents_title="I have read {documents}:",
    no_documents="I have no documents yet.",
    sources_title="The answer is from:",
    no_sources="I have not answered anything here lately.",
    no_exchange="Nothing has been asked here lately.",
    # /why
    why_sure="I am {sure}% sure of this. From {least}% on I answer.",
    why_unsure="I am only {sure}% sure of the best that I found. From {least}% on I answer.",
    why_corrected="Corrected: {words}",
    why_matched="Shared words: {words}",
    why_adds="For it, and against: {parts}",
    part_words="words",
    part_search="search",
    part_letters="spelling",
    part_meaning="meaning",
    part_kind="kind of answer",
    part_form="form",
    part_standing="lead over others",
    part_model="model",
    private_only="That works in our private chat only.",
    admins_only="Only admins of this group may do that.",
    # the greeting of a group
    hello=(
        "Hello. I answer questions from {documents}, in their own words, every sentence with "
        "a footnote. I speak only when I am asked:"
    ),
    hello_works=(
        "• /ask@{bot} and a question\n"
        "• a reply to one of my messages: a follow-up\n"
        "• a reply to anyone with /ask@{bot}: that message is the question"
    ),
    hello_mention="• @{bot} in a message with a question",
    hello_inline="• @{bot} and a question, typed in any chat: choose a sentence to send",
    hello_hidden=(
        "A message that only mentions @{bot} does not reach me: Telegram's privacy mode hides it. "
        "To change that: @BotFather, Bot Settings, Group Privacy, Turn off; then remove me from "
        "this group and add me again. Or make me an admin."
    ),
    hello_admins="Admins choose how I behave: /settings@{bot}",
    hears_now="From now on I hear messages here that mention me: @{bot} and a question.",
    # when something is in the way
    too_fast="You ask faster than I can answer. I am not reading on for a moment: try again soon.",
    apology="Something went wrong on my side, and I could not answer that. Please ask once more.",
    askers_only="In this group only admins may ask me.",
    asked_ago="You asked this {age} ago; I was away.",
    away=(
        "I cannot reach my documents at the moment. What is asked and sent here is kept, and "
        "I will see to it as soon as they are back: no need to repeat it."
    ),
    away_now="I cannot reach my documents at the moment. Please try again in a minute.",
    # what admins choose
    settings_chat="How I behave in this chat",
    settings_topic="How I behave in this topic",
    settings_mode="When I speak",
    mode_quiet="Only when asked",
    mode_sure="Also when I am sure",
    mode_off="Never",
    settings_language="Language",
    language_asker="Of whoever asks",
    settings_sentences="Length of an answer",
    sentences_default="As needed",
    settings_askers="Who may ask",
    askers_everyone="Everyone",
    askers_admins="Admins",
    settings_gaps="Questions that nothing answers",
    gaps_kept="Keep",
    gaps_dropped="Do not keep",
    settings_quiet="Quiet hours",
    quiet_never="None",
    quiet_hint=(
        "In quiet hours I answer only when asked. Other hours, or your city: "
        "/settings 22:30-6:45 Europe/Berlin"
    ),
    quiet_unknown=(
        "I do not understand that. Write it like this: /settings 22:30-6:45 Europe/Berlin"
    ),
    settings_zone="Time zone",
    # what was asked and not answered
    gaps_title="Asked, and not in the documents: {questions}",
    no_gaps="Nothing was asked that the documents do not answer.",
    # inline mode
    inline_nothing="No answer in the documents: ask me in private",
    inline_hint="Type a question about the documents",
    # the menu of commands
    command_start="What I do",
    command_help="How to ask, and everything else",
    command_ask="Ask a question about the documents",
    command_sources="Where the last answer is from",
    command_why="Why I answered so, or not at all",
    command_more="What else comes near the question",
    command_docs="Which documents I have read",
    command_settings="When I speak, in which language, how much",
    command_privacy="What I keep, and for how long",
    command_forget_me="Delete everything I keep of you",
    command_cancel="Stop what was begun",
    command_gaps="What was asked and the documents do not answer",
    # what else is said on the way, by commands and buttons
    people=("{n} person", "{n} people"),
    for_example="For example: {question}",
    example_about="Tell me about {name}",
    link_unknown="That link leads to nothing that I can show you here.",
    command_unknown="I do not know that command. Did you mean {command}?",
    command_unheard_of="I do not know that command. /help lists those that I know.",
    forget_ask=(
        "Shall I delete what I keep of you: your questions, your votes, and what I could not "
        "answer you? The buttons under my answers to you will then no longer work."
    ),
    nothing_forgotten="Nothing was deleted.",
    pressed_askers_only=(
        "That button is for whoever asked. The numbers in the text, such as [1], open the "
        "passages for everyone."
    ),
    pressed_nothing="That button does nothing any more.",
    settings_private="How I answer you",
    gaps_whose="From {chats}",
    gaps_nobody=(
        "There is nothing that you may see: I show this to whoever runs me, and to the admins of "
        "a group what was asked there."
    ),
    gap_dealt_with="Marked as dealt with.",
    button_forget="Delete",
    button_keep="Keep",
    button_this_topic="This topic",
    button_whole_chat="The whole chat",
    button_as_chat="As in the whole chat",
    button_done="Done",
    button_dealt_with="✓ {number}",
    # who may ask
    access_code=(
        "My owner decides whom I answer. Your code is {code}: I have passed it on with your "
        "name, and you will hear from me here."
    ),
    access_full=(
        "My owner decides whom I answer, and many are waiting for that just now. Please try "
        "again tomorrow."
    ),
    access_refused="My owner has not let you in, so I cannot answer you.",
    access_groups="I answer people who are in a group with me. Once you are in one, ask me again.",
    access_listed=(
        "I answer people whom my owner has listed. If you would like to ask me, give them "
        "your number in Telegram: {number}."
    ),
    access_group="I answer in this group as soon as my owner agrees.",
    access_pressed="I answer people whom my owner has let in: write to me in our private chat.",
    access_inline="Ask to be let in",
    access_wants="{name} would like to ask me questions.\nCode: {code}",
    access_group_wants="{name} has added me to the group {group}. May I answer there?",
    access_group_asks="Somebody asks me in the group {group}. May I answer there?",
    access_welcome="You have been let in: ask me a question. /help shows how.",
    access_admitted="✓ {name}: let in",
    access_turned_down="✗ {name}: not let in",
    access_owner=(
        "You are my owner now. /access shows who may ask me, /gaps what was asked and the "
        "documents do not answer."
    ),
    access_mode_open="Anybody may ask me.",
    access_mode_groups="Members of the groups that you have let me into may ask me.",
    access_mode_listed=(
        "Whom the settings list may ask me, and the groups that you have let me into."
    ),
    access_mode_code=(
        "People whom you let in may ask me, and members of the groups that you have let me into."
    ),
    access_nobody="Nobody has been let in yet, and nobody waits.",
    access_is_waiting="waits",
    access_is_refused="refused",
    access_nameless="Somebody",
    owners_only="Only my owner may do that.",
    button_let_in="Let in",
    button_refuse="Refuse",
    command_access="Who may ask me",
    help_access="who may ask me, and who waits for that",
    # a question in another language
    other_language=(
        "The documents do not answer that. They are in {languages}, and I do not translate: "
        "ask in that language."
    ),
    # files that are sent, and documents that are taken away
    pages=("{n} page", "{n} pages"),
    megabytes="{n} MB",
    files_read="I read {kinds}, up to {size} a file.",
    file_unread="I cannot read that. I read {kinds}, up to {size} a file.",
    adding_off="Nothing can be added here: whoever runs me has switched that off.",
    adding_private="Send me a file, and I answer from it, here in our chat alone.\n\n{limits}",
    adding_group=(
        "Admins add a file by replying to it with /add@{bot}, or by sending it with that "
        "as its caption. I answer from it in this chat alone.\n\n{limits}"
    ),
    adding_limits=(
        "I read {kinds}, up to {size} a file. Here there are {documents} of {most}, with "
        "{used} of {room}."
    ),
    upload_fetching="Fetching {name} …",
    upload_reading="Reading {name} …",
    upload_page="Reading {name}: page {page} of {pages} …",
    upload_keeping="Adding {name} …",
    upload_added="Added: {name}, {counts}. Ask me about it.",
    upload_replaced=(
        "Replaced: {name}, {counts}. It was here since {date} in an older version; for a "
        "day, Undo brings that back."
    ),
    upload_here="That is here already: {name}, since {date}. Nothing has changed.",
    upload_unreadable="Not added: {name} cannot be read. {reason}.",
    upload_large="Not added: {name} is too large. A file may have {size} at most.",
    upload_full=(
        "Not added: there is no room for {name}. This chat has {documents} of {most}, "
        "with {used} of {room}. /remove makes room."
    ),
    upload_full_everywhere=(
        "Not added: there is no room for {name}. I keep as much as whoever runs me lets me."
    ),
    upload_no_disk=(
        "Not added: the disk of the machine that I run on has no room for {name}. Try again later."
    ),
    upload_lost="Not added: Telegram does not give me {name} any more. Send it once more.",
    upload_undone="Undone: all is as it was before.",
    undo_late="That can no longer be undone. /remove takes a document away.",
    document_added="{size}, added {date}",
    removal_which="Which document shall I remove?",
    removal_none="Nothing was added in this chat that I could remove.",
    removal_unknown="There is no document of that name that was added in this chat. These are:",
    removal_ask="Remove {name}? It is deleted for good, and its file with it.",
    removed="Removed: {name}. I keep nothing of it.",
    removal_gone="That document is not here any more.",
    button_undo="Undo",
    button_remove="Remove",
    help_add="add a file to what I answer from, by replying to it",
    help_remove="take a document away that was added here",
    help_admin_files=(
        "/add@{bot} in reply to a file – I answer from it here. /remove@{bot} – one goes again."
    ),
    privacy_files=(
        "A file that you send me to answer from is kept with its text, for this chat alone, until "
        "it is removed: by you in our private chat, by the admins in a group."
    ),
    forget_files="The files that you added in this chat go as well.",
    start_add="Send me a file, and I answer from it, here alone. /add tells more.",
    command_add="Add a file to what I answer from here",
    command_remove="Take away a document that was added here",
    # notes
    command_note="Note something down, to be answered with",
    help_note="and a text: I note it down and answer with it; in reply to a message: that message",
    note_added="Noted: from now on I answer with it here.",
    note_added_everywhere="Noted: from now on I answer with it everywhere.",
    note_changed="The note is changed.",
    note_removed="The note is taken away.",
    note_nothing=(
        "What shall I note down? Write it after the command, or reply with the command to a "
        "message."
    ),
    note_full="There is no room for more here: /remove takes away what is no longer needed.",
    note_no_disk=(
        "I could not keep that: the disk that I write to is full or broken. Whoever runs me "
        "can mend that."
    ),
    note_told="Whoever asked is told: {people}.",
    note_answers="{author} has answered your question “{question}”:",
    gap_which="Which question does that answer? Begin with its number, as in: 2 On Mondays.",
    gap_gone="That question is not open any more: /gaps shows those that are.",
    gap_write="Reply to this message with the answer: I note it down, and tell whoever asked.",
    gaps_how=(
        "To answer one, reply with its number: 2 On Mondays. I note that down, and tell "
        "whoever asked."
    ),
    gap_answered="answered",
    button_answer="✎ {number}",
    # notes
    help_admin_notes=(
        "/note@{bot} and a text – I note it down and answer with it here; in reply to a "
        "message, that message."
    ),
    privacy_notes=(
        "What is noted down for me to answer with is kept with its author's name and the day, "
        "until it is taken away: by you in our private chat, by the admins in a group."
    ),
    # the digest of a week
    digest_title="Asked in the last seven days, and not in the documents: {questions}",
    digest_end="/gaps shows all, and takes answers. /settings switches this digest off.",
    settings_digest="Weekly digest of unanswered questions",
    digest_sent="Send",
    digest_not_sent="Do not send",
)
