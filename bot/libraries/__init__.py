"""Which documents are open for questions?

Files on the disk become libraries, one for each tenant.

    by_tenant  Which library answers a tenant?
    files      What lies in the corpus folder?
    service    What is open for questions?
"""
