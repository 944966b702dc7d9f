"""How does a message get into a chat?

Calls of the Bot API: their payloads, their rate, their way over the network, and their errors.

    api_errors    What does a failed call mean?
    connections   Which connection does a request use?
    departures    How many messages are on their way at once?
    errands       For whom is a message sent, and was it sent before?
    payloads      What is a Message in the JSON of the Bot API?
    rate_limiter  When is a call made, and when is it made again?
    rate_limits   When may the next message go out?
    sender        How does a Message get into a chat?
    server_time   What time is it at Telegram?
    sliding_window  How much went out lately, and for whom?
    transport     How do a call and its answer get over the network?
"""
