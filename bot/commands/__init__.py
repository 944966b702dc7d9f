"""What can be typed at a shell? One module a command, each with its `command` for click.

A command returns its exit status. It is imported when it is used, so that none pays for another.
"""
