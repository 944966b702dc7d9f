"""What can be typed at a shell?

One module for each command of `footnote`: its options, and few lines that call what does the work.
What is dear to import is imported when the command runs, for `footnote --help` and the completion
of a shell import every module here.

    ask         footnote ask: one question, or a batch of them, answered once.
    completion  footnote completion: the script that completes our command line in a shell.
    config      footnote config: show and check the settings.
    doctor      footnote doctor: what is wrong with the bot, and what to do about it.
    eval        footnote eval: how good the answers are, where the right ones are known.
    gaps        footnote gaps: questions of Telegram that the documents do not answer.
    serve       footnote serve: answer in Telegram.
    talk        footnote talk, or footnote alone: question and answer in the terminal.
"""
