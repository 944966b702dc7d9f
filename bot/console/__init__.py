"""How do we talk in a terminal?

Reading, asking and printing, line by line or in batches.

    batch   How are many questions answered at once?
    prompt  How is a line typed?
    repl    What does a line that is typed do?
    screen  How does a reply get onto the screen?
    stdio   How do characters get in and out?
"""
