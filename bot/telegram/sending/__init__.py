"""How does a message get into a chat?

Calls to Telegram: their form, their pace, their way over the network and what failed ones mean.

    api_errors    What does a failed call mean?
    connections   Which way does a request go?
    payloads      How is a Message written down for Telegram?
    rate_limiter  What goes out when, and what is tried again?
    rate_limits   When may the next message go out?
    sender        How does a Message get into a chat?
    transport     How do a call and its answer get over the network?
"""
