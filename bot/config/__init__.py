"""What may the operator change?

Settings, their ranges, and the collections that answer in some chats only.

    collections  Whose documents answer here?
    settings     What may the operator change?
    validation   What may the value of a setting be?
"""
