"""What may the operator change?

Settings, their ranges, and the collections that answer in some chats only.

    addresses    Where does an address of the settings lead?
    beside_file  What does a relative path in a settings file mean?
    collections  Whose documents answer here?
    environment  What does the text of an environment variable mean?
    paths        Where are the user's files?
    sections     Which settings do the outer layers obey?
    settings     What may the operator change?
    validation   What may the value of a setting be?
"""
