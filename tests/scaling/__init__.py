"""How many machines does a fleet need, and how long do people wait?

measured     Which figures is everything computed from?
measuring    What does one question cost a node of the cluster, and what does one passage?
clockwork    How does a queue of work pass in time?
fleet        What happens to the questions of many chats, from Telegram and back?
sizing       How many machines, how much memory and disk, and what do they cost?
pages        The tables of bot/libraries/SCALING.md.

python -m tests.scaling          prints the tables; --write puts them into the page
"""
