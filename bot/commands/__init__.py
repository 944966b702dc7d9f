"""What can be typed at a shell?

One module a command of `footnote`.

    ask         footnote ask: one question, or a batch of them, answered once.
    completion  footnote completion: what teaches a shell to complete our command line.
    config      footnote config: show and check the settings.
    doctor      footnote doctor: what is wrong with the bot, and what to do about it.
    eval        footnote eval: how good the answers are, where the right ones are known.
    gaps        footnote gaps: what was asked in Telegram and the documents do not answer.
    serve       footnote serve: answer in Telegram.
    talk        footnote talk, or footnote alone: question and answer in the terminal.
"""
