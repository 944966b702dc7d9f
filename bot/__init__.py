"""Footnote answers with verbatim sentences, each cited to its place in its document.

Bytes become a document, a document becomes sentences, sentences travel in passages, passages are
indexed, a question finds hits, hits yield evidence, evidence makes an answer, an answer becomes a
reply. Each module answers one question, and imports only look back along this list:

    errors              What can go wrong on purpose?
    spans               Where in the text?
    nltk_slim           Which two parts of nltk do we use?
    unstemmed           Which words carry no topic in languages without a stemmer?
    asking              Which words are asked with, but seldom answered with?
    abbreviations       Which dots do not end a sentence?
    folding             When are two spellings one word?
    weights             How much does each part count?
    interrogatives      Which words ask for what kind of phrase?
    grams               Which words contain which four letters in a row?
    stopwords           Which words carry no topic?
    decoding            What characters are these bytes?
    languages           Which language is this?
    dates               Which words are a date?
    likeness/           Which words mean nearly the same?
    documents           What did we read?
    quotations          Where is somebody speaking?
    boundaries          Where does a sentence end?
    terms               What counts as the same word?
    sentences           What may be quoted?
    acronyms            Which letters stand for which words?
    numerals            How else is a date or a number said?
    passages            What is retrieved together?
    surroundings        What stands around each sentence that is looked at?
    vocabulary          Which words does the library use, and where?
    index               Which passages are about this?
    excerpts            What is known of sentences before anything is asked?
    library             What can be asked?
    spelling            Which word was meant?
    phrases             Which words could be the answer?
    questions           What is being asked?
    queries             What do we search for?
    strengths           How well does each word of the library say each term of the query?
    sheets              How well does each sentence say each term of the query?
    runs                How many of the question's runs of letters does each sentence have?
    parts               What speaks for a sentence?
    evidence            Which sentences answer it?
    marking             Which words of a sentence matter?
    citations           On whose word do we say it?
    confidence          How sure are we that the best sentence answers?
    answers             What do we say, and how much of it?
    pipeline            How does it all join?
    tenants             Whose documents answer here?
    wording/            What does the bot itself say, in which language?
    wording/words       What is there for the bot to say?
    wording/english     What does the bot say in English?
    wording/russian     What does the bot say in Russian?
    wording/chinese     What does the bot say in Chinese?
    messages            What is ready to be sent?
    portions            How much goes into one message?
    pages               What does a reader see around a sentence?
    links               Which passage does a deep link open?
    layout              What stands where in a reply?
    gaps                What was asked and not answered?
    captions            What is a document called where there is little room?
    readers/            What does this file say?
    readers/text        What does this plain text file say?
    readers/markdown    What does this Markdown file say?
    replies/            How does it look?
    replies/plain       How does it look in plain text?
    replies/terminal    How does it look in a terminal?
    replies/record      How does it look to a program?
    replies/message     How does it look in Telegram?
    replies/lists       How does a list look in Telegram?
    ranges              What may the value of a setting be?
    settings            What may the operator change?
    disk                What lies in the corpus folder?
    state/              What do we keep between one question and the next?
    state/places        Where is something said?
    state/schema        Which tables are kept, and how does an old file become a new one?
    state/locks         Who else has this file?
    state/workers       Who works on the database while the event loop goes on?
    state/store         How is what we keep written?
    state/inbox         What has arrived and is not finished?
    state/rules         What did the admins of a place choose?
    state/exchanges     What was asked, and what did we reply?
    state/votes         Was the answer any good?
    state/gaps          Which questions went without an answer?
    state/care          Which chats do we look after, and what is there to see to?
    state/chats         Which chats are we in?
    streams             How do characters get in and out?
    shop                What is open for questions?
    shelves             Which library answers a tenant?
    screen              How does a reply get onto the screen?
    batch               How are many questions answered at once?
    prompt              How is a line typed?
    console             What does a line that is typed do?
    evaluation/         How good are the answers to questions of which the answers are known?
    evaluation/faults   What can be wrong with what we are to measure with?
    evaluation/decoding Which values does the JSON of a question set hold?
    evaluation/cases    What is asked, and which words of which document would be right?
    evaluation/intervals How far may chance have moved a figure?
    evaluation/kinds    What type of question is it?
    evaluation/progress How far have we got?
    evaluation/processes How is work done in processes of its own?
    evaluation/squad    What does a file in SQuAD's layout ask?
    evaluation/lines    What does a file of JSON lines ask?
    evaluation/canard   What does a file in CANARD's layout ask?
    evaluation/files    Which questions does a file hold?
    evaluation/sampling Which questions are measured, and which of them stand or fall together?
    evaluation/plans    Which question is asked of which library?
    evaluation/rankers  Who ranks the sentences of a library?
    evaluation/typos    What does a slip of the finger make of a question?
    evaluation/trials   What became of one question?
    evaluation/baselines Who else could answer?
    evaluation/measures What is a list of outcomes worth?
    evaluation/times    How long does a question take?
    evaluation/running  How are many questions asked on all cores?
    evaluation/report   What do all the outcomes come to?
    evaluation/tables   How does a report look in a terminal?
    evaluation/records  How does a report look to a program?
    evaluation/plots    How does a report look in pictures?
    evaluation/measuring How is a set of questions measured from end to end?
    telegram/           How do we talk in Telegram?
    telegram/arrivals   What has arrived, before anybody understands it?
    telegram/lanes      Which update is handled next?
    telegram/inbox      How does an update get from Telegram to its handler, whatever happens?
    telegram/floods     Who asks too much?
    telegram/turns      What becomes of an update once it is its turn?
    telegram/authority  Who may do that?
    telegram/polling    How do updates come without a web address of our own?
    telegram/webhook    How do updates come to a web address of our own?
    telegram/tokens     Which bot are we, and who must never see that?
    telegram/faults     What does a failed call mean?
    telegram/slots      When may the next message go out?
    telegram/pace       What goes out when, and what is tried again?
    telegram/ways       Which way does a request go?
    telegram/transport  How do a call and its answer get over the network?
    telegram/packing    How is a Message written down for Telegram?
    telegram/checkup    What is wrong, and which switch puts it right?
    telegram/events     What can happen to us in Telegram?
    telegram/addressing Is a message put to us, and what does it ask?
    telegram/updates    What does this update mean to us?
    telegram/answering  Who answers, without holding anybody else up?
    telegram/sending    How does a Message get into a chat?
    telegram/desk       What does whoever handles an event need?
    telegram/recall     What do we know when a question comes?
    telegram/replying   What is sent in reply, and which buttons are under it?
    telegram/delivery   How does a reply get into a chat once, whatever happens in between?
    telegram/working    What is seen of us while an answer takes long?
    telegram/speaking   Which words does somebody read here?
    telegram/standing   What does an answer say that was given long ago?
    telegram/examples   Which question could somebody begin with?
    telegram/listing    Which documents answer here, and where is the last answer from?
    telegram/choices    What may be chosen here, and who chooses it?
    telegram/forgetting How does somebody make us forget them?
    telegram/unanswered What was asked and not answered, and who may see that?
    telegram/opening    Which passage does a link or a button open, and for whom?
    telegram/looking    What stands around an answer, and what comes near it?
    telegram/voting     What happens when somebody thinks well or badly of an answer?
    telegram/inline     What is offered to somebody who types our name and a question in any chat?
    telegram/guest      How is a question answered in a chat that we are not in?
    telegram/joining    What do we do when we are let into a chat, or put out of it?
    telegram/menus      Which commands does a menu offer, to whom?
    telegram/asking     How is a question answered?
    telegram/starting   What does /start show?
    telegram/commands   What does a command do?
    telegram/presses    What does a press do?
    telegram/dispatch   Which event goes where?
    telegram/apology    Who hears that we have a bug, and how?
    telegram/introduction Who are we, and what is whoever starts us told?
    telegram/visit      What does Telegram say of us?
    telegram/serving    How does it all run?
    commands/           What can be typed at a shell?
    commands/ask        footnote ask: one question, or a batch of them, answered once.
    commands/talk       footnote talk, or footnote alone: question and answer in the terminal.
    commands/eval       footnote eval: how good the answers are, where the right ones are known.
    commands/gaps       footnote gaps: what was asked in Telegram and the documents do not answer.
    commands/config     footnote config: show and check the settings.
    commands/serve      footnote serve: answer in Telegram.
    commands/doctor     footnote doctor: what is wrong with the bot, and what to do about it.
    commands/completion footnote completion: what teaches a shell to complete our command line.
    __main__            Who is wired to whom?
"""
