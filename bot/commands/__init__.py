"""What can be typed at a shell?

One module for each command of `footnote`: its options, and few lines that call what does the work.
What is dear to import is imported when the command runs, for `footnote --help` and the completion
of a shell import every module here.

    add          footnote add: take files and folders into the library, once and for all.
    ask          footnote ask: one question, or a batch of them, answered once.
    bench        footnote bench: how fast passages are found, beside other engines.
    collections  footnote collections: which collections the library has.
    completion   footnote completion: the script that completes our command line in a shell.
    config       footnote config: show and check the settings.
    doctor       footnote doctor: what is wrong with the bot, and what to do about it.
    eval         footnote eval: how good the answers are, where the right ones are known.
    export       footnote export: the texts of the library as plain files.
    gaps         footnote gaps: questions of Telegram that the documents do not answer.
    list         footnote list: what is in the library.
    model        footnote model: add, list and remove embedding models that help to choose.
    move         footnote move: copy the library into a cluster, or out of it, and compare.
    remove       footnote remove: take documents out of the library.
    repair       footnote repair: make a damaged library whole.
    serve        footnote serve: answer in Telegram.
    show         footnote show: a document of the library as it is kept there.
    state        footnote state: move what the bot keeps into a database for several bots.
    talk         footnote talk, or footnote alone: question and answer in the terminal.
    verify       footnote verify: whether the library still says what the files say.
"""
