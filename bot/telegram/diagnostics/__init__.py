"""What is wrong with the bot, and which switch puts it right?

For `footnote doctor`.

    arrangements      What did the operator arrange?
    checkup           Can the bot work as it is set up?
    findings          What is wrong, and which switch puts it right?
    visit             What does Telegram say of us?
    cluster_findings  What is wrong with the cluster that is searched, and what puts it right?
    cluster_visit     What do the nodes of the cluster say of themselves?
"""
