"""What is wrong with the bot, and which switch puts it right?

For `footnote doctor`.

    arrangements  What did the operator arrange?
    checkup       Can the bot work as it is set up?
    findings      What is wrong, and which switch puts it right?
    visit         What does Telegram say of us?
"""
